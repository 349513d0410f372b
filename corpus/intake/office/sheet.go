package office

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"onrecord/corpus/intake/record"
	"onrecord/corpus/intake/table"
	"onrecord/corpus/intake/unpack"
)

// Limits of a workbook.
const (
	maxShared  = 16 << 20 // bytes of the words that cells share, which are held in memory
	maxSheet   = 64 << 20 // of a sheet, which is read as it comes
	maxRow     = 8 << 20  // of a row's text
	maxColumns = 1024
	maxSheets  = 100
)

// Workbook reads the sheets of an .xlsx file as tables.
func Workbook(in io.Reader, size int64, sink record.Sink) error {
	z, _, err := unpack.OpenZip(in, size)
	if err != nil {
		return err
	}
	w := packed{z}
	shared, err := w.shared()
	if err != nil {
		return err
	}
	var sheets []string
	for _, e := range z.File {
		if strings.HasPrefix(e.Name, "xl/worksheets/") && strings.HasSuffix(e.Name, ".xml") && len(sheets) < maxSheets {
			sheets = append(sheets, e.Name)
		}
	}
	if len(sheets) == 0 {
		return errors.New("no workbook: it has no sheets")
	}
	slices.SortFunc(sheets, func(a, b string) int {
		if len(a) != len(b) {
			return len(a) - len(b) // sheet2 before sheet10
		}
		return strings.Compare(a, b)
	})
	return eachSheet(sheets, sink, func(name string) (func() (table.Row, error), func(), error) {
		part, err := w.limited(name, maxSheet)
		if err != nil {
			return nil, nil, err
		}
		tokens := unpack.NewTokens(part)
		s := &sheet{dec: xml.NewDecoder(tokens), tokens: tokens, shared: shared}
		return s.row, func() { part.Close() }, nil
	})
}

// eachSheet reads the sheets in turn. One without articles is an error only when all
// are; the rows of all but the first sheet carry its number.
func eachSheet(sheets []string, sink record.Sink, open func(name string) (func() (table.Row, error), func(), error)) error {
	none, read := error(nil), false
	for i, name := range sheets {
		rows, done, err := open(name)
		if err != nil {
			return err
		}
		err = table.Read(func() (table.Row, error) {
			row, err := rows()
			if i > 0 {
				row.Place = fmt.Sprintf("sheet %d:%s", i+1, row.Place)
			}
			return row, err
		}, sink)
		done()
		switch {
		case errors.Is(err, table.ErrNoArticles), errors.Is(err, table.ErrMetadata):
			if none == nil || errors.Is(err, table.ErrMetadata) {
				none = err
			}
		case err != nil:
			return err
		default:
			read = true
		}
	}
	if read {
		return nil
	}
	return none
}

// limited opens a part that may unpack to limit bytes.
func (z packed) limited(name string, limit int64) (*unpack.Reader, error) {
	in, err := z.part(name)
	if err != nil {
		return nil, err
	}
	r := in.(*unpack.Reader)
	r.Limit = limit
	return r, nil
}

// shared reads the words that cells refer to by their number.
func (z packed) shared() ([]string, error) {
	in, err := z.limited("xl/sharedStrings.xml", maxShared)
	if err != nil {
		return nil, nil // every cell has its own
	}
	defer in.Close()
	var out []string
	var b strings.Builder
	tokens := unpack.NewTokens(in)
	dec := xml.NewDecoder(tokens)
	inText, phonetic := false, false
	for {
		tokens.Next()
		token, err := dec.RawToken()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, fmt.Errorf("damaged workbook: %w", err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			inText = t.Name.Local == "t"
			phonetic = phonetic || t.Name.Local == "rPh"
		case xml.EndElement:
			inText = false
			switch t.Name.Local {
			case "rPh":
				phonetic = false
			case "si":
				out = append(out, b.String())
				b.Reset()
			}
		case xml.CharData:
			if inText && !phonetic {
				b.Write(t)
			}
		}
	}
}

// sheet reads the rows of a sheet.
type sheet struct {
	dec    *xml.Decoder
	tokens *unpack.Tokens
	shared []string
	n      int
}

// row returns the next row.
func (s *sheet) row() (table.Row, error) {
	var cells []string
	var b strings.Builder
	at, kind, in, bytes := 0, "", "", 0
	for {
		s.tokens.Next()
		token, err := s.dec.RawToken()
		if err != nil {
			if err != io.EOF {
				err = fmt.Errorf("damaged workbook: %w", err)
			}
			return table.Row{}, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			in = t.Name.Local
			switch in {
			case "row":
				s.n++
				if n, err := strconv.Atoi(attribute(t, "r")); err == nil {
					s.n = n
				}
				cells, at = nil, 0
			case "c":
				if ref := attribute(t, "r"); ref != "" {
					at = column(ref)
				}
				kind = attribute(t, "t")
				b.Reset()
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "c":
				value := b.String()
				if kind == "s" {
					value = ""
					if n, err := strconv.Atoi(strings.TrimSpace(b.String())); err == nil && n >= 0 && n < len(s.shared) {
						value = s.shared[n]
					}
				}
				if bytes += len(value); bytes > maxRow {
					return table.Row{}, fmt.Errorf("row too long: more than %s", unpack.SizeText(maxRow))
				}
				if at < maxColumns {
					for len(cells) <= at {
						cells = append(cells, "")
					}
					cells[at] = value
				}
				at++
			case "row":
				return table.Row{Cells: cells, Place: strconv.Itoa(s.n)}, nil
			}
			in = ""
		case xml.CharData:
			if in == "v" || in == "t" {
				b.Write(t)
			}
		}
	}
}

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// column is the number of the column of a cell such as "BC12", from 0.
func column(ref string) int {
	n := 0
	for _, c := range ref {
		if c < 'A' || c > 'Z' || n > maxColumns {
			break
		}
		n = 26*n + int(c-'A') + 1
	}
	return n - 1
}

// ODS reads the tables of a spreadsheet of OpenDocument.
func ODS(in io.Reader, size int64, sink record.Sink) error {
	z, _, err := unpack.OpenZip(in, size)
	if err != nil {
		return err
	}
	content, err := packed{z}.limited("content.xml", maxSheet)
	if err != nil {
		return errors.New("no spreadsheet: it has no content.xml")
	}
	defer content.Close()
	tokens := unpack.NewTokens(content)
	s := &openSheet{dec: xml.NewDecoder(tokens), tokens: tokens}
	var sheets []string
	for i := range maxSheets {
		sheets = append(sheets, strconv.Itoa(i))
	}
	return eachSheet(sheets, sink, func(string) (func() (table.Row, error), func(), error) {
		s.n, s.inTable = 0, false
		return s.row, func() { s.rest() }, nil
	})
}

// openSheet reads the rows of one table after the other.
type openSheet struct {
	dec     *xml.Decoder
	tokens  *unpack.Tokens
	n       int
	inTable bool
	ended   bool // the file
}

// rest reads on to the end of the table.
func (s *openSheet) rest() {
	for s.inTable {
		if _, err := s.row(); err != nil {
			return
		}
	}
}

// row returns the next row of the table, io.EOF behind its last.
func (s *openSheet) row() (table.Row, error) {
	var cells []string
	var b strings.Builder
	repeat, rows, bytes, paragraphs, skip, depth := 1, 1, 0, 0, 0, 0
	for !s.ended {
		s.tokens.Next()
		token, err := s.dec.RawToken()
		if err != nil {
			s.ended, s.inTable = true, false
			if err != io.EOF {
				return table.Row{}, fmt.Errorf("damaged spreadsheet: %w", err)
			}
			break
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
			switch t.Name.Local {
			case "table":
				s.inTable = true
			case "table-row":
				cells = nil
				rows = times(t, "number-rows-repeated", 1<<20)
			case "table-cell", "covered-table-cell":
				b.Reset()
				paragraphs = 0
				repeat = times(t, "number-columns-repeated", maxColumns)
				if day := attribute(t, "date-value"); day != "" {
					b.WriteString(day)
					paragraphs = -1 // its words are the same day in another form
				}
			case "p":
				if paragraphs > 0 && skip == 0 {
					b.WriteByte('\n')
				}
				if paragraphs >= 0 && skip == 0 {
					paragraphs++
				}
			case "s":
				b.WriteByte(' ')
			case "line-break":
				b.WriteByte('\n')
			case "annotation":
				if skip == 0 {
					skip = depth
				}
			}
		case xml.EndElement:
			if depth == skip {
				skip = 0
			}
			depth--
			switch t.Name.Local {
			case "table-cell", "covered-table-cell":
				if bytes += b.Len(); bytes > maxRow {
					return table.Row{}, fmt.Errorf("row too long: more than %s", unpack.SizeText(maxRow))
				}
				for range min(repeat, maxColumns-len(cells)) {
					cells = append(cells, b.String())
				}
				b.Reset()
			case "table-row":
				s.n += rows
				return table.Row{Cells: cells, Place: strconv.Itoa(s.n)}, nil
			case "table":
				s.inTable = false
				return table.Row{}, io.EOF
			}
		case xml.CharData:
			if paragraphs > 0 && skip == 0 {
				b.Write(t)
			}
		}
	}
	return table.Row{}, io.EOF
}

// times is how often an element stands for itself.
func times(t xml.StartElement, name string, most int) int {
	n, err := strconv.Atoi(attribute(t, name))
	if err != nil {
		return 1
	}
	return min(max(n, 1), most)
}
