package phrase

import (
	"strings"

	"onrecord/corpus/lexicon"
	"onrecord/corpus/text"
)

// IsThing reports whether a source is something said or done and nobody who
// speaks: "according to an interview", "the decision suggests".
func IsThing(d *text.Document, head text.Span) bool {
	i := head.End - 1
	for i > head.First && d.At(i).Class == 0 && strings.HasSuffix(d.At(i).Low, "ed") {
		i-- // "an interview published"
	}
	t := d.At(i)
	if t.Capital || t.Class&(text.Role|text.Body|text.Title|text.Pronoun) != 0 {
		return false
	}
	if d.Has(t.Low, lexicon.Media) || t.Low == "data" || t.Low == "figures" {
		return true
	}
	for _, end := range []string{"tion", "sion", "tions", "sions", "ment", "ments", "ness"} {
		if strings.HasSuffix(t.Low, end) && !peoples[t.Low] {
			return true
		}
	}
	return false
}

// peoples end like things and are none.
var peoples = text.Set(`population generation generations regiment detachment parliament establishment deputation constitution`)
