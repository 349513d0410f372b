package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// MarkRole is what a quotation mark does.
type MarkRole uint8

// The roles of marks. An apostrophe is no quotation mark at all.
const (
	NoMark MarkRole = iota
	Opening
	Closing
	InnerOpening // a quotation within a quotation
	InnerClosing
	Apostrophe
)

// Quote is the stretch between an opening and a closing mark, marks included.
type Quote struct {
	Range
	Closed  bool // false: the paragraph ended first
	Carried bool // begins a paragraph after one whose quotation stayed open
	Ends    Sign // the sign before the closing mark, None after a word
	Capital bool // begins with a capital
}

// quoteReader walks through one paragraph's marks. outer and inner hold the
// family of the open marks.
type quoteReader struct {
	a            *Article
	text         string
	p            Range
	outer, inner Sign
	quote        int32 // index of the open quote
	singles      []int // closing single marks still ahead, last first
}

// resolveMarks gives every mark in p its role and returns whether p ends inside
// an open quotation, which is how newspapers print a quotation that goes on in
// the next paragraph.
func (a *Article) resolveMarks(text string, p Range, carry bool) bool {
	q := quoteReader{a: a, text: text, p: p, quote: -1}
	for i := p.End - 1; i >= p.Start; i-- {
		if t := a.Tokens[i]; t.Sign == Single && t.Kind == Mark && q.closes(i) {
			q.singles = append(q.singles, i)
		}
	}
	for i := p.Start; i < p.End; i++ {
		t := &a.Tokens[i]
		if t.Kind == Mark {
			q.mark(i, carry)
			for n := len(q.singles); n > 0 && q.singles[n-1] <= i; n-- {
				q.singles = q.singles[:n-1]
			}
		}
		if q.outer != None || t.Role == Closing && q.quote >= 0 {
			t.Inside, t.Quote = true, q.quote
			t.Nested = q.inner != None
		}
		if t.Role == Closing {
			q.quote = -1
		}
	}
	if q.outer != None {
		a.Quotes[q.quote].End = p.End
		return true
	}
	return false
}

// mark decides the role of the mark at i.
func (q *quoteReader) mark(i int, carry bool) {
	t := &q.a.Tokens[i]
	opens, closes := q.opens(i), q.closes(i)
	switch hint(q.text[t.Start:t.End], q.outer) {
	case Opening:
		opens, closes = true, false
	case Closing:
		opens, closes = false, true
	}
	if t.Sign == Single {
		q.single(i, opens, closes)
		return
	}
	switch {
	case q.outer == None && closes && !opens:
		t.Role = Closing // nothing to close: a lost opening
	case q.outer == None:
		q.open(i, carry)
	case q.outer == t.Sign && (closes || !opens):
		q.close(i)
	case q.outer == t.Sign: // opened again without a closing: the old one is lost
		q.a.Quotes[q.quote].End = i
		q.inner = None
		q.open(i, carry)
	case q.inner == t.Sign && (closes || !opens):
		t.Role, q.inner = InnerClosing, None
	case opens || q.inner == None && !closes:
		t.Role, q.inner = InnerOpening, t.Sign
	default: // double closing while a single quotation is open
		q.close(i)
	}
}

// single decides about a mark that may be an apostrophe: it opens only before a
// letter and when a later one can close it.
func (q *quoteReader) single(i int, opens, closes bool) {
	t := &q.a.Tokens[i]
	t.Role = Apostrophe
	switch {
	case (q.outer == Single || q.inner == Single) && closes && !q.possessive(i):
		if q.inner == Single {
			t.Role, q.inner = InnerClosing, None
		} else {
			q.close(i)
		}
	case opens && !closes && q.outer != Single && q.inner == None && len(q.singles) > 0 && q.singles[0] > i && !q.clipped(i):
		if q.outer == None {
			q.open(i, false)
		} else {
			t.Role, q.inner = InnerOpening, Single
		}
	}
}

func (q *quoteReader) open(i int, carry bool) {
	t := &q.a.Tokens[i]
	t.Role, q.outer = Opening, t.Sign
	q.quote = int32(len(q.a.Quotes))
	quote := Quote{Range: Range{i, q.p.End}, Carried: carry && i == q.p.Start}
	if i+1 < q.p.End {
		r, _ := utf8.DecodeRuneInString(q.text[q.a.Tokens[i+1].Start:])
		quote.Capital = unicode.IsUpper(r) || isDigit(r)
	}
	q.a.Quotes = append(q.a.Quotes, quote)
}

func (q *quoteReader) close(i int) {
	quote := &q.a.Quotes[q.quote]
	quote.End, quote.Closed = i+1, true
	if before := q.a.Tokens[i-1]; before.Kind == Punct {
		quote.Ends = before.Sign
	}
	q.a.Tokens[i].Role = Closing
	q.outer, q.inner = None, None
}

// possessive reports whether the closing mark at i is rather the apostrophe of
// a plural ("the states' rights' ...): after an s, before a lower-case word,
// with another closing mark ahead.
func (q *quoteReader) possessive(i int) bool {
	t := q.a.Tokens[i]
	if t.Start == 0 || q.text[t.Start-1] != 's' || len(q.singles) == 0 || q.singles[0] <= i || i+1 >= q.p.End {
		return false
	}
	r, _ := utf8.DecodeRuneInString(q.text[q.a.Tokens[i+1].Start:])
	return unicode.IsLower(r)
}

// clipped reports whether the mark at i stands for lost letters: '90s, 'em.
func (q *quoteReader) clipped(i int) bool {
	if i+1 >= q.p.End {
		return true
	}
	next := q.a.Tokens[i+1]
	switch q.text[next.Start:next.End] {
	case "em", "til", "tis", "twas", "cause", "n":
		return true
	}
	return next.Kind == Number && strings.HasSuffix(q.text[next.Start:next.End], "s")
}

// opens reports whether the surroundings let the mark at i open a quotation:
// a space, bracket or dash before it and no space after it.
func (q *quoteReader) opens(i int) bool {
	t := q.a.Tokens[i]
	if t.End >= len(q.text) {
		return false
	}
	after, _ := utf8.DecodeRuneInString(q.text[t.End:])
	if unicode.IsSpace(after) || strings.ContainsRune(",.;:!?)]", after) {
		return false
	}
	if i == q.p.Start || t.Start == 0 {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(q.text[:t.Start])
	return unicode.IsSpace(before) || strings.ContainsRune("([{-–—/:=\"“‘'«", before)
}

// closes reports whether the mark at i can close a quotation: no space before
// it, and after it a space, a sign or the end.
func (q *quoteReader) closes(i int) bool {
	t := q.a.Tokens[i]
	if i == q.p.Start || t.Start == 0 {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(q.text[:t.Start])
	if unicode.IsSpace(before) || strings.ContainsRune("([{", before) {
		return false
	}
	if t.End >= len(q.text) {
		return true
	}
	after, _ := utf8.DecodeRuneInString(q.text[t.End:])
	return !isLetter(after) && !isDigit(after)
}

// hint says what the printed character alone tells. A German opening „ is
// closed by the English opening “, and »these« are reversed guillemets, so the
// characters that differ by country give no hint.
func hint(mark string, outer Sign) MarkRole {
	switch mark {
	case "“", "‘‘", "``", "「", "『":
		if outer == Double && mark == "“" {
			return NoMark
		}
		return Opening
	case "„", "‟", "‘", "‚":
		return Opening
	case "”", "’’", "」", "』":
		if outer == None {
			return NoMark
		}
		return Closing
	}
	return NoMark
}
