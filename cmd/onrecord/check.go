package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/copies"
	"onrecord/corpus/intake"
	"onrecord/corpus/intake/record"
	"onrecord/corpus/lexicon"
	"onrecord/corpus/sample"
	"onrecord/index"
	"onrecord/index/embedded"
)

type checkCommand struct {
	Archive
	Output
}

// Help is shown below the flags.
func (*checkCommand) Help() string {
	return `Of a corpus: which files cannot be used, and which articles lack a day, an outlet,
a link or statements, or are copies. Of an index: whether it is whole; exit
code 1 when it is not.

  onrecord check --corpus ./articles
  onrecord check --index ./index`
}

// maxListed is how many files a finding names to people; programs get all.
const maxListed = 10

// The types below are a contract, as those of result.go.

type checkJSON struct {
	Corpus *corpusJSON  `json:"corpus"` // null when only an index was checked
	Index  *indexedJSON `json:"index"`  // null when none was named
}

type corpusJSON struct {
	Articles   int           `json:"articles"`
	Statements int           `json:"statements"`
	Skipped    []skippedJSON `json:"skipped"`
	Findings   []findingJSON `json:"findings"`
	Formats    []formatJSON  `json:"formats"`
}

// formatJSON is what was read of one format. A file that is packed counts as what is
// in it; files are those that were read, and articles what they held.
type formatJSON struct {
	Format   string `json:"format"`
	Files    int    `json:"files"`
	Articles int    `json:"articles"`
	Skipped  int    `json:"skipped"`
}

type findingJSON struct {
	What  string   `json:"what"`
	Count int      `json:"count"`
	Paths []string `json:"paths"`
}

type indexedJSON struct {
	Whole      bool   `json:"whole"`
	Generation string `json:"generation"`
	Articles   int    `json:"articles"`
	Statements int    `json:"statements"`
	Problem    string `json:"problem"` // why it is not whole; empty when it is
}

// The findings, in the order in which they are reported.
var findings = []string{"no date", "date without its year", "date without its day", "no outlet", "no link", "no title", "no statements", "more or fewer words than its export says", "copy of another"}

// run checks what is named.
func (c *checkCommand) run(ctx context.Context, con *console) error {
	cfg, err := c.config()
	if err != nil {
		return err
	}
	cfg.Options.BadLines = 0 // they are what it looks for
	var out checkJSON
	if c.Index == "" || len(c.Corpus) > 0 {
		bar := newProgress(con.err, nil, 0)
		out.Corpus, err = checkCorpus(ctx, cfg, bar)
		bar.finish()
		if err != nil {
			return err
		}
	}
	if c.Index != "" {
		if out.Index, err = checkIndex(cfg); err != nil {
			return err
		}
	}
	if c.JSON {
		err = writeJSON(con.out, out)
	} else {
		err = out.tell(con.out)
	}
	if err == nil && out.Index != nil && !out.Index.Whole {
		err = fail(nil, "build it again with onrecord index --corpus FOLDER --index "+c.Index, "the index in %s is not whole", c.Index)
	}
	return err
}

// inspected is what one article lacks.
type inspected struct {
	path       string
	statements int
	findings   []string
	first      string // the article that it is a copy of
}

// checkCorpus reads everything as a build would.
func checkCorpus(ctx context.Context, cfg index.Config, bar *progress) (*corpusJSON, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	out := &corpusJSON{Formats: []formatJSON{}, Skipped: []skippedJSON{}, Findings: []findingJSON{}}
	by := map[string][]string{}
	total := 0
	if bar.out != nil {
		total, _ = intake.Count(ctx, cfg.Paths) // 0 where that is not known
	}
	q := newQueue(runtime.GOMAXPROCS(0), func(o inspected) error {
		out.Articles++
		if total > 0 {
			total = max(total, out.Articles)
		}
		bar.step(index.Progress{Done: out.Articles, Total: total})
		out.Statements += o.statements
		for _, f := range o.findings {
			path := o.path
			if f == "copy of another" {
				path += " (of " + o.first + ")"
			}
			by[f] = append(by[f], path)
		}
		return nil
	})
	var archive copies.Archive
	found := func(a *corpus.Article) error {
		first := archive.Add(a.Path, a.Text)
		return q.add(func() inspected {
			o := inspect(a, cfg.Concepts().Lexicon())
			if first != "" {
				o.findings = append(o.findings, "copy of another")
			}
			o.first = first
			return o
		})
	}
	skipped := func(s intake.Skipped) { out.Skipped = append(out.Skipped, skippedJSON(s)) }
	cfg.Options.Formats = func(formats []intake.Format) {
		for _, f := range formats {
			out.Formats = append(out.Formats, formatJSON{f.Name, f.Files, f.Articles, f.Skipped})
		}
	}
	var err error
	if len(cfg.Paths) == 0 {
		err = intake.WalkFS(ctx, sample.Files, cfg.Options, found, skipped)
	} else {
		err = intake.Walk(ctx, cfg.Paths, cfg.Options, found, skipped)
	}
	if waited := q.wait(); err == nil {
		err = waited
	}
	for _, what := range findings {
		if paths := by[what]; len(paths) > 0 {
			slices.Sort(paths)
			out.Findings = append(out.Findings, findingJSON{what, len(paths), paths})
		}
	}
	return out, err
}

// inspect tells what a reader of an excerpt would miss.
func inspect(a *corpus.Article, words *lexicon.Lexicon) inspected {
	o := inspected{path: a.Path, statements: len(a.Statements(words))}
	if o.path == "" {
		o.path = a.ID
	}
	note := func(is bool, what string) {
		if is {
			o.findings = append(o.findings, what)
		}
	}
	p := a.Published
	note(p.IsZero(), "no date")
	note(!p.IsZero() && p.Year == 0, "date without its year")
	note(p.Year != 0 && p.Day == 0, "date without its day")
	note(a.Outlet == "", "no outlet")
	note(a.URL == "", "no link")
	note(a.Title == "", "no title")
	note(o.statements == 0, "no statements")
	for _, r := range a.Removed {
		note(r.Reason == record.ReasonWords, "more or fewer words than its export says")
	}
	return o
}

// checkIndex opens the index, which compares every file with its manifest. What
// is served when the last generation is damaged is the one before, and that is
// not whole.
func checkIndex(cfg index.Config) (*indexedJSON, error) {
	ix, err := embedded.OpenConfig(cfg)
	switch {
	case errors.Is(err, index.ErrNone):
		return nil, fail(err, "build one with onrecord index --corpus FOLDER --index "+cfg.Dir, "there is no index in %s", cfg.Dir)
	case errors.Is(err, index.ErrCorrupt), errors.Is(err, index.ErrFormat):
		return &indexedJSON{Problem: strings.TrimPrefix(err.Error(), "index: open "+cfg.Dir+": ")}, nil
	case err != nil:
		return nil, cannotBuild(err, cfg)
	}
	defer ix.Close()
	counts := ix.Counts()
	return &indexedJSON{
		Whole: ix.Note() == "", Generation: ix.Generation(), Articles: counts.Articles, Statements: counts.Statements, Problem: ix.Note(),
	}, nil
}

// tell writes the report for people.
func (c checkJSON) tell(w io.Writer) error {
	p := &page{out: w}
	if c.Corpus != nil {
		p.line(fmt.Sprintf("Corpus: %d articles with %d statements, %d skipped", c.Corpus.Articles, c.Corpus.Statements, len(c.Corpus.Skipped)))
		if len(c.Corpus.Formats) > 0 {
			p.line("")
		}
		for _, f := range c.Corpus.Formats {
			line := fmt.Sprintf("  %s: %d articles in %d files", f.Format, f.Articles, f.Files)
			if f.Files == 0 {
				line = "  " + f.Format + ": not read"
			}
			if f.Skipped > 0 {
				line += fmt.Sprintf(", %d skipped", f.Skipped)
			}
			p.line(line)
		}
		if n := len(c.Corpus.Skipped); n > 0 {
			p.line("")
			p.line(fmt.Sprintf("  skipped: %d", n))
			for i, s := range c.Corpus.Skipped {
				if p.more(i, n) {
					break
				}
				p.line("    " + oneLine(s.Path) + ": " + oneLine(s.Reason))
			}
		}
		for _, f := range c.Corpus.Findings {
			p.line("")
			p.line(fmt.Sprintf("  %s: %d", f.What, f.Count))
			for i, path := range f.Paths {
				if p.more(i, f.Count) {
					break
				}
				p.line("    " + oneLine(path))
			}
		}
	}
	if c.Corpus != nil && c.Index != nil {
		p.line("")
	}
	switch {
	case c.Index == nil:
	case c.Index.Whole:
		p.line(fmt.Sprintf("Index: whole; %s with %d articles and %d statements", c.Index.Generation, c.Index.Articles, c.Index.Statements))
	default:
		p.line("Index: not whole; " + oneLine(c.Index.Problem))
	}
	return p.err
}

// more ends a list that has grown long enough for people.
func (p *page) more(i, n int) bool {
	if i == maxListed {
		p.line(fmt.Sprintf("    and %d more; --json names them all", n-i))
	}
	return i >= maxListed
}
