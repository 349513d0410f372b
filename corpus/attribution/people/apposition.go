package people

import (
	"onrecord/corpus/attribution/phrase"
	"onrecord/corpus/text"
)

// described reports whether an apposition beside the name tells a role.
func (c *Directory) described(m *Mention) bool {
	return !c.RoleAfter(m).Empty() || !c.roleBefore(m).Empty()
}

// RoleAfter is the role in "Ilya Rogachev, the head of the department,".
func (c *Directory) RoleAfter(m *Mention) text.Span {
	d := c.D
	if !d.Is(m.End, ",") || d.At(m.End-1).Possessive {
		return text.Span{}
	}
	if p := c.relativeRole(m.End + 1); !p.Empty() {
		return p
	}
	i := m.End + 1
	if d.At(i).Class&text.Preposition != 0 {
		return text.Span{} // "Barbara Boxer, in Nevada for the convention,"
	}
	end := i
	role := false
	for end < len(d.Tokens) && end-i < 22 {
		t := d.At(end)
		if t.Kind == text.Punctuation && !d.Is(end, "(", ")", "-", "&") || t.Kind == text.Mark || t.Class&(text.Pronoun|text.Auxiliary|text.FiniteVerb) != 0 || t.Class&text.Reporting != 0 && !t.Capital && t.Class&(text.Role|text.Body) == 0 {
			break
		}
		if t.Class&text.Role != 0 && !t.Possessive && end-i < 8 && !phrase.IsPlural(t.Low) && !prepBetween(d, i, end) {
			role = true
		}
		end++
	}
	if !role || !d.Is(end, ",", ".", ";") && d.At(end).Kind != text.Mark || d.At(i).Capital && d.At(i).Class&(text.Role|text.Determiner) == 0 && !d.At(i).Possessive {
		return text.Span{}
	}
	return text.Span{First: i, End: end}
}

// heading are the verbs of "who heads the council": its subject is the council's
// head, in words that are no noun.
var heading = text.Set(`heads headed leads led runs ran chairs chaired directs directed commands commanded`)

// relativeRole is the role that a relative clause at token i tells: "heads the
// Border Guard" of "who heads the Border Guard,", "the head of the guard" of "who
// is the head of the guard,".
func (c *Directory) relativeRole(i int) text.Span {
	d := c.D
	if !d.Is(i, "who") {
		return text.Span{}
	}
	i++
	if d.Is(i, "is", "was") {
		i++
	} else if !heading[d.At(i).Low] {
		return text.Span{}
	}
	end := i + 1
	for end < i+18 && d.At(end).Kind == text.Word && d.At(end).Class&(text.Pronoun|text.Auxiliary|text.FiniteVerb) == 0 || d.Is(end, "(", ")", "-", "&") {
		end++
	}
	if !d.Is(end, ",", ".", ";") || end-i < 3 {
		return text.Span{}
	}
	return text.Span{First: i, End: end}
}

// prepBetween reports whether a preposition stands in [i, j): what follows it is
// not the head.
func prepBetween(d *text.Document, i, j int) bool {
	for ; i < j; i++ {
		if d.At(i).Class&text.Preposition != 0 {
			return true
		}
	}
	return false
}

// roleBefore is the role in "The head of the FSB, Aleksandr Bortnikov,".
func (c *Directory) roleBefore(m *Mention) text.Span {
	d := c.D
	if !m.Role.Empty() || !d.Is(m.First-1, ",") || !d.Is(m.End, ",", ".") && d.At(m.End).Class&text.Reporting == 0 {
		return text.Span{}
	}
	np, ok := phrase.CoreBefore(d, m.First-1, max(0, m.First-30))
	if ok && d.At(m.End).Class&text.Reporting != 0 && d.At(np.First-1).Kind == text.Word && !d.IsStart(np.First) {
		return text.Span{} // the comma may divide two clauses
	}
	if !ok || d.At(np.First-1).Class&text.Preposition != 0 || d.Is(np.First-1, ",") || np.End != m.First-1 || d.At(np.First).Class&text.Determiner == 0 && d.At(np.First).Class&text.Role == 0 && !d.At(np.First).Possessive && !d.At(np.First).Capital {
		return text.Span{}
	}
	for i := np.First; i < np.End; i++ {
		if d.At(i).Class&text.Preposition != 0 {
			break
		}
		if d.At(i).Class&text.Role != 0 && !d.At(i).Possessive && (i+1 == np.End || d.At(i+1).Class&text.Preposition != 0) {
			return np
		}
	}
	return text.Span{}
}
