package rules

import (
	"strings"

	"onrecord/corpus/attribution/phrase"
	"onrecord/corpus/lexicon"
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
	at          int // the word that carries it
	verb        text.VerbForm
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
		case t.Class&text.Reporting != 0 && d.Is(i-1, "as") && d.Is(i+1, "by") && d.Verb(t.Low).Form == text.Finite:
			if np, found := phrase.After(d, i+2, s.End); found && phrase.CanSpeak(d, np) { // "as noted by the mayor"
				c, ok = cue{first: i - 1, last: i + 2, at: i, order: according, src: np, verb: d.Verb(t.Low)}, true
			}
		case t.Class&text.Reporting != 0 && (!t.Upper || caps):
			c, ok = verbCue(d, i, floor, s, headline)
		case t.Low == "according" && d.Is(i+1, "to"):
			c, ok = accordingTo(d, i, s)
		case t.Low == "words" && d.Is(i+1, "of") && d.Is(i-1, "the") && d.Is(i-2, "in"):
			if np, found := phrase.After(d, i+2, s.End); found {
				c, ok = cue{first: i - 2, last: i + 2, at: i, order: according, src: np, verb: text.VerbForm{Lemma: "say"}}, true
			}
		}
		if !ok || IsGenericSource(d, c.src) {
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

// IsGenericSource reports whether the source is nobody in particular, in "as people say".
func IsGenericSource(d *text.Document, src text.Span) bool {
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
	return cue{first: i, last: i + 2, at: i, order: according, src: np, verb: text.VerbForm{Lemma: "say"}}, ok
}

// verbCue decides whether the form of a reporting verb at i reports something
// here, and who its source is.
func verbCue(d *text.Document, i, floor int, s text.Span, headline bool) (cue, bool) {
	t := &d.Tokens[i]
	c := cue{first: i, last: i + 1, at: i, verb: d.Verb(t.Low)}
	if d.Is(i-1, "worth") || IsNounHere(d, i, s, headline) || IsNaming(d, i) || counting(d, i) || d.Is(i, "described", "portrayed", "characterized", "depicted") && d.Is(i+1, "as") && d.Is(i-1, ",", "-") {
		return c, false
	}
	if c.verb.Lemma == "continue" && d.Is(i+1, "to") {
		return c, false // "The troops continue to move closer"
	}
	if citing[t.Low] && citesSaying(d, i, s) {
		return c, false // the one who is quoted has the next cue
	}
	if c.verb.Form == text.Gerund && Imagined(d, i, s) {
		return c, false
	}
	if c.verb.Form == text.Gerund && d.Is(i-1, "as") {
		if q, ok := asSaying(d, i, floor, s); ok {
			return q, true
		}
	}
	if c.verb.Form != text.Gerund || d.Is(i-1, "as") || d.At(i-1).Class&text.Adverb != 0 {
		c.first = groupStart(d, i, floor)
	}
	aux, be, to := auxiliaries(d, c.first, i)
	if to && !d.Is(c.first, "went", "goes", "go", "continued") {
		used := usedTo(d, c.first, floor)
		if !c.verb.AllowsObject || c.verb.AllowsThat || used < 0 {
			return c, false // "refused to say"
		}
		np, ok := phrase.Before(d, groupStart(d, used, floor), floor, s.First)
		c.first, c.src = i, np
		return c, ok && phrase.CanSpeak(d, np)
	}
	if p := d.At(c.first - 1); p.Class&text.Pronoun != 0 && len(p.Low) > 2 && (p.Possessive || strings.HasSuffix(p.Low, "'re") || strings.HasSuffix(p.Low, "'m")) {
		be = true // "she's promising"
	}
	passive := be && c.verb.Form != text.Gerund && c.verb.Form != text.Base
	if c.verb.Form == text.Gerund && d.Is(i-1, "as") && d.Is(i-2, "quoted", "cited", "reported", "recorded") {
		c.first = groupStart(d, i-2, floor)
		passive = false
	} else if passive {
		return toldBy(d, c, s)
	}
	if d.Is(i+1, "out") && (c.verb.Lemma == "point" || c.verb.Lemma == "call") {
		c.last++
	} else if c.verb.Lemma == "put" && d.Is(i+1, "it") && afterAs(d, c.first) {
		c.last++
	} else if c.verb.Lemma == "point" || c.verb.Lemma == "put" || d.Is(i+1, "by") && c.verb.Lemma != "continue" && !d.Is(i-1, "as") {
		return c, false
	}
	if d.Is(c.last, "in") && d.Is(c.last+1, "a", "an", "the") && d.Is(c.last+2, "statement", "interview", "tweet", "speech", "letter", "email") {
		c.last += 3
	}
	if c.verb.Form != text.Gerund || be || d.Is(i-1, "as") {
		if np, ok := inverted(d, c, i, s); ok && !(be && c.verb.Form == text.Gerund) {
			c.src, c.order = np, after
			return c, true
		}
	}
	end := c.first
	if c.verb.Form == text.Gerund && !be && d.Is(end-1, ",", "-") {
		return withoutSubject(d, c, i, s, aux)
	}
	if np, ok := phrase.Before(d, end, floor, s.First); ok && (agrees(d, np, c, aux) || quoteBefore(d, np) && c.verb.Form == text.Finite) {
		if c.verb.Form == text.Gerund && !be && !d.Is(i-1, "as") && !d.Is(np.First-1, "with") && !d.Is(c.last, "that") {
			if d.Has(d.At(end-1).Low, lexicon.Media) {
				return withoutSubject(d, c, i, s, aux)
			}
			return c, false
		}
		c.src = withAntecedent(d, np, s)
		return c, true
	}
	return withoutSubject(d, c, i, s, aux)
}

// toldBy reads the source behind a passive verb of telling: "was told by his adviser that".
func toldBy(d *text.Document, c cue, s text.Span) (cue, bool) {
	if !c.verb.TakesListener || !d.Is(c.at+1, "by") {
		return c, false
	}
	np, ok := phrase.After(d, c.at+2, s.End)
	if !ok || !phrase.CanSpeak(d, np) || !d.Is(np.End, "that", "to", "not") {
		return c, false
	}
	c.src, c.last, c.order, c.sure = np, np.End, before, true
	return c, true
}

// Imagined reports whether somebody is only thought to say what the gerund at i begins:
// "You can almost hear the minister saying".
func Imagined(d *text.Document, i int, s text.Span) bool {
	for j := i - 1; j > max(s.First, i-16); j-- {
		if d.Is(j, "hear", "imagine", "picture", "envision") {
			return d.At(j-1).Class&text.Auxiliary != 0 || d.At(j-2).Class&text.Auxiliary != 0 || d.IsStart(j)
		}
	}
	return false
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

// groupStart goes back over auxiliaries and adverbs before the verb at i.
func groupStart(d *text.Document, i, floor int) int {
	j := i
	for j-1 >= floor && j > i-8 {
		t := d.At(j - 1)
		if t.Kind != text.Word || t.Quotation != 0 && d.SpeechAt(j-1) != nil {
			break
		}
		switch {
		case t.Class&(text.Adverb|text.Auxiliary) != 0 && !phrase.IsMay(d, j-1):
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
