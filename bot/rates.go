package bot

import (
	"fmt"
	"time"

	"golang.org/x/time/rate"
)

// rates says how often each user, and all users of a server together, may ask.
type rates struct {
	perUser, perServer int // a minute; less than 0 means any number
	users, servers     *recent[string, *allowance]
}

// allowance is one user's or server's: of questions, and of being told that they
// are used up.
type allowance struct{ asks, told *rate.Limiter }

// manyUsers is how many users may ask as often as they may before their server is
// held up.
const manyUsers = 20

func newRates(perUser, perServer int) *rates {
	if perUser == 0 {
		perUser = 10
	}
	if perServer == 0 {
		perServer = manyUsers * perUser // any number, where a user has any number
	}
	return &rates{perUser, perServer, newRecent[string, *allowance](10_000), newRecent[string, *allowance](1000)}
}

// wait returns how long somebody has to wait before he may ask, and why; 0 lets the
// question through. fresh is false when he, or his server, was told so a moment ago.
func (r *rates) wait(user, server string, now time.Time) (d time.Duration, why string, fresh bool) {
	u := allowanceOf(r.users, user, r.perUser)
	asked, d := u.reserve(now)
	if d > 0 {
		return d, fmt.Sprintf("That is more than %d questions in a minute.", r.perUser), u.told.AllowN(now, 1)
	}
	if server == "" {
		return 0, "", false
	}
	s := allowanceOf(r.servers, server, r.perServer)
	if _, d = s.reserve(now); d > 0 {
		if asked != nil {
			asked.CancelAt(now)
		}
		return d, fmt.Sprintf("This server has asked more than %d questions in a minute.", r.perServer), s.told.AllowN(now, 1)
	}
	return 0, "", false
}

// allowanceOf is the allowance of one of many; nil means any number.
func allowanceOf(of *recent[string, *allowance], id string, perMinute int) *allowance {
	if perMinute < 0 {
		return nil
	}
	a, _ := of.getOrPut(id, func() *allowance {
		every := rate.Every(time.Minute / time.Duration(perMinute))
		return &allowance{rate.NewLimiter(every, perMinute), rate.NewLimiter(rate.Every(time.Minute), 1)}
	})
	return a
}

// reserve takes one question from what is allowed, or tells how long there is none.
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
