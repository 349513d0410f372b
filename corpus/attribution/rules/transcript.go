package rules

import (
	"strings"

	"onrecord/corpus/attribution/phrase"
	"onrecord/corpus/lexicon"
	"onrecord/corpus/text"
)

// label is the name at the head of a paragraph of a transcript: "LAVROV:".
type label struct {
	np     text.Span
	end    int    // token after the colon
	asks   bool   // says nothing but questions: the interviewer
	role   string // what a turn without a name is
	titled bool   // a title or a party in brackets shows that it is somebody's name
}

// voice is what the turns under one label have in common.
type voice struct {
	turns, spoken, asked int
	person               bool
}

// readLabels finds the paragraphs that are turns in a transcript or an interview, by
// paragraph. What makes a label is that most of what stands under it is sentences, that
// its words can be somebody's name, and that the text has more turns, his own or other
// people's.
func (b *builder) readLabels() map[int]*label {
	d := b.d
	all := map[int]*label{}
	voices := map[string]*voice{}
	for k := range d.Paragraphs {
		p := &d.Paragraphs[k]
		l, ok := readLabel(d, p)
		if !ok {
			continue
		}
		all[k] = &l
		name := labelText(d, &l)
		v := voices[name]
		if v == nil {
			v = &voice{person: b.canSpeakAt(l.np)}
			voices[name] = v
		}
		v.turns++
		v.asked += count(asked(d, p))
		v.spoken += count(spoken(d, text.Span{First: l.end, End: p.End}))
	}
	upper, titled, several, turns, interviewers := 0, 0, 0, 0, 0
	dialogue := false
	for name, v := range voices {
		if 2*v.spoken < v.turns {
			delete(voices, name)
			continue
		}
		dialogue = dialogue || v.asked > 0
		turns += v.turns
		several += count(v.turns >= 2 && v.person)
		interviewers += count(v.turns >= 2 && v.asked == v.turns)
	}
	whole := dialogue && turns >= 4 && turns >= 2*len(voices) && 2*turns > len(d.Paragraphs) // nothing but a transcript
	for _, l := range all {
		if v := voices[labelText(d, l)]; v != nil && v.person {
			upper += count(d.At(l.np.First).Upper || isAnswer(d, l.np.First))
			titled += count(l.titled)
		}
	}
	for k, l := range all {
		v := voices[labelText(d, l)]
		if v == nil || !v.person && !whole && v.asked < v.turns {
			delete(all, k)
			continue
		}
		several := several > 0 && len(voices) >= 2 && 2*several >= len(voices)
		clear := l.titled || l.np.Len() > 1 && b.known(l.np) || isAnswer(d, l.np.First) || d.At(l.np.First).Upper
		switch {
		case whole, v.turns >= 2 && several && (dialogue || clear || l.np.Len() > 1), v.turns >= 3 && b.known(l.np):
		case clear && (several || upper >= 3 || titled >= 2):
		default:
			delete(all, k)
		}
		l.asks = !l.titled && v.turns >= 2 && v.asked == v.turns && interviewers < len(voices) && len(voices) <= 4
	}
	if len(all) == 0 {
		return dashTurns(d)
	}
	return all
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// asked reports whether a paragraph ends in a question.
func asked(d *text.Document, p *text.Paragraph) bool {
	end := p.End - 1
	return d.Is(end, "?") || d.At(end).Kind == text.Mark && d.Is(end-1, "?")
}

// spoken reports whether what stands under a label ends as a sentence does or breaks off
// as a long one, unlike a price, an address or a score.
func spoken(d *text.Document, p text.Span) bool {
	end := p.End - 1
	for end > p.First && (d.At(end).Kind == text.Mark || d.Is(end, ")", "]")) {
		end--
	}
	return !d.IsNumber(p.First) && d.At(p.First).Kind == text.Word && (text.IsTerminal(d.At(end).Low) || d.Is(end, "-") || p.Len() > 12 && hasVerb(d, p))
}

// isAnswer reports whether the label at token i is one of "Q" and "A".
func isAnswer(d *text.Document, i int) bool { return d.Is(i, "q", "a", "q.", "a.") }

func labelText(d *text.Document, l *label) string {
	s := l.role
	for i := l.np.First; i < l.np.End; i++ {
		s += strings.Trim(d.Tokens[i].Low, ".") + " "
	}
	return strings.TrimSuffix(s, " ")
}

// printed is the label as it is handed on: with its capitals, where it has small
// letters too.
func (l *label) printed(d *text.Document) string {
	if l.np.Empty() || phrase.AllUpper(d, l.np) || isAnswer(d, l.np.First) {
		return labelText(d, l)
	}
	return d.Text[d.Tokens[l.np.First].Start:d.Tokens[l.np.End-1].End]
}

// readLabel reads "JAKE TAPPER, HOST:", "[00:12] Mr. Tapper (Independent):" and "Q." at
// the head of a paragraph.
func readLabel(d *text.Document, p *text.Paragraph) (label, bool) {
	first := afterClock(d, p.First, p.End)
	for first < p.End && (d.Is(first, "*", "_") || first == p.First && d.At(first).Kind == text.Mark) {
		first++ // a name in bold type, or in a transcript that is quoted
	}
	if d.At(first).Capital && (d.Is(first, "q", "a") && d.Is(first+1, ".") || d.Is(first, "q.", "a.")) && first+3 < p.End && d.At(first+1).Spaced == d.Is(first, "q.", "a.") {
		end := first + 1
		if d.Is(end, ".") {
			end++
		}
		return label{np: text.Span{First: first, End: first + 1}, end: end}, true
	}
	i := first
	for i < p.End && i < first+14 && !d.Is(i, ":") {
		i++
	}
	if !d.Is(i, ":") || i >= p.End || i == first || i+2 >= p.End || d.SpeechAt(i+1) != nil && d.SpeechAt(i+1).First > first && d.SpeechAt(i+1).End >= p.End-1 {
		return label{}, false
	}
	if !d.At(i+1).Spaced && !isAnswer(d, first) && !d.Is(i+1, "*", "_") {
		return label{}, false // "More:What the mayor said", a link to another page
	}
	l := label{np: text.Span{First: first, End: first}, end: i + 1}
	for j := first; j < i; j++ {
		t := &d.Tokens[j]
		if d.Is(j, ",", "(", "[", "*", "_") {
			l.titled = l.titled || d.Is(j, "(") && d.Is(i-1, ")") && d.At(j+1).Capital
			break
		}
		if t.Kind != text.Word && t.Low != "." && t.Low != "-" || t.Kind == text.Word && !t.Capital && t.Class&text.Preposition == 0 && !d.Has(t.Low, lexicon.Particle) {
			return label{}, false
		}
		if kinds[t.Low] {
			return label{}, false
		}
		l.np.End = j + 1
	}
	for j := l.np.End; j < i; j++ {
		if d.At(j).Class&(text.Day|text.Time) != 0 && d.At(j).Capital {
			return label{}, false // "VELBY, NORTH COAST - MAY 24: Men carry ...", a caption
		}
	}
	if l.np.Empty() || l.np.Len() > 7 {
		return label{}, false
	}
	l.titled = l.titled || l.np.Len() > 1 && d.At(first).Class&text.Title != 0 && !d.Is(first, "st", "st.")
	for first > p.First && l.end < p.End && d.Is(l.end, "*", "_") {
		l.end++
	}
	return l, true
}

// afterClock returns the token behind a time of a recording at token i: "[00:12]",
// "(1:02:33)", "00:12 -".
func afterClock(d *text.Document, i, limit int) int {
	j := i
	bracket := d.Is(j, "[", "(")
	if bracket {
		j++
	}
	if !d.IsNumber(j) {
		return i
	}
	signs := 0
	for j < min(limit, i+10) && (d.IsNumber(j) || d.Is(j, ":", ".")) {
		signs += count(d.Is(j, ":") || strings.Contains(d.At(j).Low, ":"))
		j++
	}
	if bracket {
		if !d.Is(j, "]", ")") {
			return i
		}
		j++
	} else if d.Is(j, "-") {
		j++
	}
	if signs == 0 {
		return i
	}
	return j
}

// Asking are labels that stand for nobody by name.
var Asking = text.Set(`q question host moderator interviewer reporter journalist unidentified a answer`)

// turn is one paragraph of a transcript.
func (b *builder) turn(p *text.Paragraph, l *label) {
	d := b.d
	b.pending = nil
	if l.end >= p.End {
		return
	}
	if l.asks || d.Is(l.np.First, "q", "q.", "question") {
		return // what the interviewer asks is no statement
	}
	b.emit(found{content: []text.Span{{First: l.end, End: p.End}}, sent: p.End, src: l.np, label: l.printed(d)})
}
