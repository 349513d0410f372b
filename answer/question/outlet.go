package question

import (
	"strings"

	"onrecord/corpus/names"
)

// outlet reads "in the Moscow Times" where the archive has an outlet of that name; of
// several the one with the longest name, and of its places the last.
func (r *reader) outlet() {
	folded := make([]string, len(r.left))
	for i, n := range r.left {
		if r.tokens[n].quoted {
			continue
		}
		folded[i] = names.Fold(r.words[r.tokens[n].start:r.tokens[n].end])
	}
	question := strings.Join(folded, "")
	start, end, length := 0, 0, 0
	for name := range r.Outlets {
		key := strings.TrimPrefix(names.Fold(name), "the ")
		joined := strings.ReplaceAll(key, " ", "")
		if joined == "" || len(joined) < length || !strings.Contains(question, joined) {
			continue
		}
		if c := r.Table.Lookup(name); c != nil && c.Kind == names.Organisation && len(name) <= shortOutlet {
			continue
		}
		if s, e := r.outletAt(folded, joined); e > 0 && (len(joined) > length || name < r.q.Outlet.Name) {
			start, end, length = s, e, len(joined)
			r.q.Outlet.Name = name
		}
	}
	if end > 0 {
		r.q.Outlet.Part = r.part(r.left[start:end])
		r.without(start, end)
	}
}

// shortOutlet is how long the name of an outlet is that may be a body as well: IS.
const shortOutlet = 3

// outletAt finds an outlet's name, without blanks, behind a word that leads to it, and
// returns where these begin and end.
func (r *reader) outletAt(folded []string, name string) (start, end int) {
	for at := len(folded) - 1; at > 0; at-- {
		lead := at
		if folded[lead-1] == "the" {
			lead--
		}
		if lead > 0 && folded[lead-1] == "to" && lead > 1 && folded[lead-2] == "according" {
			lead -= 2
		} else if lead > 0 && (is(folded[lead-1], "outletlead") || lead < at && is(folded[lead-1], "outletleadthe")) {
			lead--
		} else {
			continue
		}
		rest := name
		for i := at; i < len(folded) && strings.HasPrefix(rest, folded[i]); i++ {
			if rest = rest[len(folded[i]):]; rest == "" {
				return lead, i + 1
			}
		}
	}
	return 0, 0
}
