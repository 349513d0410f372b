package model

import (
	"sort"

	"onrecord/corpus/attribution/tagger/internal/text"
)

// PairFeatures finds, for a span, the spans that it may belong to, with the features of
// each pair.
type PairFeatures struct {
	m      *Marked
	v      *View
	before [Roles][]int // pieces of a role before each piece
}

// NewPairFeatures prepares the pieces of m for linking.
func NewPairFeatures(m *Marked) *PairFeatures {
	k := &PairFeatures{m: m, v: m.View}
	for r := range k.before {
		k.before[r] = make([]int, len(m.Pieces)+1)
	}
	for i, p := range m.Pieces {
		for r := range k.before {
			k.before[r][i+1] = k.before[r][i]
		}
		k.before[p.Role][i+1]++
	}
	return k
}

// from returns the first piece that begins at or after token i.
func (k *PairFeatures) from(i int) int {
	return sort.Search(len(k.m.Pieces), func(n int) bool { return k.m.Pieces[n].Start >= i })
}

// between counts the pieces of a role strictly between two ranges.
func (k *PairFeatures) between(role Role, x, y text.Range) uint64 {
	x, y = inOrder(x, y)
	lo, hi := k.from(x.End), k.from(y.Start)
	return uint64(min(3, max(0, k.before[role][max(lo, hi)]-k.before[role][lo])))
}

func inOrder(x, y text.Range) (text.Range, text.Range) {
	if x.Start > y.Start {
		return y, x
	}
	return x, y
}

// gap is the number of tokens between two ranges.
func gap(x, y text.Range) int {
	x, y = inOrder(x, y)
	return max(0, y.Start-x.End)
}

const (
	reachPieces = 12 // pieces looked at to either side
	mostNear    = 5  // found spans considered
	mostNew     = 4  // spans considered that the passes did not find
)

// ContentChoices returns the cues that content piece i may belong to; the first
// choice is none. Besides the cues found there are the words that may yet be
// one, because a content without a cue is of little use.
func (k *PairFeatures) ContentChoices(i int) []Choice {
	p := &k.m.Pieces[i]
	var near []int
	for j := max(0, i-reachPieces); j < min(len(k.m.Pieces), i+reachPieces+1); j++ {
		c := &k.m.Pieces[j]
		if c.Role == Cue && (k.para(c.Start) == k.para(p.Start) || k.leadsIn(c, p)) {
			near = append(near, j)
		}
	}
	near = nearest(near, mostNear, func(j int) int { return gap(k.m.Pieces[j].Range, p.Range) })
	fresh := k.freshCues(p)
	quoted := bit(k.quoted(p))
	out := make([]Choice, 1, 1+len(near)+len(fresh))
	none := &out[0]
	none.Piece = -1
	none.add(noCue, 0, 0, 0)
	none.add(noCueCandidates, quoted, uint64(min(len(near), 3)), uint64(min(len(fresh), 2)))
	none.add(noCueContent, quoted, bucket(p.Len()), tenths(p.Score)/2)
	var sides [2]uint64
	for n, j := range near {
		side := bit(j < i)
		c := Choice{Cue: k.m.Pieces[j], Range: k.m.Pieces[j].Range, Piece: j}
		k.contentPair(&c, p, quoted, uint64(n), sides[side])
		out = append(out, c)
		sides[side]++
	}
	for n, r := range fresh {
		c := Choice{Cue: Piece{Range: r, Role: Cue, First: r.Start < p.Start, Score: k.probable(r, Cue)}, Range: r, Piece: -1}
		k.contentPair(&c, p, quoted, uint64(n), uint64(len(near)))
		k.freshPair(&c, p)
		out = append(out, c)
	}
	return out
}

// para is the paragraph of token i.
func (k *PairFeatures) para(i int) int { return int(k.v.cells[i].para) }

// leadsIn reports whether cue c ends the paragraph before that of p: a colon, and
// the quotation on the next line.
func (k *PairFeatures) leadsIn(c, p *Piece) bool {
	para := k.para(c.Start)
	if para != k.para(p.Start)-1 {
		return false
	}
	end := k.v.a.Paragraphs[para].End
	return end-c.End <= 2 || k.v.a.Tokens[end-1].Sign == text.Colon
}

func (k *PairFeatures) contentPair(c *Choice, x *Piece, quoted, rank, sideRank uint64) {
	u := &c.Cue
	dir := bit(u.Start < x.Start)<<3 | bit(u.First)<<2 | quoted<<1 | bit(c.Piece < 0)
	dist := bucket(gap(x.Range, u.Range))
	apart := k.sentencesApart(x.Range, u.Range) | bit(k.para(x.Start) != k.para(u.Start))<<2
	cues, contents := k.between(Cue, x.Range, u.Range), k.between(Content, x.Range, u.Range)
	class, lemma := k.cueClass(u.Range), k.cueLemma(u.Range)
	seam := k.seam(x.Range, u.Range)
	c.add(cueDistance, dir, dist, 0)
	c.add(cueSentences, dir, apart, 0)
	c.add(cueSentencesDistance, dir, apart, dist)
	c.add(cueRank, dir, rank, sideRank)
	c.add(cueBetween, dir, cues, contents)
	c.add(cueLemma, dir, lemma, 0)
	c.add(cueClassSentences, dir, class, apart)
	c.add(cueSeam, dir, seam, 0)
	c.add(cueSeamSentences, dir, seam, apart)
	c.add(cueEmbraced, dir, bit(k.embraced(u.Range)), contents)
	c.add(cueClassContents, dir, class, contents)
	c.add(cueSourcesBetween, min(2, k.between(Source, x.Range, u.Range)), dir, dist)
	c.add(cueScore, dir, tenths(u.Score)/2, 0)
}

// freshPair appends what speaks for a cue that the passes did not find.
func (k *PairFeatures) freshPair(c *Choice, x *Piece) {
	r := c.Range
	prev, next := k.near(r.Start-1, r.Start), k.near(r.End, r.Start)
	head := k.v.cells[r.Start].tag
	c.add(newCueProbability, tenths(k.probable(r, Cue)), head, 0)
	c.add(newCueNeighbours, prev.tag, head, next.tag)
	c.add(newCueQuoted, head, bit(k.v.a.Tokens[r.Start].Inside), bit(k.quoted(x)))
	c.add(newCueDistance, head, bucket(gap(r, x.Range)), bit(r.Start < x.Start))
	c.add(newCueSource, head, tenths(max(k.roleAt(r.Start-1, Source), k.roleAt(r.End, Source)))/3, bit(r.Start < x.Start))
	c.add(newCueNext, head, next.tag, bit(r.Start < x.Start))
}

// freshCues returns ranges of tokens in the paragraph of content p, outside of
// all pieces, that may report: words that the passes half took for a cue,
// reporting verbs, and a colon or dash right beside the content.
func (k *PairFeatures) freshCues(p *Piece) []text.Range {
	para := k.v.a.Paragraphs[k.para(p.Start)]
	lo, hi := max(para.Start, p.Start-60), min(para.End, p.End+30)
	var out []text.Range
	for i := lo; i < hi; i++ {
		t := &k.v.a.Tokens[i]
		if !k.mayReport(i, t, p) || !k.free(text.Range{Start: i, End: i + 1}) {
			continue
		}
		j := i + 1
		for j < hi && j < i+8 && k.m.Prob[j][Cue] >= .15 && k.free(text.Range{Start: j, End: j + 1}) {
			j++
		}
		out = append(out, text.Range{Start: i, End: j})
		i = j - 1
	}
	return nearestRanges(out, mostNew, func(r text.Range) int { return gap(r, p.Range) })
}

func (k *PairFeatures) mayReport(i int, t *text.Token, p *Piece) bool {
	if k.m.Prob[i][Cue] >= .15 {
		return true
	}
	switch t.Class {
	case text.SayVerb, text.ReportVerb, text.According, text.ActVerb:
		return !t.Inside
	case text.ColonSign, text.DashSign:
		return i == p.Start-1 || i == p.End || i == p.End+1
	}
	return false
}

// probable is the highest probability of a role in r.
func (k *PairFeatures) probable(r text.Range, role Role) float32 {
	p := float32(0)
	for i := r.Start; i < r.End; i++ {
		p = max(p, k.m.Prob[i][role])
	}
	return p
}

func (k *PairFeatures) roleAt(i int, role Role) float32 {
	if i < 0 || i >= len(k.m.Prob) {
		return 0
	}
	return k.m.Prob[i][role]
}

// near returns the cell at i if it is in the paragraph of token at.
func (k *PairFeatures) near(i, at int) *cell { return k.v.at(i, k.v.a.Paragraphs[k.para(at)]) }

// embraced reports whether contents stand close on both sides of cue u.
func (k *PairFeatures) embraced(u text.Range) bool {
	at := k.from(u.Start)
	l, r := false, false
	for n := max(0, at-3); n < min(len(k.m.Pieces), at+3); n++ {
		if p := &k.m.Pieces[n]; p.Role == Content && gap(p.Range, u) < 12 {
			l, r = l || p.Start < u.Start, r || p.Start > u.Start
		}
	}
	return l && r
}

// free reports whether r touches no source, no cue and no sure content.
func (k *PairFeatures) free(r text.Range) bool {
	n := sort.Search(len(k.m.Pieces), func(n int) bool { return k.m.Pieces[n].End > r.Start })
	for ; n < len(k.m.Pieces) && k.m.Pieces[n].Start < r.End; n++ {
		if p := &k.m.Pieces[n]; p.Role != Content || p.Score > .8 {
			return false
		}
	}
	return true
}

func (k *PairFeatures) sentencesApart(x, y text.Range) uint64 {
	x, y = inOrder(x, y)
	return uint64(min(3, max(0, int(k.v.cells[y.Start].sent-k.v.cells[x.End-1].sent))))
}

// seam tells which signs stand between two ranges.
func (k *PairFeatures) seam(x, y text.Range) uint64 {
	x, y = inOrder(x, y)
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

func (k *PairFeatures) quoted(p *Piece) bool {
	return k.v.a.Tokens[p.Start].Inside || k.v.a.Tokens[p.End-1].Inside
}

// cueHead is the token of the cue that reports: the first reporting verb, else
// the last token.
func (k *PairFeatures) cueHead(u text.Range) int {
	for i := u.Start; i < u.End; i++ {
		switch k.v.a.Tokens[i].Class {
		case text.SayVerb, text.ReportVerb, text.ActVerb, text.According, text.ReportNoun:
			return i
		}
	}
	return u.End - 1
}

func (k *PairFeatures) cueLemma(u text.Range) uint64 { return k.v.cells[k.cueHead(u)].lemma }
func (k *PairFeatures) cueClass(u text.Range) uint64 { return uint64(k.v.a.Tokens[k.cueHead(u)].Class) }

func bit(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// nearest keeps the n items of the smallest gap, nearest first.
func nearest(items []int, n int, gap func(int) int) []int {
	sort.SliceStable(items, func(a, b int) bool { return gap(items[a]) < gap(items[b]) })
	return items[:min(n, len(items))]
}

func nearestRanges(items []text.Range, n int, gap func(text.Range) int) []text.Range {
	sort.SliceStable(items, func(a, b int) bool { return gap(items[a]) < gap(items[b]) })
	return items[:min(n, len(items))]
}
