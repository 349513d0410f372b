package identity

import (
	"slices"
	"strings"
	"sync"

	"onrecord/corpus/lexicon"
	"onrecord/corpus/names"
)

// office is a printed role, or one asked for, taken apart.
type office struct {
	plain  []string // the words of the role, as roleWords has them
	words  []string // by which it is compared: the office, its country and body
	heads  []string // those of them that say what somebody is: "president" of "president and chief executive of the league"
	former bool     // no longer held, or not yet
	body   bool     // is of something else than a country
}

// officeOf takes a role apart, or remembers what it is. What it is of, and whom it stands
// beside, is not what somebody is: a "spokesman for the president" is a spokesman.
func (v *vocabulary) officeOf(role string) office {
	v.offices.RLock()
	o, ok := v.offices.known[role]
	v.offices.RUnlock()
	if ok {
		return o
	}
	o = v.readOffice(role)
	v.offices.Lock()
	defer v.offices.Unlock()
	if len(v.offices.known) >= officesKept {
		clear(v.offices.known)
	}
	v.offices.known[strings.Clone(role)] = o
	return o
}

// offices are the roles that were taken apart last: an archive repeats them, and who holds
// an office is asked of everybody who may.
type offices struct {
	sync.RWMutex
	known map[string]office
}

const officesKept = 20_000

func (v *vocabulary) readOffice(role string) office {
	plain := v.roleWords(role)
	o := office{plain: plain, words: v.alsoCalled(role, plain)}
	o.heads = slices.Clone(o.words[len(plain):])
	past := func(w string) bool { return v.is(w, lexicon.Former) && v.is(w, lexicon.Lesser) }
	o.former = slices.ContainsFunc(names.Words(names.Fold(role)), past)
	o.words = slices.DeleteFunc(o.words, past)
	if first, _, _ := strings.Cut(role, " "); v.is(names.Bare(first), lexicon.Pronoun) && slices.Contains(plain, "head") {
		o.heads = append(o.heads, "head") // "who heads the service"
	}
	for part := range strings.SplitSeq(v.core(role), " and ") {
		if ws := v.roleWords(part); len(ws) > 0 {
			o.heads = append(o.heads, ws[len(ws)-1])
		}
	}
	if slices.Contains(o.heads, "head") && slices.Contains(plain, "minister") { // of a ministry
		o.heads = append(o.heads, "minister")
	}
	o.body = slices.ContainsFunc(plain, func(w string) bool { return !slices.Contains(o.heads, w) && v.narrows(w) && !v.isPlace(w) })
	return o
}

// narrows reports whether a word of a role makes another office of it: neither how
// high it is nor another thing that its holder is.
func (v *vocabulary) narrows(w string) bool {
	return !v.is(w, lexicon.Sole) && !v.is(w, lexicon.Grade) && !v.is(w, lexicon.Lesser) && !v.is(w, lexicon.Former) && !v.is(w, lexicon.Role)
}

// core is a role up to where it says what it is of: "president" of "president of the
// league", "chief" of "chief, who resigned".
func (v *vocabulary) core(role string) string {
	role = strings.TrimSpace(role)
	if at := strings.IndexAny(role, ",;:("); at > 0 {
		role = role[:at]
	}
	ws := strings.Fields(role)
	for i, w := range ws {
		if b := names.Bare(w); i > 0 && (v.is(b, lexicon.Preposition) || v.is(b, lexicon.Pronoun)) {
			return strings.Join(ws[:i], " ")
		}
	}
	return role
}

// isPlace reports whether a word of a role stands for a country or a town.
func (v *vocabulary) isPlace(w string) bool { return v.places[w] || v.is(w, lexicon.Place) }

// holds reports whether a printed role is the office asked for: its head is, it has
// every word, is no lesser office of the name, and is as former. An office of which a
// country has one and that is asked for without a body ("the president") is no body's.
func (v *vocabulary) holds(printed, asked office) bool {
	switch {
	case len(asked.heads) > 0 && !slices.ContainsFunc(printed.heads, func(h string) bool { return slices.Contains(asked.heads, h) }),
		printed.former != asked.former, !v.fitsRole(printed.words, asked.words):
		return false
	}
	return !printed.body || asked.body || !v.hasAny(asked.words, lexicon.Sole)
}

// agreement is how much two offices speak for one holder.
type agreement int

const (
	differ  agreement = iota - 1 // two offices, and each has a word that the other lacks
	unknown                      // one of them says nothing
	alike                        // the same office, of which there are many
	same                         // the same office, of a country, body or seat
)

// agree compares two offices, former or not.
func (v *vocabulary) agree(a, b office) agreement {
	ah, bh := v.whatIs(a), v.whatIs(b)
	if len(ah) == 0 || len(bh) == 0 {
		return unknown
	}
	if !slices.ContainsFunc(ah, func(h string) bool { return slices.Contains(bh, h) }) {
		return differ
	}
	lacks := func(x, y office) bool {
		return slices.ContainsFunc(x.words, func(w string) bool { return v.narrows(w) && !contains(y.words, w) })
	}
	if lacks(a, b) && lacks(b, a) {
		return differ
	}
	for _, w := range a.words {
		if contains(b.words, w) && (v.narrows(w) || v.is(w, lexicon.Sole) || v.is(w, lexicon.OfState) || v.is(w, lexicon.Seat)) {
			return same
		}
	}
	return alike
}

// whatIs are the words that say what a holder is: the heads, or where they are none, as
// where a piece of the name is taken for a part of the role, any that may be.
func (v *vocabulary) whatIs(o office) []string {
	if v.hasAny(o.heads, lexicon.Role) {
		return o.heads
	}
	var out []string
	for _, w := range o.words {
		if v.is(w, lexicon.Role) {
			out = append(out, w)
		}
	}
	return out
}

// rolesAgree is the best agreement between an office and somebody's.
func (v *vocabulary) rolesAgree(o office, roles []office) agreement {
	best, any := differ, false
	for _, r := range roles {
		if a := v.agree(o, r); a != unknown {
			best, any = max(best, a), true
		}
	}
	if !any {
		return unknown
	}
	return best
}
