package model

import (
	"sort"

	"onrecord/corpus/attribution/tagger/internal/text"
)

// Knot finds, for a span, the spans that it may belong to, with the features of
// each pair.
type Knot struct {
	m      *Marked
	v      *View
	before [Roles][]int // pieces of a role that begin before each piece
	para   []int        // paragraph of each piece
}

// NewKnot prepares the pieces of m for linking.
func NewKnot(m *Marked) *Knot { return newKnot(m) }

func newKnot(m *Marked) *Knot {
	k := &Knot{m: m, v: m.View, para: make([]int, len(m.Pieces))}
	for r := range k.before {
		k.before[r] = make([]int, len(m.Pieces)+1)
	}
	para := 0
	for i, p := range m.Pieces {
		for m.View.a.Paragraphs[para].End <= p.Start {
			para++
		}
		k.para[i] = para
		for r := range k.before {
			k.before[r][i+1] = k.before[r][i]
		}
		k.before[p.Role][i+1]++
	}
	return k
}

// between counts the pieces of a role strictly between pieces i and j.
func (k *Knot) between(role Role, i, j int) int {
	if i > j {
		i, j = j, i
	}
	return k.before[role][j] - k.before[role][i+1]
}

const reachPieces = 12 // pieces looked at to either side

// ContentChoices returns the cues that content piece i may belong to; the first
// choice is none.
func (k *Knot) ContentChoices(i int) []Choice {
	p := &k.m.Pieces[i]
	lo, hi := max(0, i-reachPieces), min(len(k.m.Pieces), i+reachPieces+1)
	var near []int
	for j := lo; j < hi; j++ {
		c := &k.m.Pieces[j]
		if c.Role == Cue && (k.para[j] == k.para[i] || k.leadsIn(j, i)) {
			near = append(near, j)
		}
	}
	near = nearest(near, func(j int) int { return k.gap(&k.m.Pieces[j].Range, &p.Range) }, 5)
	quoted := bit(k.quoted(i))
	out := []Choice{{Piece: -1}}
	none := &out[0]
	none.add(300, 0, 0, 0)
	none.add(301, quoted, uint64(min(len(near), 3)), 0)
	none.add(302, quoted, bucket(p.Len()), tenths(p.Score)/2)
	leftRank, rightRank := uint64(0), uint64(0)
	for n, j := range near {
		rank := &rightRank
		if j < i {
			rank = &leftRank
		}
		out = append(out, k.contentChoice(i, j, quoted, uint64(n), *rank))
		*rank++
	}
	return out
}

// leadsIn reports whether cue j ends the paragraph before that of piece i, which
// begins its own: a colon, and the quotation on the next line.
func (k *Knot) leadsIn(j, i int) bool {
	if k.para[j] != k.para[i]-1 {
		return false
	}
	return k.v.a.Paragraphs[k.para[j]].End-k.m.Pieces[j].End <= 2 || k.v.a.Tokens[k.v.a.Paragraphs[k.para[j]].End-1].Sign == text.Colon
}

func (k *Knot) contentChoice(i, j int, quoted, rank, sideRank uint64) Choice {
	x, u := &k.m.Pieces[i], &k.m.Pieces[j]
	c := Choice{Range: u.Range, Piece: j}
	dir := bit(j < i)<<2 | bit(u.First)<<1 | quoted
	dist := bucket(k.gap(&x.Range, &u.Range))
	apart := min(uint64(k.sentencesApart(&x.Range, &u.Range)), 3) | bit(k.para[i] != k.para[j])<<2
	cues, contents := uint64(min(k.between(Cue, i, j), 3)), uint64(min(k.between(Content, i, j), 3))
	class := k.cueClass(j)
	lemma := k.cueLemma(j)
	c.add(310, dir, dist, 0)
	c.add(311, dir, apart, 0)
	c.add(312, dir, apart, dist)
	c.add(313, dir, rank, sideRank)
	c.add(314, dir, cues, contents)
	c.add(315, dir, lemma, 0)
	c.add(316, dir, class, apart)
	c.add(317, dir, k.seam(&x.Range, &u.Range), 0)
	c.add(318, dir, k.seam(&x.Range, &u.Range), apart)
	c.add(319, dir, bit(k.embraced(j)), contents)
	c.add(320, dir, class, contents)
	c.add(321, uint64(min(k.between(Source, i, j), 2)), dir, dist)
	return c
}

// embraced reports whether contents stand close on both sides of cue j.
func (k *Knot) embraced(j int) bool {
	u := k.m.Pieces[j].Range
	l, r := false, false
	for n := max(0, j-2); n < min(len(k.m.Pieces), j+3); n++ {
		if p := &k.m.Pieces[n]; p.Role == Content && k.gap(&p.Range, &u) < 12 {
			if n < j {
				l = true
			} else {
				r = true
			}
		}
	}
	return l && r
}

// SourceChoices returns the spans that may be the source of cue piece j; the
// first choice is none.
func (k *Knot) SourceChoices(j int) []Choice {
	u := &k.m.Pieces[j]
	lo, hi := max(0, j-reachPieces), min(len(k.m.Pieces), j+reachPieces+1)
	var near []int
	for n := lo; n < hi; n++ {
		if s := &k.m.Pieces[n]; s.Role == Source && k.para[n] == k.para[j] {
			near = append(near, n)
		}
	}
	near = nearest(near, func(n int) int { return k.gap(&k.m.Pieces[n].Range, &u.Range) }, 5)
	out := []Choice{{Piece: -1}}
	lemma, class := k.cueLemma(j), k.cueClass(j)
	first := k.v.at(u.Start-1, k.m.View.a.Paragraphs[k.para[j]])
	form := class<<8 | uint64(k.v.a.Tokens[u.Start].Suf2>>2&0xffff)
	none := &out[0]
	none.add(350, 0, 0, 0)
	none.add(351, lemma, 0, 0)
	none.add(352, first.tag, class, 0)
	none.add(353, form, first.tag, 0)
	none.add(354, uint64(len(near)), bit(u.First), 0)
	none.add(355, k.v.cells[u.Start].lemma, k.v.cells[u.End-1].lemma, 0)
	leftRank, rightRank := uint64(0), uint64(0)
	for n, s := range near {
		rank := &rightRank
		if s < j {
			rank = &leftRank
		}
		c := Choice{Range: k.m.Pieces[s].Range, Piece: s}
		k.sourcePair(&c, j, uint64(n), *rank, uint64(k.between(Cue, s, j)), uint64(k.between(Content, s, j)), bit(k.m.Pieces[s].First)+1)
		*rank++
		out = append(out, c)
	}
	for n, r := range k.nominals(j) {
		c := Choice{Range: r, Piece: -1}
		cues, contents := k.crossed(r, j)
		k.sourcePair(&c, j, uint64(min(n, 3)), uint64(len(near)), uint64(cues), uint64(contents), 0)
		out = append(out, c)
	}
	return out
}

func (k *Knot) sourcePair(c *Choice, j int, rank, sideRank, cues, contents, kind uint64) {
	u := &k.m.Pieces[j]
	s := c.Range
	dir := bit(s.Start < u.Start)<<3 | bit(u.First)<<2 | kind
	dist := bucket(k.gap(&s, &u.Range))
	apart := min(uint64(k.sentencesApart(&s, &u.Range)), 3)
	cues, contents = min(cues, 3), min(contents, 3)
	head, first := k.v.cells[s.End-1].tag, k.v.cells[s.Start].tag
	class, lemma := k.cueClass(j), k.cueLemma(j)
	para := k.v.a.Paragraphs[k.para[j]]
	before := k.v.at(u.Start-1, para)
	prob := uint64(0)
	for i := s.Start; i < s.End; i++ {
		prob = max(prob, tenths(k.m.Prob[i][Source]))
	}
	c.add(360, dir, dist, 0)
	c.add(361, dir, apart, dist)
	c.add(362, dir, cues, contents)
	c.add(363, dir, rank, sideRank)
	c.add(364, dir, head, first)
	c.add(365, dir, prob, 0)
	c.add(366, dir, class, dist)
	c.add(367, dir, lemma, 0)
	c.add(368, dir, before.tag, dist)
	c.add(369, dir, k.seam(&s, &u.Range), 0)
	c.add(370, dir, k.seam(&s, &u.Range), cues)
	c.add(371, dir, bit(k.v.starts(s.Start))<<4|bit(k.v.a.Tokens[s.Start].Inside)<<1|bit(k.v.a.Tokens[u.Start].Inside), apart)
	c.add(372, dir, cues<<4|apart, before.tag)
	c.add(373, kind, head, prob/4)
	c.add(374, dir, k.v.at(s.Start-1, para).tag, k.v.at(s.End, para).tag)
	c.add(375, dir, bucket(s.Len()), contents)
	c.add(376, dir, uint64(k.v.a.Tokens[u.Start].Suf2), cues)
}

// nominals returns noun phrases and pronouns of the cue's sentence that the
// tagger did not take for a source: what a cue without a source may yet have.
func (k *Knot) nominals(j int) []text.Range {
	u := k.m.Pieces[j].Range
	sent := k.v.sents[k.v.cells[u.Start].sent].Range
	lo, hi := max(sent.Start, u.Start-40), min(sent.End, u.End+12)
	var out []text.Range
	for i := lo; i < hi; {
		end := k.phrase(i, hi)
		if end == i {
			i++
			continue
		}
		out = append(out, text.Range{Start: i, End: end})
		i = end
	}
	free := out[:0]
	for _, r := range out {
		if k.free(r, j) {
			free = append(free, r)
		}
	}
	order := nearestRanges(free, func(r text.Range) int { return k.gap(&r, &u) }, 4)
	return order
}

// free reports whether r touches no source, and no cue.
func (k *Knot) free(r text.Range, j int) bool {
	n := sort.Search(len(k.m.Pieces), func(n int) bool { return k.m.Pieces[n].End > r.Start })
	for ; n < len(k.m.Pieces) && k.m.Pieces[n].Start < r.End; n++ {
		if role := k.m.Pieces[n].Role; role != Content || k.m.Pieces[n].Score > .8 {
			return false
		}
	}
	return true
}

// phrase returns the end of the shallow noun phrase or pronoun that begins at i.
func (k *Knot) phrase(i, hi int) int {
	t := &k.v.a.Tokens[i]
	switch t.Class {
	case text.Subject, text.Who, text.It, text.You, text.Possessive:
		return i + 1
	}
	end, noun := i, 0
	for end < hi {
		t, c := &k.v.a.Tokens[end], &k.v.cells[end]
		switch t.Class {
		case text.Determiner, text.Quantity:
			if end > i {
				return trimmed(i, noun)
			}
		case text.Honor, text.AdjLike, text.NumWord, text.Clitic:
		case text.NameWord, text.TitleWord, text.RoleNoun, text.BodyNoun, text.PaperNoun, text.NounLike, text.ErWord, text.SWord, text.TimeWord:
			noun = end + 1
			if t.Class == text.TimeWord && !c.name {
				return trimmed(i, noun-1)
			}
		default:
			return trimmed(i, noun)
		}
		end++
	}
	return trimmed(i, noun)
}

func trimmed(i, noun int) int { return max(i, noun) }

// crossed counts the cues and contents between range r and cue j.
func (k *Knot) crossed(r text.Range, j int) (cues, contents int) {
	u := k.m.Pieces[j].Range
	for n := max(0, j-reachPieces); n < min(len(k.m.Pieces), j+reachPieces+1); n++ {
		p := &k.m.Pieces[n]
		if n == j || !(p.Start >= r.End && p.End <= u.Start || p.Start >= u.End && p.End <= r.Start) {
			continue
		}
		switch p.Role {
		case Cue:
			cues++
		case Content:
			contents++
		}
	}
	return cues, contents
}

func (c *Choice) add(template, a, b, d uint64) {
	c.Feats = append(c.Feats, uint32(mix(template, a, b, d)>>32)%linkSize)
}

func bit(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// gap is the number of tokens between two ranges.
func (k *Knot) gap(x, y *text.Range) int {
	if x.Start > y.Start {
		x, y = y, x
	}
	return max(0, y.Start-x.End)
}

func (k *Knot) sentencesApart(x, y *text.Range) int {
	if x.Start > y.Start {
		x, y = y, x
	}
	return max(0, int(k.v.cells[y.Start].sent-k.v.cells[x.End-1].sent))
}

// seam tells which signs stand between two ranges.
func (k *Knot) seam(x, y *text.Range) uint64 {
	if x.Start > y.Start {
		x, y = y, x
	}
	var s uint64
	for i := x.End; i < min(y.Start, x.End+40); i++ {
		t := &k.v.a.Tokens[i]
		switch {
		case t.Sign == text.Comma:
			s |= 1
		case t.Sign == text.Colon || t.Sign == text.Semicolon || t.Sign == text.Dash:
			s |= 2
		case t.Role == text.Opening:
			s |= 4
		case t.Role == text.Closing:
			s |= 8
		case t.Class == text.And || t.Class == text.But:
			s |= 16
		case t.Class == text.That || t.Class == text.Who || t.Class == text.Which:
			s |= 32
		case t.Class == text.Subordinate:
			s |= 64
		case t.Class == text.Subject:
			s |= 128
		}
	}
	return s
}

func (k *Knot) quoted(i int) bool {
	p := &k.m.Pieces[i]
	return k.v.a.Tokens[p.Start].Inside || k.v.a.Tokens[p.End-1].Inside
}

// cueHead is the token of the cue that reports: the first reporting verb, else
// the last token.
func (k *Knot) cueHead(j int) int {
	p := &k.m.Pieces[j]
	for i := p.Start; i < p.End; i++ {
		switch k.v.a.Tokens[i].Class {
		case text.SayVerb, text.ReportVerb, text.ActVerb, text.According, text.ReportNoun:
			return i
		}
	}
	return p.End - 1
}

func (k *Knot) cueLemma(j int) uint64 { return k.v.cells[k.cueHead(j)].lemma }
func (k *Knot) cueClass(j int) uint64 { return uint64(k.v.a.Tokens[k.cueHead(j)].Class) }

// starts reports whether token i begins a sentence.
func (w *View) starts(i int) bool { return w.sents[w.cells[i].sent].Start == i }

// nearest keeps the n nearest of the items, nearest first.
func nearest(items []int, gap func(int) int, n int) []int {
	sort.SliceStable(items, func(a, b int) bool { return gap(items[a]) < gap(items[b]) })
	return items[:min(n, len(items))]
}

func nearestRanges(items []text.Range, gap func(text.Range) int, n int) []text.Range {
	sort.SliceStable(items, func(a, b int) bool { return gap(items[a]) < gap(items[b]) })
	return items[:min(n, len(items))]
}
