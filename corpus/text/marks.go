package text

import "strings"

// Marks that open and close quotations, one a character; closers may stand behind a
// full stop.
const (
	Openers = "\"“„«‘'"
	Closers = "\"”“»’')]"
)

// HasQuotationMark reports whether a line has quotation marks around words.
func HasQuotationMark(l string) bool { return strings.ContainsAny(l, "\"“”„«»") }
