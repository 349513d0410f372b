package main

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"unicode/utf8"

	"onrecord/corpus"
	"onrecord/corpus/attribution"
	"onrecord/corpus/intake"
	"onrecord/corpus/lexicon"
)

type extractCommand struct {
	Reading
	Output
	Leftovers
	Path []string `arg:"" complete:"path" help:"Articles: folders, files, or .jsonl files with one article a line."`
}

// Help is shown below the flags.
func (*extractCommand) Help() string {
	return `One JSON object an article and line, with or without --json. Offsets are Unicode
code points into its "text".

  onrecord extract ./articles/lavrov.txt
  onrecord extract archive.jsonl > attributions.jsonl
  onrecord extract --removed ./articles/lavrov.txt`
}

// The types below are a contract, as those of result.go.

type extractJSON struct {
	ID           string            `json:"id"`
	Title        string            `json:"title"`
	Outlet       string            `json:"outlet"`
	URL          string            `json:"url"`
	Author       string            `json:"author"`
	Published    string            `json:"published"`
	Text         string            `json:"text"`
	Attributions []attributionJSON `json:"attributions"`
	Removed      []removedJSON     `json:"removed,omitempty"`        // with --removed
	PublishedBy  string            `json:"published_from,omitempty"` // with --removed: where the day was read
}

type removedJSON struct {
	Text   string `json:"text"`
	Reason string `json:"reason"`
}

type attributionJSON struct {
	Source  []pointsJSON `json:"source"` // null when there is none
	Cue     []pointsJSON `json:"cue"`    // null when there is none
	Content []pointsJSON `json:"content"`
	Type    string       `json:"type"`
	Speaker string       `json:"speaker"`
	Role    string       `json:"role"`
	Date    string       `json:"date"`
}

// pointsJSON is a half-open range of code points.
type pointsJSON [2]int

// run extracts article by article and prints in the order of the corpus.
func (c *extractCommand) run(ctx context.Context, con *console) error {
	for _, path := range c.Path {
		if _, err := os.Stat(path); err != nil {
			return fail(err, "check the path", "%s cannot be read: %s", path, reason(err))
		}
	}
	table, err := c.table()
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	q := newQueue(runtime.GOMAXPROCS(0), func(x extractJSON) error { return writeJSON(con.out, x) })
	var skipped []intake.Skipped
	articles := 0
	opt := c.Reading.options()
	opt.BadLines = 0 // nothing is lost by what cannot be extracted
	err = intake.Walk(ctx, c.Path, opt, func(a *corpus.Article) error {
		articles++
		return q.add(func() extractJSON { return c.extract(a, table.Lexicon()) })
	}, func(s intake.Skipped) { skipped = append(skipped, s) })
	if waited := q.wait(); err == nil {
		err = waited
	}
	nameSkipped(con, skipped, len(skipped))
	switch {
	case err != nil:
		return err
	case articles == 0:
		return notEmptyPaths(c.Path, len(skipped))
	}
	return nil
}

// notEmptyPaths says why nothing was extracted.
func notEmptyPaths(paths []string, skipped int) error {
	hint := "onrecord reads " + intake.Kinds
	if skipped > 0 {
		hint = "see above why"
	}
	return fail(nil, hint, "%s", fmt.Sprintf("there is no article to extract from in %s", listed(paths)))
}

// extract is an article as it was asked for.
func (c *extractCommand) extract(a *corpus.Article, words *lexicon.Lexicon) extractJSON {
	out := extract(a, words)
	if c.Removed {
		out.PublishedBy = a.Ground
		for _, r := range a.Removed {
			out.Removed = append(out.Removed, removedJSON(r))
		}
	}
	return out
}

// extract turns an article into what is printed of it.
func extract(a *corpus.Article, words *lexicon.Lexicon) extractJSON {
	points := newPoints(a.Text)
	out := extractJSON{
		ID: a.ID, Title: a.Title, Outlet: a.Outlet, URL: a.URL, Author: a.Author,
		Published: a.Published.String(), Text: a.Text, Attributions: []attributionJSON{},
	}
	for _, s := range a.Statements(words) {
		out.Attributions = append(out.Attributions, attributionJSON{
			Source: points.spans(s.Source), Cue: points.spans(s.Cue), Content: points.spans(s.Content),
			Type: string(s.Type), Speaker: s.Speaker, Role: s.Role, Date: s.Date.String(),
		})
	}
	return out
}

// points turns byte offsets of a text into code points. It remembers the count
// at every 256th byte, so that an article with many statements is not counted
// from its beginning for each.
type points struct {
	text  string
	marks []int
}

const pointsStride = 256

func newPoints(text string) points {
	p := points{text: text, marks: make([]int, 0, len(text)/pointsStride+1)}
	count := 0
	for i := range len(text) {
		if i%pointsStride == 0 {
			p.marks = append(p.marks, count)
		}
		if utf8.RuneStart(text[i]) {
			count++
		}
	}
	return p
}

// at is the number of code points in the first n bytes of the text.
func (p points) at(n int) int {
	if n <= 0 || len(p.marks) == 0 {
		return 0
	}
	n = min(n, len(p.text))
	mark := min(n/pointsStride, len(p.marks)-1)
	count := p.marks[mark]
	for i := mark * pointsStride; i < n; i++ {
		if utf8.RuneStart(p.text[i]) {
			count++
		}
	}
	return count
}

func (p points) spans(spans []attribution.Span) []pointsJSON {
	var out []pointsJSON
	for _, s := range spans {
		out = append(out, pointsJSON{p.at(s.Start), p.at(s.End)})
	}
	return out
}
