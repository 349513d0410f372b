package kind

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// plain returns the head of a text file as UTF-8, as far as telling its kind needs
// it; it is false for what is no text. Bytes of the old one-byte encodings stay as
// they are.
func plain(head []byte) (string, bool) {
	switch {
	case bytes.HasPrefix(head, []byte("\xff\xfe")):
		return wide(head[2:], 0), true
	case bytes.HasPrefix(head, []byte("\xfe\xff")):
		return wide(head[2:], 1), true
	case len(head) > 3 && head[0] != 0 && head[1] == 0 && head[3] == 0:
		return wide(head, 0), true
	case len(head) > 3 && head[0] == 0 && head[1] != 0 && head[2] == 0:
		return wide(head, 1), true
	}
	head = bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))
	control := 0
	for _, c := range head {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' || c == 0x7f {
			control++
		}
	}
	return string(head), control*100 <= len(head)
}

// wide reads UTF-16; at is where in a pair the low byte is not.
func wide(b []byte, high int) string {
	units := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		lo, hi := b[i], b[i+1]
		if high == 1 {
			lo, hi = hi, lo
		}
		units = append(units, uint16(hi)<<8|uint16(lo))
	}
	return string(utf16.Decode(units))
}

// prose reports whether a text of which nothing else is known can be an article:
// letters and blanks make most of it, and there is a sentence of some length.
func prose(text string) bool {
	if strings.HasPrefix(text, "#!") {
		return false
	}
	letters, others, long := 0, 0, false
	for _, r := range text {
		switch {
		case unicode.IsLetter(r), r == ' ', r == utf8.RuneError, r == '\n', r == '\r':
			letters++
		default:
			others++
		}
	}
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimSpace(line)
		if len(strings.Fields(line)) >= 8 && strings.ContainsAny(line, ".!?。؟।") {
			long = true
			break
		}
	}
	return long && letters > 7*others
}
