package identity

import (
	"slices"

	"onrecord/corpus/lexicon"
)

// An office has one holder at a time, and an archive spans several. Who held it on a day is
// told by the articles around that day: how many print it beside a name, as his now or as
// his once, and how many give it to another. "President Halden" is still printed of the
// years when he was it.

// Office is an office that is asked for, with those whom the archive prints with it. It is
// for one question and not safe for concurrent use.
type Office struct {
	v       *vocabulary
	now     office   // without its being a former one
	former  bool     // it is asked for who held it once
	rivals  []tenure // of those who are printed with it
	tenures map[string]*tenure
}

// tenure is when articles print an office beside a name.
type tenure struct {
	id        string
	now, once []int32 // days, in order
	undated   bool    // it is printed without a day, or is a part of the name: Pope Francis
	places    []string
}

// Office returns the office of which some words are the name, and false when they are none.
func (p *People) Office(asked string) (*Office, bool) {
	o := &Office{v: p.vocabulary, now: p.officeOf(asked), tenures: map[string]*tenure{}}
	if !p.asksOffice(o.now) {
		return nil, false
	}
	o.former, o.now.former = o.now.former, false
	if p.hasAny(o.now.words, lexicon.Sole) {
		for _, ind := range p.holders(o.now) {
			o.rivals = append(o.rivals, *o.of(ind))
		}
	}
	return o, true
}

// of is somebody's tenure.
func (o *Office) of(who Individual) *tenure {
	if t := o.tenures[who.ID]; t != nil {
		return t
	}
	t := &tenure{id: who.ID}
	o.tenures[who.ID] = t
	for _, h := range who.Held {
		is := o.v.officeOf(h.Role)
		former := is.former
		if is.former = false; !o.v.holds(is, o.now) {
			continue
		}
		if former {
			t.once = append(t.once, h.Days...)
		} else {
			t.now = append(t.now, h.Days...)
		}
		t.undated = t.undated || len(h.Days) == 0
		for _, w := range is.words {
			if o.v.isPlace(w) {
				t.places = append(t.places, w)
			}
		}
	}
	for _, title := range o.v.titles(&who) {
		t.undated = t.undated || o.v.holds(o.v.officeOf(title), o.now)
	}
	slices.Sort(t.now)
	slices.Sort(t.once)
	return t
}

// windows are within how many days of a day articles tell who held an office on it; those
// of a wider one count only where the one before has none.
var windows = []int32{30, 120, 500, 1 << 20}

// clearly is how many times as often another must be printed with an office for it to be
// his.
const clearly = 3

// held reports whether somebody held the office on a day; known is that articles tell.
func (o *Office) held(who Individual, day int32) (held, known bool) {
	t := o.of(who)
	for _, w := range windows {
		now, once := within(t.now, day, w), within(t.once, day, w)
		another := 0
		for _, r := range o.rivals {
			if r.id != t.id && !r.elsewhere(t) {
				another = max(another, within(r.now, day, w)-within(r.once, day, w))
			}
		}
		if now+once+another > 0 {
			return now > once && now*clearly >= another, true
		}
	}
	return t.undated, false
}

// elsewhere reports whether two are printed with the office of two countries.
func (t tenure) elsewhere(of *tenure) bool {
	return len(t.places) > 0 && len(of.places) > 0 && !slices.ContainsFunc(t.places, func(p string) bool { return slices.Contains(of.places, p) })
}

// within counts the days of a list that are no farther from a day.
func within(days []int32, day, far int32) int {
	first, _ := slices.BinarySearch(days, day-far)
	end, _ := slices.BinarySearch(days, day+far+1)
	return end - first
}

// Then reports whether somebody held the office on a day, or had, where that is asked for;
// for what an article of that day gives to him with a role beside the name. A day of 0 is
// not known, and then he may have.
func (o *Office) Then(who Individual, role string, day int32) bool {
	is := o.v.officeOf(role)
	former := is.former
	is.former = false
	says := role != "" && o.v.holds(is, o.now)
	if day == 0 {
		return !says || former == o.former
	}
	held, known := o.held(who, day)
	if says && (former || held || !known || len(o.rivals) == 0) {
		return former == o.former
	}
	if o.former {
		return !held && len(o.of(who).once) > 0
	}
	return held
}

// During reports whether somebody held the office on one of the days of a range; an
// open end is 0.
func (o *Office) During(who Individual, from, to int32) bool {
	if from == 0 && to == 0 {
		return true
	}
	days := []int32{from, to}
	for _, d := range o.of(who).now {
		if (to == 0 || d <= to) && d >= from {
			days = append(days, d)
		}
	}
	return slices.ContainsFunc(days, func(d int32) bool { return d != 0 && o.Then(who, "", d) })
}
