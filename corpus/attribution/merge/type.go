package merge

import "onrecord/corpus/text"

// Type tells how the words are given.
type Type string

// The types of attributions.
const (
	Direct   Type = "direct"   // content wholly in quotation marks, or a turn of a transcript
	Mixed    Type = "mixed"    // content partly in quotation marks
	Indirect Type = "indirect" // reported speech without quotation marks
)

// TypeOf tells how much of the content stands in quotation marks.
func TypeOf(d *text.Document, content []text.Range) Type {
	in, out := false, false
	for _, c := range content {
		for i := d.TokenAt(c.Start); i < len(d.Tokens) && d.Tokens[i].Start < c.End; i++ {
			switch t := &d.Tokens[i]; {
			case t.Quotation != 0:
				in = true
				if last := d.Quotations[t.Quotation-1].End; last > i && d.Tokens[last-1].End <= c.End {
					i = last - 1
				}
			case t.Kind == text.Word:
				out = true
			}
		}
	}
	switch {
	case in && !out:
		return Direct
	case in:
		return Mixed
	}
	return Indirect
}
