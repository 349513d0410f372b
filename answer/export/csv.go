package export

import (
	"io"
	"reflect"
	"strconv"
	"strings"
	"unicode"
)

// byteOrderMark makes a spreadsheet read the file as UTF-8.
const byteOrderMark = "\ufeff"

// writeCSV writes a table as RFC 4180 has it: CR LF behind each row, and every cell in
// quotation marks, so that line ends in it stay as they are (encoding/csv would change
// them).
func writeCSV(w io.Writer, rows []Row) error {
	var b strings.Builder
	b.WriteString(byteOrderMark)
	t := reflect.TypeFor[Row]()
	for i := range t.NumField() {
		cell(&b, i, t.Field(i).Tag.Get("json"))
	}
	b.WriteString("\r\n")
	for _, r := range rows {
		v := reflect.ValueOf(r)
		for i := range v.NumField() {
			if v.Field(i).Kind() == reflect.String {
				cell(&b, i, inert(v.Field(i).String()))
				continue
			}
			number(&b, i, v.Field(i))
		}
		b.WriteString("\r\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func cell(b *strings.Builder, column int, s string) {
	if column > 0 {
		b.WriteByte(',')
	}
	b.WriteString(`"` + strings.ReplaceAll(s, `"`, `""`) + `"`)
}

// formula are the characters with which a spreadsheet begins a formula, the wide forms of
// East Asian keyboards included.
const formula = "=+-@＝＋－＠"

// inert is a cell's text that no spreadsheet runs. Where it could begin a formula, behind
// white space and what cannot be seen as well, an apostrophe stands before it, which is how
// people enter such a text as text; else it is unchanged.
func inert(s string) string {
	visible := strings.TrimLeftFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r)
	})
	first := []rune(visible[:min(len(visible), 4)] + " ")[0]
	if strings.ContainsRune(formula, first) || strings.HasPrefix(s, "\t") || strings.HasPrefix(s, "\r") || strings.HasPrefix(s, "\n") {
		return "'" + s
	}
	return s
}

func number(b *strings.Builder, column int, v reflect.Value) {
	if column > 0 {
		b.WriteByte(',')
	}
	b.WriteString(strconv.FormatInt(v.Int(), 10))
}
