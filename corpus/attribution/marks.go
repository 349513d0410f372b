package attribution

import "unicode/utf8"

// family of quotation marks: those that can close one another.
type family uint8

const (
	double    family = iota + 1 // " “ ” „ `` ''
	single                      // ' ‘ ’ ‚
	guillemet                   // « »
)

// quote is an outermost quotation: toks[first:last], marks included. Inside an
// open quotation other ones are nested and not listed.
type quote struct {
	first, last int
	closed      bool // has its closing mark in the same paragraph
	goesOn      bool // continues the quotation of the paragraph before
	words       int
	speech      bool // looks like something said, not a title, nickname or scare quote
}

// opening is a mark that waits for its partner.
type opening struct {
	tok  int
	fam  family
	flat bool // a straight mark
}

// marks pairs the quotation marks of every paragraph. carried is the family of
// the quotation that the paragraph before left open.
func (d *doc) marks() {
	var carried family
	for k := range d.paras {
		p := &d.paras[k]
		next := -1
		if k+1 < len(d.paras) {
			next = d.paras[k+1].first
		}
		p.quotes[0] = len(d.quotes)
		carried = d.pair(p, carried, next)
		p.quotes[1] = len(d.quotes)
		for q := p.quotes[0]; q < p.quotes[1]; q++ {
			d.judge(q, p)
		}
		d.apostrophes(p)
	}
}

// apostrophes makes the mark of "the workers' union" a part of the noun phrase.
func (d *doc) apostrophes(p *para) {
	for i := p.first + 1; i < p.last-1; i++ {
		t, prev := &d.toks[i], &d.toks[i-1]
		if t.kind == mark && !t.spaced && t.quote == prev.quote && (t.low == "'" || t.low == "’") && d.toks[i+1].spaced && d.toks[i+1].kind == word &&
			prev.kind == word && prev.low[len(prev.low)-1] == 's' && !d.edge(i) {
			t.kind, t.low, t.possess = word, "'", true
		}
	}
}

// edge reports whether the mark at i begins or ends a listed quotation.
func (d *doc) edge(i int) bool {
	q := d.toks[i].quote
	return q != 0 && (d.quotes[q-1].first == i || d.quotes[q-1].last == i+1)
}

// pair lists the outermost quotations of one paragraph and returns the family of
// the one that goes on in the next paragraph, which begins at token next.
func (d *doc) pair(p *para, carried family, next int) family {
	var stack []opening
	var inner []quote // same family, one level down, for repair
	closers := d.closersAhead(p)
	for i := p.first; i < p.last; i++ {
		if d.toks[i].kind != mark {
			continue
		}
		fam, opens := d.reads(i, stack, closers[i-p.first])
		switch {
		case fam == 0:
		case opens:
			if n := len(stack); n > 0 && stack[n-1].flat && stack[n-1].fam == fam && isFlat(d.toks[i].low) {
				// A straight mark opens while one is open: the first lost its end.
				if n == 1 && !d.free(i) { // where a free one ended nobody can tell
					d.add(d.endless(quote{first: stack[0].tok, last: i}))
				}
				stack = stack[:n-1]
			}
			if len(stack) < 8 {
				stack = append(stack, opening{i, fam, isFlat(d.toks[i].low)})
			}
		default:
			n := len(stack) - 1
			for n >= 0 && stack[n].fam != fam {
				n--
			}
			if n < 0 {
				if carried == fam && len(d.quotes) == p.quotes[0] && len(stack) == 0 {
					d.add(quote{first: p.first, last: i + 1, closed: true, goesOn: true})
				} else {
					d.spread(p, i, fam, stack)
				}
				continue
			}
			q := quote{first: stack[n].tok, last: i + 1, closed: true}
			stack = stack[:n]
			if n == 0 {
				q.goesOn = carried == fam && q.first == p.first
				d.add(q)
				inner = inner[:0]
			} else if n == 1 && stack[0].fam == fam {
				inner = append(inner, q)
			}
		}
	}
	return d.leftOpen(p, stack, inner, carried, next)
}

// spread gives a closing mark without partner to the quotation that began the
// paragraph: “Islamic State” and its allies stood there,” – said the minister.
func (d *doc) spread(p *para, i int, fam family, stack []opening) {
	k := p.quotes[0]
	if fam == single || len(stack) > 0 || k >= len(d.quotes) || d.quotes[k].first != p.first || familyOf(d.toks[p.first].low) != fam {
		return
	}
	prev := d.at(i - 1)
	if prev.kind != punct || len(d.quotes)-k > 6 {
		return
	}
	for _, q := range d.quotes[k:] {
		if isTerminal(d.at(q.last-2).low) || d.is(q.last-2, ",") {
			return // whole quotations stand before
		}
	}
	d.quotes = d.quotes[:k]
	d.add(quote{first: p.first, last: i + 1, closed: true})
}

// leftOpen decides what to do with a mark that found no partner.
func (d *doc) leftOpen(p *para, stack []opening, inner []quote, carried family, next int) family {
	for len(stack) > 0 && stack[0].fam == single && stack[0].tok != p.first {
		stack = stack[1:] // an apostrophe
	}
	if len(stack) == 0 {
		return 0
	}
	q := quote{first: stack[0].tok, last: p.last, goesOn: carried == stack[0].fam && stack[0].tok == p.first}
	reopened := next >= 0 && d.toks[next].kind == mark && familyOf(d.toks[next].low) == stack[0].fam && d.canOpen(next)
	if stack[0].fam == single && !reopened {
		return 0
	}
	if !reopened && len(inner) > 0 && inner[0].last-inner[0].first > 6 {
		// The first mark lost its end before the next quotation began.
		q.last = inner[0].first
		d.add(q)
		for _, q := range inner {
			d.add(q)
		}
		return 0
	}
	if !reopened {
		q = d.endless(q)
	}
	d.add(q)
	if q.last < p.last {
		return 0
	}
	return stack[0].fam
}

// endless cuts a quotation that lost its closing mark before the words that tell
// who said it: “We will not sign, said the minister.
func (d *doc) endless(q quote) quote {
	for i := q.first + 2; i < q.last-1; i++ {
		if !d.is(i, ",", "?", "!") {
			continue
		}
		if end, ok := d.insertedCue(i+1, q.last); ok && (end >= q.last || d.is(end, ".", ",")) {
			q.last = i + 1
			return q
		}
	}
	return q
}

// add lists a quotation that has something in it.
func (d *doc) add(q quote) {
	if q.last-q.first < 2 || q.closed && !q.goesOn && q.last-q.first < 3 {
		return
	}
	if n := len(d.quotes); n > 0 && d.quotes[n-1].last > q.first {
		return
	}
	d.quotes = append(d.quotes, q)
	for i := q.first; i < q.last; i++ {
		d.toks[i].quote = int32(len(d.quotes))
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
func (d *doc) canOpen(i int) bool {
	t, prev, next := &d.toks[i], d.at(i-1), d.at(i+1)
	before := t.spaced || prev.kind == mark || prev.low == "(" || prev.low == "[" || prev.low == "-" || prev.low == "…" || prev.low == ":" || prev.low == "/"
	return before && next != &noToken && !next.spaced
}

// canClose reports whether the mark at i has text right before it and none after.
func (d *doc) canClose(i int) bool {
	t, next := &d.toks[i], d.at(i+1)
	return i > 0 && !t.spaced && (next.spaced || next.kind != word)
}

// free reports whether space stands on both sides of the mark at i, as where a
// text was cut into words and put together again: it then does not show whether it
// opens or closes.
func (d *doc) free(i int) bool {
	return d.toks[i].spaced && (d.at(i+1).spaced || i+1 == len(d.toks))
}

// freeOpens reports whether a free mark opens: in turns, unless the words beside it
// show that one was lost on the way: `SAID : "` opens, `, " SAID THE MAYOR` closes.
func (d *doc) freeOpens(i int, open bool) bool {
	prev := d.at(i - 1)
	cueAt := func(j int) bool { return d.at(j).cls&isCueWord != 0 && cues[d.at(j).low].takesPerson }
	if d.is(i-1, ":") || d.is(i-1, ",") && cueAt(i-2) && d.at(i-3).kind == word && !d.is(i-3, "\"") {
		return true
	}
	if prev.low == "," || isTerminal(prev.low) {
		if _, ok := d.insertedCue(i+1, i+8); ok {
			return false
		}
	}
	return !open
}

// reads tells the family of the mark at i and whether it opens; family 0 is an
// apostrophe or a stray mark. closer tells whether another closing single mark
// follows in the paragraph before one that opens.
func (d *doc) reads(i int, stack []opening, closer bool) (family, bool) {
	s := d.toks[i].low
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
		if d.free(i) {
			return fam, d.freeOpens(i, open >= 0)
		}
		if open >= 0 && stack[open].flat && !(canOpen && !canClose) {
			return fam, false
		}
		if open >= 0 && !stack[open].flat { // “ closed by "
			return fam, canOpen && !canClose
		}
		if prev := d.at(i - 1); open < 0 && !d.toks[i].spaced && prev.kind == word && prev.low[0] >= '0' && prev.low[0] <= '9' {
			return 0, false // inches
		}
		return fam, canOpen
	}
	return d.readsSingle(i, open >= 0, canOpen, canClose, closer)
}

// readsSingle is reads for the marks that are apostrophes most of the time.
func (d *doc) readsSingle(i int, open, canOpen, canClose, closer bool) (family, bool) {
	s, next, prev := d.toks[i].low, d.at(i+1), d.at(i-1)
	if s == "‘" || s == "‚" || s == "‛" || s == "‹" {
		return single, true
	}
	if canOpen && !canClose && (s == "'" || s == "`") {
		r, _ := utf8.DecodeRuneInString(next.low)
		if elisions[next.low] || r >= '0' && r <= '9' {
			return 0, false
		}
		return single, !open || !canClose
	}
	if !open || !canClose {
		return 0, false
	}
	plural := prev.kind == word && len(prev.low) > 1 && prev.low[len(prev.low)-1] == 's'
	if plural && closer && next.kind == word && !next.capital {
		return 0, false // the ministers' plan
	}
	return single, false
}

// closersAhead tells for each token of the paragraph whether a closing single
// mark follows it before an opening one.
func (d *doc) closersAhead(p *para) []bool {
	out := make([]bool, p.last-p.first)
	ahead := false
	for i := p.last - 1; i >= p.first; i-- {
		out[i-p.first] = ahead
		if d.toks[i].kind != mark || familyOf(d.toks[i].low) != single {
			continue
		}
		if d.canClose(i) {
			ahead = true
		} else if d.canOpen(i) {
			ahead = false
		}
	}
	return out
}

// judge tells speech from titles, nicknames and scare quotes by form: speech is
// long, or a clause with its own punctuation.
func (d *doc) judge(k int, p *para) {
	q := &d.quotes[k]
	lower, caps := 0, 0
	for i := q.first; i < q.last; i++ {
		if t := &d.toks[i]; t.kind == word {
			q.words++
			if t.low == "i" || t.cls&isAux != 0 && !t.capital {
				lower += 9 // a title seldom speaks
			}
			if t.capital {
				caps++
			} else {
				lower++
			}
		}
	}
	last := d.at(q.last - 2).low // the sign before the closing mark
	stops := last == "," || isTerminal(last) || d.is(q.last, ",") && d.is(q.last+1, "-")
	if d.is(q.last, ",") && (q.first == p.first || isTerminal(d.at(q.first-1).low)) {
		stops = true // the comma outside of the marks, as many countries print it
	}
	starts := d.at(q.first+1).capital || d.is(q.first+1, "[", "…", "(")
	whole := q.first == p.first && q.last >= p.last-1
	title := caps >= lower && q.words <= 10
	switch {
	case q.goesOn || !q.closed:
		q.speech = true
	case q.words == 0:
	case whole:
		q.speech = q.words >= 4 && (isTerminal(last) || d.is(p.last-1, ".", "…") || q.words >= 15)
	case title && q.words >= 2 && last != "!" && last != "?" && !d.cueNear(q):
	case stops && starts:
		q.speech = q.words >= 2 || d.cueNear(q)
	case stops:
		q.speech = q.words >= 4 || d.cueNear(q)
	case title:
		q.speech = d.cueNear(q) && q.words >= 2
	default:
		q.speech = q.words >= 8 || d.cueNear(q)
	}
}

// cueNear reports whether reporting words stand right beside the quotation.
func (d *doc) cueNear(q *quote) bool {
	i := q.first - 1
	if d.is(i, ",", ":") {
		i--
		if d.is(i+1, ":") {
			return true
		}
	}
	if d.at(i).cls&isCueWord != 0 {
		return true
	}
	for j := q.last; j < q.last+5 && (d.is(q.last, ",", "-") || d.is(q.last-2, ",")); j++ {
		if d.at(j).cls&isCueWord != 0 {
			return true
		}
	}
	return false
}
