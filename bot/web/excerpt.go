package web

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/answer"
	"onrecord/answer/cite"
	"onrecord/answer/quotecheck"
	"onrecord/corpus/text"
)

// shownExcerpt is an excerpt as every page shows it.
type shownExcerpt struct {
	Number   int
	Who      string // under what name; what else is known of that stands in Role
	Role     string
	Speaker  string // address of the speaker's page, or ""
	Facts    string // manner, circumstance, day with its ground
	Remarks  []string
	Pieces   []piece
	Language string
	Source   source
	Also     []source
}

// source is an article, with the pages that show the words in it.
type source struct {
	Outlet, Title, Day string
	Here               string // address of the reader's page
	There              string // address on the web, or ""
}

// piece is a stretch of text of one look.
type piece struct {
	Text   string
	Strong bool
}

func (r *request) excerpt(e answer.Excerpt, number int) shownExcerpt {
	s := shownExcerpt{Number: number, Who: e.Speaker, Role: e.Role, Facts: facts(e), Remarks: remarks(e), Pieces: pieces(e.Text, e.Bold), Source: r.source(e)}
	switch {
	case e.Type == "passage" || e.Speaker == "" || e.Unsure:
		s.Who, s.Role = cite.Speaker(e), ""
	default:
		s.Speaker = r.pass.Speaker(e.Person)
	}
	if e.Article != nil {
		s.Language = e.Article.Language
	}
	for _, o := range e.Also {
		s.Also = append(s.Also, r.source(o))
	}
	return s
}

func (r *request) source(e answer.Excerpt) source {
	if e.Article == nil {
		return source{Title: "an article without a name"}
	}
	s := source{Outlet: e.Article.Outlet, Title: cmp.Or(strings.TrimSpace(e.Article.Title), e.Article.ID), Day: e.Article.Published.Words(), There: e.Link}
	if r.pass.Opens() {
		s.Here = r.pass.Passage(e)
	}
	return s
}

// facts are how the words are given, to whom or where, and when.
func facts(e answer.Excerpt) string {
	var parts []string
	for _, s := range []string{e.Manner(), strings.TrimSpace(e.Circumstance()), cite.Day(e.Date, e.Basis)} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " · ")
}

// remarks are what the reader must know before the words: why a related one is here, what
// ties it to the topic, and how it has the words that the question quotes.
func remarks(e answer.Excerpt) (lines []string) {
	if d := e.Differs(); d != "" {
		lines = append(lines, sentence(d))
	}
	if e.Tie != "" {
		lines = append(lines, "On the topic by what is round it: "+e.Tie)
	}
	switch e.Verdict {
	case quotecheck.Verbatim:
		lines = append(lines, "Verbatim: it has the words as you quote them.")
	case quotecheck.Altered:
		lines = append(lines, "Altered: it has most of the words that you quote.")
	}
	if e.Spliced {
		lines = append(lines, "Spliced: they come from two places, put together without a mark.")
	}
	for _, d := range e.Differences {
		lines = append(lines, d.String())
	}
	return lines
}

// pieces cuts body at the ends of what is strong in it. Ranges that are out of bounds or
// overlap are what they can be: a slip in a range must not lose a word.
func pieces(body string, strong []text.Range) (out []piece) {
	at := 0
	for _, r := range slices.SortedFunc(slices.Values(strong), func(a, b text.Range) int { return cmp.Compare(a.Start, b.Start) }) {
		from, to := max(r.Start, at), min(r.End, len(body))
		if from >= to {
			continue
		}
		if from > at {
			out = append(out, piece{Text: body[at:from]})
		}
		out = append(out, piece{body[from:to], true})
		at = to
	}
	if at < len(body) {
		out = append(out, piece{Text: body[at:]})
	}
	return out
}
