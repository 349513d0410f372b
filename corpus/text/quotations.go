package text

import (
	"strings"

	"onrecord/corpus/lexicon"
)

// family of quotation marks: those that can close one another.
type family uint8

const (
	double    family = iota + 1 // " “ ” „ `` ''
	single                      // ' ‘ ’ ‚
	guillemet                   // « »
)

// opening is a mark that waits for its partner.
type opening struct {
	tok  int
	fam  family
	flat bool // a straight mark
}

// quotations pairs the quotation marks of every paragraph. carried is the family of
// the quotation that the paragraph before left open.
func (d *Document) quotations() {
	var carried family
	for k := range d.Paragraphs {
		p := &d.Paragraphs[k]
		next := -1
		if k+1 < len(d.Paragraphs) {
			next = d.Paragraphs[k+1].First
		}
		p.Quotations[0] = len(d.Quotations)
		carried = d.pairMarks(p, carried, next)
		p.Quotations[1] = len(d.Quotations)
		for q := p.Quotations[0]; q < p.Quotations[1]; q++ {
			d.classifyQuote(q, p)
		}
		d.apostrophes(p)
	}
}

// apostrophes makes the mark of "the workers' union" a part of the noun phrase.
func (d *Document) apostrophes(p *Paragraph) {
	for i := p.First + 1; i < p.End-1; i++ {
		t, prev := &d.Tokens[i], &d.Tokens[i-1]
		if t.Kind == Mark && !t.Spaced && t.Quotation == prev.Quotation && (t.Low == "'" || t.Low == "’") && d.Tokens[i+1].Spaced && d.Tokens[i+1].Kind == Word &&
			prev.Kind == Word && prev.Low[len(prev.Low)-1] == 's' && !d.edge(i) {
			t.Kind, t.Low, t.Possessive, t.Mark = Word, "'", true, NoMark
		}
	}
}

// edge reports whether the mark at i begins or ends a listed quotation.
func (d *Document) edge(i int) bool {
	q := d.Tokens[i].Quotation
	return q != 0 && (d.Quotations[q-1].First == i || d.Quotations[q-1].End == i+1)
}

// pairMarks lists the outermost quotations of one paragraph and returns the family of
// the one that goes on in the next paragraph, which begins at token next.
func (d *Document) pairMarks(p *Paragraph, carried family, next int) family {
	var stack []opening
	var inner []Quotation // same family, one level down, for repair
	closers := d.closersAhead(p)
	for i := p.First; i < p.End; i++ {
		if d.Tokens[i].Kind != Mark {
			continue
		}
		fam, opens := d.pairMark(i, stack, closers[i-p.First])
		d.Tokens[i].Mark = roleOf(fam, opens)
		switch {
		case fam == 0:
		case opens:
			if n := len(stack); n > 0 && stack[n-1].flat && stack[n-1].fam == fam && isFlat(d.Tokens[i].Low) {
				// A straight mark opens while one is open: the first lost its end.
				if n == 1 && !d.freeStanding(i) { // where a free one ended nobody can tell
					d.add(d.closeUnclosed(Quotation{First: stack[0].tok, End: i}))
				}
				stack = stack[:n-1]
			}
			if len(stack) < 8 {
				stack = append(stack, opening{i, fam, isFlat(d.Tokens[i].Low)})
			}
		default:
			n := len(stack) - 1
			for n >= 0 && stack[n].fam != fam {
				n--
			}
			if n < 0 {
				if carried == fam && len(d.Quotations) == p.Quotations[0] && len(stack) == 0 {
					d.add(Quotation{First: p.First, End: i + 1, Closed: true, GoesOn: true})
				} else {
					d.extendToStart(p, i, fam, stack)
				}
				continue
			}
			q := Quotation{First: stack[n].tok, End: i + 1, Closed: true}
			stack = stack[:n]
			if n == 0 {
				q.GoesOn = carried == fam && q.First == p.First
				d.add(q)
				inner = inner[:0]
			} else if n == 1 && stack[0].fam == fam {
				inner = append(inner, q)
			}
		}
	}
	return d.leftOpen(p, stack, inner, carried, next)
}

// roleOf is the role of a mark by itself.
func roleOf(fam family, opens bool) MarkRole {
	switch {
	case fam == 0:
		return Apostrophe
	case opens:
		return Opening
	}
	return Closing
}

// nest tells the marks of the quotations themselves from those inside them.
func (d *Document) nest() {
	for _, q := range d.Quotations {
		nested := false
		for i := q.First; i < q.End; i++ {
			t := &d.Tokens[i]
			if t.Kind == Mark {
				switch {
				case i == q.First:
					t.Mark = Opening
				case i == q.End-1 && q.Closed:
					t.Mark, nested = Closing, false
				case t.Mark == Opening:
					t.Mark, nested = InnerOpening, true
				case t.Mark == Closing:
					t.Mark, t.Nested, nested = InnerClosing, nested, false
					continue
				}
			}
			t.Nested = nested
		}
	}
}

// extendToStart gives a closing mark without partner to the quotation that began the
// paragraph: “Islamic State” and its allies stood there,” – said the minister.
func (d *Document) extendToStart(p *Paragraph, i int, fam family, stack []opening) {
	k := p.Quotations[0]
	if fam == single || len(stack) > 0 || k >= len(d.Quotations) || d.Quotations[k].First != p.First || familyOf(d.Tokens[p.First].Low) != fam {
		return
	}
	prev := d.At(i - 1)
	if prev.Kind != Punctuation || len(d.Quotations)-k > 6 {
		return
	}
	for _, q := range d.Quotations[k:] {
		if IsTerminal(d.At(q.End-2).Low) || d.Is(q.End-2, ",") {
			return // whole quotations stand before
		}
	}
	d.Quotations = d.Quotations[:k]
	d.add(Quotation{First: p.First, End: i + 1, Closed: true})
}

// leftOpen decides what to do with a mark that found no partner.
func (d *Document) leftOpen(p *Paragraph, stack []opening, inner []Quotation, carried family, next int) family {
	for len(stack) > 0 && stack[0].fam == single && stack[0].tok != p.First {
		stack = stack[1:] // an apostrophe
	}
	if len(stack) == 0 {
		return 0
	}
	q := Quotation{First: stack[0].tok, End: p.End, GoesOn: carried == stack[0].fam && stack[0].tok == p.First}
	reopened := next >= 0 && d.Tokens[next].Kind == Mark && familyOf(d.Tokens[next].Low) == stack[0].fam && d.canOpen(next)
	if stack[0].fam == single && !reopened {
		return 0
	}
	if !reopened && len(inner) > 0 && inner[0].End-inner[0].First > 6 {
		// The first mark lost its end before the next quotation began.
		q.End = inner[0].First
		d.add(q)
		for _, q := range inner {
			d.add(q)
		}
		return 0
	}
	if !reopened {
		q = d.closeUnclosed(q)
	}
	d.add(q)
	if q.End < p.End {
		return 0
	}
	return stack[0].fam
}

// closeUnclosed cuts a quotation that lost its closing mark before the words that tell
// who said it: “We will not sign, said the minister.
func (d *Document) closeUnclosed(q Quotation) Quotation {
	for i := q.First + 2; i < q.End-1; i++ {
		if !d.Is(i, ",", "?", "!") {
			continue
		}
		if end, ok := d.says(i+1, q.End); ok && (end >= q.End || d.Is(end, ".", ",")) {
			q.End = i + 1
			return q
		}
	}
	return q
}

// add lists a quotation that has something in it.
func (d *Document) add(q Quotation) {
	if q.End-q.First < 2 || q.Closed && !q.GoesOn && q.End-q.First < 3 {
		return
	}
	if n := len(d.Quotations); n > 0 && d.Quotations[n-1].End > q.First {
		return
	}
	d.Quotations = append(d.Quotations, q)
	for i := q.First; i < q.End; i++ {
		d.Tokens[i].Quotation = int32(len(d.Quotations))
	}
}

func familyOf(s string) family {
	switch s {
	case `"`, "“", "”", "„", "‟", "``", "''", "〝", "〞", "＂":
		return double
	case "'", "‘", "’", "‚", "‛", "`", "‹", "›":
		return single
	case "«", "»":
		return guillemet
	}
	return 0
}

func isFlat(s string) bool { return s == `"` || s == "'" || s == "''" || s == "＂" }

// canOpen reports whether the mark at i has space before and a word after it.
func (d *Document) canOpen(i int) bool {
	t, prev, next := &d.Tokens[i], d.At(i-1), d.At(i+1)
	before := t.Spaced || prev.Kind == Mark || prev.Low == "(" || prev.Low == "[" || prev.Low == "-" || prev.Low == "…" || prev.Low == ":" || prev.Low == "/"
	return before && next != &noToken && !next.Spaced
}

// canClose reports whether the mark at i has text right before it and none after.
func (d *Document) canClose(i int) bool {
	t, next := &d.Tokens[i], d.At(i+1)
	return i > 0 && !t.Spaced && (next.Spaced || next.Kind != Word)
}

// freeStanding reports whether space stands on both sides of the mark at i, as where a
// text was cut into words and put together again: it then does not show whether it
// opens or closes.
func (d *Document) freeStanding(i int) bool {
	return d.Tokens[i].Spaced && (d.At(i+1).Spaced || i+1 == len(d.Tokens))
}

// freeOpens reports whether a free mark opens: in turns, unless the words beside it
// show that one was lost on the way: `SAID : "` opens, `, " SAID THE MAYOR` closes.
func (d *Document) freeOpens(i int, open bool) bool {
	prev := d.At(i - 1)
	cueAt := func(j int) bool { return d.At(j).Class&Reporting != 0 && d.vocabulary.verbs[d.At(j).Low].TakesPerson }
	if d.Is(i-1, ":") || d.Is(i-1, ",") && cueAt(i-2) && d.At(i-3).Kind == Word && !d.Is(i-3, "\"") {
		return true
	}
	if prev.Low == "," || IsTerminal(prev.Low) {
		if _, ok := d.says(i+1, i+8); ok {
			return false
		}
	}
	return !open
}

// pairMark tells the family of the mark at i and whether it opens; family 0 is an
// apostrophe or a stray mark. closer tells whether another closing single mark
// follows in the paragraph before one that opens.
func (d *Document) pairMark(i int, stack []opening, closer bool) (family, bool) {
	s := d.Tokens[i].Low
	fam := familyOf(s)
	canOpen, canClose := d.canOpen(i), d.canClose(i)
	open := -1
	for k := len(stack) - 1; k >= 0; k-- {
		if stack[k].fam == fam {
			open = k
			break
		}
	}
	switch s {
	case "“", "„", "‟", "``", "«", "〝":
		if canClose && !canOpen && open >= 0 {
			return fam, false
		}
		return fam, true
	case "”", "»", "〞":
		if canOpen && !canClose && open < 0 {
			return fam, true
		}
		return fam, false
	case `"`, "''", "＂":
		if d.freeStanding(i) {
			return fam, d.freeOpens(i, open >= 0)
		}
		if open >= 0 && stack[open].flat && !(canOpen && !canClose) {
			return fam, false
		}
		if open >= 0 && !stack[open].flat { // “ closed by "
			return fam, canOpen && !canClose
		}
		if prev := d.At(i - 1); open < 0 && !d.Tokens[i].Spaced && prev.Kind == Word && prev.Low[0] >= '0' && prev.Low[0] <= '9' {
			return 0, false // inches
		}
		return fam, canOpen
	}
	return d.pairSingleMark(i, open >= 0, canOpen, canClose, closer)
}

// pairSingleMark is reads for the marks that are apostrophes most of the time.
func (d *Document) pairSingleMark(i int, open, canOpen, canClose, closer bool) (family, bool) {
	s, next, prev := d.Tokens[i].Low, d.At(i+1), d.At(i-1)
	if s == "‘" || s == "‚" || s == "‛" || s == "‹" {
		return single, true
	}
	if canOpen && !canClose && (s == "'" || s == "`") {
		if d.elides(i) {
			return 0, false
		}
		return single, !open || !canClose
	}
	if !open || !canClose {
		return 0, false
	}
	plural := prev.Kind == Word && len(prev.Low) > 1 && prev.Low[len(prev.Low)-1] == 's'
	dropped := prev.Kind == Word && len(prev.Low) > 3 && strings.HasSuffix(prev.Low, "in")
	if (plural || dropped) && closer && (next.Kind == Word && !next.Capital || d.elides(i+1)) {
		return 0, false // the ministers' plan, lookin' after them
	}
	if behind := d.At(i + 2); plural && next.Kind == Punctuation && !behind.Spaced && familyOf(behind.Low) == single {
		return 0, false // not the ministers',' said
	}
	return single, false
}

// elides reports whether the mark at i stands for the letters that the word behind it
// lost: 'bout, '90s.
func (d *Document) elides(i int) bool {
	t, next := d.At(i), d.At(i+1)
	return t.Kind == Mark && !next.Spaced && next.Kind == Word && (d.vocabulary.Has(next.Low, lexicon.Elision) || next.Low[0] >= '0' && next.Low[0] <= '9')
}

// closersAhead tells for each token of the paragraph whether a closing single
// mark follows it before an opening one.
func (d *Document) closersAhead(p *Paragraph) []bool {
	out := make([]bool, p.End-p.First)
	ahead := false
	for i := p.End - 1; i >= p.First; i-- {
		out[i-p.First] = ahead
		if d.Tokens[i].Kind != Mark || familyOf(d.Tokens[i].Low) != single {
			continue
		}
		if d.canClose(i) {
			ahead = true
		} else if d.canOpen(i) && !d.elides(i) {
			ahead = false
		}
	}
	return out
}

// classifyQuote tells speech from titles, nicknames and scare quotes by form: speech is
// long, or a clause with its own punctuation.
func (d *Document) classifyQuote(k int, p *Paragraph) {
	q := &d.Quotations[k]
	lower, caps := 0, 0
	for i := q.First; i < q.End; i++ {
		if t := &d.Tokens[i]; t.Kind == Word {
			q.Words++
			if t.Low == "i" || t.Class&Auxiliary != 0 && !t.Capital {
				lower += 9 // a title seldom speaks
			}
			if t.Capital {
				caps++
			} else {
				lower++
			}
		}
	}
	last := d.At(q.End - 2).Low // the sign before the closing mark
	stops := last == "," || IsTerminal(last) || d.Is(q.End, ",") && d.Is(q.End+1, "-")
	if d.Is(q.End, ",", ".") && (q.First == p.First || IsTerminal(d.At(q.First-1).Low)) {
		stops = true // the sign outside of the marks, as many countries print it
	}
	starts := d.At(q.First+1).Capital || d.Is(q.First+1, "[", "…", "(")
	whole := q.First == p.First && q.End >= p.End-1
	title := caps >= lower && q.Words <= 10
	switch {
	case q.GoesOn || !q.Closed:
		q.Speech = true
	case q.Words == 0:
	case whole:
		q.Speech = q.Words >= 4 && (IsTerminal(last) || d.Is(p.End-1, ".", "…") || q.Words >= 15) || q.Words >= 2 && lower >= caps && starts && IsTerminal(last)
	case title && q.Words >= 2 && last != "!" && last != "?" && !d.cueNear(q):
	case stops && starts:
		q.Speech = q.Words >= 2 || d.cueNear(q)
	case stops:
		q.Speech = q.Words >= 4 || d.cueNear(q)
	case title:
		q.Speech = d.cueNear(q) && q.Words >= 2
	default:
		q.Speech = q.Words >= 8 || d.cueNear(q)
	}
}

// cueNear reports whether reporting words stand right beside the quotation.
func (d *Document) cueNear(q *Quotation) bool {
	i := q.First - 1
	if d.Is(i, ",", ":") {
		i--
		if d.Is(i+1, ":") {
			return !d.BreaksLine(q.First) // no heading over a list of titles
		}
	}
	if d.At(i).Class&Reporting != 0 {
		return true
	}
	for j := q.End; j < q.End+5 && (d.Is(q.End, ",", "-") || d.Is(q.End-2, ",")); j++ {
		if d.At(j).Class&Reporting != 0 {
			return true
		}
	}
	return false
}
