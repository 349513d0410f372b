package blocks

import (
	"encoding/binary"

	"onrecord/index/rank"
)

// Exhausted is past every document.
const Exhausted = 1<<32 - 1

// Cursor walks a list of blocks. Documents are numbered within the segment.
type Cursor struct {
	List
	Weight, Exact float64                // idf times the field's weight, of the word in any form and in the form asked for
	Unit          int                    // of the topic
	Form          int                    // the number of the form asked for; -1 for none that the list has
	Scale         float64                // makes bounds hold at the average lengths of today
	MaxScore      float64                // no document can get more from this list
	Step          [FormsKept + 1]float64 // what an impact of one can add, by the form
	Block, at     int                    // where it stands; at counts postings
	Doc           uint32                 // exhausted at the end
	base, until   uint32                 // of the block: the first document and the last
	shallow       int                    // a block that is not after the window
}

// Begin stands on the first document.
func (c *Cursor) Begin() {
	one := c.Scale * (rank.K1 + 1) / ImpactSteps
	for i := range c.Step {
		c.Step[i] = c.Weight * one
		if i == c.Form || i == FormsKept && c.Form >= 0 {
			c.Step[i] += c.Exact * one
		}
	}
	c.MaxScore, c.shallow = c.maxOf(c.List.MaxImpact, c.forms), 0
	c.enter(0)
}

// maxOf returns what a posting can score whose impact is not larger.
func (c *Cursor) maxOf(impact byte, forms uint8) float64 {
	w := c.Weight
	if c.Form >= 0 && forms&(1<<c.Form|1<<FormsKept) != 0 {
		w += c.Exact
	}
	return w * (rank.K1 + 1) * min(float64(impact)/ImpactSteps*c.Scale, 1)
}

// Bound returns what the posting that it stands on can score.
func (c *Cursor) Bound() float64 {
	return c.Step[c.Codes[c.at]>>FreqBits] * float64(c.Impact[c.at])
}

// BlockMax is atMost for a block.
func (c *Cursor) BlockMax(block int) float64 { return c.maxOf(c.MaxImpactOf(block), c.formsIn(block)) }

// enter stands on the first document of a block.
func (c *Cursor) enter(block int) {
	if block*BlockSize >= c.N {
		c.Doc = Exhausted
		return
	}
	c.Block, c.at = block, block*BlockSize
	c.base, c.until = c.First(block), c.last(block)
	c.Doc = c.base
}

func (c *Cursor) read(i int) uint32 { return c.base + c.Relative(i) }

// Relative returns a posting's document less the first one of its block.
func (l *List) Relative(i int) uint32 {
	if l.Wide {
		return LE32(l.Docs[i*4:])
	}
	return uint32(binary.LittleEndian.Uint16(l.Docs[i*2:]))
}

// Next moves to the next document.
func (c *Cursor) Next() {
	if c.at++; c.at&(BlockSize-1) == 0 || c.at >= c.N {
		c.enter(c.Block + 1)
		return
	}
	c.Doc = c.read(c.at)
}

// Advance moves to the first document that is not before doc.
func (c *Cursor) Advance(doc uint32) {
	if c.Doc >= doc {
		return
	}
	if doc > c.until {
		c.enter(c.find(c.Block+1, doc))
		if c.Doc >= doc {
			return
		}
	}
	c.at = c.place(doc)
	c.Doc = c.read(c.at)
}

// place returns the first posting of the block, after the one that it stands on,
// whose document is not before doc; there must be one.
func (c *Cursor) place(doc uint32) int {
	lo, hi := c.at+1, min(c.Block*BlockSize+BlockSize, c.N)-1
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if c.read(mid) < doc {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// find returns the first block from one on that does not end before doc.
func (c *Cursor) find(from int, doc uint32) int {
	n := c.Count()
	step := 1
	for from < n && c.last(from) < doc {
		if next := from + step; next < n && c.last(next) < doc {
			from, step = next, 2*step
			continue
		}
		lo, hi := from+1, min(from+step, n)
		for lo < hi {
			mid := int(uint(lo+hi) >> 1)
			if c.last(mid) < doc {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
		return lo
	}
	return from
}

// Times returns how often the document that it stands on holds the word, and how
// often in the form asked for.
func (c *Cursor) Times() (all, exact float64) {
	code := c.Codes[c.at]
	if code == exception {
		return c.exceptional(c.Doc, c.Form)
	}
	all = float64(code & freqMask)
	if int(code>>FreqBits) == c.Form {
		exact = all
	}
	return all, exact
}

// Adds returns what the document that it stands on gets from this list.
func (c *Cursor) Adds(saturation float64) float64 {
	all, exact := c.Times()
	v := c.Weight * rank.TF(all, saturation)
	if exact > 0 {
		v += c.Exact * rank.TF(exact, saturation)
	}
	return v
}

// blocksAhead is over how many blocks it is looked for what a list can add in a window.
const blocksAhead = 8

// MaxIn returns what a document from one to another can get at most.
func (c *Cursor) MaxIn(from, to uint32) float64 {
	if c.Doc > to {
		return 0
	}
	c.shallow = c.find(max(c.shallow, c.Block), from)
	most := 0.0
	for i, end := c.shallow, min(c.shallow+blocksAhead, c.Count()); ; i++ {
		switch {
		case i == c.Count() || i < end && c.First(i) > to:
			return most
		case i == end:
			return c.MaxScore
		}
		most = max(most, c.BlockMax(i))
	}
}

// Run is a run of a list's postings in one block that lie in the window.
type Run struct {
	Base       uint32 // of the block
	Begin, End int
}

// Run returns the first stretch of a block; ok is false when the block begins
// after the window.
func (c *Cursor) Run(block int, until uint32) (st Run, ok bool) {
	begin := block * BlockSize
	if begin >= c.N || c.First(block) >= until {
		return st, false
	}
	st = Run{c.First(block), begin, min(begin+BlockSize, c.N)}
	if block == c.Block {
		st.Begin = c.at
	}
	if c.last(block) >= until {
		lo, hi := st.Begin, st.End-1
		for lo < hi {
			mid := int(uint(lo+hi) >> 1)
			if st.Base+c.Relative(mid) < until {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
		st.End = lo
	}
	return st, true
}
