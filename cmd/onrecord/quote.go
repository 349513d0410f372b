package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"onrecord/answer"
	"onrecord/answer/quotation"
	"onrecord/answer/quotecheck"
	"onrecord/corpus/text"
)

type quoteCommand struct {
	Archive
	Questions
	Quoting
	Output
	Words []string `arg:"" optional:"" help:"The words, with or without quotation marks."`
}

// Help is shown below the flags.
func (*quoteCommand) Help() string {
	return `Say whether words stand in the archive, whose they are, and what is different.

  onrecord quote "Islamic State is our main enemy"
  onrecord quote --by Lavrov "IS is the result of their actions"
  onrecord quote --batch quotations.txt > verdicts.jsonl
  onrecord quote --corpus ./articles --index ./index --draft report.txt

Marks, case and white space make no difference; "..." is a marked cut and [he] a
marked insertion. The verdict is one of
  verbatim       the words stand there
  altered        most of them do; what was changed is shown
  misattributed  they do, but never under the name given
  absent         they do not
With --draft the exit code is 6 when some quotations are not verbatim.`
}

func (c *quoteCommand) run(ctx context.Context, con *console) error {
	words := strings.TrimSpace(strings.Join(c.Words, " "))
	if err := c.checkLine(words); err != nil {
		return err
	}
	var draft string
	if c.Draft != "" {
		var err error
		if draft, err = c.readDraft(con); err != nil {
			return err
		}
	}
	archive, err := c.Archive.open(ctx, con)
	if err != nil {
		return err
	}
	defer archive.Close()
	checker := quotecheck.New(archive)
	switch {
	case c.Batch != "":
		return c.batch(checker).run(ctx, con)
	case c.Draft != "":
		return c.checkDraft(ctx, con, checker, draft)
	}
	r, err := checker.Check(ctx, words, c.By)
	if err != nil {
		return notAQuotation(err)
	}
	if c.JSON {
		return writeJSON(con.out, verdictForJSON("", r))
	}
	return newPage(con.out).verdict(r)
}

// checkLine finds what can be told to be wrong before an archive is opened.
func (c *quoteCommand) checkLine(words string) error {
	given := 0
	for _, s := range []string{words, c.Batch, c.Draft} {
		if s != "" {
			given++
		}
	}
	switch {
	case given > 1:
		return usage("leave all but one of them out", "words, --batch and --draft exclude each other")
	case given == 0:
		return usage(`write for example onrecord quote "Islamic State is our main enemy"`, "there are no words to look for")
	case words == "":
		return nil
	case !utf8.ValidString(words):
		return usage("save it as UTF-8", "the quotation is not UTF-8 text")
	}
	_, err := quotation.Parse(words)
	return notAQuotation(err)
}

// notAQuotation makes wrong usage of an error that says what is wrong with the words.
func notAQuotation(err error) error {
	for _, known := range []error{quotation.ErrEmpty, quotation.ErrTooShort, quotation.ErrTooLong} {
		if errors.Is(err, known) {
			return usage("", "%s", err)
		}
	}
	return err
}

// quoted is one line of a batch.
type quoted struct {
	ID        string `json:"-"`
	Quotation string `json:"quotation"`
	By        string `json:"by"`
}

func readQuoted(line []byte) (q quoted, err error) {
	q.ID, err = readLine(line, &q.Quotation, &q, `"id", "quotation" and "by"`)
	return q, err
}

// batch checks a quotation a line.
func (c *quoteCommand) batch(checker *quotecheck.Checker) *batch {
	return &batch{
		path: c.Batch, what: "quotations", done: "checked",
		reply: func(ctx context.Context, line []byte) (any, error) {
			q, err := readQuoted(line)
			if err != nil {
				return nil, err
			}
			if q.By == "" {
				q.By = c.By
			}
			r, err := checker.Check(ctx, q.Quotation, q.By)
			if err != nil {
				return nil, err
			}
			return verdictForJSON(q.ID, r), nil
		},
		failed: func(line []byte, reason string) any {
			q, _ := readQuoted(line)
			return quotationFailed{ID: q.ID, Quotation: q.Quotation, Error: reason}
		},
	}
}

// readDraft reads the draft, and refuses one that is no text or too long.
func (c *quoteCommand) readDraft(con *console) (string, error) {
	in := con.in
	if c.Draft != "-" {
		f, err := os.Open(c.Draft)
		if err != nil {
			return "", fail(err, "check --draft", "the draft %s cannot be read: %s", c.Draft, reason(err))
		}
		defer f.Close()
		in = f
	}
	data, err := io.ReadAll(io.LimitReader(in, quotecheck.MaxDraft+1))
	if err != nil {
		return "", fail(err, "check --draft", "the draft %s cannot be read: %s", c.Draft, reason(err))
	}
	draft := strings.TrimPrefix(string(data), "\ufeff")
	if _, err := quotecheck.Read(draft); err != nil {
		return "", fail(err, "give it as plain text", "the draft %s cannot be checked: %s", c.Draft, err)
	}
	return draft, nil
}

// checkDraft checks each quotation of a draft under the name that it stands under.
func (c *quoteCommand) checkDraft(ctx context.Context, con *console, checker *quotecheck.Checker, draft string) error {
	found, err := quotecheck.Read(draft)
	if err != nil {
		return err
	}
	p, not := newPage(con.out), 0
	for i, q := range found {
		if c.By != "" {
			q.By = c.By
		}
		r, err := checker.Check(ctx, q.Words, q.By)
		switch at := codePoints(draft, q.At); {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil && notAQuotation(err) == err: //nolint:errorlint // one of ours is another error
			return err
		case err != nil && c.JSON:
			err = writeJSON(con.out, quotationFailed{Quotation: q.Words, At: &at, Error: err.Error()})
		case err != nil:
			p.line("")
			p.paragraph("", fmt.Sprintf("%d. “%s”: %s", i+1, oneLine(q.Words), err))
			err = p.err
		case c.JSON:
			v := verdictForJSON("", r)
			v.At = &at
			err = writeJSON(con.out, v)
		default:
			if i > 0 {
				p.line("")
			}
			p.paragraph("", p.strong(fmt.Sprintf("%d. “%s”", i+1, oneLine(q.Words))))
			err = p.verdict(r)
		}
		if err != nil {
			return err
		}
		if r.Verdict != quotecheck.Verbatim {
			not++
		}
	}
	switch {
	case len(found) == 0:
		fmt.Fprintln(con.err, "onrecord: the draft has no quotations")
	case not > 0:
		return &failure{code: notVerbatim, what: fmt.Sprintf("%d of the draft's %d quotations are not as the archive has them", not, len(found))}
	}
	return nil
}

// codePoints is a byte range of s in code points.
func codePoints(s string, r text.Range) [2]int {
	from := utf8.RuneCountInString(s[:r.Start])
	return [2]int{from, from + utf8.RuneCountInString(s[r.Start:r.End])}
}

// verdictJSON is the machine-readable face of quote.
type verdictJSON struct {
	ID        string      `json:"id"`
	Quotation string      `json:"quotation"`
	By        string      `json:"by"`
	At        *[2]int     `json:"at,omitempty"` // code points, of a draft's quotation
	Verdict   string      `json:"verdict"`
	Matches   []matchJSON `json:"matches"`
	Notes     []string    `json:"notes"`
	TookMS    float64     `json:"took_ms"`
}

type matchJSON struct {
	Excerpt     string                 `json:"excerpt"`
	Speaker     string                 `json:"speaker"`
	Role        string                 `json:"role"`
	Type        string                 `json:"type"`
	Date        string                 `json:"date"`
	DateBasis   string                 `json:"date_basis"`
	Link        string                 `json:"link"`
	Article     articleJSON            `json:"article"`
	Differences []quotation.Difference `json:"differences"`
	Spliced     bool                   `json:"spliced"`
}

// quotationFailed stands in the place of a verdict.
type quotationFailed struct {
	ID        string  `json:"id"`
	Quotation string  `json:"quotation"`
	At        *[2]int `json:"at,omitempty"`
	Error     string  `json:"error"`
}

func verdictForJSON(id string, r quotecheck.Result) verdictJSON {
	v := verdictJSON{ID: id, Quotation: r.Quotation, By: r.By, Verdict: string(r.Verdict), Matches: []matchJSON{}, Notes: r.Notes,
		TookMS: float64(r.Took.Microseconds()) / 1000}
	if v.Notes == nil {
		v.Notes = []string{}
	}
	for _, m := range r.Matches {
		e := answer.ExcerptOf(m)
		differences := m.Differences
		if differences == nil {
			differences = []quotation.Difference{}
		}
		v.Matches = append(v.Matches, matchJSON{Excerpt: e.Text, Speaker: e.Speaker, Role: e.Role, Type: e.Type, Date: e.Date.String(),
			DateBasis: string(e.Basis), Link: e.Link, Article: articleForJSON(e.Article), Differences: differences, Spliced: m.Spliced})
	}
	return v
}
