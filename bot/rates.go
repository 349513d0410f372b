package bot

import (
	"time"

	"golang.org/x/time/rate"
)

// rates says how often each user may ask.
type rates struct {
	perMinute int
	users     *recent[string, *allowance]
}

// allowance is one user's: of questions, and of being told that they are used up.
type allowance struct{ asks, told *rate.Limiter }

func newRates(perMinute int) *rates {
	if perMinute == 0 {
		perMinute = 10
	}
	return &rates{perMinute, newRecent[string, *allowance](10_000)}
}

// wait returns how long a user has to wait; 0 lets the question through. tell
// is false when the user was told so a moment ago.
func (r *rates) wait(user string, now time.Time) (d time.Duration, tell bool) {
	if r.perMinute < 0 {
		return 0, false
	}
	a, _ := r.users.getOrPut(user, func() *allowance {
		every := rate.Every(time.Minute / time.Duration(r.perMinute))
		return &allowance{rate.NewLimiter(every, r.perMinute), rate.NewLimiter(rate.Every(time.Minute), 1)}
	})
	res := a.asks.ReserveN(now, 1)
	if d = res.DelayFrom(now); d > 0 {
		res.CancelAt(now)
		return d, a.told.AllowN(now, 1)
	}
	return 0, false
}
