package attribution

import (
	"strings"

	"onrecord/corpus/attribution/phrase"
	"onrecord/corpus/text"
)

// order tells where the source stands.
type order uint8

const (
	before    order = iota // Lavrov said
	after                  // said Lavrov
	shared                 // ..., adding: the source of the cue before
	according              // according to Lavrov; the content has no verb to lean on
)

// cue is one group of reporting words in a sentence, with its source.
type cue struct {
	first, last int // tokens of the group: "was quoted as saying"
	verb        int // the word that carries it
	c           text.VerbForm
	order       order
	src         text.Span // empty when nobody is named
	sure        bool      // the source is certain
}

// left is the first token that belongs to cue or source.
func (c *cue) left() int {
	if c.src.Empty() || c.order == shared {
		return c.first
	}
	return min(c.first, c.src.First)
}

// right is the token after cue and source.
func (c *cue) right() int {
	if c.src.Empty() || c.order == shared {
		return c.last
	}
	return max(c.last, c.src.End)
}

// cues lists the reporting words of a sentence that stand outside speech.
func cues(d *text.Document, s text.Span) []cue {
	var out []cue
	caps := d.AllCaps(s)
	headline := caps || d.TitleCase(s)
	floor := s.First
	for i := s.First; i < s.End; i = d.Next(i) {
		t := &d.Tokens[i]
		if d.SpeechAt(i) != nil || t.Kind != text.Word {
			continue
		}
		var c cue
		ok := false
		switch {
		case t.Class&text.Reporting != 0 && d.Is(i-1, "as") && d.Is(i+1, "by") && text.ReportingVerbs[t.Low].Form == text.Finite:
			if np, found := phrase.After(d, i+2, s.End); found && phrase.CanSpeak(d, np) { // "as noted by the mayor"
				c, ok = cue{first: i - 1, last: i + 2, verb: i, order: according, src: np, c: text.ReportingVerbs[t.Low]}, true
			}
		case t.Class&text.Reporting != 0 && (!t.Upper || caps):
			c, ok = verbCue(d, i, floor, s, headline)
		case t.Low == "according" && d.Is(i+1, "to"):
			c, ok = accordingTo(d, i, s)
		case t.Low == "words" && d.Is(i+1, "of") && d.Is(i-1, "the") && d.Is(i-2, "in"):
			if np, found := phrase.After(d, i+2, s.End); found {
				c, ok = cue{first: i - 2, last: i + 2, verb: i, order: according, src: np, c: text.VerbForm{Lemma: "say"}}, true
			}
		}
		if !ok || saying(d, c.src) {
			continue
		}
		if c.order == shared {
			c.src = sharedSource(d, out, s, i)
		}
		out = append(out, c)
		floor = c.right()
		if n := c.right(); n > i+1 {
			i = n - 1
		}
	}
	return out
}

// saying reports whether the source is nobody in particular, in "as people say".
func saying(d *text.Document, src text.Span) bool {
	return src.End-src.First == 1 && d.Is(src.First, "people", "they", "one", "some", "we", "you") && d.Is(src.First-1, "as")
}

// accordingTo reads "according to NP" at i.
func accordingTo(d *text.Document, i int, s text.Span) (cue, bool) {
	np, ok := phrase.After(d, i+2, s.End)
	if d.Is(i+2, "our", "my", "your") {
		return cue{}, false // said by whoever speaks here
	}
	if d.Is(i+2, "him", "her", "them") {
		np, ok = text.Span{First: i + 2, End: i + 3}, true
	}
	return cue{first: i, last: i + 2, verb: i, order: according, src: np, c: text.VerbForm{Lemma: "say"}}, ok
}

// verbCue decides whether the form of a reporting verb at i reports something
// here, and who its source is.
func verbCue(d *text.Document, i, floor int, s text.Span, headline bool) (cue, bool) {
	t := &d.Tokens[i]
	c := cue{first: i, last: i + 1, verb: i, c: text.ReportingVerbs[t.Low]}
	if d.Is(i-1, "worth") || isNoun(d, i, s, headline) || naming(d, i) || counting(d, i) || d.Is(i, "described", "portrayed", "characterized", "depicted") && d.Is(i+1, "as") && d.Is(i-1, ",", "-") {
		return c, false
	}
	if citing[t.Low] && citesSaying(d, i, s) {
		return c, false // the one who is quoted has the next cue
	}
	if c.c.Form == text.Gerund && d.Is(i-1, "as") {
		if q, ok := asSaying(d, i, floor, s); ok {
			return q, true
		}
	}
	if c.c.Form != text.Gerund || d.At(i-1).Class&text.Auxiliary != 0 || d.Is(i-1, "as") || d.At(i-1).Class&text.Adverb != 0 {
		c.first = groupStart(d, i, floor)
	}
	aux, be, to := auxiliaries(d, c.first, i)
	if to && !d.Is(c.first, "went", "goes", "go", "continued") {
		used := usedTo(d, c.first, floor)
		if !c.c.AllowsObject || c.c.AllowsThat || used < 0 {
			return c, false // "refused to say"
		}
		np, ok := phrase.Before(d, groupStart(d, used, floor), floor, s.First)
		c.first, c.src = i, np
		return c, ok && phrase.CanSpeak(d, np)
	}
	if p := d.At(c.first - 1); p.Class&text.Pronoun != 0 && len(p.Low) > 2 && (p.Possessive || strings.HasSuffix(p.Low, "'re") || strings.HasSuffix(p.Low, "'m")) {
		be = true // "she's promising"
	}
	passive := be && c.c.Form != text.Gerund && c.c.Form != text.Base
	if c.c.Form == text.Gerund && d.Is(i-1, "as") && d.Is(i-2, "quoted", "cited", "reported", "recorded") {
		c.first = groupStart(d, i-2, floor)
		passive = false
	} else if passive {
		return c, false
	}
	if d.Is(i+1, "out") && (c.c.Lemma == "point" || c.c.Lemma == "call") {
		c.last++
	} else if c.c.Lemma == "put" && d.Is(i+1, "it") && afterAs(d, c.first) {
		c.last++
	} else if c.c.Lemma == "point" || c.c.Lemma == "put" || d.Is(i+1, "by") && c.c.Lemma != "continue" && !d.Is(i-1, "as") {
		return c, false
	}
	if d.Is(c.last, "in") && d.Is(c.last+1, "a", "an", "the") && d.Is(c.last+2, "statement", "interview", "tweet", "speech", "letter", "email") {
		c.last += 3
	}
	if c.c.Form != text.Gerund || be || d.Is(i-1, "as") {
		if np, ok := inverted(d, c, i, s); ok && !(be && c.c.Form == text.Gerund) {
			c.src, c.order = np, after
			return c, true
		}
	}
	end := c.first
	if c.c.Form == text.Gerund && !be && d.Is(end-1, ",", "-") {
		return withoutSubject(d, c, i, s, aux)
	}
	if np, ok := phrase.Before(d, end, floor, s.First); ok && (agrees(d, np, c, aux) || quoteBefore(d, np) && c.c.Form == text.Finite) {
		if c.c.Form == text.Gerund && !be && !d.Is(i-1, "as") && !d.Is(np.First-1, "with") && !d.Is(c.last, "that") {
			if phrase.Media[d.At(end-1).Low] {
				return withoutSubject(d, c, i, s, aux)
			}
			return c, false
		}
		c.src = withAntecedent(d, np, s)
		return c, true
	}
	return withoutSubject(d, c, i, s, aux)
}

// afterAs reports whether "as" stands shortly before token i: "as the mayor put it".
func afterAs(d *text.Document, i int) bool {
	for j := i - 1; j > i-12; j-- {
		if d.Is(j, "as") {
			return true
		}
	}
	return false
}

// usedTo finds the verb when the infinitive is what something was used for: "used
// the interview to criticise"; -1 when it is not.
func usedTo(d *text.Document, i, floor int) int {
	for j := i - 1; j >= max(floor, i-9); j-- {
		if d.Is(j, "used", "took", "uses", "takes") {
			return j
		}
	}
	return -1
}

// isNoun tells the noun "claims" from the verb.
func isNoun(d *text.Document, i int, s text.Span, headline bool) bool {
	t := &d.Tokens[i]
	prev := d.At(i - 1)
	if t.Capital && !d.IsStart(i) && !t.Upper && phrase.IsNoun(d, i) {
		if c := text.ReportingVerbs[t.Low]; !headline || c.Form == text.Base || c.AlsoNoun && t.Class&(text.Body|text.Role) != 0 {
			return true // the Washington Post
		}
	}
	if prev.Class&(text.Determiner|text.Possessive) != 0 && prev.Class&text.Pronoun == 0 && !d.Is(i-1, "that", "this", "all", "both", "each", "many", "some", "others", "few", "most") || prev.Possessive && text.ReportingVerbs[t.Low].AlsoNoun {
		return true
	}
	c := text.ReportingVerbs[t.Low]
	if c.Lemma == "call" && (d.Is(i-1, "so", "so-", "-") || d.Is(i+1, "to")) {
		return true // "the so called plan", "called to mind"
	}
	if !c.AlsoNoun {
		return c.Form == text.Participle && d.Is(i+1, "to") && c.Lemma == "say"
	}
	if prev.Class&text.Preposition != 0 || prev.Kind == text.Word && !prev.Capital && prev.Class == 0 && c.Form == text.Base {
		return true
	}
	if t.Low == "states" && !d.Is(i+1, "that", ":") && d.SpeechAt(i+1) == nil || d.Is(i+1, "that") && d.At(i+2).Class&(text.Auxiliary|text.FiniteVerb) != 0 && prev.Class&text.Pronoun == 0 {
		return true // "rules that would bind them"
	}
	if d.Is(i+1, "of") && c.Form == text.Finite && t.Low[len(t.Low)-1] == 's' {
		return true // "claims of victory"
	}
	if d.Is(i+1, "of", "about", "by", "from") && c.Form == text.Base {
		return true
	}
	// "claims" after an adjective: only when something that can be claimed follows.
	if prev.Class == 0 && !prev.Capital && prev.Kind == text.Word {
		return !d.Is(i+1, "that", ":", ",") && (d.SpeechAt(i+1) == nil || d.At(i-2).Class&(text.Determiner|text.Possessive) != 0)
	}
	return false
}

// naming reports whether "called" at i gives a thing its name: "a group called
// Harbor Watch", "The tower, called the Needle,", and in "weak, he called it" what it
// calls stands before.
func naming(d *text.Document, i int) bool {
	if !d.Is(i, "called", "calls", "call") {
		return false
	}
	if d.Is(i+1, "in", "into", "up", "off", "back", "together", "away") {
		return true // "called in an expert"
	}
	if d.Is(i+1, "it", "him", "her", "them", "this", "that") && d.At(i+2).Kind == text.Punctuation && !d.Is(i+2, "$", "£") {
		return true
	}
	if !d.Is(i, "called") || d.At(i+1).Class&(text.Day|text.Time) != 0 || !d.At(i+1).Capital && d.At(i+1).Kind != text.Mark && !(d.Is(i+1, "the") && (d.At(i+2).Capital || d.At(i+2).Kind == text.Mark)) {
		return false
	}
	prev := d.At(i - 1)
	if d.Is(i-1, ",") {
		for j := i - 2; j > i-12 && !d.IsStart(j+1); j-- {
			if t := d.At(j); t.Kind != text.Word || t.Class&(text.Role|text.Pronoun) != 0 || t.Capital && !d.IsStart(j) {
				return false
			}
		}
		return true
	}
	if prev.Kind != text.Word || prev.Capital && !prev.Upper || prev.Class&(text.Role|text.Pronoun|text.Auxiliary|text.Adverb) != 0 {
		return false
	}
	for j := i - 2; j > i-7; j-- {
		if t := d.At(j); t.Kind != text.Word || t.Class&text.Role != 0 {
			return false
		}
		if d.Is(j, "a", "an", "another") {
			return !phrase.Media[prev.Low] && !d.Is(j-1, "in")
		}
	}
	return false
}

// counting reports whether "added" at i is followed by how many: "added around 40,000
// jobs".
func counting(d *text.Document, i int) bool {
	if text.ReportingVerbs[d.At(i).Low].Lemma != "add" {
		return false
	}
	j := i + 1
	for j < i+3 && d.Is(j, "around", "about", "nearly", "almost", "over", "only", "just", "some", "more", "than", "another") {
		j++
	}
	return d.IsNumber(j) && d.At(j).Quotation == d.At(i).Quotation && !isVerbAfter(d, j)
}

// isVerbAfter reports whether the number at i is the subject of a clause: "added 40 had
// been hurt".
func isVerbAfter(d *text.Document, i int) bool {
	for j := i + 1; j < i+8; j++ {
		if t := d.At(j); t.Kind != text.Word || t.Class&text.Preposition != 0 {
			return false
		} else if t.Class&(text.Auxiliary|text.FiniteVerb) != 0 {
			return true
		}
	}
	return false
}

// groupStart goes back over auxiliaries and adverbs before the verb at i.
func groupStart(d *text.Document, i, floor int) int {
	j := i
	for j-1 >= floor && j > i-8 {
		t := d.At(j - 1)
		if t.Kind != text.Word || t.Quotation != 0 && d.SpeechAt(j-1) != nil {
			break
		}
		switch {
		case t.Class&(text.Adverb|text.Auxiliary) != 0 && !(t.Capital && d.IsStart(j-1) && t.Class&text.Adverb != 0 && false) && !phrase.IsMay(d, j-1):
			j--
		case t.Low == "to" && d.Is(j-2, "on") && d.Is(j-3, "went", "goes", "go"):
			j -= 3
		case t.Low == "to" && d.Is(j-2, "continued"):
			j -= 2
		case t.Low == "to":
			j--
		case t.Class&text.Day != 0 && d.Is(j-2, "on"):
			j -= 2
		default:
			return j
		}
	}
	return j
}

// auxiliaries tells what stands in a verb group before the verb.
func auxiliaries(d *text.Document, first, verb int) (aux, be, to bool) {
	for i := first; i < verb; i++ {
		t := d.At(i)
		aux = aux || t.Class&text.Auxiliary != 0
		to = to || t.Low == "to"
		switch t.Low {
		case "is", "was", "were", "are", "be", "been", "being", "'s":
			be = true
		case "have", "had", "has":
			be = false
		}
	}
	return aux, be, to
}
