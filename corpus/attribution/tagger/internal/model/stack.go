package model

import "onrecord/corpus/attribution/tagger/internal/text"

// Guess is the first pass's opinion of a token: the most probable label and how
// probable it, and each role, is.
type Guess struct {
	Label Label
	Sure  uint8        // probability of Label, in eighths
	Role  [Roles]uint8 // probability of each role, in eighths
}

// NewGuess sums up the probabilities of one token's labels.
func NewGuess(prob *[Labels]float32, label Label) Guess {
	g := Guess{Label: label, Sure: eighths(prob[label])}
	var sum [Roles]float32
	for l, p := range prob {
		sum[roles[l]] += p
	}
	for r := range sum {
		g.Role[r] = eighths(sum[r])
	}
	return g
}

func eighths(p float32) uint8 {
	return uint8(min(7, max(0, p*8)))
}

// side is what a token sees of the first pass's spans to one side.
type side struct {
	cue, source  int // nearest, -1 if none
	content      int
	crossed      uint8 // roles between the token and the cue
	seen         uint8
	cueHasSource bool
}

// Names counts how often each word was part of a source in the article by the
// first pass's guess.
type Names map[uint64]int

// CountNames fills Names from the guesses of a whole article.
func (w *View) CountNames(guesses []Guess) Names {
	n := Names{}
	for i := range guesses {
		if guesses[i].Label.Role() == Source && w.cells[i].name {
			n[w.a.Tokens[i].Hash]++
		}
	}
	return n
}

// Stack appends the second pass's own features for every token of chunk r.
func (w *View) Stack(r text.Range, g []Guess, names Names, out []uint64, ends []int32) ([]uint64, []int32) {
	left, right := make([]side, r.Len()), make([]side, r.Len())
	w.sides(r, g, left, right)
	sums := w.sentenceRoles(r, g)
	var quoteRoles [Roles]int
	quote := int32(-1)
	for i := r.Start; i < r.End; i++ {
		if q := w.a.Tokens[i].Quote; q != quote {
			quote = q
			quoteRoles = w.quoteRoles(i, r, g)
		}
		out = w.labelFeatures(i, r, g, out)
		out = w.sideFeatures(i, r, g, left[i-r.Start], right[i-r.Start], out)
		out = w.sumFeatures(i, r, g, sums, quoteRoles, names, out)
		ends = append(ends, int32(len(out)))
	}
	return out, ends
}

func labelAt(g []Guess, i int, r text.Range) uint64 {
	if i < r.Start || i >= r.End {
		return 15
	}
	return uint64(g[i].Label)
}

func (w *View) labelFeatures(i int, r text.Range, g []Guess, out []uint64) []uint64 {
	c := &w.cells[i]
	l0 := uint64(g[i].Label)
	p1, p2, p3 := labelAt(g, i-1, r), labelAt(g, i-2, r), labelAt(g, i-3, r)
	n1, n2, n3 := labelAt(g, i+1, r), labelAt(g, i+2, r), labelAt(g, i+3, r)
	sure := uint64(g[i].Sure)
	probs := uint64(g[i].Role[Source])<<6 | uint64(g[i].Role[Cue])<<3 | uint64(g[i].Role[Content])
	return append(out,
		mix(101, l0, sure, 0), mix(102, p1, l0, n1), mix(103, p2<<4|p1, l0, 0), mix(104, l0, n1, n2), mix(105, p3<<4|p2, p1, l0), mix(106, l0, n1<<4|n2, n3),
		mix(107, l0, c.tag, sure), mix(108, probs, 0, 0), mix(109, p1, c.tag, l0), mix(110, l0, n1, w.at(i+1, r).tag), mix(111, p1, w.at(i-1, r).tag, l0),
		mix(112, l0, c.lemma, 0), mix(113, l0, c.quote, 0), mix(114, l0, c.c1, 0),
	)
}

// sides walks the chunk both ways.
func (w *View) sides(r text.Range, g []Guess, left, right []side) {
	fresh := side{cue: -1, source: -1, content: -1}
	cur := fresh
	for i := r.Start; i < r.End; i++ {
		left[i-r.Start] = cur
		cur.step(i, g[i].Label)
	}
	cur = fresh
	for i := r.End - 1; i >= r.Start; i-- {
		right[i-r.Start] = cur
		cur.step(i, g[i].Label)
	}
}

func (s *side) step(i int, l Label) {
	switch l.Role() {
	case Cue:
		if s.cue < 0 || !(s.seen == 0 && abs(s.cue-i) == 1) {
			s.cueHasSource = s.seen&(1<<Source) != 0 && abs(s.source-i) < 12
		}
		s.cue, s.crossed, s.seen = i, 0, 0
		return
	case Source:
		s.source = i
		if s.cue >= 0 && abs(s.cue-i) < 12 {
			s.cueHasSource = true
		}
	case Content:
		s.content = i
	}
	s.seen |= 1 << l.Role()
	s.crossed |= 1 << l.Role()
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

func (w *View) sideFeatures(i int, r text.Range, g []Guess, left, right side, out []uint64) []uint64 {
	c := &w.cells[i]
	var both [2]uint64
	for k, s := range [2]side{left, right} {
		t := uint64(k) * 10
		if s.cue < 0 {
			both[k] = 99
			out = append(out, mix(120+t, uint64(g[i].Label), c.tag, 99))
		} else {
			cue := &w.cells[s.cue]
			apart := uint64(abs(int(cue.sent - c.sent)))
			where := bucket(abs(s.cue-i))<<4 | min(apart, 3)<<2
			if s.cueHasSource {
				where |= 1
			}
			flags := uint64(s.crossed)<<2 | min(apart, 2)
			if s.cueHasSource {
				flags |= 1 << 8
			}
			both[k] = flags<<4 | uint64(g[s.cue].Label)
			out = append(out,
				mix(121+t, where, uint64(g[s.cue].Label), c.tag), mix(122+t, flags, uint64(g[s.cue].Label), c.tag), mix(123+t, cue.lemma, flags, 0),
				mix(124+t, flags, uint64(g[s.cue].Label), c.quote&15|uint64(g[i].Label)<<4),
			)
		}
		if s.source >= 0 {
			src := &w.cells[s.source]
			d := bucket(abs(s.source - i))
			out = append(out, mix(125+t, d, uint64(g[s.source].Label), c.tag), mix(126+t, src.tag, d, uint64(g[i].Label)))
		}
		if s.content >= 0 {
			con := &w.cells[s.content]
			out = append(out, mix(127+t, bucket(abs(s.content-i)), min(uint64(abs(int(con.sent-c.sent))), 2), c.tag),
				mix(128+t, con.quote&8, c.quote&15, min(uint64(abs(int(con.sent-c.sent))), 2)))
		}
	}
	return append(out, mix(140, both[0], both[1], 0), mix(141, both[0], both[1], c.quote&15))
}

// sentenceRoles counts the roles in every sentence of r, from the first one.
func (w *View) sentenceRoles(r text.Range, g []Guess) [][Roles]int {
	first, last := w.cells[r.Start].sent, w.cells[r.End-1].sent
	sums := make([][Roles]int, last-first+1)
	for i := r.Start; i < r.End; i++ {
		sums[w.cells[i].sent-first][g[i].Label.Role()]++
	}
	return sums
}

func (w *View) quoteRoles(i int, r text.Range, g []Guess) (n [Roles]int) {
	q := w.a.Tokens[i].Quote
	if q < 0 {
		return n
	}
	for ; i < r.End && w.a.Tokens[i].Quote == q; i++ {
		n[g[i].Label.Role()]++
	}
	return n
}

func presence(n *[Roles]int) (p uint64) {
	total := 0
	for r, k := range n {
		total += k
		if k > 0 {
			p |= 1 << r
		}
	}
	if n[Content]*2 > total {
		p |= 1 << Roles
	}
	return p
}

func (w *View) sumFeatures(i int, r text.Range, g []Guess, sums [][Roles]int, quote [Roles]int, names Names, out []uint64) []uint64 {
	c := &w.cells[i]
	k := int(c.sent - w.cells[r.Start].sent)
	at := func(k int) uint64 {
		if k < 0 || k >= len(sums) {
			return 63
		}
		return presence(&sums[k])
	}
	here, before, after := at(k), at(k-1), at(k+1)
	q := c.quote & 15
	out = append(out,
		mix(150, here, c.tag, uint64(g[i].Label)), mix(151, before, here, q), mix(152, here, after, q), mix(153, before, here, after),
		mix(154, presence(&quote), q, uint64(g[i].Label)), mix(155, presence(&quote), before, here),
	)
	if c.name {
		n := names[w.a.Tokens[i].Hash]
		if g[i].Label.Role() == Source {
			n--
		}
		out = append(out, mix(156, bucket(n), uint64(g[i].Label), 0), mix(157, bucket(n), here, w.at(i+1, r).tag))
	}
	return out
}
