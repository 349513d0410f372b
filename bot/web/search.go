package web

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"onrecord/answer"
	"onrecord/bot/archive"
)

const (
	perPage  = 10
	mostKept = 100 // excerpts of an answer: ten pages
)

// searchPage is an answer.
type searchPage struct {
	Read     string
	Notes    []string
	Nothing  string // what was not found; "" when something was
	Count    string
	Excerpts []shownExcerpt
	Related  []shownExcerpt
	Near     []counted // who did speak of it
	Days     []counted // on which it was spoken of
	Timeline string
	Exports  []counted
	Turns    turns
}

func (r *Reader) search(ctx context.Context, req request) (view, error) {
	q := strings.TrimSpace(req.values.Get("q"))
	number, err := pageNumber(req.values)
	if err != nil {
		return view{}, err
	}
	ans, err := req.archive.Asker.Ask(ctx, q, mostKept)
	if err != nil {
		return view{}, err
	}
	p := searchPage{Read: ans.Read.String()}
	for _, n := range ans.Read.Notes {
		p.Notes = append(p.Notes, sentence(n))
	}
	if p.Turns, err = turnsOf(len(ans.Excerpts), number, func(n int) string {
		return req.pass.page("search", url.Values{"q": {q}, "page": {strconv.Itoa(n)}})
	}); err != nil {
		return view{}, err
	}
	for i, e := range p.Turns.of(ans.Excerpts) {
		p.Excerpts = append(p.Excerpts, req.excerpt(e, p.Turns.First+i))
	}
	p.Count = numbered(len(ans.Excerpts), "excerpt")
	if len(ans.Excerpts) == mostKept {
		p.Count = "The first " + p.Count
	}
	if len(ans.Excerpts) == 0 && !ans.Read.Unread {
		p.Nothing = ans.Read.Nothing()
		r.near(ctx, req, ans, &p)
	}
	if len(ans.Excerpts) > 0 {
		p.Exports = req.pass.exports(q)
	}
	for i, e := range ans.Related {
		p.Related = append(p.Related, req.excerpt(e, i+1))
	}
	if ans.Read.Speaker != "" && len(ans.Excerpts) > 0 {
		p.Timeline = req.pass.page("timeline", url.Values{"speaker": {ans.Read.Speaker}, "topic": {ans.Read.Topic}})
	}
	return view{template: "search.html", title: q, question: q, data: p}, nil
}

// near adds what comes nearest to what was not found.
func (r *Reader) near(ctx context.Context, req request, ans answer.Answer, p *searchPage) {
	found := archive.Archive{Asker: req.archive.Asker}.WithNear(ctx, ans)
	about := ""
	if ans.Read.Topic != "" {
		about = " on " + ans.Read.Topic
	}
	for _, s := range found.Near.Speakers {
		p.Near = append(p.Near, counted{s.Name, req.pass.Search("what did " + s.Name + " say" + about), thousands(s.Count)})
	}
	who := ans.Read.Speaker
	for _, d := range found.Near.Days {
		question := "what was said"
		if who != "" {
			question = "what did " + who + " say"
		}
		p.Days = append(p.Days, counted{Name: d.Words(), Link: req.pass.Search(question + about + " on " + d.Words())})
	}
}

// turns are the pages of a list.
type turns struct {
	Page, Pages    int // from 1
	First          int // number of the first entry of the page, from 1
	Previous, Next string
}

// turnsOf are the turns of a list at a page; it is a fault beyond the last. An empty list
// has one page.
func turnsOf(entries, page int, address func(page int) string) (turns, error) {
	t := turns{Page: page, Pages: max(1, (entries+perPage-1)/perPage), First: (page-1)*perPage + 1}
	if page > t.Pages {
		f := errNoPage
		f.Do = "It has " + numbered(t.Pages, "page") + "."
		return t, f
	}
	if page > 1 {
		t.Previous = address(page - 1)
	}
	if page < t.Pages {
		t.Next = address(page + 1)
	}
	return t, nil
}

// of are the entries of the page.
func (t turns) of(all []answer.Excerpt) []answer.Excerpt {
	return all[min(len(all), t.First-1):min(len(all), t.First-1+perPage)]
}

// pageNumber is the page that is asked for, from 1.
func pageNumber(v url.Values) (int, error) {
	if !v.Has("page") {
		return 1, nil
	}
	n, err := strconv.Atoi(v.Get("page"))
	if err != nil || n < 1 || n > 1_000_000 {
		return 0, fault{http.StatusNotFound, "There is no such page of the list", "Pages are numbered from 1."}
	}
	return n, nil
}
