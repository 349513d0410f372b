package dates

import "strings"

// This file reads a time behind a preposition, and two of them as a range.

// The meanings of prepositions, as words.txt numbers them.
const (
	framedIn = iota
	framedOn
	framedBetween
	framedFrom
	framedSince
	framedAfter
	framedBefore
	framedUntil
)

// framed reads a preposition and the time behind it, and returns how many tokens they
// take; whole asks that the text ends with them.
func (p *phrase) framed(i int, whole bool) (Range, int) {
	word, at := p.preposition(i)
	if at == 0 {
		return Range{}, 0
	}
	done := func(r Range, next int) (Range, int) {
		if whole && !p.ends(next) {
			return Range{}, 0
		}
		return r, next - i
	}
	if word != framedSince && word != framedAfter && word != framedBefore {
		if got, n := p.daysOfMonth(at); n > 0 {
			return done(got, at+n)
		}
	}
	first, n := p.moment(at)
	// behind "on" a bare month is more often a name or a thing ("Churchill on May")
	if n == 0 || word == framedOn && first.From.Year == 0 && first.From.Day == 0 {
		return Range{}, 0
	}
	from, to := p.reader.latest(first).From, p.reader.latest(first).To
	switch word {
	case framedBetween, framedFrom:
		if second, next := p.second(at+n, false); next > 0 {
			return done(p.reader.both(first, second), next)
		}
		if word == framedBetween {
			return Range{}, 0
		}
		return done(Range{From: from}, at+n)
	case framedSince:
		return done(Range{From: from}, at+n)
	case framedAfter:
		return done(Range{From: to.AddDays(1)}, at+n)
	case framedBefore:
		return done(Range{To: from.AddDays(-1)}, at+n)
	case framedUntil:
		return done(Range{To: to}, at+n)
	}
	if second, next := p.second(at+n, true); next > 0 {
		return done(p.reader.both(first, second), next)
	}
	return done(first, at+n)
}

// preposition returns the meaning of the preposition at token i and the token behind it,
// 0 when there is none or something else than space stands between.
func (p *phrase) preposition(i int) (meaning, next int) {
	t := p.ts[i]
	if next = i + 1; next < len(p.ts) && t.entry == nil {
		if e := words[t.word+" "+p.ts[next].word]; e != nil && p.spaced(next) {
			return int(e.n[frame.index()]), p.behind(next + 1)
		}
	}
	if t.is&frame == 0 {
		return 0, 0
	}
	return t.n(frame), p.behind(next)
}

// behind returns i when only space stands before it, else 0.
func (p *phrase) behind(i int) int {
	if i < len(p.ts) && p.spaced(i) {
		return i
	}
	return 0
}

func (p *phrase) spaced(i int) bool {
	gap := p.cutter.text[p.ts[i-1].end:p.ts[i].start]
	return gap != "" && strings.TrimSpace(gap) == ""
}

// dash reports whether a dash stands before token i, and nothing else.
func (p *phrase) dash(i int) bool {
	switch strings.TrimSpace(p.cutter.text[p.ts[i-1].end:p.ts[i].start]) {
	case "-", "–", "—":
		return true
	}
	return false
}

// join returns the token behind what joins two times before token i, a dash, "to" or,
// unless close is asked for, "and" and "until"; 0 when nothing does.
func (p *phrase) join(i int, close bool) int {
	switch {
	case i >= len(p.ts):
		return 0
	case p.dash(i):
		return i
	case p.ts[i].is&joiner != 0 && (!close || p.ts[i].word == "to") && p.spaced(i):
		return p.behind(i + 1)
	}
	return 0
}

// second reads the second end of a range and returns the token behind it, or 0.
func (p *phrase) second(i int, close bool) (Range, int) {
	next := p.join(i, close)
	if next == 0 {
		return Range{}, 0
	}
	got, n := p.moment(next)
	if n == 0 {
		return Range{}, 0
	}
	return got, next + n
}

// moment reads the time at token i and how many tokens it takes.
func (p *phrase) moment(i int) (Range, int) {
	m, n := p.cutter.read(p.ts[i:])
	if n == 0 || m.Kind == Written && m.Date.IsZero() {
		return Range{}, 0
	}
	return p.reader.days(m), n
}

// daysOfMonth reads days of one month at token i: "1 and 5 March", "3-8 May 2016",
// "March 3 to 8, 2016".
func (p *phrase) daysOfMonth(i int) (Range, int) {
	the := i
	if p.ts[i].word == "the" {
		i = p.behind(i + 1)
	}
	if i >= len(p.ts) {
		return Range{}, 0
	}
	if t := &p.ts[i]; t.is&month != 0 && i+1 < len(p.ts) && p.ts[i+1].is&day != 0 && between(p.cutter.text, t, &p.ts[i+1], " .") {
		last := p.join(i+2, false)
		if last == 0 || p.ts[last].is&day == 0 {
			return Range{}, 0
		}
		next := last + 1
		from, to := Date{0, t.n(month), p.ts[i+1].number}, Date{0, t.n(month), p.ts[last].number}
		if next < len(p.ts) && p.ts[next].is&year != 0 && between(p.cutter.text, &p.ts[last], &p.ts[next], " ,") {
			from.Year, to.Year = p.ts[next].number, p.ts[next].number
			next++
		}
		return inOrder(from, to, next-the)
	}
	if p.ts[i].is&day == 0 {
		return Range{}, 0
	}
	last := p.join(i+1, false)
	if last > 0 && p.ts[last].word == "the" {
		last = p.behind(last + 1)
	}
	if last == 0 || p.ts[last].is&day == 0 {
		return Range{}, 0
	}
	m, n := p.cutter.readForms(p.ts[last:])
	if n == 0 || m.Kind != Written || m.Date.Day == 0 {
		return Range{}, 0
	}
	from := m.Date
	from.Day = p.ts[i].number
	return inOrder(from, m.Date, last+n-the)
}

func inOrder(from, to Date, n int) (Range, int) {
	if !from.Valid() || !to.Valid() || from.Compare(to) > 0 {
		return Range{}, 0
	}
	return Range{from, to}, n
}
