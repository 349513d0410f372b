package dates

import "strings"

// This file reads a time that stands in a question without a preposition.

// bareDays reads days of one month that stand without a preposition.
func (p *phrase) bareDays(i int) (Range, int) {
	got, n := p.daysOfMonth(i)
	for k := i; k < i+n; k++ {
		if p.ts[k].is&joiner != 0 && p.ts[k].word != "to" || p.ts[k].word == "the" {
			return Range{}, 0
		}
	}
	return got, n
}

// bare reads a time that stands without a preposition, if its form leaves no doubt that
// it is one and nobody asks about it ("about 11 September 2001"). It returns how many
// tokens have been read, and whether they are what is asked for.
func (p *phrase) bare(i int) (got Range, n int, ok bool) {
	m, n := p.cutter.read(p.ts[i:])
	if n == 0 || !m.unmistakable() || p.ts[i].is&weekday != 0 && m.Kind == Weekday {
		return Range{}, 0, false
	}
	lead := strings.ToLower(strings.TrimRight(p.cutter.text[:m.Start], " "))
	if strings.HasSuffix(lead, "about") || strings.HasSuffix(lead, "attacks of") || endsName(p.cutter.text, m.Start, m.End) {
		return Range{}, n, false
	}
	got = p.reader.days(m)
	if second, next := p.second(i+n, true); next > 0 {
		return p.reader.both(got, second), next - i, true
	}
	return got, n, true
}

// unmistakable reports whether the form of a time alone shows that it is one: not a
// month, year, season or weekday by itself.
func (m Mention) unmistakable() bool {
	switch m.Kind {
	case Written:
		return m.NamesDay() || m.Date.Month != 0 && m.Date.Year != 0
	case OfSeason, Part:
		return false
	}
	return true
}

// endsName reports whether what would be a day is the end of a name within a question:
// "What did USA Today say".
func endsName(q string, start, end int) bool {
	before, after := q[:start], q[end:]
	last := strings.LastIndexByte(strings.TrimRight(before, " "), ' ') + 1
	return strings.HasPrefix(q[start:end], "T") && strings.EqualFold(q[start:end], "today") &&
		strings.HasSuffix(before, " ") && 'A' <= before[last] && before[last] <= 'Z' && len(after) > 1 && after[0] == ' ' && 'a' <= after[1] && after[1] <= 'z'
}

// periodStart takes in the small words before "past week", which go with it: "over the".
func periodStart(q string, start int) int {
	lead := strings.TrimSuffix(q[:start], "the ")
	if lead != q[:start] && lead != "" && !strings.HasSuffix(lead, " ") {
		lead = q[:start] // the end of another word
	}
	if !strings.HasSuffix(lead, " ") {
		return len(lead)
	}
	at := strings.LastIndexByte(strings.TrimRight(lead, " "), ' ') + 1
	switch strings.ToLower(strings.TrimSpace(lead[at:])) {
	case "over", "within", "in", "during", "for", "at", "on", "from":
		return at
	}
	return len(lead)
}
