package identity

import (
	"iter"
	"strings"
	"unicode/utf8"

	"onrecord/corpus/names"
)

// Offices and groups are compared by words of their own (role.go), which many printed
// words mean: "head" is what chief, director and leader are compared by. People are
// listed under the words as printed, which is quick to do for all of them; of whom
// every word of a role may be meant is looked at closely.

// listWords lists people under the words of the roles and names by which they are
// printed.
func (p *People) listWords() lists {
	w := newWriter(len(p.list))
	for i, ind := range p.list {
		for _, role := range ind.Roles {
			addPrinted(w, role, int32(i))
		}
		for _, form := range ind.Forms {
			addPrinted(w, form, int32(i))
		}
	}
	return w.lists()
}

// addPrinted lists somebody under the words of one printed role or name, and those that
// [vocabulary.roleWords] and [vocabulary.alsoCalled] add to them.
func addPrinted(w *writer, printed string, who int32) {
	low := names.Fold(strings.ReplaceAll(strings.ReplaceAll(printed, "’", "'"), "'s", ""))
	for word := range plainWords(low) {
		w.add(word, who)
	}
	if strings.Contains(low, "ministry") {
		w.add("ministry", who)
	}
	for _, also := range alsoCalled {
		if strings.Contains(low, also.printed) {
			for _, word := range also.words {
				w.add(word, who)
			}
		}
	}
}

// plainWords yields what [names.Words] does of a folded text.
func plainWords(low string) iter.Seq[string] {
	return func(yield func(string) bool) {
		start := 0
		for i := 0; i <= len(low); i++ {
			switch {
			case i < len(low) && (low[i] >= utf8.RuneSelf || low[i] == '\''):
				for _, w := range names.Words(low[start:]) {
					if !yield(w) {
						return
					}
				}
				return
			case i < len(low) && ('a' <= low[i] && low[i] <= 'z' || '0' <= low[i] && low[i] <= '9'):
				continue
			case i > start && !yield(low[start:i]):
				return
			}
			start = i + 1
		}
	}
}

// listMeanings lists the printed words under the word of roles that they mean, where that
// is another.
func (v *vocabulary) listMeanings() map[string][]string {
	out := map[string][]string{}
	for w := range v.table.Lexicon().Words() {
		if means := v.roleWord(w); means != w && means != "" {
			out[means] = append(out[means], w)
		}
	}
	return out
}

// meant are those with a printed role or name that may have a word of roles.
func (p *People) meant(word string) crowd {
	c := p.nobody()
	c.add(p.byWord.of(word))
	for _, w := range p.meanings()[word] {
		c.add(p.byWord.of(w))
	}
	if concept := p.conceptOfWord(word); concept != nil {
		c.or(p.naming(concept))
	}
	return c
}

// naming are those with a printed role or name that may hold a form of a concept.
func (p *People) naming(concept *names.Concept) crowd {
	c := p.nobody()
	for _, form := range concept.Forms {
		c.or(p.printedWith(names.Words(names.Fold(form))))
	}
	return c
}

// printedWith are those with printed roles and names that together hold some words.
func (p *People) printedWith(words []string) crowd {
	c := p.nobody()
	for i, w := range words {
		if i == 0 {
			c.add(p.byWord.of(w))
			continue
		}
		also := p.nobody()
		also.add(p.byWord.of(w))
		c.and(also)
	}
	return c
}

// meantAll are those with printed roles and names that together may have some words of
// roles; everybody where there are none.
func (p *People) meantAll(words []string) crowd {
	c := p.everybody()
	for _, w := range words {
		c.and(p.meant(w))
	}
	return c
}

// meantAny are those with a printed role or name that may have one of some words of roles.
func (p *People) meantAny(words []string) crowd {
	c := p.nobody()
	for _, w := range words {
		c.or(p.meant(w))
	}
	return c
}

// Prints reports whether a folded word stands in a name or a role of somebody.
func (p *People) Prints(word string) bool { return p.byWord.has(word) }
