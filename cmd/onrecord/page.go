package main

import (
	"fmt"
	"io"
	"strings"

	"onrecord/answer"
	"onrecord/answer/cite"
	"onrecord/answer/quotecheck"
)

// page writes answers for people. Errors of the writer are kept for the end, as
// in bufio.Writer.
type page struct {
	out     io.Writer
	columns int
	bold    bool
	err     error
}

func newPage(w io.Writer) *page {
	return &page{out: w, columns: width(w), bold: emphasis(w)}
}

// bar stands before every line of an article's own words, so that they are never
// mistaken for ours.
const (
	bar    = "    │ "
	margin = "    "
)

func (p *page) line(s string) {
	if p.err == nil {
		_, p.err = fmt.Fprintln(p.out, s)
	}
}

// strong is s in bold letters where there are any. s is clean already.
func (p *page) strong(s string) string {
	if !p.bold || s == "" {
		return s
	}
	return boldOn + s + boldOff
}

// paragraph writes our own words below a margin.
func (p *page) paragraph(indent, s string) {
	for _, l := range wrap(s, nil, p.columns-len(indent), false) {
		p.line(indent + l)
	}
}

// answer writes the reading, then the excerpts, or the honest absence of any.
func (p *page) answer(a answer.Answer) error {
	p.paragraph("", "Read as: "+orElse(a.Read.String(), "nothing that can be looked up"))
	for _, note := range a.Read.Notes {
		p.paragraph("", "Note: "+note)
	}
	for _, e := range a.Excerpts {
		p.line("")
		p.excerpt(e)
	}
	if len(a.Excerpts) == 0 && !a.Read.Unread {
		p.line("")
		p.paragraph("", a.Read.Nothing())
	}
	if len(a.Related) > 0 {
		p.line("")
		p.line(p.strong("Related, but not what you asked for"))
	}
	for _, e := range a.Related {
		p.line("")
		p.excerpt(e)
	}
	return p.err
}

// excerpt writes who, the words, and where they are from.
func (p *page) excerpt(e answer.Excerpt) {
	head := fmt.Sprintf("%2d. ", e.Rank)
	who := wrap(cite.Speaker(e), nil, p.columns-len(head), false)
	for i, l := range who {
		p.line(head + p.strong(l))
		if i == 0 {
			head = margin
		}
	}
	p.paragraph(margin, quotationKind(e))
	p.held(e)
	if e.Tie != "" {
		p.paragraph(margin, "On the topic by what is round it: "+oneLine(e.Tie))
	}
	if e.Why != "" {
		p.paragraph(margin, "Why it is here: "+oneLine(e.Differs()))
	}
	p.line("")
	for _, l := range wrap(e.Text, e.Bold, p.columns-len([]rune(bar)), p.bold) {
		p.line(bar + l)
	}
	p.line("")
	p.source(e)
}

// held says how the excerpt has the words that the question quotes.
func (p *page) held(e answer.Excerpt) {
	switch e.Verdict {
	case quotecheck.Verbatim:
		p.paragraph(margin, "Verbatim: it has the words as you quote them.")
	case quotecheck.Altered:
		p.paragraph(margin, "Altered: it has most of the words that you quote.")
		if e.Spliced {
			p.paragraph(margin, "Spliced: they come from two places, put together without a mark.")
		}
	}
	for _, d := range e.Differences {
		p.paragraph(margin, oneLine(d.String()))
	}
}

// source tells where the words stand, and where else.
func (p *page) source(e answer.Excerpt) {
	p.paragraph(margin, origin(e))
	if e.Link != "" {
		p.line(margin + oneLine(e.Link)) // never wrapped: it is there to be opened
	}
	for _, also := range e.Also {
		p.paragraph(margin, "Also in "+origin(also))
		if also.Link != "" {
			p.line(margin + oneLine(also.Link))
		}
	}
}

// origin is the outlet, the title and the day of an article.
func origin(e answer.Excerpt) string {
	if e.Article == nil {
		return "an article without a name"
	}
	var parts []string
	if e.Article.Outlet != "" {
		parts = append(parts, oneLine(e.Article.Outlet))
	}
	if e.Article.Title != "" {
		parts = append(parts, "“"+oneLine(e.Article.Title)+"”")
	} else {
		parts = append(parts, oneLine(e.Article.ID))
	}
	if day := e.Article.Published.Words(); day != "" {
		parts = append(parts, day)
	}
	return strings.Join(parts, ", ")
}

// manner says how the words are given, and when they were said.
func quotationKind(e answer.Excerpt) string {
	how := orElse(e.Manner(), oneLine(e.Type))
	return how + " · " + cite.Day(e.Date, e.Basis)
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// listed joins names as people do.
func listed(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " or " + names[len(names)-1]
}

// verdict writes what can be said of a quotation, and where its words stand.
func (p *page) verdict(r quotecheck.Result) error {
	p.paragraph("", oneLine(r.Says()))
	for _, note := range r.Notes {
		p.paragraph("", "Note: "+oneLine(note))
	}
	for i, m := range r.Matches {
		p.line("")
		if m.Spliced {
			p.paragraph(margin, "Spliced: the words come from two places of this article, put together without a mark.")
		}
		for _, d := range m.Differences {
			p.paragraph(margin, oneLine(d.String()))
		}
		if !m.Verbatim() {
			p.line("")
		}
		e := answer.ExcerptOf(m)
		e.Rank = i + 1
		p.excerpt(e)
	}
	return p.err
}
