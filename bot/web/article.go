package web

import (
	"cmp"
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"onrecord/answer"
	"onrecord/answer/cite"
	"onrecord/corpus"
	"onrecord/corpus/dates"
	"onrecord/corpus/outlet"
	"onrecord/corpus/text"
	"onrecord/index"
)

// mostStatements is how many statements of one article are listed.
const mostStatements = 2000

// articlePage is an article with a statement marked.
type articlePage struct {
	Title, Outlet, Author string
	Day                   string
	Language              string
	There                 string // address on the web
	Marked                string // whose words are marked; "" where none are
	Citations             []citation
	Paragraphs            [][]marked
	Voices                []voice
}

// marked is a stretch of an article. The first that is marked has the page's anchor.
type marked struct {
	Text        string
	Mark, First bool
}

// voice is one who speaks in the article.
type voice struct {
	Name, Role, Link string
	Said             []said
}

// said is a statement in the list: its first words, and the page that marks it.
type said struct {
	Words, Link string
	Here        bool // it is the one that is marked
}

var errNoArticle = fault{http.StatusNotFound, "There is no such article", "It may have been taken out of the archive since the link was made."}

func (r *Reader) article(ctx context.Context, req request) (view, error) {
	a, err := index.Article(ctx, req.archive.Engine, req.values.Get(paramArticle))
	if err != nil {
		return view{}, err
	}
	if a == nil {
		return view{}, errNoArticle
	}
	passage, err := passageOf(req.values, a.Text)
	if err != nil {
		return view{}, err
	}
	hits, err := req.archive.Engine.Search(ctx, index.Query{Articles: []string{a.ID}, Kind: index.Statement, Limit: mostStatements})
	if err != nil {
		return view{}, err
	}
	slices.SortFunc(hits, func(x, y index.Hit) int {
		return cmp.Or(cmp.Compare(x.Statement.Start, y.Statement.Start), cmp.Compare(x.Statement.End, y.Statement.End))
	})
	p := articlePage{Title: strings.TrimSpace(a.Title), Outlet: a.Outlet, Author: a.Author, Language: a.Language, There: outlet.WebAddress(a.URL),
		Paragraphs: paragraphs(a.Text, passage), Voices: req.voices(hits, passage)}
	if !a.Published.IsZero() {
		p.Day = "published " + a.Published.Words()
	}
	if passage.Start < passage.End {
		e := markedIn(a, hits, passage)
		p.Marked = whose(e)
		if p.Citations, err = r.citations(req, e); err != nil {
			return view{}, err
		}
	}
	return view{template: "article.html", title: cmp.Or(p.Title, "An article without a title"), data: p}, nil
}

// passageOf is the range that a link marks, held to its words: in a text that was changed
// its bytes mean nothing. It is empty for a link to the whole article.
func passageOf(v url.Values, body string) (text.Range, error) {
	if !v.Has(paramFrom) && !v.Has(paramTo) && !v.Has(paramSum) {
		return text.Range{}, nil
	}
	from, err1 := strconv.Atoi(v.Get(paramFrom))
	to, err2 := strconv.Atoi(v.Get(paramTo))
	if err1 != nil || err2 != nil || from < 0 || to <= from {
		return text.Range{}, fault{http.StatusBadRequest, "This link is broken", "A part of it was lost or changed on its way here."}
	}
	if to > len(body) || sum(body[from:to]) != v.Get(paramSum) {
		return text.Range{}, fault{http.StatusNotFound, "That passage is not in the article", "The article was changed since the link was made, or the link is broken. Please ask again."}
	}
	return text.Range{Start: from, End: to}, nil
}

// paragraphs cuts a text into its lines, and these where the marked passage begins and ends.
func paragraphs(body string, passage text.Range) (all [][]marked) {
	first := true
	for _, p := range text.Paragraphs(body) {
		var line []marked
		from, to := max(passage.Start, p.Start), min(passage.End, p.End)
		if from >= to {
			all = append(all, []marked{{Text: body[p.Start:p.End]}})
			continue
		}
		if from > p.Start {
			line = append(line, marked{Text: body[p.Start:from]})
		}
		line = append(line, marked{Text: body[from:to], Mark: true, First: first})
		first = false
		if to < p.End {
			line = append(line, marked{Text: body[to:p.End]})
		}
		all = append(all, line)
	}
	return all
}

// markedIn is what is marked: a statement of the article, or a passage of it.
func markedIn(a *corpus.Article, hits []index.Hit, passage text.Range) answer.Excerpt {
	e := answer.Excerpt{Type: string(index.Passage), Text: a.Text[passage.Start:passage.End], Date: a.Published, Basis: dates.Published, Start: passage.Start, End: passage.End}
	if a.Published.IsZero() {
		e.Basis = dates.Unknown
	}
	for _, h := range hits {
		if h.Statement.Start == passage.Start && h.Statement.End == passage.End {
			e = excerptOf(h)
			break
		}
	}
	e.Article, e.Link = a, a.Link(passage.Start, passage.End)
	return e
}

// whose says whose words the marked ones are.
func whose(e answer.Excerpt) string {
	if e.Type == string(index.Passage) {
		return "a passage of the article, which is nobody's words in particular"
	}
	return cite.Speaker(e) + " · " + facts(e)
}

// excerptOf is a statement of the article as an answer would have it.
func excerptOf(h index.Hit) answer.Excerpt {
	e := answer.Excerpt{ID: h.ID, Type: string(h.Statement.Type), Speaker: h.Statement.Speaker, Role: h.Statement.Role, Unsure: h.Statement.Unsure,
		Text: h.Text, Content: h.Content, Date: h.Statement.Date, Basis: h.Statement.Basis, Article: h.Article, Start: h.Statement.Start, End: h.Statement.End}
	if e.Date.IsZero() && e.Basis == "" {
		e.Basis = dates.Unknown
	}
	return e
}

// voices are those who speak in the article, in the order in which they first do.
func (r *request) voices(hits []index.Hit, passage text.Range) (all []voice) {
	at := map[string]int{}
	for _, h := range hits {
		e := excerptOf(h)
		if ind, ok := r.archive.Engine.People().Speaker(e.Speaker, h.Article.ID); ok && !e.Unsure {
			e.Person = ind.Name
		}
		name := cmp.Or(e.Person, cite.Speaker(answer.Excerpt{Type: e.Type, Speaker: e.Speaker, Unsure: e.Unsure}))
		i, known := at[name]
		if !known {
			i = len(all)
			at[name] = i
			v := voice{Name: name, Link: r.pass.Speaker(e.Person)}
			switch {
			case e.Unsure && e.Speaker != "":
				v.Name, v.Role = "“"+e.Speaker+"”", "as the article has it"
			case e.Person != "":
				v.Name = e.Speaker
			}
			all = append(all, v)
		}
		if all[i].Role == "" && !e.Unsure {
			all[i].Role = e.Role
		}
		all[i].Said = append(all[i].Said, said{firstWords(cmp.Or(e.Content, e.Text)), r.pass.Passage(e),
			h.Statement.Start == passage.Start && h.Statement.End == passage.End})
	}
	return all
}

// firstWords are as many words as a line of a list has room for.
func firstWords(s string) string {
	const room = 70
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) <= room {
		return s
	}
	cut := string([]rune(s)[:room])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return cut + " …"
}
