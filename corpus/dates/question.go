package dates

import (
	"fmt"
	"strings"
)

// Asked is what a question asks for when it names a time.
type Asked struct {
	Range
	Start, End int    // bytes of the question that the time takes, its preposition included
	Relative   bool   // counted from today: a day of which nobody knows the year is none of it
	Single     string // the words of one day, month or year that is not counted from today, without its preposition; else ""
	Guessed    string // the words of a date that is read with the day first though nothing shows that it is so; else ""
}

// Reader reads the times that people ask for.
type Reader struct {
	Today Date         // from which they count
	Order func() Order // that the archive's dates have in numbers; asked only where it matters, and nil when unknown
}

// Find returns the first phrase of a question that says when; ok is false when there
// is none. A month or year needs a preposition that dates ("in May", "since 2014"), so
// that "what did May say" keeps its Prime Minister.
func (r Reader) Find(q string) (Asked, bool) {
	p := r.phrase(q)
	for i := range p.ts {
		if got, n := p.framed(i, false); n > 0 {
			return p.asked(got, p.ts[i].start, i, n), true
		}
	}
	for i := range p.ts {
		if got, n := p.bareDays(i); n > 0 {
			return p.asked(got, p.ts[i].start, i, n), true
		}
	}
	for i := 0; i < len(p.ts); {
		got, n, ok := p.bare(i)
		if ok {
			return p.asked(got, periodStart(q, p.ts[i].start), i, n), true
		}
		i += max(n, 1)
	}
	return Asked{}, false
}

// ErrNoRange is the error of [Reader.Parse]; it says what would be understood.
var ErrNoRange = fmt.Errorf(`not a date I can read; write it like "22 April 2015", "April 2015", "2015-04-22", "last week" or "since March"`)

// Parse reads what people type into a date option ("22 April 2015", "April 2015", "last
// week", "2015-04-22", "since March", "March to May 2015"). The error is [ErrNoRange]
// with the words that were typed.
func (r Reader) Parse(s string) (Range, error) {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > 100 {
		return Range{}, ErrNoRange
	}
	p := r.phrase(s)
	if len(p.ts) > 0 && p.ts[0].start == 0 {
		if got, n := p.framed(0, true); n > 0 {
			return got, nil
		}
		if got, n := p.daysOfMonth(0); n > 0 && p.ends(n) {
			return got, nil
		}
		if first, n := p.moment(0); n > 0 {
			if p.ends(n) {
				return first, nil
			}
			if next := p.join(n, false); next > 0 {
				if second, k := p.moment(next); k > 0 && p.ends(next+k) {
					return r.both(first, second), nil
				}
			}
		}
	}
	return Range{}, fmt.Errorf("%.40q is %w", s, ErrNoRange)
}

// Impossible returns what a question writes like a full date though no calendar has it
// ("31 February 2015"); "" when there is none.
func (r Reader) Impossible(q string) string {
	p := r.phrase(q)
	for i := 0; i < len(p.ts); i++ {
		m, n := p.cutter.read(p.ts[i:])
		if n > 0 && m.Kind == Written && m.Date.IsZero() && (n == 1 || p.ts[i+n-1].is&year != 0) {
			return q[m.Start:m.End]
		}
		i += max(n, 1) - 1
	}
	return ""
}

// phrase is a question cut into tokens. Words of no class are among them.
type phrase struct {
	cutter cutter
	reader Reader
	ts     []token
}

func (r Reader) phrase(q string) *phrase {
	p := &phrase{cutter: cutter{text: q, asked: true}, reader: r}
	for t, ok := p.cutter.next(); ok; t, ok = p.cutter.next() {
		p.ts = append(p.ts, t)
	}
	return p
}

// ends reports whether the text ends before token i.
func (p *phrase) ends(i int) bool { return i == len(p.ts) && p.ts[i-1].end == len(p.cutter.text) }

// asked is what was found in the n tokens from i on.
func (p *phrase) asked(r Range, start, i, n int) Asked {
	a := Asked{Range: r, Start: start, End: p.ts[i+n-1].end}
	ranged, years := false, false
	for k := i; k < i+n; k++ {
		t := &p.ts[k]
		years = years || t.is&year != 0 || t.is&numeric != 0
		a.Relative = a.Relative || t.is&(near|today) != 0 || t.word == "ago" ||
			t.is&weekday != 0 && (r.From.Year != 0 || r.To.Year != 0) // not "Monday, 25 September"
		if !t.numbers.dayFirst.IsZero() && (p.reader.Order == nil || p.reader.Order() == UnknownOrder) {
			a.Guessed = p.cutter.text[t.start:t.end]
		}
		ranged = ranged || k > i && (t.is&joiner != 0 || p.dash(k))
	}
	a.Relative = a.Relative && !years
	first := p.ts[i]
	if first.is&frame != 0 {
		if w := first.n(frame); w > framedOn || first.word == "around" || first.word == "at" || first.word == "throughout" {
			return a
		}
		first = p.ts[i+1]
	}
	if !a.Relative && !ranged {
		a.Single = p.cutter.text[first.start:a.End]
		if strings.ContainsAny(a.Single, "-–—/") {
			a.Single = ""
		}
	}
	return a
}

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

// days is the range of a mention in what is asked for today. A period that has begun
// ends today, a weekday is the latest before today, and a day or month without its year
// is that of every year.
func (r Reader) days(m Mention) Range {
	switch m.Kind {
	case Weekday:
		d := r.Today.AddDays(-r.Today.since(m.Weekday, true))
		return Range{d, d}
	case Near:
		got := r.Today.period(m.Unit, m.N)
		if m.N == 0 && m.Unit != Weekend {
			got.To = r.Today
		}
		return got
	case Past:
		return Range{r.Today.back(m.Unit, m.N), r.Today}
	case Ago:
		d := r.Today.back(m.Unit, m.N)
		switch m.Unit {
		case Month:
			return monthOf(d.Year, d.Month)
		case Year:
			return yearOf(d.Year)
		}
		return Range{d, d}
	case NearMonth:
		return monthOf(r.Today.latestYear(m.Date), m.Date.Month)
	case NearSeason:
		return r.Today.seasonNear(m.Date.Month, m.N)
	case OfSeason:
		return seasonOf(m.Date.Year, m.Date.Month)
	case Part:
		return m.part.within(m.Date)
	}
	return m.In(r.orderOf(m)).Date.wide()
}

// orderOf is the order in which a mention is read: with the day first, as most of the
// world writes it, unless the archive shows better.
func (r Reader) orderOf(m Mention) Order {
	if !m.Ambiguous.IsZero() && r.Order != nil {
		if o := r.Order(); o != UnknownOrder {
			return o
		}
	}
	return DayFirst
}

// latest gives a time without a year its latest one, where a range needs it.
func (r Reader) latest(t Range) Range {
	if t.From.Year != 0 {
		return t
	}
	return t.inYear(r.Today.latestYear(t.From))
}

func (t Range) inYear(y int) Range {
	t.From.Year, t.To.Year = y, y
	if t.From.Day == 0 {
		return Range{t.From.First(), t.To.Last()}
	}
	return t
}

// both makes a range of two times; a year said once counts for both.
func (r Reader) both(a, b Range) Range {
	if a.From.Year == 0 && b.From.Year != 0 {
		y := b.From.Year
		if a.From.Month > b.From.Month {
			y--
		}
		a = a.inYear(y)
	}
	a, b = r.latest(a), r.latest(b)
	if b.To.Compare(a.From) < 0 {
		a, b = b, a
	}
	return Range{a.From, b.To}
}
