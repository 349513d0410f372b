package identity

import "slices"

// An office has one holder at a time, and an archive spans several. Who held it on a day is
// told by the articles that print it beside a name: those before and after that day, those
// that call somebody its former holder, and those that give it to another.

// Office is an office that is asked for, with those whom the archive prints with it.
type Office struct {
	v       *vocabulary
	want    office
	holders []Individual
}

// Office returns the office of which some words are the name, and false when they are none.
func (p *People) Office(asked string) (*Office, bool) {
	o := &Office{v: p.vocabulary, want: p.officeOf(asked)}
	if !p.asksOffice(o.want) {
		return nil, false
	}
	o.holders = p.holders(o.want)
	return o, true
}

// Then reports whether somebody held the office on a day, for what an article of that day
// gives to him with a role beside the name: the role itself says so, else what the
// archive prints nearest to the day. A day of 0 is not known, and then he may have.
func (o *Office) Then(who Individual, role string, day int32) bool {
	no := o.want
	no.former = !no.former
	if role != "" {
		is := o.v.officeOf(role)
		if o.v.holds(is, o.want) {
			return true
		}
		if o.v.holds(is, no) {
			return false
		}
	}
	if day == 0 {
		return true
	}
	yes, never := o.v.distance(who.Held, o.want, day), o.v.distance(who.Held, no, day)
	switch {
	case yes == farthest: // printed without a day, or as a part of the name: Pope Francis
		return true
	case never != farthest && never <= yes:
		return yes == 0
	case yes == 0 || o.want.former:
		return true
	}
	return !slices.ContainsFunc(o.holders, func(other Individual) bool {
		return other.ID != who.ID && o.v.distance(other.Held, o.want, day) == 0
	})
}

// During reports whether somebody held the office on one of the days of a range; an
// open end is 0.
func (o *Office) During(who Individual, from, to int32) bool {
	if from == 0 && to == 0 {
		return true
	}
	for _, h := range who.Held {
		if h.First != 0 && (to == 0 || h.First <= to) && (from == 0 || h.Last >= from) && o.v.holds(o.v.officeOf(h.Role), o.want) {
			return true
		}
	}
	return from != 0 && o.Then(who, "", from) || to != 0 && o.Then(who, "", to)
}

// farthest is the distance to what is never printed.
const farthest = 1 << 30

// distance is how many days a day is away from those between which somebody is printed
// with an office.
func (v *vocabulary) distance(roles []Held, want office, day int32) int32 {
	best := int32(farthest)
	for _, h := range roles {
		if h.First != 0 && v.holds(v.officeOf(h.Role), want) {
			best = min(best, max(0, h.First-day, day-h.Last))
		}
	}
	return best
}
