package identity

import (
	"slices"
	"strings"

	"onrecord/corpus/lexicon"
	"onrecord/corpus/names"
)

// groupFullNames tells under which key each key's cluster stands.
func (v *vocabulary) groupFullNames(keys []string, groups map[string][]Mention) map[string]string {
	head := map[string]string{}
	people := map[string][]string{} // given+surname -> keys
	surnames := map[string][]string{}
	firsts := map[string][]string{} // of names that begin with the surname, as Chinese and Korean ones do
	var bare []string
	for _, k := range keys {
		printed := groups[k][0].Speaker
		if c := v.table.Lookup(printed); c != nil && c.Kind != names.Person {
			head[k] = headOf(head, "concept:"+c.ID, k)
			continue
		}
		given, surname := v.personKey(printed)
		switch {
		case surname == "":
			if name := v.introduced(printed); name != "" {
				head[k] = headOfBody(head, v.table.Key(name), k, groups)
			}
		case given == "":
			bare = append(bare, k)
		default:
			id := given + " " + surname
			if len(people[id]) == 0 {
				surnames[surname] = append(surnames[surname], id)
			}
			people[id] = append(people[id], k)
			if first := strings.Fields(k)[0]; v.is(first, lexicon.FamilyFirst) && !slices.Contains(firsts[first], id) {
				firsts[first] = append(firsts[first], id)
			}
		}
	}
	for _, ks := range people {
		if initialsClash(ks) {
			continue
		}
		for _, k := range ks {
			head[k] = ks[0]
		}
	}
	for _, k := range bare {
		ids := surnames[k]
		if len(ids) == 0 {
			ids = firsts[k]
		}
		if len(ids) == 1 && !initialsClash(people[ids[0]]) {
			head[k] = people[ids[0]][0]
		}
	}
	return head
}

// headOf remembers the first key under a name that is no key itself.
func headOf(head map[string]string, name, k string) string {
	if h, ok := head[name]; ok {
		return h
	}
	head[name] = k
	return k
}

// headOfBody is the key of a body's bare name where the archive prints that too,
// else the first key that introduces it.
func headOfBody(head map[string]string, name, k string, groups map[string][]Mention) string {
	if _, bare := groups[name]; !bare {
		return headOf(head, "body:"+name, k)
	}
	if h := head[name]; h != "" {
		return h
	}
	return name
}

// initialsClash reports whether full names that share forename and surname carry
// different middle initials (George W. Bush, George H. W. Bush), so that none of
// them may be merged.
func initialsClash(keys []string) bool {
	seen := ""
	for _, k := range keys {
		ws := strings.Fields(k)
		var middle []string
		for _, w := range ws[1:max(1, len(ws)-1)] {
			if len(w) == 1 {
				middle = append(middle, w)
			}
		}
		m := strings.Join(middle, " ")
		if m == "" {
			continue
		}
		if seen != "" && m != seen {
			return true
		}
		seen = m
	}
	return false
}
