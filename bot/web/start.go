package web

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"unicode"
)

const (
	mostShown     = 24 // speakers on the start page
	outletsOnPage = 24
)

// startPage is what the archive holds.
type startPage struct {
	Articles, Statements string
	Built                string
	Speakers             []counted
	Outlets              []counted
	MoreOutlets          int
}

// counted is a name with how often.
type counted struct {
	Name, Link string
	Count      string
}

func (r *Reader) start(_ context.Context, req request) (view, error) {
	e := req.archive.Engine
	n := e.Counts()
	p := startPage{Articles: numbered(n.Articles, "article"), Statements: numbered(n.Statements, "statement"), Built: e.Built().UTC().Format("2 January 2006")}
	for _, ind := range e.People().All() {
		if len(p.Speakers) == mostShown {
			break
		}
		if !strings.ContainsFunc(ind.Name, unicode.IsUpper) && strings.ContainsFunc(ind.Name, unicode.IsLower) {
			continue // "police": many, and nobody in particular
		}
		p.Speakers = append(p.Speakers, counted{ind.Name, req.pass.Speaker(ind.Name), thousands(ind.Count)})
	}
	outlets := e.Outlets()
	delete(outlets, "")
	names := slices.SortedFunc(maps.Keys(outlets), func(a, b string) int { return cmp.Or(cmp.Compare(outlets[b], outlets[a]), cmp.Compare(a, b)) })
	for _, o := range names[:min(len(names), outletsOnPage)] {
		p.Outlets = append(p.Outlets, counted{Name: o, Count: thousands(outlets[o])})
	}
	p.MoreOutlets = len(names) - len(p.Outlets)
	return view{template: "start.html", title: "Who said what", data: p}, nil
}
