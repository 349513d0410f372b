package web

import (
	"cmp"
	"context"
	"net/http"

	"onrecord/answer"
)

// timelinePage is when somebody spoke of something.
type timelinePage struct {
	Name, Topic string
	Speaker     string // address of the page
	Summary     string
	Notes       []string
	Picture     *picture
	Single      *row // the one bar of what was said in one month
	Nothing     string
}

func (r *Reader) timeline(ctx context.Context, req request) (view, error) {
	name, err1 := req.words("speaker")
	topic, err2 := req.words("topic")
	if err := cmp.Or(err1, err2); err != nil {
		return view{}, err
	}
	u := answer.Understood{Speaker: name, Topic: topic}
	if u.Speaker == "" {
		return view{}, fault{http.StatusBadRequest, "This address names nobody", "Please write a name into the box."}
	}
	t, err := req.archive.Asker.Timeline(ctx, u)
	if err != nil {
		return view{}, err
	}
	p := timelinePage{Name: firstWords(t.Read.Speaker), Topic: firstWords(t.Read.Topic), Speaker: req.pass.Speaker(t.Read.Speaker)}
	for _, n := range t.Read.Notes {
		p.Notes = append(p.Notes, sentence(n))
	}
	total := 0
	for _, m := range t.Months {
		total += m.Count
	}
	p.Summary = numbered(total, "statement") + " in " + numbered(len(t.Months), "month")
	if t.Undated > 0 {
		p.Summary += "; " + thousands(t.Undated) + " more cannot be placed in a month"
	}
	if t.Partial {
		p.Notes = append(p.Notes, "There are more statements than were counted; the picture shows the best matches.")
	}
	status := 0
	if len(t.Months) == 0 {
		p.Nothing, p.Summary, status = t.Read.Nothing(), "", http.StatusNotFound
	}
	p.Picture = req.draw(t.Months, mostRows, t.Read.Speaker, t.Read.Topic)
	if p.Picture == nil && len(t.Months) == 1 {
		m := t.Months[0]
		p.Single = &row{Words: m.Date().Words(), Count: thousands(m.Count), Link: req.pass.said(t.Read.Speaker, t.Read.Topic, m.Date(), 1)}
	}
	return view{template: "timeline.html", status: status, title: "When " + p.Name + " spoke", data: p}, nil
}
