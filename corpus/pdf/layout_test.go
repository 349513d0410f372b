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
	f.Add([]byte("a\x10\x80\x78b\x18\x80\x78\r\x20\x80\x00c\x10\x70\x78"))
	f.Add([]byte("a\x10\x80\x78-\x18\x80\x78\x02\x20\x80\x78c\x10\x70\x78"))
	f.Add([]byte("1\x10\xf8\x78\n\x20\x80\x00c\x10\x70\x78"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var want, line strings.Builder
		boxed := false // a line none of whose letters has a place is not printed
		end := func() {
			if boxed {
				want.WriteString(line.String())
			}
			line.Reset()
			boxed = false
		}
		for i := 0; i+4 <= len(data); i += 4 {
			r := rune(data[i])
			if r == '\r' || r == '\n' || r == 2 {
				end()
				continue
			}
			line.WriteRune(r)
			boxed = boxed || data[i+3]>>4 > 0 && data[i+3]&15 > 0 && !unicode.IsSpace(r)
		}
		end()
		if got, want := letters(pdf.Layout(data)), letters(want.String()); got != want {
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
