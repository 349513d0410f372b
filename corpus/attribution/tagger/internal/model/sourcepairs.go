package model

import "onrecord/corpus/attribution/tagger/internal/text"

// SourceChoices returns the spans that may be the source of cue u; the first
// choice is none. Besides the sources found there are noun phrases and pronouns
// that may yet be one: a missing source is the most common fault of the passes.
func (k *PairFeatures) SourceChoices(u *Piece) []Choice {
	at := k.from(u.Start)
	var near []int
	for n := max(0, at-reachPieces); n < min(len(k.m.Pieces), at+reachPieces+1); n++ {
		if s := &k.m.Pieces[n]; s.Role == Source && k.para(s.Start) == k.para(u.Start) {
			near = append(near, n)
		}
	}
	near = nearest(near, mostNear, func(n int) int { return gap(k.m.Pieces[n].Range, u.Range) })
	nominals := k.nominals(u)
	out := make([]Choice, 1, 1+len(near)+len(nominals))
	k.noSource(&out[0], u, uint64(len(near)))
	var sides [2]uint64
	for n, s := range near {
		p := &k.m.Pieces[s]
		side := bit(p.Start < u.Start)
		c := Choice{Range: p.Range, Piece: s}
		k.sourcePair(&c, u, uint64(n), sides[side], bit(p.First)+1)
		out = append(out, c)
		sides[side]++
	}
	for n, r := range nominals {
		c := Choice{Range: r, Piece: -1}
		k.sourcePair(&c, u, uint64(n), uint64(len(near)), 0)
		out = append(out, c)
	}
	return out
}

func (k *PairFeatures) noSource(c *Choice, u *Piece, near uint64) {
	c.Piece = -1
	class := k.cueClass(u.Range)
	before := k.near(u.Start-1, u.Start)
	suffix := uint64(k.v.a.Tokens[u.Start].Suf2)
	c.add(noSource, 0, 0, 0)
	c.add(noSourceLemma, k.cueLemma(u.Range), 0, 0)
	c.add(noSourceBefore, before.tag, class, 0)
	c.add(noSourceEnding, class, suffix, before.tag)
	c.add(noSourceNear, near, bit(u.First), 0)
	c.add(noSourceEnds, k.v.cells[u.Start].lemma, k.v.cells[u.End-1].lemma, 0)
}

// sourcePair describes candidate c for cue u; kind is 0 for a candidate that is
// no piece, else tells the kind of source.
func (k *PairFeatures) sourcePair(c *Choice, u *Piece, rank, sideRank, kind uint64) {
	s := c.Range
	dir := bit(s.Start < u.Start)<<3 | bit(u.First)<<2 | kind
	dist, apart := bucket(gap(s, u.Range)), k.sentencesApart(s, u.Range)
	cues, contents := k.between(Cue, s, u.Range), k.between(Content, s, u.Range)
	head, first := k.v.cells[s.End-1].tag, k.v.cells[s.Start].tag
	class, seam := k.cueClass(u.Range), k.seam(s, u.Range)
	before := k.near(u.Start-1, u.Start)
	prob := tenths(k.probable(s, Source))
	marks := bit(k.v.a.Tokens[s.Start].Inside)<<1 | bit(k.v.a.Tokens[u.Start].Inside)
	c.add(sourceDistance, dir, dist, 0)
	c.add(sourceSentences, dir, apart, dist)
	c.add(sourceBetween, dir, cues, contents)
	c.add(sourceRank, dir, rank, sideRank)
	c.add(sourceHead, dir, head, first)
	c.add(sourceProbability, dir, prob, 0)
	c.add(sourceCueClass, dir, class, dist)
	c.add(sourceCueLemma, dir, k.cueLemma(u.Range), 0)
	c.add(sourceBeforeCue, dir, before.tag, dist)
	c.add(sourceSeam, dir, seam, 0)
	c.add(sourceSeamCues, dir, seam, cues)
	c.add(sourceMarks, dir, bit(k.v.starts(s.Start))<<4|marks, apart)
	c.add(sourceCuesBefore, dir, cues<<4|apart, before.tag)
	c.add(sourceKind, kind, head, prob/4)
	c.add(sourceNeighbours, dir, k.near(s.Start-1, u.Start).tag, k.near(s.End, u.Start).tag)
	c.add(sourceLength, dir, bucket(s.Len()), contents)
	c.add(sourceCueEnding, dir, uint64(k.v.a.Tokens[u.Start].Suf2), cues)
	c.add(sourceClassBetween, class, dir, dist<<4|cues)
}

// nominals returns noun phrases and pronouns of the cue's sentence that are in
// no piece, the nearest first.
func (k *PairFeatures) nominals(u *Piece) []text.Range {
	sent := k.v.sents[k.v.cells[u.Start].sent].Range
	lo, hi := max(sent.Start, u.Start-40), min(sent.End, u.End+12)
	var out []text.Range
	for i := lo; i < hi; {
		end := k.phrase(i, hi)
		if end == i {
			i++
			continue
		}
		if r := (text.Range{Start: i, End: end}); k.free(r) && (end <= u.Start || i >= u.End) {
			out = append(out, r)
		}
		i = end
	}
	return nearestRanges(out, mostNew, func(r text.Range) int { return gap(r, u.Range) })
}

// phrase returns the end of the shallow noun phrase or pronoun that begins at i,
// or i.
func (k *PairFeatures) phrase(i, hi int) int {
	switch k.v.a.Tokens[i].Class {
	case text.Subject, text.Who, text.It, text.You, text.Possessive:
		return i + 1
	}
	end := i // of the last noun
	for j := i; j < hi; j++ {
		switch t := &k.v.a.Tokens[j]; t.Class {
		case text.Determiner, text.Quantity:
			if j > i {
				return end
			}
		case text.Honor, text.AdjLike, text.NumWord, text.Clitic:
		case text.TimeWord:
			if !k.v.cells[j].name {
				return end
			}
			end = j + 1
		case text.NameWord, text.TitleWord, text.RoleNoun, text.BodyNoun, text.PaperNoun, text.NounLike, text.ErWord, text.SWord:
			end = j + 1
		default:
			return end
		}
	}
	return end
}

// starts reports whether token i begins a sentence.
func (w *View) starts(i int) bool { return w.sents[w.cells[i].sent].Start == i }
