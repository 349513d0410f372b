package question

import (
	"slices"
	"strings"

	"onrecord/corpus/dates"
	"onrecord/corpus/names"
)

// Context is what a question is read with. The zero value knows nobody.
type Context struct {
	Times    dates.Reader           // of what day it is
	Table    *names.Table           // concepts; nil means the embedded table
	Speaks   func(name string) bool // the archive has a speaker of that name, or in that role
	Bears    func(name string) bool // and one who bears all of that name, not only its last word; nil means Speaks
	Named    func(name string) bool // the archive prints it as a forename and surname of somebody, who need not speak; nil means that it does not
	Printed  func(word string) bool // the archive has that word; nil means that it has any
	Outlets  map[string]int         // the archive's outlets; only the keys are read
	Previous *Question              // what was asked before, from which this one may go on; nil for nothing
	Reply    bool                   // it was put as a reply to the answer before, and needs no "and" to go on
}

// reader reads one question.
type reader struct {
	Context
	words  string
	tokens []token
	left   []int // the tokens that nothing was read from yet
	known  map[string]bool
	borne  map[string]bool
	q      Question

	allText string // what the tokens that are left print, when they were so many
	allOf   int
}

// Read takes a question apart.
func Read(words string, ctx Context) Question {
	if ctx.Table == nil {
		ctx.Table = names.DefaultTable()
	}
	r := &reader{Context: ctx, words: tidy(words), known: map[string]bool{}, borne: map[string]bool{}}
	r.q.Words = r.words
	r.tokens = tokenise(r.words, r.Table.Lexicon())
	for i := range r.tokens {
		r.left = append(r.left, i)
	}
	r.trim()
	if r.talk(); r.q.Talk != NoTalk {
		r.left = nil
		return r.q
	}
	if ctx.Previous != nil && r.follow() {
		return r.q
	}
	r.quotes()
	r.outlet()
	r.kind()
	r.verbs()
	r.days()
	r.takeOut()
	r.form()
	return r.q
}

// trim takes signs off the ends of what is left.
func (r *reader) trim() {
	for len(r.left) > 0 && (isEdge(r.tokens[r.left[0]])) {
		r.left = r.left[1:]
	}
	for len(r.left) > 0 {
		t := r.tokens[r.left[len(r.left)-1]]
		if !isEdge(t) && t.key != "?" && t.key != "!" && t.key != "." && t.key != "…" {
			return
		}
		r.left = r.left[:len(r.left)-1]
	}
}

// without takes tokens out of what is left.
func (r *reader) without(start, end int) {
	r.left = slices.Delete(slices.Clone(r.left), start, end)
	r.trim()
}

// takeOut reads the phrases that stand in a question beside who and what.
func (r *reader) takeOut() {
	quotes := slices.ContainsFunc(r.left, func(n int) bool { return r.tokens[n].quote() })
	for i, p := range taken {
		if p.order != BestFirst && (quotes || r.q.Order != BestFirst && r.q.Order != p.order) {
			continue
		}
		for range p.times {
			if !r.takeOne(p, compiledTaken[i]) {
				break
			}
			r.q.Order = max(r.q.Order, p.order)
		}
	}
}

func (r *reader) takeOne(p phrase, c compiledPhrase) bool {
	first, last := 0, len(r.left)
	if p.place == atStart {
		last = min(1, last)
	}
	for at := first; at < last; at++ {
		_, end, ok := r.match(c.pattern, r.left, at, p.place == atEnd)
		if !ok || !p.alone && end-at == len(r.left) {
			continue
		}
		if c.before != nil {
			if _, _, ok := r.match(c.before, r.left, end, false); !ok {
				continue
			}
		}
		r.without(at, end)
		return true
	}
	return false
}

// form reads who and what by the table.
func (r *reader) form() {
	r.allOf = 0
	r.q.About = r.part(r.left)
	for i, row := range table {
		parts, _, ok := r.match(compiledTable[i], r.left, 0, true)
		if !ok {
			continue
		}
		who := r.filled(parts, "who")
		if fits := row.fits; fits == nil && !r.plausible(who) || fits != nil && !fits(r, who) {
			continue
		}
		r.fill(row, parts)
		r.q.row = i + 1
		return
	}
}

// filled are the tokens that fill a part.
func (r *reader) filled(parts []capture, name string) (tokens []int) {
	for _, c := range parts {
		if c.part == name {
			tokens = append(tokens, r.left[c.start:c.end]...)
		}
	}
	return tokens
}

// fill takes over what a row says.
func (r *reader) fill(row row, parts []capture) {
	if row.loose {
		for i := range parts {
			if parts[i].part == "about" {
				parts[i] = r.bare(parts[i])
			}
		}
	}
	who := r.filled(parts, "who")
	r.q.Who = Who{Part: r.part(who), Sure: row.sure, Except: somebody(r.part(r.filled(parts, "not")))}
	r.q.About = r.part(r.filled(parts, "about"))
	if l := strings.ToLower(r.q.Who.Text); l == "he" || l == "she" {
		r.q.Who.He = l
	}
	if row.sure == byName && (r.knows(who) || r.stranger(who)) {
		r.q.Who.Sure = Asked
	} else if row.sure == byName {
		r.q.Who.Sure = Guessed
	}
	r.q.Who.Part = somebody(r.q.Who.Part)
	if row.asks != Anything {
		r.q.Asks = row.asks
	}
}

// somebody empties a part that names nobody in particular.
func somebody(p Part) Part {
	if IsNobody(p.Text) {
		return Part{}
	}
	return p
}

// bare takes words of asking off the ends of a topic: "about oil … what". IS is none.
func (r *reader) bare(c capture) capture {
	token := func(i int) token { return r.tokens[r.left[i]] }
	for c.start < c.end && (!token(c.start).word && !token(c.start).quote() || token(c.start).is("aside") && !r.acronym(token(c.start))) {
		c.start++
	}
	for c.start < c.end && (!token(c.end-1).word && !token(c.end-1).quote() || token(c.end-1).is("asidebehind") && !r.acronym(token(c.end-1))) {
		c.end--
	}
	return c
}
