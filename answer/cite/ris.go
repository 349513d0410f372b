package cite

import (
	"fmt"
	"strings"

	"onrecord/corpus/dates"
)

// ris is a record of the RIS format: tags of two characters, two spaces, a dash, a space
// and the value, a line each, that ends in CR LF.
func ris(c citation) string {
	var b strings.Builder
	field := func(tag, value string) {
		if value = oneLine(value); value != "" { // a line end would begin another tag
			b.WriteString(tag + "  - " + value + "\r\n")
		}
	}
	field("TY", "NEWS")
	field("TI", c.title)
	field("AU", c.author)
	field("T2", c.outlet)
	if c.published.Year != 0 {
		field("PY", fmt.Sprintf("%04d", c.published.Year))
		field("DA", risDate(c.published))
	}
	field("AB", c.excerpt)
	field("N1", c.statement)
	field("UR", c.link)
	field("Y2", risDate(c.accessed))
	field("LA", c.language)
	b.WriteString("ER  - \r\n")
	return b.String()
}

// risDate is YYYY/MM/DD/, in which an unknown part is empty.
func risDate(d dates.Date) string {
	part := func(format string, n int) string {
		if n == 0 {
			return ""
		}
		return fmt.Sprintf(format, n)
	}
	return part("%04d", d.Year) + "/" + part("%02d", d.Month) + "/" + part("%02d", d.Day) + "/"
}
