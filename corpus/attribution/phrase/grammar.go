package phrase

import "onrecord/corpus/text"

// SourceAndVerb reads "said Lavrov", "he said" or "the Minister noted" at j.
func SourceAndVerb(d *text.Document, j, limit int) (int, bool) {
	if t := d.At(j); t.Class&text.Reporting != 0 && d.Verb(t.Low).TakesPerson && d.Verb(t.Low).Form == text.Finite {
		np := CoreAfter(d, j+1, min(limit, j+12))
		return np.End, !np.Empty() && CanSpeak(d, np)
	}
	np := CoreAfter(d, j, min(limit, j+10))
	if np.Empty() || !CanSpeak(d, np) {
		return 0, false
	}
	t := d.At(np.End)
	return np.End + 1, t.Class&text.Reporting != 0 && d.Verb(t.Low).TakesPerson && d.Verb(t.Low).Form == text.Finite
}

// Grammar is what the analysis of a text asks of the English language.
type Grammar struct {
	// CommonWord reports whether a word, given in small letters, is seen in print in
	// small letters too.
	CommonWord func(word string) bool
}

// Says reads "said Lavrov", "he said" or "the Minister noted" at token i.
func (Grammar) Says(d *text.Document, i, limit int) (end int, ok bool) {
	return SourceAndVerb(d, i, limit)
}

// BareCue reports whether the sentence is source and cue without a content.
func (Grammar) BareCue(d *text.Document, s text.Span) bool { return isBareCue(d, s) }

// Common is CommonWord.
func (g Grammar) Common(word string) bool { return g.CommonWord != nil && g.CommonWord(word) }

// isBareCue reports whether the sentence is source and cue without a content.
func isBareCue(d *text.Document, s text.Span) bool {
	if s.End-s.First > 40 {
		return false
	}
	limit := min(s.End, s.First+14)
	for i := s.First; i < limit; i++ {
		t := &d.Tokens[i]
		if t.Quotation != 0 || t.Low == ":" {
			return false
		}
		if t.Class&text.Reporting == 0 || d.Verb(t.Low).Form == text.Gerund {
			continue
		}
		j := SkipListener(d, d.Verb(t.Low), i+1, s.End)
		if j >= s.End || d.Is(j, ".", ",") {
			return true
		}
		if np, ok := After(d, j, s.End); ok && (d.Is(np.End, ".", ",") || np.End >= s.End) {
			return i == s.First || d.Verb(t.Low).TakesPerson
		}
		return false
	}
	return false
}
