package pdf_test

import (
	"strings"
	"testing"
	"unicode"

	"onrecord/corpus/pdf"
)

// FuzzLayout holds the layout to its one promise: no letter of a page is lost,
// doubled or moved, whatever stands where. (What the engine does with bytes is
// for its sandbox to bear; see TestDamaged.)
func FuzzLayout(f *testing.F) {
	f.Add("One line.\r\nAnd an-\r\nother\x02wise one.", []byte("\x10\x80\x78\x0c\x18\x74\x78\x0c"))
	f.Add("\u00ad\u2010\x02 \ufffe", []byte{0, 0, 0, 0})
	f.Add("1\n2\n3\U0001F600\n4", []byte("\x10\xf8\x78\x0c\x18\x74\x78"))
	f.Fuzz(func(t *testing.T, text string, places []byte) {
		if got, want := letters(pdf.Layout(text, places)), letters(text)+letters(text); got != want {
			t.Errorf("%q of %q", got, want)
		}
	})
}

func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}
