package unpack

import (
	"bufio"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Stream looks at the head of a file of text, finds its encoding, which a page may
// name, and returns its first line and all of it as UTF-8.
func Stream(in io.Reader) (string, io.Reader, error) {
	b := bufio.NewReaderSize(in, 64<<10)
	raw, err := b.Peek(64 << 10)
	if err != nil && err != io.EOF {
		return "", nil, Cause(err)
	}
	var out io.Reader = b
	switch start := string(raw[:min(len(raw), 3)]); {
	case strings.HasPrefix(start, "\xff\xfe"), strings.HasPrefix(start, "\xfe\xff"):
		out = transform.NewReader(b, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder())
	case start == "\xef\xbb\xbf":
		b.Discard(3)
	case binary(raw):
		return "", nil, errBinary
	case !utf8.Valid(raw[:len(raw)-cutRune(raw)]):
		if e := declared(raw); e != nil {
			out = transform.NewReader(b, e.NewDecoder())
		} else if e := narrow(raw); e == charmap.Windows1251 || e == charmap.KOI8R || e == charmap.Windows1252 {
			out = transform.NewReader(b, e.NewDecoder())
		}
	}
	first := bufio.NewReaderSize(out, 64<<10)
	line, err := first.Peek(32 << 10)
	if err != nil && err != io.EOF && len(line) == 0 {
		return "", nil, Cause(err)
	}
	head, _, _ := strings.Cut(string(line), "\n")
	return head, first, nil
}

// cutRune is how many bytes at the end of b may be the head of a character that
// was cut.
func cutRune(b []byte) int {
	for n := 1; n <= min(3, len(b)); n++ {
		if utf8.RuneStart(b[len(b)-n]) {
			if !utf8.FullRune(b[len(b)-n:]) {
				return n
			}
			return 0
		}
	}
	return 0
}
