package identity

import (
	"slices"
	"strings"
	"unicode"

	"onrecord/corpus/names"
)

// Articles print more before a name than the name: "columnist Ai Jun", "the
// nonpartisan Congressional Budget Office", "Aung San Suu Kyi" who is asked for
// as Suu Kyi. Words that introduce a name leave it whose it is, unless one of them
// makes somebody else the speaker ("critics of Anna Holm").

// byTail returns those whose printed name ends in what is asked, which is two
// words or more.
func (p *People) byTail(asked string) []Individual {
	key := p.table.Key(asked)
	if strings.Count(key, " ") == 0 || p.speaksForAnother(asked) {
		return nil
	}
	var found []Individual
	for _, i := range p.byEnd.of(lastWord(key)) {
		ind := p.list[i]
		if slices.ContainsFunc(ind.Keys, func(k string) bool { return strings.HasSuffix(k, " "+key) }) && slices.ContainsFunc(ind.Forms, func(f string) bool { return p.endsIn(f, key) }) {
			found = append(found, *ind)
		}
	}
	return found
}

// endsIn reports whether a printed name ends in the name of a key, with nothing
// before that makes it another's.
func (v *vocabulary) endsIn(printed, key string) bool {
	return strings.HasSuffix(v.table.Key(printed), " "+key) && !strings.ContainsAny(printed, `,;:"“”()`) &&
		!slices.ContainsFunc(strings.Fields(printed), v.aside)
}

// introduced returns the body that a printed source ends in, where words in small
// letters introduce it: "the nonpartisan Congressional Budget Office". It is ""
// where there are none, or where they make somebody else the source.
func (v *vocabulary) introduced(printed string) string {
	ws := strings.Fields(printed)
	i := len(ws)
	for i > 0 && unicode.IsUpper([]rune(ws[i-1])[0]) {
		i--
	}
	name := strings.Join(ws[i:], " ")
	if i == 0 || len(ws)-i < 2 || names.Bare(ws[i-1]) == "the" && i == 1 || !v.endsIn(printed, v.table.Key(name)) {
		return ""
	}
	return name
}
