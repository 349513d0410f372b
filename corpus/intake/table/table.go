// Package table reads tables with an article a row: csv files in any of their
// dialects, and the rows of spreadsheets.
//
// [ReadCSV] takes a file as it comes and reads it a row at a time; [Read] takes rows
// from elsewhere. The first row names the columns, of which package record knows
// what they hold (its fields.txt); only one with the text is required. Text is
// cleaned, as exports hold what stood on the page. A table that names addresses and
// titles only is said to be one.
package table

import (
	"errors"
	"io"
	"strings"

	"onrecord/corpus/intake/record"
	"onrecord/corpus/text"
)

// ErrNoArticles is why a table is passed over: most tables hold no articles.
// ErrMetadata is for one that names articles and does not hold them.
var (
	ErrNoArticles = errors.New(`a table without a column "text"; name one, or save the articles as .jsonl`)
	ErrMetadata   = errors.New(`metadata only: a table of titles and addresses without a column "text"; save the pages behind the addresses, or export with the text`)
)

// Row is a row of a table, with where it stands for messages.
type Row struct {
	Cells []string
	Place string // as record.Record.Place
	Bad   error  // it cannot be used
}

// maxHead is how many rows may stand above the one that names the columns: a title,
// a note of what was searched.
const maxHead = 10

// Read reads rows until next returns io.EOF. New is called for the record of each.
func Read(next func() (Row, error), sink record.Sink) error {
	var columns []record.Field
	var ranks []int
	seen := ErrNoArticles
	for range maxHead {
		row, err := next()
		if err == io.EOF {
			return seen
		}
		if err != nil {
			return seen
		}
		if columns, ranks = name(row.Cells); holds(columns, record.Text) || holds(columns, record.Summary) && holds(columns, record.Title) {
			break
		}
		if holds(columns, record.URL) && (holds(columns, record.Title) || holds(columns, record.Date)) {
			seen = ErrMetadata
		}
		columns = nil
	}
	if columns == nil {
		return seen
	}
	for {
		row, err := next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		r := record.Record{Place: row.Place, Bad: row.Bad}
		if r.Bad == nil {
			if blank(row.Cells) {
				continue
			}
			var f record.Facts
			for i, value := range row.Cells {
				if i < len(columns) {
					f.Add(columns[i], ranks[i], strings.TrimSpace(value))
				}
			}
			r.Set(&f)
			r.Raw = strings.Join(row.Cells, "\x1f")
		}
		if err := sink(&r); err != nil {
			return err
		}
	}
}

// name says which facts the columns hold.
func name(cells []string) ([]record.Field, []int) {
	fields, ranks := make([]record.Field, len(cells)), make([]int, len(cells))
	for i, c := range cells {
		fields[i], ranks[i] = record.FieldOf(text.OneLine(c))
	}
	return fields, ranks
}

func holds(columns []record.Field, f record.Field) bool {
	for _, c := range columns {
		if c == f {
			return true
		}
	}
	return false
}

func blank(cells []string) bool {
	for _, c := range cells {
		if strings.TrimSpace(c) != "" {
			return false
		}
	}
	return true
}
