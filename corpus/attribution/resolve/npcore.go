package resolve

import (
	"strings"

	"onrecord/corpus/attribution/people"
	"onrecord/corpus/text"
)

// coreOf cuts apposition and asides from a source.
func (r *resolver) coreOf(p text.Span) text.Span {
	d := r.D
	for i := p.First + 1; i < p.End; i++ {
		if d.Is(i, ",", "-", "(", "[") && d.At(i).Kind == text.Punctuation {
			// "Trump, Cruz and Rubio" is one list.
			if d.Is(i, ",") && d.At(i+1).Capital && r.isList(i, p.End) {
				continue
			}
			return text.Span{First: p.First, End: i}
		}
	}
	return p
}

// whole takes in what a source was cut off from: "a CNN tally", "the Committee for a
// Responsible Budget".
func (r *resolver) whole(p text.Span) text.Span {
	d := r.D
	if t := d.At(p.End - 1); t.Class&text.Body != 0 && t.Capital && !t.Possessive && d.Is(p.End, "for", "on", "of") && d.At(p.End+1).Class&(text.Time|text.Day) == 0 {
		i := p.End + 1
		if d.Is(i, "a", "the") {
			i++
		}
		for d.At(i).Capital && d.At(i).Kind == text.Word && i < p.End+6 {
			i++
			p.End = i
		}
		return p
	}
	if t := d.At(p.End); d.Is(p.First, "a", "an") && d.At(p.End-1).Upper && t.Kind == text.Word && !t.Capital && (t.Class == 0 || t.Class&text.Body != 0) {
		p.End++
	}
	return p
}

// beforeVerb cuts a verb that hangs on a name by mistake: "Sunita Waghmare hit
// back", "Kovaleva struck".
func (r *resolver) beforeVerb(core text.Span) text.Span {
	d := r.D
	if t := d.At(core.End - 1); core.End-core.First > 1 && !t.Capital && t.Class == 0 && (strings.HasSuffix(t.Low, "ed") || people.PastOf[t.Low]) {
		if k := r.mentionAt(core.End - 2); k < len(r.Mentions) && r.Mentions[k].End == core.End-1 && r.Mentions[k].First <= core.First+1 {
			core.End-- // "Kasich resisted", "Mr. Moreau struck"
		}
	}
	if d.Is(core.End-1, "back", "on", "out") && core.End-core.First > 2 && !d.At(core.End-2).Capital && d.At(core.End-3).Capital {
		core.End -= 2
	}
	return core
}

// isList reports whether the comma at i stands in a list that ends in "and X".
func (r *resolver) isList(i, last int) bool {
	for j := i + 1; j < last && j < i+12; j++ {
		if t := r.D.At(j); t.Kind == text.Word && !t.Capital {
			return t.Low == "and" && r.D.At(j+1).Capital
		}
	}
	return false
}
