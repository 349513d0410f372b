package bot

import (
	"time"

	"onrecord/answer"
	"onrecord/answer/question"
	"onrecord/bot/page"
	"onrecord/corpus/dates"
)

// followTime is how long a question is remembered as what "and about Ukraine?"
// goes on from.
const followTime = 10 * time.Minute

// lastQuestion is a question that was answered.
type lastQuestion struct {
	understood answer.Understood
	at         time.Time
	user       string // who asked it
}

// followUp reads words as going on from the question before; ok is false when they stand
// on their own. kept names in words what was carried over; reply says that they were put
// as a reply to its answer.
func followUp(words string, before answer.Understood, reply bool, a Archive, now time.Time) (u answer.Understood, kept string, ok bool) {
	previous := before.Question()
	q := question.Read(words, question.Context{
		Times: dates.Reader{Today: dates.Of(now)}, Table: a.Table, Previous: &previous, Reply: reply,
		Speaks: func(name string) bool { return a.People != nil && len(a.People.Find(name)) > 0 },
	})
	if !q.Follows {
		return u, "", false
	}
	if q.Kept != (question.Kept{}) {
		kept = page.Subject(answer.Kept(q, before))
	}
	return answer.AsUnderstood(q), kept, true
}
