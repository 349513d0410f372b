package resolve

import (
	"onrecord/corpus/attribution/people"
	"onrecord/corpus/text"
)

// namedLater finds whom "a department head" of the first lines means, when the
// report names him only below: the first person who is then introduced in full,
// outside quotations, if a role printed beside the name has every word of the
// source. "An official" may be one who wants no name in print, so general words
// stay open; and nobody else may have spoken before.
func (r *resolver) namedLater(core, head text.Span) (int, bool) {
	d := r.D
	if !d.Is(core.First, "a", "an") || r.paragraph(core.First) > 8 {
		return -1, false
	}
	role := r.Text(text.Span{First: core.First + 1, End: core.End})
	heads := people.RoleHeads(r.D, role)
	if len(heads) == 0 {
		return -1, false
	}
	want := people.RoleWordsOf(r.D, role)
	limit := r.paragraph(core.First) + 6
	for k := r.mentionAt(core.End); k < len(r.Mentions); k++ {
		m := &r.Mentions[k]
		if r.paragraph(m.First) > limit {
			break
		}
		if m.Who < 0 || m.Quoted || m.End-m.First < 2 || d.At(m.End-1).Possessive {
			continue
		}
		for _, printed := range r.People[m.Who].Roles {
			if r.meant(printed, want, heads) {
				return m.Who, r.onlySpeaker(m.Who)
			}
		}
		return -1, false
	}
	return -1, false
}

// onlySpeaker reports whether nobody but who has spoken so far.
func (r *resolver) onlySpeaker(who int) bool {
	for n := max(0, len(r.said)-20); n < len(r.said); n++ {
		if w := r.said[n].who; w >= 0 && w != who {
			return false
		}
	}
	return true
}

// meant reports whether the printed role has all the words wanted, of which one
// at least is no general one.
func (r *resolver) meant(role string, want map[string]bool, heads []string) bool {
	have := people.RoleWordsOf(r.D, role)
	for _, h := range people.RoleHeads(r.D, role) {
		have[h] = true
	}
	shared := 0
	for w := range want {
		switch {
		case people.Generic[w] || !have[w]:
			return false
		case !people.Countries[w] && !containsString(heads, w):
			shared++
		}
	}
	return shared > 0
}

// paragraph is the index of the paragraph that holds token i.
func (r *resolver) paragraph(i int) int {
	lo, hi := 0, len(r.D.Paragraphs)
	for lo < hi {
		mid := (lo + hi) / 2
		if r.D.Paragraphs[mid].End <= i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
