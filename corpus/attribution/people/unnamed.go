package people

import (
	"sort"
	"strings"

	"onrecord/corpus/attribution/phrase"
	"onrecord/corpus/lexicon"
	"onrecord/corpus/text"
)

// Unnamed is a place, outside quotations, where the article speaks of somebody whom it
// does not name there: "a senior official", "Berg's lawyer", "two diplomats".
type Unnamed struct {
	text.Span        // from the article, number or owner to the head
	Head      string // what he is, levelled: "official" of "two senior officials"
	Plural    bool
}

// findUnnamed lists them, in the order of the text. What stands beside a name as its
// role is none, and neither is what somebody is said to be: "Berg is a lawyer".
func (c *Directory) findUnnamed() {
	for i := range c.D.Tokens {
		if !c.personAt(i) || c.inRole[i] || c.D.SpeechAt(i) != nil {
			continue
		}
		u := Unnamed{Span: c.determined(i)}
		u.Head, u.Plural = c.headOf(i)
		if u.Plural && c.D.Is(i-1, "the", "his", "her", "their") && c.D.Is(i-2, "of") && c.D.Is(i-3, "one", "another") {
			u.First, u.End, u.Plural = i-3, i+1, false // "one of the dockers"
		}
		if u.Empty() && !u.Plural || c.predicate(u.First) || c.apposed(u.Span) {
			continue
		}
		if u.Empty() {
			u.Span = text.Span{First: i, End: i + 1}
		}
		c.Unnamed = append(c.Unnamed, u)
		at := c.unnamed[u.Head]
		if at == nil {
			at = new([2][]int)
			c.unnamed[u.Head] = at
		}
		n := 0
		if u.Plural {
			n = 1
		}
		at[n] = append(at[n], i)
	}
}

// apposed reports whether a name stands on the other side of a comma.
func (c *Directory) apposed(p text.Span) bool {
	if c.D.Is(p.End, ",") && c.nameAt(p.End+1) {
		return true
	}
	i := p.First - 1
	if c.D.Is(i, ",") && c.D.IsNumber(i-1) && c.D.Is(i-2, ",") {
		i -= 2 // "Ina Berg, 67, a docker"
	}
	return c.D.Is(i, ",") && c.nameAt(i-1)
}

// nameAt reports whether token i is of a name of two words or more.
func (c *Directory) nameAt(i int) bool {
	k := sort.Search(len(c.Mentions), func(k int) bool { return c.Mentions[k].End > i })
	return k < len(c.Mentions) && c.Mentions[k].First <= i && c.Mentions[k].End-c.Mentions[k].First > 1
}

// predicate reports whether the description at token i is said of somebody else: "is a
// lawyer", "as a lawyer".
func (c *Directory) predicate(i int) bool {
	return c.D.Is(i-1, "as", "became", "like", "than") || c.D.At(i-1).Class&text.Auxiliary != 0 && !c.D.Is(i-1, "has", "have", "had")
}

// personAt reports whether token i, in small letters or at the beginning of a
// sentence, is a noun for a person and ends its compound.
func (c *Directory) personAt(i int) bool {
	t := c.D.At(i)
	if t.Kind != text.Word || t.Possessive || !c.person(t.Low) || t.Capital && !(c.D.IsStart(i) && phrase.IsPlural(t.Low)) {
		return false
	}
	return !c.qualifies(i)
}

// person reports whether a noun, in small letters, is one for a person or several.
func (c *Directory) person(low string) bool {
	if one, ok := strings.CutSuffix(low, "s"); ok && c.person(one) {
		return true
	}
	return c.D.ClassOf(low)&text.Role != 0 || c.D.Has(low, lexicon.Human)
}

// qualifies reports whether the noun at token i only tells of which kind the next word
// is: "an official request", "a student union".
func (c *Directory) qualifies(i int) bool {
	n := c.D.At(i + 1)
	if n.Kind != text.Word || n.Capital || c.D.BreaksLine(i+1) {
		return false
	}
	if n.Class != 0 {
		return n.Class&(text.Role|text.Body) != 0
	}
	return !PastOf[n.Low] && !strings.HasSuffix(n.Low, "ed") && !strings.HasSuffix(n.Low, "ing") && !c.D.Is(i+1, "familiar", "close", "aware", "present")
}

// determined is the phrase that ends with token i and begins with what brings in
// somebody new: "a", "one", "another", an owner. Empty when it does not begin so.
func (c *Directory) determined(i int) text.Span {
	j := i
	for j > 0 && i-j < 8 && (phrase.IsNoun(c.D, j-1) || c.D.At(j-1).Class&text.Adverb != 0) {
		if j--; c.D.At(j).Possessive {
			return text.Span{First: j, End: i + 1} // "Berg's lawyer"
		}
	}
	switch {
	case j < i && c.D.Is(j, "one"):
		return text.Span{First: j, End: i + 1}
	case j > 0 && (c.D.At(j-1).Class&text.Possessive != 0 || c.D.Is(j-1, "a", "an", "one", "another")):
		return text.Span{First: j - 1, End: i + 1}
	}
	return text.Span{}
}

// headOf is what the person noun at token i is compared by, and whether it is a plural.
func (c *Directory) headOf(i int) (head string, plural bool) {
	low := c.D.At(i).Low
	s, ok := c.D.Lexicon().Word(low).Sense(lexicon.Role)
	plural = phrase.IsPlural(low)
	switch {
	case ok && plural:
		low = lexicon.Key(s.Lemma)
	case strings.HasSuffix(low, "men"):
		low = strings.TrimSuffix(low, "en") + "an"
	case plural:
		low = strings.TrimSuffix(low, "s")
	}
	return sameRole(c.D, low), plural
}

// LastUnnamed is the token where somebody unnamed with that head stands last before
// token at, one and several; -1 where nobody does.
func (c *Directory) LastUnnamed(head string, at int) (one, several int) {
	last := [2]int{-1, -1}
	if l := c.unnamed[head]; l != nil {
		for n := range l {
			if k := sort.SearchInts(l[n], at); k > 0 {
				last[n] = l[n][k-1]
			}
		}
	}
	return last[0], last[1]
}

// UnnamedIn are those who are brought in, one at a time, in toks[start:end].
func (c *Directory) UnnamedIn(start, end int) []Unnamed {
	k := sort.Search(len(c.Unnamed), func(k int) bool { return c.Unnamed[k].First >= start })
	n := k
	for n < len(c.Unnamed) && c.Unnamed[n].End <= end {
		n++
	}
	return c.Unnamed[k:n]
}
