package clean

import (
	"regexp"
	"strings"

	"onrecord/corpus/dates"
)

var (
	commenter    = regexp.MustCompile(`^.{1,40} (?:says|said|wrote|writes|commented):?$`)
	commented    = regexp.MustCompile(`^.{1,40} (?:says|said|wrote|on) .{0,20}\d{4},? (?:at )?\d{1,2}:\d\d ?(?:[ap]m)?(?: (?:says|said|wrote))?:?$`)
	commentLabel = regexp.MustCompile(`^(?i:\d* ?(?:comments?|responses?|replies)(?: (?:to|on) .*)?|leave a (?:comment|reply)|\d+ thoughts? on .*|reader(?:s['’]|['’]s)? comments|join the (?:discussion|conversation))$`)
)

// reportsAtEnd is a cheap look at whether a line can be the head of a comment.
func reportsAtEnd(l string) bool {
	l = strings.TrimSuffix(l, ":")
	return strings.HasSuffix(l, "says") || strings.HasSuffix(l, "said") || strings.HasSuffix(l, "wrote") || strings.HasSuffix(l, "writes") || strings.HasSuffix(l, "commented")
}

// thread returns the line with which the readers' comments begin, or the number
// of lines. What readers write under an article is none of it, and is full of
// words put into the mouths of the people in it. A thread is known by its
// shape only: who says, and below or beside it the day and the hour.
func thread(rows []row) int {
	for i := 2; i < len(rows); i++ {
		l := rows[i].text
		if len(l) > 120 {
			continue
		}
		found := strings.Contains(l, ":") && commented.MatchString(l)
		if !found && reportsAtEnd(l) && commenter.MatchString(l) && i+1 < len(rows) && dates.HoldsClockTime(rows[i+1].text) {
			_, found = dates.Line(rows[i+1].text)
		}
		if !found {
			continue
		}
		for i > 1 && commentLabel.MatchString(strings.TrimSpace(rows[i-1].text)) {
			i--
		}
		return i
	}
	return len(rows)
}
