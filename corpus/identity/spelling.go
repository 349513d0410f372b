package identity

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/corpus/names"
)

// Complete returns up to n people whose name or role has a word that begins with
// each word of typed, most statements first; everybody for "". Accents and
// transliterations are forgiven.
func (p *People) Complete(typed string, n int) []Individual {
	var found []Individual
	want := strings.Fields(p.table.Key(typed))
	loose := names.Words(names.Fold(typed))
	for _, ind := range p.list {
		if len(found) == n {
			break
		}
		if len(loose) == 0 || p.begins(ind, want) || p.begins(ind, loose) {
			found = append(found, *ind)
		}
	}
	return found
}

func (p *People) begins(ind *Individual, want []string) bool {
	var have []string
	for _, f := range append(slices.Clone(ind.Forms), ind.Roles...) {
		have = append(have, strings.Fields(p.table.Key(f))...)
		have = append(have, names.Words(names.Fold(f))...)
	}
	for _, w := range want {
		if !slices.ContainsFunc(have, func(h string) bool { return strings.HasPrefix(h, w) }) {
			return false
		}
	}
	return len(want) > 0
}

// Nearest returns up to n people whose surname or whole name is within two edits
// of what was asked, nearest first: to offer, never to answer with.
func (p *People) Nearest(asked string, n int) []Individual {
	if len(asked) > longestAsked {
		return nil
	}
	parsed := p.table.Parse(asked)
	surname, whole := p.table.Key(parsed.Surname), p.table.Key(asked)
	most := min(2, len(surname)/3)
	may := p.nobody()
	ws := strings.Fields(whole)
	alike := []string{surname, lastWord(whole), strings.Join(ws[max(0, len(ws)-2):], "")}
	slices.Sort(alike)
	for _, end := range slices.Compact(alike) {
		for i := range p.byEnd.near(end, most) {
			may.add(p.byEnd.at(i))
		}
	}
	type near struct {
		ind  Individual
		dist int
	}
	var found []near
	for ind := range p.members(may) {
		best := 3
		for _, k := range ind.Keys {
			ws := strings.Fields(k)
			best = min(best, edits(k, whole), edits(ws[len(ws)-1], surname))
		}
		if best <= most {
			found = append(found, near{*ind, best})
		}
	}
	slices.SortStableFunc(found, func(a, b near) int { return cmp.Compare(a.dist, b.dist) })
	var list []Individual
	for _, f := range found[:min(n, len(found))] {
		list = append(list, f.ind)
	}
	return list
}

// longName is how many letters a surname has at least that is put right.
const longName = 6

// Misspelt returns the only person whose surname is one edit away from a long one
// asked for, with no forename against it: where there is a second, nobody knows
// who was meant.
func (p *People) Misspelt(asked string) (Individual, bool) {
	if len(asked) > longestAsked {
		return Individual{}, false
	}
	n := p.table.Parse(asked)
	surname, given := p.table.Key(n.Surname), strings.Fields(p.table.Key(n.Given))
	if len([]rune(surname)) < longName {
		return Individual{}, false
	}
	may := p.nobody()
	for i := range p.named.near(strings.Join(p.stripSuffix(strings.Fields(surname)), " "), 1) {
		may.add(p.named.at(i))
	}
	var found []Individual
	for ind := range p.members(may) {
		if slices.ContainsFunc(ind.Forms, func(f string) bool {
			have := p.table.Parse(f)
			return p.looksPersonal(f) && edits(p.table.Key(have.Surname), surname) == 1 && (have.Given == "" || p.forenamesFit(given, strings.Fields(p.table.Key(have.Given))))
		}) {
			found = append(found, *ind)
		}
	}
	if len(found) != 1 {
		return Individual{}, false
	}
	return found[0], true
}

// edits is the Damerau-Levenshtein distance (adjacent letters swapped count one),
// cut off at 3.
func edits(a, b string) int {
	x, y := []rune(a), []rune(b)
	if d := len(x) - len(y); d > 2 || d < -2 {
		return 3
	}
	prev2, prev := make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(x); i++ {
		cur := make([]int, len(y)+1)
		cur[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				cur[j] = min(cur[j], prev2[j-2]+1)
			}
		}
		prev2, prev = prev, cur
	}
	return min(prev[len(y)], 3)
}
