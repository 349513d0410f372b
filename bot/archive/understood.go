package archive

import (
	"onrecord/answer"
)

// Dated reports whether a question is bounded in time.
func Dated(u answer.Understood) bool { return !u.From.IsZero() || !u.To.IsZero() }

// AsksNothing reports whether the options ask for nothing yet.
func AsksNothing(u answer.Understood) bool {
	return u.Speaker == "" && u.Topic == "" && u.Outlet == "" && u.From.IsZero() && u.To.IsZero()
}
