package bot

import (
	"regexp"
	"strings"
	"time"

	"onrecord/answer"
	"onrecord/bot/archive"
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
}

// knowledge is what a follow-up is read with.
type knowledge struct {
	speaks func(name string) bool  // somebody of that name speaks in the archive
	thing  func(words string) bool // the words as a whole name a country, a body or a thing
	now    time.Time
}

var (
	// goesOn begins a question that goes on from another one.
	goesOn = regexp.MustCompile(`(?i)^(?:(?:and|but|also|ok|okay|then|so)[,\s]+)*(?:and|also|what about|how about|what of)\b[,\s]*(.*)$`)
	// pronoun asks again about the one who was asked about before.
	pronoun = regexp.MustCompile(`(?i)^(?:and\s+)?what\s+(?:else\s+)?(?:did|does|has|have)\s+(?:he|she|they|it)\s+(?:say|said|tell|told|think)\b\s*(.*)$`)
	// topicLead stands before a topic, sayer before a speaker, dateLead before a date.
	topicLead = regexp.MustCompile(`(?i)^(?:about|on|regarding|concerning)\s+(.+)$`)
	sayer     = regexp.MustCompile(`(?i)^(?:by|from)\s+(.+)$`)
	dateLead  = regexp.MustCompile(`(?i)^(?:in|on|during|of|for|at)\s+`)
	dateTail  = regexp.MustCompile(`(?i)^(.*?)\s*\b((?:in|on|since|before|after|until|till|from|between|during)\s+\S.*|(?:last|this)\s+\w+|yesterday|today)$`)
	onTopic   = regexp.MustCompile(`(?i)^(.+?)\s+(?:on|about|regarding|concerning)\s+(.+)$`)
	// complete questions stand on their own.
	standsAlone = regexp.MustCompile(`(?i)\b(?:say|says|said|tell|told|who|what|when|where|why|did|does)\b`)
)

// mostFollowed is how many words a follow-up has at most; more are a question.
const mostFollowed = 8

// followUp reads text as going on from the question before: what it names takes
// the place of what was asked, the rest is carried over, and kept names that in
// words. ok is false for a question that stands on its own. A reply to an answer
// needs no "and".
func followUp(text string, before answer.Understood, reply bool, k knowledge) (u answer.Understood, kept string, ok bool) {
	text = strings.TrimRight(strings.TrimSpace(text), " ?!.…")
	rest, elliptic := text, reply
	if m := pronoun.FindStringSubmatch(text); m != nil {
		if before.Speaker == "" {
			return u, "", false
		}
		rest, elliptic = m[1], true
	} else {
		if m := goesOn.FindStringSubmatch(text); m != nil {
			rest, elliptic = m[1], true
		}
		if standsAlone.MatchString(rest) {
			return u, "", false
		}
	}
	rest = strings.TrimSpace(rest)
	if !elliptic || rest == "" || len(strings.Fields(rest)) > mostFollowed {
		return u, "", false
	}
	said := readEllipsis(rest, k)
	if said.Speaker == "" && said.Topic == "" && !archive.Dated(said) {
		return u, "", false
	}
	return carry(said, before)
}

// readEllipsis reads what a follow-up names.
func readEllipsis(rest string, k knowledge) (u answer.Understood) {
	if from, to, ok := readDates(rest, k.now); ok {
		u.From, u.To = from, to
		return u
	}
	if m := dateTail.FindStringSubmatch(rest); m != nil && m[1] != "" {
		if from, to, ok := readDates(m[2], k.now); ok {
			u.From, u.To, rest = from, to, m[1]
		}
	}
	if m := topicLead.FindStringSubmatch(rest); m != nil {
		u.Topic = m[1]
		return u
	}
	if m := sayer.FindStringSubmatch(rest); m != nil && k.speaks(m[1]) {
		u.Speaker = m[1]
		return u
	}
	if m := onTopic.FindStringSubmatch(rest); m != nil && k.speaks(m[1]) {
		u.Speaker, u.Topic = m[1], m[2]
		return u
	}
	if k.speaks(rest) && !k.thing(rest) {
		u.Speaker = rest
	} else {
		u.Topic = rest
	}
	return u
}

func readDates(s string, now time.Time) (from, to dates.Date, ok bool) {
	times := dates.Reader{Today: dates.Of(now)}
	days, err := times.Parse(s)
	if err != nil {
		days, err = times.Parse(dateLead.ReplaceAllString(s, ""))
	}
	return days.From, days.To, err == nil && !days.IsZero()
}

// carry fills what said leaves open with what was asked before.
func carry(said, before answer.Understood) (u answer.Understood, kept string, ok bool) {
	var from answer.Understood // what is carried over
	u = said
	if u.Speaker == "" {
		u.Speaker, from.Speaker = before.Speaker, before.Speaker
	}
	if u.Topic == "" {
		u.Topic, from.Topic, from.Concepts = before.Topic, before.Topic, before.Concepts
	}
	if !archive.Dated(u) {
		u.From, u.To, from.From, from.To = before.From, before.To, before.From, before.To
	} else if y := before.From.Year; y != 0 && y == before.To.Year && u.From.Year == 0 && u.To.Year == 0 {
		u.From.Year, u.To.Year = y, y // "and in May?" of the same year
	}
	u.Outlet, from.Outlet = before.Outlet, before.Outlet
	if from.Speaker == "" && from.Topic == "" && from.Outlet == "" && !archive.Dated(from) {
		return u, "", true
	}
	return u, page.Subject(from), true
}
