package names

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// word is one run of letters and digits in a text.
type word struct {
	start, end int // bytes
	folded     string
}

// Find returns the places where text names a concept, leftmost longest first,
// without overlap. Offsets are bytes. A possessive 's is not part of a match; the
// last full stop of "U.S." is.
func (t *Table) Find(text string) []Match {
	var found []Match
	room := rooms.Get().(*[]word)
	ws := split((*room)[:0], text)
	defer func() {
		clear(ws)
		*room = ws[:0]
		rooms.Put(room)
	}()
	for i := 0; i < len(ws); {
		f, n := t.at(text, ws, i)
		if f == nil {
			i++
			continue
		}
		m := Match{Concept: f.concept, Start: ws[i].start, End: ws[i+n-1].end}
		if n > 1 && len(ws[i+n-1].folded) == 1 && strings.HasPrefix(text[m.End:], ".") {
			m.End++
		}
		found = append(found, m)
		i += n
	}
	return found
}

// rooms are for the words of a text, which most texts are cut into for nothing.
var rooms = sync.Pool{New: func() any { return new([]word) }}

// at returns the longest form that begins at word i, and its length in words.
func (t *Table) at(text string, ws []word, i int) (*form, int) {
	first := ws[i].folded
	if first == "" || !t.begins[sketch(first)] {
		return nil, 0
	}
	forms := t.forms[first]
	for k := range forms {
		f := &forms[k]
		n := len(f.words)
		if i+n > len(ws) || !f.matches(text, ws[i:i+n]) {
			continue
		}
		if f.exact != "" && !dotted(text, ws[i:i+n]) && shouting(text, ws[i].start, ws[i+n-1].end) {
			continue
		}
		return f, n
	}
	return nil, 0
}

// sketch is a number that few words share.
func sketch(word string) uint16 {
	n := len(word)
	return (uint16(word[0])*61 + uint16(word[n/2])*31 + uint16(word[n-1])*7 + uint16(n)) % sketches
}

const sketches = 1 << 12

func (f *form) matches(text string, ws []word) bool {
	for k, w := range f.words {
		if ws[k].folded != w || k > 0 && !joined(text[ws[k-1].end:ws[k].start]) {
			return false
		}
	}
	return f.exact == "" || dotted(text, ws) || lettersOf(text[ws[0].start:ws[len(ws)-1].end]) == f.exact
}

// dotted reports whether words are letters with full stops between them: "U.S" and
// "u.s" are no pronoun.
func dotted(text string, ws []word) bool {
	for k, w := range ws {
		if w.end-w.start != 1 || k > 0 && text[ws[k-1].end:w.start] != "." {
			return false
		}
	}
	return len(ws) > 1
}

// joined reports whether what stands between two words leaves them one name.
func joined(gap string) bool {
	if len(gap) > 4 || strings.Count(gap, "\n") > 1 {
		return false
	}
	for _, r := range gap {
		if !unicode.IsSpace(r) && !strings.ContainsRune(".-'’‑–", r) {
			return false
		}
	}
	return true
}

// shouting reports whether the words around text[start:end] are in capitals too,
// so that capitals tell nothing ("WHO IS NEXT").
func shouting(text string, start, end int) bool {
	lo := strings.LastIndexByte(text[:start], '\n') + 1
	lo = max(lo, start-60)
	hi := len(text)
	if n := strings.IndexByte(text[end:], '\n'); n >= 0 {
		hi = end + n
	}
	hi = min(hi, end+60)
	upper := 0
	for i, r := range text[lo:hi] {
		if at := lo + i; at >= start && at < end {
			continue
		}
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			upper++
		}
	}
	return upper > 3
}

// split cuts text into words. An apostrophe inside a word is part of it unless
// it begins a possessive. The words are added to ws.
func split(ws []word, text string) []word {
	start := -1
	folded := true // as most are
	flush := func(end int) {
		if start >= 0 {
			s := text[start:end]
			if folded {
				ws = append(ws, word{start, end, s})
			} else if f := strings.TrimSuffix(Fold(s), "'s"); f != "" {
				keep := end
				if cut := possessive(s); cut > 0 {
					keep = end - cut
				}
				if strings.IndexByte(f, '\'') >= 0 {
					f = strings.ReplaceAll(f, "'", "")
				}
				ws = append(ws, word{start, keep, f})
			}
			start, folded = -1, true
		}
	}
	for i, r := range text {
		switch {
		case 'a' <= r && r <= 'z':
			if start < 0 {
				start = i
			}
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r):
			if start < 0 {
				start = i
			}
			folded = false
		case (r == '\'' || r == '’' || r == '‘') && start >= 0 && letterAt(text, i+utf8.RuneLen(r)):
			folded = false
		default:
			flush(i)
		}
	}
	flush(len(text))
	return ws
}

func possessive(s string) int {
	if n := len(s); n == 0 || s[n-1]|0x20 != 's' {
		return 0
	}
	for _, p := range []string{"'s", "’s", "'S", "’S"} {
		if strings.HasSuffix(s, p) {
			return len(p)
		}
	}
	return 0
}

func letterAt(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsLetter(r)
}
