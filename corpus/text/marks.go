package text

import "strings"

const (
	Openers = "\"“„«‘'"
	Closers = "\"”“»’')]"
)

// HasQuotationMark tells that a line has quotation marks around words.
func HasQuotationMark(l string) bool { return strings.ContainsAny(l, "\"“”„«»") }
