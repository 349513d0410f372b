package unpack

import (
	"bytes"
	"errors"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

var errBinary = errors.New("undecodable (binary?)")

// Decode returns the text of a file in whichever encoding it was saved.
func Decode(b []byte, page bool) (string, error) {
	switch {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		return strings.ToValidUTF8(string(b[3:]), "\uFFFD"), nil
	case bytes.HasPrefix(b, []byte("\xff\xfe")), bytes.HasPrefix(b, []byte("\xfe\xff")):
		return through(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), b)
	}
	for _, kind := range magic {
		if bytes.HasPrefix(b, []byte(kind.start)) {
			return "", errors.New(kind.reason)
		}
	}
	if e := wide(b); e != nil {
		return through(e, b)
	}
	if binary(b) {
		return "", errBinary
	}
	if utf8.Valid(b) {
		return string(b), nil
	}
	if page {
		if e := declared(b); e != nil {
			return through(e, b)
		}
	}
	if broken, whole := damage(b); whole > broken {
		// UTF-8 that somebody cut or glued: the rest of it is still good.
		return strings.ToValidUTF8(string(b), "\uFFFD"), nil
	}
	return through(narrow(b), b)
}

// DecodeAs is Decode for what came with the name of its encoding, as web servers and
// mails send it. A name that is not known counts as none; so does one that the bytes
// belie.
func DecodeAs(b []byte, charset string, page bool) (string, error) {
	charset = strings.ToLower(strings.Trim(charset, `"' `))
	if charset != "" && !strings.HasPrefix(charset, "utf") && !utf8.Valid(b) {
		if e, err := htmlindex.Get(charset); err == nil {
			return through(e, b)
		}
	}
	return Decode(b, page)
}

// magic names files that have a text file's name and something else inside.
var magic = []struct{ start, reason string }{
	{"%PDF-", "not text but a PDF document; give it the extension .pdf"},
	{"PK\x03\x04", "not text but a zip archive or an office document; save it as text"},
	{"\x1f\x8b", "not text but a gzip archive; unpack it first"},
	{"{\\rtf", "not text but a rich text document; save it as text"},
	{"\xd0\xcf\x11\xe0", "not text but an office document; save it as text"},
}

func through(e encoding.Encoding, b []byte) (string, error) {
	out, err := e.NewDecoder().Bytes(b)
	if err != nil {
		return "", errBinary
	}
	if binary(out) || bytes.Count(out, []byte("\uFFFD"))*50 > len(out) {
		return "", errBinary
	}
	return string(out), nil
}

// wide returns UTF-16 when every other byte is zero, as it is in Western text
// without a byte order mark, and nil otherwise.
func wide(b []byte) encoding.Encoding {
	if len(b) < 4 {
		return nil
	}
	var zero [2]int
	for i, c := range b {
		if c == 0 {
			zero[i%2]++
		}
	}
	half := len(b) / 2
	switch {
	case zero[1]*10 > half*7 && zero[0]*20 < half:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case zero[0]*10 > half*7 && zero[1]*20 < half:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}

// binary reports whether more than one byte in a hundred is a control character, and
// more than a few are.
func binary(b []byte) bool {
	n := 0
	for _, c := range b {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' || c == 0x7f {
			n++
		}
	}
	return n > 3 && n*100 > len(b)
}

// named is where a page or a document of XML says its encoding.
var named = regexp.MustCompile(`(?i)(?:charset\s*=|<\?xml[^>]*\bencoding\s*=)\s*["']?([\w.:-]+)`)

// declared returns the encoding that a page's first kilobyte names, nil for none, an
// unknown one, and one that the bytes belie.
func declared(b []byte) encoding.Encoding {
	m := named.FindSubmatch(b[:min(len(b), 1024)])
	if m == nil {
		return nil
	}
	switch name := strings.ToLower(string(m[1])); {
	case name == "cp-1251":
		return charmap.Windows1251
	case name == "koi8":
		return charmap.KOI8R
	case strings.HasPrefix(name, "utf"):
		return nil
	default:
		e, err := htmlindex.Get(name)
		if err != nil {
			return nil
		}
		return e
	}
}

// damage counts the bytes that break UTF-8 and the characters of several bytes
// that are whole.
func damage(b []byte) (broken, whole int) {
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && n == 1:
			broken++
		case n > 1:
			whole++
		}
		b = b[n:]
	}
	return broken, whole
}

// narrow guesses the one-byte encoding of b. In Cyrillic text high bytes stand
// side by side, in Western text they are single accents and quotation marks.
// Between the Cyrillic ones, the right one makes most letters small: the two
// have small and capital letters in each other's places.
func narrow(b []byte) encoding.Encoding {
	var high, paired, low1251, lowKOI int
	for i, c := range b {
		if c < 0x80 {
			continue
		}
		high++
		if c >= 0xc0 && (i > 0 && b[i-1] >= 0xc0 || i+1 < len(b) && b[i+1] >= 0xc0) {
			paired++
		}
		switch {
		case c >= 0xe0:
			low1251++
		case c >= 0xc0:
			lowKOI++
		}
	}
	if paired*2 < high {
		return charmap.Windows1252
	}
	if lowKOI > low1251 {
		return charmap.KOI8R
	}
	return charmap.Windows1251
}
