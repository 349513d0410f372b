// Package quotecheck says whether words stand in an archive as somebody's words.
//
//	words -> quotation.Parse -> articles that may have them (candidates.go)
//	      -> quotation.In each article's text, past the reporting clauses
//	         between the parts of one statement
//	      -> whose statement that place is (match.go) -> verdict (verdict.go)
//
// [Checker.Check] takes one quotation and, if the question is asked, the name that it
// is given under. [Read] finds the quotations of a draft with the names that they
// stand under, so that each can be checked.
//
// Two decisions shape it. The words are held against the whole text of the articles
// and not against the statements found in them, so that a quotation is found where
// nobody could tell whose it is; such a match names nobody, and is no proof for or
// against a name. And a quotation is misattributed only when there is a match and
// every match that names somebody names somebody else.
package quotecheck

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"onrecord/answer/quotation"
	"onrecord/corpus"
	"onrecord/corpus/identity"
	"onrecord/index"
)

// Verdict is what can be said of a quotation.
type Verdict string

// The verdicts.
const (
	Verbatim      Verdict = "verbatim"      // the words stand there
	Altered       Verdict = "altered"       // most of them do
	Misattributed Verdict = "misattributed" // they do, under other names than the one asked for
	Absent        Verdict = "absent"        // they do not
)

// Archive is what a Checker needs of an index.
type Archive interface {
	Search(ctx context.Context, q index.Query) ([]index.Hit, error)
	SearchAll(ctx context.Context, qs []index.Query) ([][]index.Hit, error)
	Articles(ctx context.Context, ids []string) ([]*corpus.Article, error)
	People() *identity.People
}

// Checker checks quotations against one archive. It is safe for concurrent use.
type Checker struct{ archive Archive }

// New returns a Checker of an archive.
func New(a Archive) *Checker { return &Checker{a} }

// Result is the verdict on one quotation.
type Result struct {
	Quotation string // as it was given
	By        string // the name it was given under; "" when nobody asks for that
	Verdict   Verdict
	Matches   []Match  // best first; none when absent
	Notes     []string // sentences for the reader
	Took      time.Duration
}

// Says is the verdict as a sentence.
func (r Result) Says() string {
	switch r.Verdict {
	case Verbatim:
		return "Verbatim: these words stand in the archive."
	case Altered:
		return "Altered: most of these words stand in the archive, but not all."
	case Misattributed:
		return "Misattributed: these words stand in the archive, but never as those of " + strings.Join(strings.Fields(r.By), " ") + "."
	}
	return "Absent: these words do not stand in the archive."
}

// Match is a place of an article that has the words.
type Match struct {
	quotation.Match
	ID      string          // of the statement or passage in the index; "" for a scrap that is neither
	Article *corpus.Article // without its text
	// Statement is the one that the words are part of. Where nobody is known to have
	// said them only Start, End, Date and Basis are set, those of a passage.
	Statement corpus.Statement
	Excerpt   string // the article's text from Statement.Start to Statement.End
	Speaker   string // "" when the article does not tell
	Link      string // to the excerpt; "" when the article has no address
	his       bool   // under the name that was asked for
}

// Named reports whether it is known by name who said the words.
func (m Match) Named() bool { return m.Speaker != "" && !m.Statement.Unsure }

// mostMatches is how many matches a result has at most.
const mostMatches = 5

// Check looks for words in the archive. It returns one of the errors of
// [quotation.Parse] when there is nothing to look for, and that of a search that
// failed.
func (c *Checker) Check(ctx context.Context, words, by string) (Result, error) {
	began := time.Now()
	r := Result{Quotation: words, By: by, Verdict: Absent}
	q, err := quotation.Parse(words)
	if err != nil {
		return r, err
	}
	by = strings.TrimSpace(by)
	wanted := c.archive.People().Find(by)
	if by != "" && len(wanted) == 0 {
		r.Notes = append(r.Notes, fmt.Sprintf("nobody called %s speaks in this archive", by))
	}
	matches, err := c.matches(ctx, q, wanted)
	if err != nil {
		return r, err
	}
	r.judge(matches, by != "")
	r.Took = time.Since(began)
	return r, nil
}

// judge makes a verdict of the matches.
func (r *Result) judge(matches []Match, asked bool) {
	if len(matches) == 0 {
		return
	}
	slices.SortStableFunc(matches, func(a, b Match) int {
		return cmp.Or(cmp.Compare(b.weight(), a.weight()), cmp.Compare(b.Kept(), a.Kept()))
	})
	r.Matches = matches[:min(mostMatches, len(matches))]
	best := matches[0]
	r.Verdict = Altered
	if best.Verbatim() {
		r.Verdict = Verbatim
	}
	if !asked {
		return
	}
	if i := slices.IndexFunc(matches, func(m Match) bool { return m.his && near(m, best) }); i >= 0 {
		his := matches[i]
		r.Verdict = Altered
		if his.Verbatim() {
			r.Verdict = Verbatim
		}
		r.Matches = append([]Match{his}, slices.Delete(slices.Clone(matches), i, i+1)...)
		r.Matches = r.Matches[:min(mostMatches, len(r.Matches))]
		return
	}
	if slices.ContainsFunc(matches, Match.Named) {
		r.Verdict = Misattributed
		if slices.ContainsFunc(matches, func(m Match) bool { return !m.Named() }) {
			r.Notes = append(r.Notes, "the words also stand where nobody is named, which is no proof either way")
		}
		return
	}
	r.Notes = append(r.Notes, "the words stand there, but no article tells by name whose they are, which is no proof for or against "+r.By)
}

// clearlyLess is by how much a match may keep less than the best and still be one of
// the same words.
const clearlyLess = 0.25

func near(m, best Match) bool { return m.Kept() >= best.Kept()-clearlyLess }

// weight puts words that stand there before altered ones, words whose speaker is
// named before others, and quotations before reported speech.
func (m Match) weight() int {
	w := 0
	if m.Verbatim() {
		w += 16
	}
	if m.Named() {
		w += 4
	}
	switch m.Type() {
	case "direct":
		w += 3
	case "mixed":
		w += 2
	case "indirect":
		w++
	}
	return w
}

// Type is that of the statement, or "passage".
func (m Match) Type() string {
	if m.Statement.Type == "" {
		return string(index.Passage)
	}
	return string(m.Statement.Type)
}
