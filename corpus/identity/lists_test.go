package identity

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"onrecord/corpus/names"
)

// A list is found by its word, by what a word begins with, and by how it is spelt, as if
// each word had been looked at.
func TestLists(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	word := func() string {
		var b strings.Builder
		for range 1 + r.IntN(7) {
			b.WriteRune([]rune("abcdé")[r.IntN(5)])
		}
		return b.String()
	}
	w := newWriter(100)
	want := map[string][]int32{}
	for who := range int32(400) {
		for range r.IntN(4) {
			s := word()
			w.add(s, who)
			if !slices.Contains(want[s], who) {
				want[s] = append(want[s], who)
			}
		}
	}
	l := w.lists()
	if len(l.words) != len(want) {
		t.Fatalf("%d words, want %d", len(l.words), len(want))
	}
	for s, list := range want {
		if got := l.of(s); !slices.Equal(got, list) {
			t.Fatalf("%q: %v, want %v", s, got, list)
		}
	}
	for range 300 {
		s := word()
		for most := 1; most <= 2; most++ {
			var near, all []string
			for i, d := range l.near(s, most) {
				near = append(near, fmt.Sprint(l.words[i], d))
			}
			for _, other := range l.words {
				if d := edits(other, s); d <= most {
					all = append(all, fmt.Sprint(other, d))
				}
			}
			if !slices.Equal(near, all) {
				t.Fatalf("%d edits from %q: %v, want %v", most, s, near, all)
			}
		}
		from, to := l.beginning(s)
		if from < to && (!strings.HasPrefix(l.words[from], s) || !strings.HasPrefix(l.words[to-1], s)) {
			t.Fatalf("%q begins none of %v", s, l.words[from:to])
		}
		n := 0
		for _, other := range l.words {
			if strings.HasPrefix(other, s) {
				n++
			}
		}
		if n != to-from {
			t.Fatalf("%q begins %d words, found %d", s, n, to-from)
		}
	}
}

// Whoever has a role is among those who may have it, by every word that roles are
// compared by.
func TestMeant(t *testing.T) {
	roles := []string{
		"Russian Foreign Minister", "head of Russia’s Federal Security Service (FSB)", "permanent representative to the UN", "U.S. Secretary of State",
		"chairwoman of the Islamic State committee", "spokesperson for the British Ministry of Defence", "chief of the Security Council", "ex-president of Sri Lanka",
		"Sen. and former governor", "the EU's foreign-policy chief", "Kremlin spokesman", "attorney general of Texas", "deputy head of Ukraine's armed forces",
	}
	var ms []Mention
	for i, role := range roles {
		ms = append(ms, Mention{Speaker: fmt.Sprintf("Anna Holm%c", 'a'+i), Role: role, Count: 1})
	}
	for _, body := range []string{"Russian Ministry of Culture", "White House", "Jupiter Police Department", "U.N. officials"} {
		ms = append(ms, Mention{Speaker: body, Count: 1})
	}
	p := NewPeople(ms, names.DefaultTable())
	for i, ind := range p.list {
		printed := slices.Clone(ind.Roles)
		for role := range p.printed(ind) {
			printed = append(printed, role)
		}
		for _, role := range printed {
			for _, w := range append(p.officeOf(role).words, p.officeOf(role).heads...) {
				if c := p.meant(w); c[i/64]&(1<<(i%64)) == 0 {
					t.Errorf("%s, %s, is not found by %q", ind.Name, role, w)
				}
			}
		}
	}
}
