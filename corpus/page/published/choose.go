package published

import (
	"onrecord/corpus/dates"
)

// Where the day beside a headline stands, in bytes of text from the headline's end.
const (
	aboveHeadline = -250
	belowHeadline = 700
	rightBelow    = 100
)

// choose settles the day by trust.
func (f *finder) choose(address string) (Day, bool) {
	firm, beside := f.told(true), f.beside(false)
	inAddress, hasAddress := dates.Parse(dates.InAddress(address))
	hasAddress = hasAddress && inAddress.Complete()
	switch {
	case len(firm) > 0 && hasAddress && near(inAddress, firm[0].Date):
		return Day{dates.Mention{Date: inAddress}, Told, "the address, beside " + firm[0].Ground}, true
	case len(firm) > 0 && beside != nil && near(beside.Date, firm[0].Date):
		return Day{beside.Mention, Beside, "beside the headline, and " + firm[0].Ground}, true
	case len(firm) > 0 && beside != nil && firm[0].Date.Before(beside.Date) && beside.Date.Complete() && beside.marked && 0 <= beside.at && beside.at <= rightBelow:
		return Day{beside.Mention, Beside, "right below the headline"}, true // it was published anew
	case len(firm) > 0:
		return firm[0], true
	case hasAddress:
		return Day{dates.Mention{Date: inAddress}, Address, "the address"}, true
	case beside != nil:
		return Day{beside.Mention, Beside, "beside the headline"}, true
	}
	if d, ok := f.only(func(s shown) bool { return s.published && !s.elsewhere }); ok {
		return Day{d, Beside, "the only day said to be of publication"}, true
	}
	if d, ok := f.only(func(s shown) bool { return s.marked && !s.elsewhere }); ok {
		return Day{d, Only, "the only day of the page"}, true
	}
	if s := f.beside(true); s != nil && (s.published || s.marked) {
		return Day{s.Mention, Only, "a box beside the headline"}, true
	}
	if told := f.told(false); len(told) > 0 {
		return told[0], true
	}
	if d, ok := f.only(func(s shown) bool { return s.published }); ok {
		return Day{d, Only, "the only day said to be of publication"}, true
	}
	if d, ok := f.only(func(s shown) bool { return s.alone && !s.elsewhere }); ok {
		return Day{d, Only, "the only day of the page"}, true
	}
	if d, ok := f.inScripts(); ok {
		return Day{d, ToldAny, "a script"}, true
	}
	return Day{}, false
}

// near reports whether two days are at most one apart, as they are in different time
// zones.
func near(a, b dates.Date) bool {
	if !a.Complete() || !b.Complete() {
		return false
	}
	n := dates.DaysBetween(a, b)
	return -1 <= n && n <= 1
}

// beside is the day beside the headline: one said to be of publication before one in an
// element of days, and that before others; of several the nearest, of which those below
// the headline are twice as near.
func (f *finder) beside(elsewhere bool) *shown {
	if f.headline < 0 {
		return nil
	}
	var best *shown
	trust := func(s *shown) int {
		switch {
		case s.published:
			return 3
		case s.marked:
			return 2
		}
		return 1
	}
	far := func(s *shown) int {
		if s.at < 0 {
			return -2 * s.at
		}
		return s.at
	}
	for i := range f.shown {
		s := &f.shown[i]
		if s.elsewhere != elsewhere || s.at < aboveHeadline || s.at > belowHeadline || s.updated || !s.published && !s.marked && !s.alone {
			continue
		}
		if best == nil || trust(s) > trust(best) || trust(s) == trust(best) && far(s) < far(best) {
			best = s
		}
	}
	return best
}

// only is the day of all that are such and no updates, if they agree.
func (f *finder) only(such func(shown) bool) (dates.Mention, bool) {
	var day dates.Mention
	for _, s := range f.shown {
		switch {
		case s.updated || !such(s):
		case day.Date.IsZero():
			day = s.Mention
		case day.Date != s.Date:
			return dates.Mention{}, false
		}
	}
	return day, !day.Date.IsZero()
}
