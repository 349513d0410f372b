package dates

import "strings"

// form is one way to write a time: the tokens that it is made of and what they mean.
//
// A step is a class of words.txt, or a word in quotation marks; "?" lets it be missing,
// and what stands before it may stand, besides spaces, between it and the token
// before: "," a comma, "-" a hyphen. A form ends with the last step that is
// a class or must stand, so that a small word is only taken when something follows.
type form struct {
	steps []step
	asked bool // only in what people ask
	kind  Kind

	heads class // what it can begin with
	least int   // tokens that it has
}

type step struct {
	is    class
	word  string
	maybe bool
	gap   string
}

// forms are tried in this order; the first that fits wins.
var forms = []form{
	{kind: Written, steps: steps("numeric")},
	{kind: Written, steps: steps("day 'of'? month ,year?")},
	{kind: Written, steps: steps("'the' day 'of'? month ,year?"), asked: true},
	{kind: Written, steps: steps("month 'the'? day ,year?")},
	{kind: Written, steps: steps("month ,'of'? ,year")},
	{kind: OfSeason, steps: steps("season 'of'? ,year")},
	{kind: OfSeason, steps: steps("'the' season 'of'? ,year"), asked: true},
	{kind: OfSeason, steps: steps("'the'? season"), asked: true},
	{kind: NearSeason, steps: steps("near season")},
	{kind: Part, steps: steps("third 'of'? -month ,'of'? ,year?")},
	{kind: Part, steps: steps("third 'of'? -year")},
	{kind: Part, steps: steps("ordinal fraction 'of' year")},
	{kind: Part, steps: steps("'the' third 'of'? -month ,'of'? ,year?"), asked: true},
	{kind: Part, steps: steps("'the' third 'of'? -year"), asked: true},
	{kind: Part, steps: steps("'the' ordinal fraction 'of' year"), asked: true},
	{kind: Part, steps: steps("quarter ,year")},
	{kind: NearMonth, steps: steps("near month")},
	{kind: Written, steps: steps("month")},
	{kind: Written, steps: steps("year")},
	{kind: Near, steps: steps("'the'? 'day' 'before' today")},
	{kind: Near, steps: steps("near daypart")},
	{kind: Near, steps: steps("near night")},
	{kind: Near, steps: steps("today")},
	{kind: Near, steps: steps("near unit")},
	{kind: Near, steps: steps("near weekend")},
	{kind: Near, steps: steps("'over' 'the' weekend")},
	{kind: Near, steps: steps("'the' near unit"), asked: true},
	{kind: Near, steps: steps("'the' near weekend"), asked: true},
	{kind: Past, steps: steps("'the'? near count unit"), asked: true},
	{kind: Past, steps: steps("'the'? near amount unit"), asked: true},
	{kind: Ago, steps: steps("count unit 'ago'")},
	{kind: Ago, steps: steps("amount unit 'ago'")},
	{kind: Weekday, steps: steps("weekday 'of'? near unit")},
	{kind: Weekday, steps: steps("near weekday")},
	{kind: Weekday, steps: steps("weekday")},
}

func init() {
	for i := range forms {
		f := &forms[i]
		first := true // all steps so far may be missing
		for _, s := range f.steps {
			if first && s.is != 0 {
				f.heads |= s.is
			} else if first {
				f.heads |= words[s.word].is
			}
			if !s.maybe {
				first = false
				f.least++
			}
		}
	}
}

func steps(pattern string) []step {
	var out []step
	for _, p := range strings.Fields(pattern) {
		s := step{gap: " "}
		p, s.maybe = strings.CutSuffix(p, "?")
		if p[0] == ',' || p[0] == '-' {
			s.gap, p = s.gap+p[:1], p[1:]
		}
		if p[0] == '\'' {
			s.word = strings.Trim(p, "'")
		} else if s.is = classNames[p]; s.is == 0 {
			panic("dates: no class of words is called " + p)
		}
		out = append(out, s)
	}
	return out
}

// parts are the tokens that a form was found to have, by their class.
type parts [classes]*token

func (p *parts) has(c class) bool { return p[c.index()] != nil }

// n is the number of the form's token of a class, 0 when it has none.
func (p *parts) n(c class) int {
	if t := p[c.index()]; t != nil {
		return t.n(c)
	}
	return 0
}

// match finds the form at the head of ts and returns how many tokens it takes, 0 when
// it is not there.
func (f *form) match(text string, ts []token) (p parts, n int) {
	i := 0
	for _, s := range f.steps {
		if i == len(ts) || !s.fits(text, ts, i) {
			if s.maybe {
				continue
			}
			return p, 0
		}
		if s.is != 0 {
			p[s.is.index()] = &ts[i]
		}
		i++
		if s.is != 0 || !s.maybe {
			n = i
		}
	}
	return p, n
}

// fits reports whether the token i can be the step.
func (s *step) fits(text string, ts []token, i int) bool {
	t := &ts[i]
	if s.is != 0 && t.is&s.is == 0 || s.word != "" && t.word != s.word {
		return false
	}
	if i == 0 {
		return true
	}
	before, gap := &ts[i-1], s.gap
	if before.is&(month|weekday) != 0 && before.shortened() {
		gap += "." // "Feb. 12"; a full stop after a whole word ends the sentence
	}
	return between(text, before, t, gap)
}

// shortened reports whether a full stop behind a month or a day may belong to it.
func (t *token) shortened() bool { return len(t.word) <= 4 || t.word == "thurs" }

// between reports whether two tokens have at most three characters between them, all of
// them among those allowed, so that they can be parts of one date.
func between(text string, a, b *token, allowed string) bool {
	gap := text[a.end:b.start]
	return gap != "" && len(gap) <= 3 && strings.Trim(gap, allowed) == ""
}
