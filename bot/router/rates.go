package router

import (
	"fmt"
	"time"

	"golang.org/x/time/rate"

	"onrecord/bot/recent"
)

// Rates says how often each user, and all users of a server together, may ask.
type Rates struct {
	perUser, perServer int // a minute; less than 0 means any number
	users, servers     *recent.Map[string, *allowance]
	presses            *recent.Map[string, *allowance] // of users, for what is no question
}

// allowance is one user's or server's: of questions, and of messages that they
// are used up.
type allowance struct{ asks, notices *rate.Limiter }

// manyPresses is how many times as often as he may ask a user may page, vote and look at
// articles.
const manyPresses = 12

// manyUsers is how many users may ask as often as they may before their server is
// held up.
const manyUsers = 20

// NewRates returns rates of questions a minute. 0 a user means 10, 0 a server means 20 times as
// many as a user; less than 0 means any number.
func NewRates(perUser, perServer int) *Rates {
	if perUser == 0 {
		perUser = 10
	}
	if perServer == 0 {
		perServer = manyUsers * perUser // any number, where a user has any number
	}
	return &Rates{perUser, perServer, recent.New[string, *allowance](10_000), recent.New[string, *allowance](1000), recent.New[string, *allowance](10_000)}
}

// wait returns how long somebody has to wait before he may ask, and why; 0 lets the
// question through. fresh is false when he, or his server, had that message a moment ago.
// What is free, for it is no question, has a wide allowance of its own.
func (r *Rates) wait(user, server string, free bool, now time.Time) (d time.Duration, why string, fresh bool) {
	if free {
		p := allowanceOf(r.presses, user, r.perUser*manyPresses)
		_, d := p.reserve(now)
		if d > 0 {
			return d, "That is too fast.", p.notices.AllowN(now, 1)
		}
		return 0, "", false
	}
	u := allowanceOf(r.users, user, r.perUser)
	asked, d := u.reserve(now)
	if d > 0 {
		return d, fmt.Sprintf("That is more than %d questions in a minute.", r.perUser), u.notices.AllowN(now, 1)
	}
	if server == "" {
		return 0, "", false
	}
	s := allowanceOf(r.servers, server, r.perServer)
	if _, d = s.reserve(now); d > 0 {
		if asked != nil {
			asked.CancelAt(now)
		}
		return d, fmt.Sprintf("This server has asked more than %d questions in a minute.", r.perServer), s.notices.AllowN(now, 1)
	}
	return 0, "", false
}

// allowanceOf is the allowance of one of many; nil means any number.
func allowanceOf(of *recent.Map[string, *allowance], id string, perMinute int) *allowance {
	if perMinute < 0 {
		return nil
	}
	a, _ := of.GetOrPut(id, func() *allowance {
		every := rate.Every(time.Minute / time.Duration(perMinute))
		return &allowance{rate.NewLimiter(every, perMinute), rate.NewLimiter(rate.Every(time.Minute), 1)}
	})
	return a
}

// reserve takes one question from what is allowed, or returns how long there is none.
func (a *allowance) reserve(now time.Time) (*rate.Reservation, time.Duration) {
	if a == nil {
		return nil, 0
	}
	res := a.asks.ReserveN(now, 1)
	d := res.DelayFrom(now)
	if d > 0 {
		res.CancelAt(now)
	}
	return res, d
}
