package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"unicode"

	"onrecord/answer/question"
	"onrecord/corpus/identity"
	"onrecord/corpus/lexicon"
	"onrecord/corpus/names"
	"onrecord/index"
	"onrecord/index/embedded"
)

// form is a way of asking.
type form struct {
	name string
	ask  func(d *drawer, said, other index.Hit) string // "" where this cannot be made of it
}

// forms are the ways of asking that are measured, refusals and slips among them.
var forms = []form{
	{"formal", func(d *drawer, s, _ index.Hit) string {
		return d.on("what did %s say about %s", s.Statement.Speaker, s)
	}},
	{"surname", func(d *drawer, s, _ index.Hit) string {
		return d.on("what did %s say about %s", names.Parse(s.Statement.Speaker).Surname, s)
	}},
	{"forename", func(d *drawer, s, _ index.Hit) string {
		given, _, _ := strings.Cut(names.Parse(s.Statement.Speaker).Given, " ")
		return d.on("what did %s say about %s", given, s)
	}},
	{"keywords", func(d *drawer, s, _ index.Hit) string {
		return strings.ToLower(d.on("%s %s", names.Parse(s.Statement.Speaker).Surname, s))
	}},
	{"latest", func(d *drawer, s, _ index.Hit) string { return d.on("latest from %s on %s", s.Statement.Speaker, s) }},
	{"wrong", func(d *drawer, s, o index.Hit) string {
		return d.on("what did %s say about %s", o.Statement.Speaker, s)
	}},
	{"day", func(d *drawer, s, _ index.Hit) string {
		return d.on("what did %s say about %s in March 2015", s.Statement.Speaker, s)
	}},
	{"unknown", func(d *drawer, s, o index.Hit) string {
		surname := names.Parse(o.Statement.Speaker).Surname
		if len(surname) < 5 {
			return ""
		}
		return d.on("what did %s say about %s", "Gerwulf "+surname[:2]+"q"+surname[4:]+"zeth", s)
	}},
	{"typo-name", func(d *drawer, s, _ index.Hit) string {
		return d.on("what did %s say about %s", d.slip(names.Parse(s.Statement.Speaker).Surname), s)
	}},
	{"typo-word", func(d *drawer, s, _ index.Hit) string {
		ws := d.words(s)
		if len(ws) < 2 {
			return ""
		}
		return fmt.Sprintf("what did %s say about %s %s", s.Statement.Speaker, d.slip(ws[0]), ws[1])
	}},
	{"rare", func(d *drawer, s, _ index.Hit) string { return d.rareName() }},
	{"office", func(d *drawer, s, _ index.Hit) string {
		if s.Statement.Role == "" || len(s.Statement.Role) > 50 {
			return ""
		}
		return d.on("what did the %s say about %s", s.Statement.Role, s)
	}},
	{"group", func(d *drawer, s, _ index.Hit) string {
		return d.on("what did %s say about %s", groups()[d.rand.IntN(len(groups()))], s)
	}},
	{"anybody", func(d *drawer, s, _ index.Hit) string { return d.on("who %s about %s", "spoke", s) }},
	{"topic", func(d *drawer, s, _ index.Hit) string { return strings.Join(d.words(s), " ") }},
	{"fact", func(d *drawer, s, _ index.Hit) string { return d.on("how many %s %s", "", s) }},
	{"headline", func(d *drawer, s, _ index.Hit) string { return s.Article.Title }},
	{"quotation", func(d *drawer, s, _ index.Hit) string {
		ws := strings.Fields(strings.Map(func(r rune) rune {
			if strings.ContainsRune("\"“”…", r) {
				return -1
			}
			return r
		}, s.Content))
		if len(ws) < 6 {
			return ""
		}
		return `who said "` + strings.Join(ws[:min(len(ws), 14)], " ") + `"`
	}},
	{"long", func(d *drawer, s, _ index.Hit) string {
		a, err := index.Article(context.Background(), d.ix, s.Article.ID)
		if err != nil || a == nil || len(a.Text) < 2000 {
			return ""
		}
		return strings.ToValidUTF8(strings.Join(strings.Fields(a.Text), " ")[:900], "")
	}},
}

// groups are words by which many are asked for, and the seats that speak.
var groups = sync.OnceValue(func() (out []string) {
	for _, kind := range []lexicon.Flag{lexicon.Group, lexicon.Residence, lexicon.Government} {
		for word := range lexicon.Default().All(kind) {
			out = append(out, word, "Russian "+word, "the "+word)
		}
	}
	return out
})

// drawer makes questions out of what people say.
type drawer struct {
	ix     *embedded.Index
	people []identity.Individual // most statements first
	rand   *rand.Rand
}

// draw makes so many questions of a form.
func (d *drawer) draw(ctx context.Context, f form, n int) (out []string, err error) {
	for tries := 0; len(out) < n && tries < 30*n; tries++ {
		said, err := d.statement(ctx)
		if err != nil {
			return nil, err
		}
		other, err := d.statement(ctx)
		if err != nil {
			return nil, err
		}
		if q := f.ask(d, said, other); q != "" && len(question.Words(q)) > 0 && len([]rune(q)) <= 1000 {
			out = append(out, q)
		}
	}
	return out, nil
}

// statement is one of somebody with a forename; every other draw is of somebody who says
// much.
func (d *drawer) statement(ctx context.Context) (index.Hit, error) {
	for {
		among := len(d.people)
		if d.rand.IntN(2) == 0 {
			among = max(1, among/200)
		}
		ind := d.people[d.rand.IntN(among)]
		if names.Parse(ind.Name).Given == "" {
			continue
		}
		hits, err := d.ix.Search(ctx, index.Query{Speakers: ind.Keys, Kind: index.Statement, Limit: 20})
		if err != nil {
			return index.Hit{}, err
		}
		if len(hits) > 0 {
			return hits[d.rand.IntN(len(hits))], nil
		}
	}
}

// words are two or three telling words of a statement.
func (d *drawer) words(s index.Hit) []string {
	var out []string
	for _, at := range question.Words(s.Content) {
		w := strings.ToLower(s.Content[at.Start:at.End])
		if len(w) > 4 && !question.IsStop(w) && !strings.ContainsFunc(w, func(r rune) bool { return r > unicode.MaxASCII }) {
			out = append(out, w)
		}
	}
	if len(out) < 2 {
		return nil
	}
	from := d.rand.IntN(len(out) - 1)
	return out[from:min(len(out), from+2+d.rand.IntN(2))]
}

// on is a question about what a statement says; "" where that is too little, or nobody is asked.
func (d *drawer) on(format, who string, s index.Hit) string {
	ws := d.words(s)
	if ws == nil || who == "" && !strings.HasPrefix(format, "how") {
		return ""
	}
	return strings.Join(strings.Fields(fmt.Sprintf(format, who, strings.Join(ws, " "))), " ")
}

// rareName is somebody's who says little.
func (d *drawer) rareName() string {
	ind := d.people[len(d.people)/3+d.rand.IntN(len(d.people)*2/3)]
	if names.Parse(ind.Name).Given == "" || len(strings.Fields(ind.Name)) > 3 {
		return ""
	}
	return ind.Name
}

// slip is a word typed wrong: two letters in each other's places, one too few or another.
func (d *drawer) slip(w string) string {
	if len(w) < 5 || strings.ContainsFunc(w, func(r rune) bool { return r > unicode.MaxASCII }) {
		return ""
	}
	at := 1 + d.rand.IntN(len(w)-3)
	switch d.rand.IntN(3) {
	case 0:
		return w[:at] + string(w[at+1]) + string(w[at]) + w[at+2:]
	case 1:
		return w[:at] + w[at+1:]
	}
	return w[:at] + string(rune('a'+d.rand.IntN(26))) + w[at+1:]
}
