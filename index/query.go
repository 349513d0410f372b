package index

import (
	"fmt"
	"strconv"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/dates"
)

// Kind is what a hit is.
type Kind string

// The kinds of hits.
const (
	Statement Kind = "statement"
	Passage   Kind = "passage"
)

// Query is what the index evaluates: words already understood.
// The zero value matches nothing.
type Query struct {
	// Text is the topic in plain words, analysed like the articles; empty when
	// only the filters count. It is data, never a query language. Words that the
	// alias table knows as a concept's are searched as that concept.
	Text string
	// Concepts are IDs from the alias table that the topic names; a hit that
	// names one under any of its forms matches it.
	Concepts []string
	// Speakers are keys (names.Key) of the people asked for; a hit must be one
	// of theirs. Empty means anybody. Only statements have speakers.
	Speakers []string
	// From and To bound the date, both inclusive; the zero Date leaves an end
	// open. A hit whose own date is only partly known matches when all that is
	// known of it lies inside: every day of a month whose day is not known, the
	// day in some year of the range when its year is not. An undated hit matches
	// no bound. Bounds without a year ask for those days of any year.
	From, To dates.Date
	// Outlet is matched without regard to case or accents; empty means any.
	Outlet string
	// Articles restricts hits to the articles with these IDs; none means any.
	Articles []string
	// Kind restricts hits to statements or passages; empty means both.
	Kind Kind
	// Alone ranks passages by what each holds of the topic and not, when only
	// passages are asked for, by what the rest of its article does as well.
	Alone bool
	// MinUnits leaves out hits that hold fewer units (words and concepts) of the
	// topic, and makes a long topic cheaper; 0 and 1 leave out none.
	MinUnits int
	Limit    int // 0 means 10
}

// Filters reports whether the query asks for anything besides a topic.
func (q Query) Filters() bool {
	return len(q.Speakers) > 0 || q.From != (dates.Date{}) || q.To != (dates.Date{}) ||
		q.Outlet != "" || len(q.Articles) > 0 || q.Kind != ""
}

// String is the query in a line, for logs and golden files.
func (q Query) String() string {
	var parts []string
	add := func(name, value string) {
		if value != "" {
			parts = append(parts, name+":"+value)
		}
	}
	if q.Text != "" {
		add("text", fmt.Sprintf("%q", q.Text))
	}
	add("concepts", strings.Join(q.Concepts, "|"))
	add("speakers", strings.Join(q.Speakers, "|"))
	add("from", dateString(q.From))
	add("to", dateString(q.To))
	add("outlet", q.Outlet)
	add("article", strings.Join(q.Articles, "|"))
	add("kind", string(q.Kind))
	if q.Alone {
		parts = append(parts, "alone")
	}
	if q.MinUnits > 1 {
		add("units", fmt.Sprint(q.MinUnits))
	}
	if q.Limit > 0 {
		add("limit", fmt.Sprint(q.Limit))
	}
	return strings.Join(parts, " ")
}

func dateString(d dates.Date) string {
	if d == (dates.Date{}) {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Hit is a statement or a passage with its article.
type Hit struct {
	ID        string // unique in the index: article ID, kind and number
	Kind      Kind
	Article   *corpus.Article  // without Text; Index.Article has it
	Statement corpus.Statement // of a passage only Start, End, Date and Basis are set
	Text      string           // the excerpt, Article.Text[Start:End]
	Content   string           // the content spans' text joined by " … "; of a passage, Text
	Cue       string           // the cue's text
	Source    string           // the source's text as printed
	Score     float64          // comparable within one search only
	Matched   int              // how many distinct units (words and concepts) of the topic the hit holds in its excerpt
	Units     int              // how many the topic has after stop words; 0 when the query had no topic
}

// HitID is the ID of an article's n-th hit of a kind, counted from zero.
func HitID(article string, k Kind, n int) string {
	return article + "#" + string(k) + "-" + strconv.Itoa(n+1)
}
