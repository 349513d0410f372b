package table

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"onrecord/corpus/intake/record"
	"onrecord/corpus/intake/unpack"
)

// ReadCSV reads a .csv or .tsv file, whichever sign separates its columns and in
// whichever encoding it is. A row may have rowLimit bytes.
func ReadCSV(in io.Reader, rowLimit int64, sink record.Sink) error {
	head, rest, err := unpack.Stream(in)
	if err != nil {
		return err
	}
	source := &unpack.Bounded{In: rest, Left: rowLimit, What: func() error {
		return fmt.Errorf("row too long: more than %s; is a quotation mark not closed?", unpack.SizeText(rowLimit))
	}}
	rows := csv.NewReader(source)
	rows.FieldsPerRecord, rows.LazyQuotes, rows.Comma = -1, true, separator(head)
	told := strings.HasPrefix(head, "sep=") // as Excel writes its separator above the table
	next := func() (Row, error) {
		source.Left = rowLimit
		cells, err := rows.Read()
		var bad *csv.ParseError
		switch {
		case errors.As(err, &bad):
			return Row{Place: strconv.Itoa(bad.StartLine), Bad: errors.New("not a row of a table")}, nil
		case err == io.EOF:
			return Row{}, err
		case err != nil:
			return Row{}, unpack.Cause(err)
		}
		n, _ := rows.FieldPos(0)
		return Row{Cells: cells, Place: strconv.Itoa(n)}, nil
	}
	if told {
		if _, err := next(); err != nil {
			return ErrNoArticles
		}
	}
	return Read(next, sink)
}

// separator is the sign between the columns: the one of four that stands most
// often in the first line.
func separator(head string) rune {
	if rest, ok := strings.CutPrefix(head, "sep="); ok && rest != "" {
		return rune(rest[0])
	}
	best, most := ',', 0
	for _, c := range ",;\t|" {
		if n := strings.Count(head, string(c)); n > most {
			best, most = c, n
		}
	}
	return best
}
