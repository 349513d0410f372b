package rules

import (
	"strings"

	"onrecord/corpus/text"
)

// label is the name at the head of a paragraph of a transcript: "LAVROV:".
type label struct {
	np   text.Span
	end  int    // token after the colon
	asks bool   // says nothing but questions: the interviewer
	role string // what a turn without a name is
}

// readLabels finds the paragraphs that are turns in a transcript or an interview, by
// paragraph. A label in capitals counts when the text has two such, one in small
// letters when it comes back.
func readLabels(d *text.Document) map[int]*label {
	count, asked := map[string]int{}, map[string]int{}
	all := map[int]*label{}
	total := 0
	for k := range d.Paragraphs {
		l, ok := readLabel(d, &d.Paragraphs[k])
		if !ok {
			continue
		}
		all[k] = &l
		count[labelText(d, &l)]++
		if end := d.Paragraphs[k].End - 1; d.Is(end, "?") || d.At(end).Kind == text.Mark && d.Is(end-1, "?") {
			asked[labelText(d, &l)]++
		}
		total++
	}
	for k, l := range all {
		text := labelText(d, l)
		upper := d.At(l.np.First).Upper || text == "q" || text == "a"
		if !(count[text] >= 2 && len(count) >= 2 || upper && total >= 3 || l.np.End-l.np.First > 1 && count[d.At(l.np.End-1).Low] >= 2) {
			delete(all, k)
		}
		l.asks = count[text] >= 2 && asked[text] == count[text] && len(asked) < len(count)
	}
	if len(all) == 0 {
		return dashTurns(d)
	}
	return all
}

func labelText(d *text.Document, l *label) string {
	s := l.role
	for i := l.np.First; i < l.np.End; i++ {
		s += d.Tokens[i].Low + " "
	}
	return strings.TrimSuffix(s, " ")
}

// readLabel reads "JAKE TAPPER, HOST:" at the head of a paragraph.
func readLabel(d *text.Document, p *text.Paragraph) (label, bool) {
	first := p.First
	for first < p.End && (d.Is(first, "*", "_") || first == p.First && d.At(first).Kind == text.Mark) {
		first++ // a name in bold type, or in a transcript that is quoted
	}
	i := first
	for i < p.End && i < first+12 && !d.Is(i, ":") {
		i++
	}
	if !d.Is(i, ":") || i >= p.End || i == first || i+2 >= p.End || d.SpeechAt(i+1) != nil && d.SpeechAt(i+1).First > first && d.SpeechAt(i+1).End >= p.End-1 {
		return label{}, false
	}
	end := i
	np := text.Span{First: first, End: first}
	for j := first; j < end; j++ {
		t := &d.Tokens[j]
		if d.Is(j, ",", "(", "[", "*", "_") {
			break
		}
		if t.Kind != text.Word && t.Low != "." && t.Low != "-" || t.Kind == text.Word && !t.Capital && t.Class&text.Preposition == 0 {
			return label{}, false
		}
		np.End = j + 1
	}
	if np.Empty() || np.End-np.First > 5 {
		return label{}, false
	}
	end++
	for first > p.First && end < p.End && d.Is(end, "*", "_") {
		end++
	}
	return label{np: np, end: end}, true
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
	if l.asks || d.Is(l.np.First, "q", "question") {
		return // what the interviewer asks is no statement
	}
	b.emit(found{content: []text.Span{{First: l.end, End: p.End}}, sent: p.End, src: l.np, label: labelText(d, l)})
}
