package question

import (
	"strings"

	"onrecord/corpus/dates"
	"onrecord/corpus/names"
)

// Kept is what a question that goes on from another does not say itself, and was asked
// before.
type Kept struct{ Who, About, When, Outlet bool }

// Any reports whether anything was kept.
func (k Kept) Any() bool { return k != Kept{} }

// mostFollowing is how many words a question has at most that goes on from another;
// more are a question of their own.
const mostFollowing = 8

// again asks once more about the one who was asked about before; on begins what goes on.
var (
	again = compile(`[ and ] what [ else ] did|does|has|have he|she|they|it say|said|tell|told|think <rest>?`)
	on    = compile(`[ and|but|also|ok|okay|then|so [ , ]* ]* ( and|also | what|how about | what of ) [ , ]* <rest>?`)
)

// ellipses are what goes on from another question, without its "and".
var ellipses = []struct {
	pattern string
	fits    func(r *reader, who []int) bool // nil for any
	example string                          // "question | who | about"
}{
	{pattern: `about|on|regarding|concerning <about>`, example: "about oil | | oil"},
	{pattern: `by|from <who>`, fits: (*reader).knows, example: "from Holm | Holm |"},
	{pattern: `<who> about|on|regarding|concerning <about>`, fits: (*reader).knows, example: "Holm on oil | Holm | oil"},
	{pattern: `<who>`, fits: (*reader).person, example: "Holm | Holm |"},
	{pattern: `<about>`, example: "oil | | oil"},
}

var compiledEllipses = compileAll(len(ellipses), func(i int) string { return ellipses[i].pattern })

// follow reads the question as going on from the one before: what it names takes the
// place of what was asked, the rest is kept. It reports false for a question that
// stands on its own.
func (r *reader) follow() bool {
	before, all := *r.Previous, r.left
	elliptic := r.Reply
	if parts, _, ok := r.match(again, all, 0, true); ok {
		if before.Who.Text == "" {
			return false
		}
		r.left, elliptic = r.filled(parts, "rest"), true
	} else {
		if parts, _, ok := r.match(on, all, 0, true); ok {
			r.left, elliptic = r.filled(parts, "rest"), true
		}
		for _, t := range r.wordsIn(r.left) {
			elliptic = elliptic && !t.is("standsalone")
		}
	}
	r.trim()
	if n := len(r.wordsIn(r.left)); !elliptic || n == 0 || n > mostFollowing {
		r.left = all
		return false
	}
	r.q.Follows = true
	r.lastDays()
	r.ellipsis()
	r.keep(before)
	return true
}

// lastDays reads the days that the words are, or end with, and takes them out.
func (r *reader) lastDays() {
	for i, n := range r.left {
		first := r.tokens[n]
		behind := len(r.left) - i - 1
		if i > 0 && !(first.is("datelead") && behind > 0 || (first.key == "last" || first.key == "this") && behind == 1 ||
			(first.key == "today" || first.key == "yesterday") && behind == 0) {
			continue
		}
		words := r.text(r.left[i:])
		days, err := r.Times.Parse(words)
		if err != nil && first.is("datelead") && behind > 0 {
			days, err = r.Times.Parse(r.text(r.left[i+1:]))
		}
		if err == nil && days != (dates.Range{}) {
			r.q.When = When{Part: r.part(r.left[i:]), Asked: dates.Asked{Range: days}}
			r.left = r.left[:i]
			r.trim()
			return
		}
	}
}

// ellipsis reads who and what.
func (r *reader) ellipsis() {
	for i, e := range ellipses {
		parts, _, ok := r.match(compiledEllipses[i], r.left, 0, true)
		who := r.filled(parts, "who")
		if ok && (e.fits == nil || e.fits(r, who)) {
			r.q.Who = Who{Part: r.part(who)}
			r.q.About = r.part(r.filled(parts, "about"))
			return
		}
	}
}

// person reports whether tokens name a known speaker, and no country, body or thing.
func (r *reader) person(who []int) bool {
	name := r.text(who)
	c := r.Table.Lookup(strings.TrimPrefix(strings.ToLower(name), "the "))
	if c == nil {
		c = r.Table.Lookup(name)
	}
	return (c == nil || c.Kind == names.Person) && r.knows(who)
}

// keep fills what the question leaves open with what was asked before.
func (r *reader) keep(before Question) {
	q, k := &r.q, &r.q.Kept
	if q.Who.Text == "" {
		q.Who, k.Who = before.Who, before.Who.Text != ""
	}
	if q.About.Text == "" {
		q.About, k.About = before.About, before.About.Text != ""
	}
	if !q.When.Given() {
		q.When, k.When = before.When, before.When.Given()
	} else if y := before.When.From.Year; y != 0 && y == before.When.To.Year && q.When.From.Year == 0 && q.When.To.Year == 0 {
		q.When.From.Year, q.When.To.Year = y, y // "and in May?" of the same year
	}
	q.Outlet, k.Outlet = before.Outlet, before.Outlet.Name != ""
}
