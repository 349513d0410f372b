package model

import "onrecord/corpus/attribution/tagger/internal/text"

// mix hashes a template number with up to three values.
func mix(template, a, b, c uint64) uint64 {
	h := template*0x9e3779b97f4a7c15 ^ a*0xff51afd7ed558ccd
	h ^= h >> 32
	h = h*0xc4ceb9fe1a85ec53 + b*0x87c37b91114253d5
	h ^= h >> 29
	h = h*0xbf58476d1ce4e5b9 + c*0x94d049bb133111eb
	h ^= h >> 32
	return h * 0x9fb21c651e98df25
}

// bucket rounds a distance to few values.
func bucket(n int) uint64 {
	switch {
	case n < 0:
		return 15
	case n <= 4:
		return uint64(n)
	case n <= 6:
		return 5
	case n <= 9:
		return 6
	case n <= 14:
		return 7
	case n <= 24:
		return 8
	case n <= 40:
		return 9
	}
	return 10
}

var edgeCell = cell{word: 1, lemma: 1, tag: 255, c1: 1 << 12, c2: 1 << 12, quote: 1 << 12}

// at returns the cell at i, or a blank one outside of r.
func (w *View) at(i int, r text.Range) *cell {
	if i < r.Start || i >= r.End {
		return &edgeCell
	}
	return &w.cells[i]
}

// reach is what a token sees of its sentence to one side.
type reach struct {
	verb     int // nearest reporting verb outside marks, -1 if none
	sep      int // nearest sign that ends a clause, -1 if none
	commas   int // signs up to the verb
	thatSeen bool
}

// Base appends the first pass's features of every token of chunk r, and returns
// the ends of each token's features in out.
func (w *View) Base(r text.Range, out []uint64, ends []int32) ([]uint64, []int32) {
	left := make([]reach, r.Len())
	right := make([]reach, r.Len())
	w.reaches(r, left, right)
	for i := r.Start; i < r.End; i++ {
		out = w.window(i, r, out)
		out = w.surroundings(i, r, left[i-r.Start], right[i-r.Start], out)
		out = w.joints(i, r, left[i-r.Start], out)
		out = w.marks(i, r, out)
		ends = append(ends, int32(len(out)))
	}
	return out, ends
}

// reaches fills in both sides of every token, within sentences.
func (w *View) reaches(r text.Range, left, right []reach) {
	fresh := reach{verb: -1, sep: -1}
	cur := fresh
	for i := r.Start; i < r.End; i++ {
		c := &w.cells[i]
		if i > r.Start && c.sent != w.cells[i-1].sent {
			cur = fresh
		}
		left[i-r.Start] = cur
		cur.step(i, c, w.a.Tokens[i].Class)
	}
	cur = fresh
	for i := r.End - 1; i >= r.Start; i-- {
		c := &w.cells[i]
		if i < r.End-1 && c.sent != w.cells[i+1].sent {
			cur = fresh
		}
		right[i-r.Start] = cur
		cur.step(i, c, w.a.Tokens[i].Class)
	}
}

func (x *reach) step(i int, c *cell, class text.Class) {
	if c.verb {
		x.verb, x.commas, x.thatSeen = i, 0, false
		return
	}
	if c.sep {
		x.sep = i
		x.commas++
	}
	if class == text.That {
		x.thatSeen = true
	}
}

// window appends the features of the tokens around i.
func (w *View) window(i int, r text.Range, out []uint64) []uint64 {
	p3, p2, p1 := w.at(i-3, r), w.at(i-2, r), w.at(i-1, r)
	c := &w.cells[i]
	n1, n2, n3 := w.at(i+1, r), w.at(i+2, r), w.at(i+3, r)
	t := &w.a.Tokens[i]
	q := c.quote & 15
	return append(out,
		mix(1, c.word, 0, 0), mix(2, p1.word, 0, 0), mix(3, n1.word, 0, 0), mix(4, p2.word, 0, 0), mix(5, n2.word, 0, 0),
		mix(6, p3.word, 0, 0), mix(7, n3.word, 0, 0),
		mix(8, c.tag, 0, 0), mix(9, p1.tag, 0, 0), mix(10, n1.tag, 0, 0), mix(11, p2.tag, 0, 0), mix(12, n2.tag, 0, 0),
		mix(13, p3.tag, 0, 0), mix(14, n3.tag, 0, 0),
		mix(15, c.c1, 0, 0), mix(16, p1.c1, 0, 0), mix(17, n1.c1, 0, 0), mix(18, p2.c1, 0, 0), mix(19, n2.c1, 0, 0),
		mix(20, c.c2, 0, 0), mix(21, p1.c2, 0, 0), mix(22, n1.c2, 0, 0),
		mix(23, c.lemma, 0, 0), mix(24, p1.lemma, 0, 0), mix(25, n1.lemma, 0, 0), mix(26, p2.lemma, 0, 0), mix(27, n2.lemma, 0, 0),
		mix(28, uint64(t.Suf2), 0, 0), mix(29, uint64(t.Suf3), 0, 0), mix(30, uint64(t.Shape), uint64(t.Kind), 0),
		mix(31, p1.word, c.word, 0), mix(32, c.word, n1.word, 0), mix(33, p1.tag, c.tag, 0), mix(34, c.tag, n1.tag, 0),
		mix(35, p2.tag, p1.tag, c.tag), mix(36, p1.tag, c.tag, n1.tag), mix(37, c.tag, n1.tag, n2.tag),
		mix(38, p3.tag<<8|p2.tag, p1.tag, c.tag), mix(39, c.tag, n1.tag, n2.tag<<8|n3.tag),
		mix(40, p1.c1, c.c1, 0), mix(41, c.c1, n1.c1, 0), mix(42, p1.c1, c.c1, n1.c1),
		mix(43, p1.tag, c.lemma, 0), mix(44, c.lemma, n1.tag, 0), mix(45, p1.tag, c.lemma, n1.tag),
		mix(46, p1.lemma, c.tag, 0), mix(47, c.tag, n1.lemma, 0),
		mix(48, p1.word, c.word, n1.word), mix(49, p2.c1, p1.c1, c.c1), mix(50, c.c1, n1.c1, n2.c1),
		mix(51, q, c.tag, p1.tag), mix(52, q, c.lemma, 0), mix(53, q, c.tag, n1.tag),
		mix(54, c.quote, 0, 0), mix(55, p1.quote, c.quote, 0), mix(56, c.quote, n1.quote, n2.quote), mix(57, p2.quote, p1.quote, 0),
	)
}

// surroundings appends the features of the sentence and the neighbours of i.
func (w *View) surroundings(i int, r text.Range, left, right reach, out []uint64) []uint64 {
	c := &w.cells[i]
	s := &w.sents[c.sent]
	q := c.quote & 15
	verbSide := func(x reach) (lemma, dist, commas uint64) {
		if x.verb < 0 {
			return 0, 15, 15
		}
		d := x.verb - i
		if d < 0 {
			d = -d
		}
		k := uint64(x.commas)
		if k > 3 {
			k = 3
		}
		if x.thatSeen {
			k += 4
		}
		return w.cells[x.verb].lemma, bucket(d), k
	}
	ll, ld, lc := verbSide(left)
	rl, rd, rc := verbSide(right)
	out = append(out,
		mix(60, ll, 0, 0), mix(61, ld, lc, c.tag), mix(62, rl, 0, 0), mix(63, rd, rc, c.tag),
		mix(64, ld, rd, q), mix(65, lc, rc, q), mix(66, ll, lc, q), mix(67, rl, rc, q),
	)
	// What stands beyond the nearest signs: ", he said" closes a clause of content.
	for k, sep := range [2]int{left.sep, right.sep} {
		if sep < 0 {
			out = append(out, mix(70+uint64(k), 0, q, 0))
			continue
		}
		a1, a2, a3 := w.at(sep+1, r), w.at(sep+2, r), w.at(sep+3, r)
		b1, b2 := w.at(sep-1, r), w.at(sep-2, r)
		out = append(out,
			mix(72+uint64(k), a1.tag, a2.tag, q), mix(74+uint64(k), a1.tag, a2.tag, a3.tag),
			mix(76+uint64(k), b2.tag, b1.tag, w.cells[sep].tag), mix(78+uint64(k), a1.lemma, a2.lemma, 0),
		)
	}
	fromStart, toEnd := bucket(i-s.Start), bucket(s.End-1-i)
	first, second := w.at(s.Start, r), w.at(s.Start+1, r)
	end2, end3, end1 := w.at(s.End-2, r), w.at(s.End-3, r), w.at(s.End-1, r)
	flags := q << 8
	for k, b := range [...]bool{s.first, s.last, s.title, s.opens, s.closes, c.sent == 0} {
		if b {
			flags |= 1 << k
		}
	}
	verbs := uint64(min(s.verbs, 3))
	before, after := &edgeCell, &edgeCell
	if s.Start > r.Start {
		before = &w.cells[s.Start-1]
	}
	if s.End < r.End {
		after = &w.cells[s.End]
	}
	return append(out,
		mix(80, fromStart, c.tag, 0), mix(81, toEnd, c.tag, 0), mix(82, flags, verbs, 0), mix(83, flags&0x3f, c.tag, 0),
		mix(84, first.tag, second.tag, fromStart), mix(85, first.lemma, second.lemma, 0), mix(86, end3.tag, end2.tag, end1.tag),
		mix(87, end2.lemma, verbs, q), mix(88, before.tag, fromStart, q), mix(89, after.tag, after.quote&15, q),
		mix(90, end3.tag, end2.lemma, toEnd),
	)
}

// joints appends the features of a word behind "and", "but", a comma or the like:
// where a second cue may follow ("said he would go and warned ...") the form of
// the word is compared with that of the reporting verb before.
func (w *View) joints(i int, r text.Range, left reach, out []uint64) []uint64 {
	p1 := w.at(i-1, r)
	switch text.Class(p1.tag) {
	case text.And, text.But, text.CommaSign, text.SemicolonSign, text.Subordinate, text.DashSign:
	default:
		return out
	}
	c, n1, n2 := &w.cells[i], w.at(i+1, r), w.at(i+2, r)
	form, lemma := uint64(2), uint64(0)
	if left.verb >= 0 {
		form = bit(w.a.Tokens[left.verb].Suf2 == w.a.Tokens[i].Suf2)
		lemma = w.cells[left.verb].lemma
	}
	return append(out,
		mix(91, p1.tag<<8|c.tag, form, n1.tag), mix(92, p1.tag, lemma, c.tag), mix(93, p1.tag<<8|c.tag, n1.tag, n2.tag),
		mix(94, p1.lemma, c.lemma, form),
	)
}

// marks appends what stands before and behind the quotation around i, which may
// be sentences away.
func (w *View) marks(i int, r text.Range, out []uint64) []uint64 {
	t := &w.a.Tokens[i]
	if !t.Inside {
		return out
	}
	q := &w.a.Quotes[t.Quote]
	a1, a2, a3 := w.at(q.End, r), w.at(q.End+1, r), w.at(q.End+2, r)
	b1, b2, b3 := w.at(q.Start-1, r), w.at(q.Start-2, r), w.at(q.Start-3, r)
	kind := bucket(q.Len())<<8 | uint64(q.Ends)<<2 | bit(q.Capital)<<1 | bit(q.Closed)
	return append(out,
		mix(95, a1.tag<<8|a2.tag, a3.tag, bit(i == q.Start)), mix(96, b1.tag<<8|b2.tag, b3.tag, bit(i == q.Start)),
		mix(97, kind, a1.tag, b1.tag), mix(98, kind, placed(i, q), w.cells[i].tag), mix(99, a1.lemma, a2.lemma, a1.tag), mix(100, b1.lemma, b2.lemma, 0),
	)
}

// placed tells whether i is at the start, at the end or inside of q.
func placed(i int, q *text.Quote) uint64 { return bit(i == q.Start) | bit(i == q.End-1)<<1 }
