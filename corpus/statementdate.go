package corpus

import (
	"regexp"
	"strconv"
	"strings"

	"onrecord/corpus/attribution"
	"onrecord/corpus/dates"
	"onrecord/corpus/lexicon"
	"onrecord/corpus/text"
)

// date gives every statement its day: the one that its own sentence gives, else
// the one on which the same person's words in the same article were said, else
// the day of publication.
func (t *statementBuilder) date(out []Statement) {
	said := make([]dates.Mention, len(out)) // the time that a statement's own sentence gives; its End is 0 where it gives none
	last := t.article.Published             // the last day of which the article tells words
	for i := range out {
		if m, ok := t.when(i); ok {
			said[i] = m
			if d := dates.Upcoming(m, t.article.Published); d.After(last) {
				last = d
			}
		}
	}
	dated := map[string][]int{} // by speaker, those whose day may be taken over
	for i, m := range said {
		out[i].Basis = dates.Unknown
		if m.End == 0 {
			continue
		}
		d, basis := t.day(m, last)
		if d.IsZero() {
			continue
		}
		out[i].Date, out[i].Basis = d, basis
		if s := out[i].Speaker; s != "" && !out[i].Unsure && t.news(m, d) {
			dated[s] = append(dated[s], i)
		}
	}
	for i := range out {
		if !out[i].Date.IsZero() {
			continue
		}
		if j := t.before(out, i, dated[out[i].Speaker]); j >= 0 {
			out[i].Date, out[i].Basis = out[j].Date, dates.Inferred
		} else if !t.article.Published.IsZero() && !t.past(i) {
			out[i].Date, out[i].Basis = t.article.Published, dates.Published
		}
	}
}

// day is the day that a mention means in an article that tells words of days up to
// last. One that was added to after its day, and one that speaks of its own day by name
// and of the weekday that comes next, may mean a weekday after its day: of that it is
// known only what all of the days have in common.
func (t *statementBuilder) day(m dates.Mention, last dates.Date) (dates.Date, dates.Basis) {
	p := t.article.Published
	d, basis := dates.Resolve(m, p)
	if m.Kind != dates.Weekday || m.N != 0 || m.Unit != 0 || !p.Complete() {
		return d, basis
	}
	if n := dates.DaysBetween(d, p); n == 6 && t.namesOwnDay() || n > 0 && last.After(p.AddDays(1)) {
		d = dates.Range{From: d, To: last}.Common()
	}
	return d, basis
}

// namesOwnDay reports whether the article speaks of the weekday on which it was published.
func (t *statementBuilder) namesOwnDay() bool {
	for _, m := range t.mentions {
		if m.Kind == dates.Weekday && m.N == 0 && m.Weekday == t.article.Published.Weekday() {
			return true
		}
	}
	return false
}

// reach is how far a day goes over to the same speaker's other words, in bytes: some
// ten paragraphs. What is further apart is as often of another day.
const reach = 2000

// news reports whether a statement is of the days which the article reports: its day
// is given without a year, as one writes about the same week, or is within ten
// days before publication.
func (t *statementBuilder) news(m dates.Mention, d dates.Date) bool {
	if d.Day == 0 && m.Kind != dates.Weekday {
		return false
	}
	if p := t.article.Published; p.Complete() && d.Complete() {
		n := dates.DaysBetween(d, p)
		return n >= -1 && n <= 10
	}
	return m.Date.Year == 0
}

// before finds the statement whose day the i-th shares: the same speaker's last
// dated one above it, or one below when all of them have the same day, within reach.
// Reported speech about an older time shares none, nor does what he "says" now.
func (t *statementBuilder) before(out []Statement, i int, dated []int) int {
	if len(dated) == 0 || out[i].Unsure || t.timed(i) || t.past(i) || t.present(i) {
		return -1
	}
	last, same := -1, true
	for _, j := range dated {
		if j < i && out[i].Start-out[j].End <= reach {
			last = j
		}
		same = same && out[j].Date == out[dated[0]].Date
	}
	if first := dated[0]; last < 0 && same && first > i && out[first].Start-out[i].End <= reach {
		return first
	}
	return last
}

// present reports whether a statement's reporting verb stands in the present: "says".
func (t *statementBuilder) present(i int) bool {
	for _, c := range t.all[i].Cue {
		for word := range strings.FieldsSeq(t.text[c.Start:c.End]) {
			if s, ok := t.words.Word(lexicon.Key(word)).Sense(lexicon.Verb); ok && s.Form == thirdPerson {
				return true
			}
		}
	}
	return false
}

// thirdPerson is the place of "says" among the forms of a verb.
const thirdPerson = 1

// timed reports whether a statement's sentence names any time at all.
func (t *statementBuilder) timed(i int) bool {
	r := t.around(hull(t.all[i]))
	for _, m := range t.mentions {
		if m.Kind != dates.Ago && m.Start >= r.Start && m.End <= r.End && (m.Kind != dates.Written || m.Date.Month != 0) {
			return true
		}
	}
	return false
}

var earlier = regexp.MustCompile(`(?i)\b(?:had|earlier|previously|ago|once|in the past|at the time|last (?:year|month|week)|years before|formerly)\b`)

// sameDay are words that begin like those of an earlier time and are of the article's.
var sameDay = regexp.MustCompile(`(?i)\bearlier (?:in the day|(?:on|that|the same) (?:day|morning|afternoon|evening))\b`)

// past reports whether the words around a statement set it before the news: by a word
// like "earlier", or by a year that is not the article's and not some event's.
func (t *statementBuilder) past(i int) bool {
	r := t.around(hull(t.all[i]))
	at := r.Start
	for _, c := range append(t.all[i].Content, attribution.Span{Start: r.End, End: r.End}) {
		if c.Start > at {
			around := t.text[at:c.Start]
			if earlier.MatchString(sameDay.ReplaceAllString(around, "")) || t.otherYear(around) {
				return true
			}
		}
		at = max(at, c.End)
	}
	return false
}

var (
	yearNumber = regexp.MustCompile(`\b(?:19|20)\d\d(?:s\b|\b)`)
	dayBefore  = regexp.MustCompile(`\p{Lu}\p{L}+\.? \d{1,2}, $`) // of "September 11, 2001"
)

func (t *statementBuilder) otherYear(around string) bool {
	for _, at := range yearNumber.FindAllStringIndex(around, -1) {
		if year, err := strconv.Atoi(around[at[0]:at[1]]); err == nil && year == t.article.Published.Year {
			continue
		}
		before := dayBefore.ReplaceAllString(around[:at[0]], "")
		phrase := before[strings.LastIndexAny(before, ",;(")+1:]
		if !clause.MatchString(phrase) && !event(phrase) {
			return true
		}
	}
	return false
}

// when finds the words in a statement's own sentences that say when it was made:
// outside of what was said, and bound to the reporting word and not to some
// event.
func (t *statementBuilder) when(i int) (dates.Mention, bool) {
	own := t.all[i]
	pivot := own.Cue
	if len(pivot) == 0 {
		pivot = own.Source
	}
	if len(pivot) == 0 {
		return dates.Mention{}, false
	}
	cue := text.Range{Start: pivot[0].Start, End: pivot[len(pivot)-1].End}
	r := t.around(cue)
	if c := own.Content; c[0].Start < r.Start || c[len(c)-1].End > r.End {
		r = t.around(hull(own))
	}
	var best dates.Mention
	distance := -1
	for _, m := range t.mentions {
		if m.Start < r.Start || m.End > r.End || t.said(m.Start) {
			continue
		}
		n := max(cue.Start-m.End, m.Start-cue.End, 0)
		if t.bound(i, r, cue, m) && (distance < 0 || n < distance) {
			best, distance = m, n
		}
	}
	return best, distance >= 0
}

// bound reports whether a date belongs to the reporting word.
func (t *statementBuilder) bound(i int, r, cue text.Range, m dates.Mention) bool {
	before := t.text[r.Start:m.Start]
	if !preposition(before, m) {
		return false
	}
	from, to := m.End, cue.Start // the words between
	later := m.Start >= cue.End
	if later {
		from, to = cue.End, m.Start
	}
	if from > to {
		return true // the engine took the date into the cue
	}
	if t.crossed(i, from, to) {
		return false
	}
	if m.Kind == dates.Ago && !later && !opening.MatchString(before) {
		return false // "compared with a year ago, he said"
	}
	if !later {
		if opening.MatchString(before) || occasion.MatchString(before) {
			return to-from <= 200
		}
		for _, s := range t.all[i].Source {
			if s.Start < m.Start && m.End <= s.End && tellsOfSpeaker(t.text[s.Start:m.Start]) { // "Reed, arrested on Sunday, said"
				return false
			}
			if s.Start >= r.Start && s.End <= m.Start {
				before = t.text[s.End:m.Start] // "Reed, who left on May 4, said"
			}
		}
		if tellsOfSpeaker(before) {
			return false
		}
		return to-from <= 60 && !clause.MatchString(t.text[from:to]) && !clause.MatchString(before) && !event(before)
	}
	between := t.outside(i, from, to)
	return len(between) <= 200 && !clause.MatchString(between) && !event(between)
}

// tellsOfSpeaker reports whether a clause about the speaker ends the words before a
// date: "Reed, elected on Sunday, said". What was published then was said then.
func tellsOfSpeaker(before string) bool {
	before = before[max(0, strings.LastIndexByte(before, ',')):]
	return ofSpeaker.MatchString(before) && !given.MatchString(before)
}

// crossed reports whether another speaker's reporting word stands in a range: the
// date is then more likely the other's.
func (t *statementBuilder) crossed(i, from, to int) bool {
	for j, other := range t.all {
		if j == i || other.Speaker != "" && other.Speaker == t.all[i].Speaker {
			continue
		}
		for _, s := range other.Cue {
			if s.Start >= from && s.End <= to {
				return true
			}
		}
	}
	return false
}

// outside is text[from:to] without the statement's content.
func (t *statementBuilder) outside(i, from, to int) string {
	var b strings.Builder
	for _, c := range append(t.all[i].Content, attribution.Span{Start: to, End: to}) {
		if c.Start > from {
			b.WriteString(t.text[from:min(c.Start, to)])
		}
		from = max(from, c.End)
		if from >= to {
			break
		}
	}
	return b.String()
}

var (
	opening = regexp.MustCompile(`^["“”'‘’\s—–-]*(?i:(?:earlier|later|late|also|but|and|meanwhile|then|speaking|again|early|as recently as),? ?)*(?i:(?:on|in|earlier|late|early)? ?)*$`)
	// a participle that opens the sentence and tells the occasion of speaking
	occasion = regexp.MustCompile(`^["“”'‘’\s—–-]*(?i:asked|pressed|questioned|speaking|talking|writing|testifying|appearing|responding|addressing)\b[^,;]{0,80}$`)
	// what follows the speaker behind a comma and tells of him, not of the occasion: "Reed, elected"
	ofSpeaker = regexp.MustCompile(`^,\s+(?:\w+ly )?\p{Ll}+ed\b`)
	given     = regexp.MustCompile(`^,\s+(?:\w+ly )?(?:published|released|filed|issued|posted|signed|aired|recorded|distributed)\b`)
	clause    = regexp.MustCompile(`(?i)\b(?:who|which|whose|whom|where|when|since|before|until|than|ahead of|from|between|regarding|about|over|against|prior to|if|because|while|although|as)\b`)
	after     = regexp.MustCompile(`(?i)\bafter\b`)
	talks     = regexp.MustCompile(`(?i)\b(?:after|following)\s+(?:\w+\s+)?(?:talks|meeting|negotiations|a summit|the summit|summit|session)\b`)
	happens   = regexp.MustCompile(`(?i)\b(?:after|following|attacks?|attacked|agreements?|deals?|accords?|signed|reached|killed|bombings?|crash|crashed|ceasefire|truce|war|referendum|elections?|started|began|begun|launched|adopted|passed|arrested|detained|died|dead|born|annexed|invaded|voted|shot|downed|released|due|scheduled|planned|expected|explosions?|strikes?|of)\s*(?:(?:\w+\s+){0,2})(?:on|in|of|for)?\s*$|\bof\s*$`)
)

// event reports whether the words before a date name a thing that happened then.
func event(before string) bool {
	return happens.MatchString(before) || after.MatchString(before) && !talks.MatchString(before)
}

// preposition reports whether the word before a date lets it be the day of saying
// something: "on", "in", "this", or none. A month alone needs "in".
func preposition(before string, m dates.Mention) bool {
	fields := strings.Fields(before)
	last, ofThing := "", false
	for n := len(fields) - 1; n >= 0; n-- {
		last = strings.ToLower(strings.Trim(fields[n], "\"“”("))
		of := last == "a" || last == "an" || last == "his" || last == "her" || last == "their" // "in a 2014 interview"
		if !of && (last != "the" || m.Date.Day == 0) {                                         // "on the 4th of March"
			break
		}
		ofThing = true
	}
	switch last {
	case "until", "till", "since", "by", "from", "before", "after", "between", "of", "for", "next", "last", "and", "to", "than", "through", "every", "each", "the", "that", "late-night":
		return false
	}
	if m.Kind == dates.Written && m.Date.Day == 0 {
		return last == "in" || last == "early" || last == "late" || last == "earlier"
	}
	return m.Kind != dates.Written || last != "in" || ofThing
}
