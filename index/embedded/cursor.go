package embedded

import "encoding/binary"

// exhausted is past every document.
const exhausted = 1<<32 - 1

// cursor walks a list of blocks. Documents are numbered within the segment.
type cursor struct {
	blockList
	weight, exact float64                // idf times the field's weight, of the word in any form and in the form asked for
	unit          int                    // of the topic
	form          int                    // the number of the form asked for; -1 for none that the list tells
	scale         float64                // makes bounds hold at the average lengths of today
	most          float64                // no document can get more from this list
	step          [formsKept + 1]float64 // what an impact of one can add, by the form
	block, at     int                    // where it stands; at counts postings
	doc           uint32                 // exhausted at the end
	base, until   uint32                 // of the block: the first document and the last
	shallow       int                    // a block that is not after the window
}

// begin stands on the first document.
func (c *cursor) begin() {
	one := c.scale * (k1 + 1) / impacts
	for i := range c.step {
		c.step[i] = c.weight * one
		if i == c.form || i == formsKept && c.form >= 0 {
			c.step[i] += c.exact * one
		}
	}
	c.most, c.shallow = c.atMost(c.blockList.most, c.forms), 0
	c.enter(0)
}

// atMost returns what a posting can score whose impact is not larger.
func (c *cursor) atMost(impact byte, forms uint8) float64 {
	w := c.weight
	if c.form >= 0 && forms&(1<<c.form|1<<formsKept) != 0 {
		w += c.exact
	}
	return w * (k1 + 1) * min(float64(impact)/impacts*c.scale, 1)
}

// bound returns what the posting that it stands on can score.
func (c *cursor) bound() float64 {
	return c.step[c.codes[c.at]>>freqBits] * float64(c.impact[c.at])
}

// blockMost is atMost for a block.
func (c *cursor) blockMost(block int) float64 { return c.atMost(c.mostOf(block), c.formsIn(block)) }

// enter stands on the first document of a block.
func (c *cursor) enter(block int) {
	if block*blockSize >= c.n {
		c.doc = exhausted
		return
	}
	c.block, c.at = block, block*blockSize
	c.base, c.until = c.first(block), c.last(block)
	c.doc = c.base
}

func (c *cursor) read(i int) uint32 { return c.base + c.relative(i) }

// relative returns a posting's document less the first one of its block.
func (l *blockList) relative(i int) uint32 {
	if l.wide {
		return le32(l.docs[i*4:])
	}
	return uint32(binary.LittleEndian.Uint16(l.docs[i*2:]))
}

// next moves to the next document.
func (c *cursor) next() {
	if c.at++; c.at&(blockSize-1) == 0 || c.at >= c.n {
		c.enter(c.block + 1)
		return
	}
	c.doc = c.read(c.at)
}

// advance moves to the first document that is not before doc.
func (c *cursor) advance(doc uint32) {
	if c.doc >= doc {
		return
	}
	if doc > c.until {
		c.enter(c.find(c.block+1, doc))
		if c.doc >= doc {
			return
		}
	}
	c.at = c.place(doc)
	c.doc = c.read(c.at)
}

// place returns the first posting of the block, after the one that it stands on,
// whose document is not before doc; there must be one.
func (c *cursor) place(doc uint32) int {
	lo, hi := c.at+1, min(c.block*blockSize+blockSize, c.n)-1
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
func (c *cursor) find(from int, doc uint32) int {
	n := c.count()
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

// times returns how often the document that it stands on holds the word, and how
// often in the form asked for.
func (c *cursor) times() (all, exact float64) {
	code := c.codes[c.at]
	if code == exception {
		return c.oddity(c.doc, c.form)
	}
	all = float64(code & freqMask)
	if int(code>>freqBits) == c.form {
		exact = all
	}
	return all, exact
}

// adds returns what the document that it stands on gets from this list.
func (c *cursor) adds(saturation float64) float64 {
	all, exact := c.times()
	v := c.weight * tf(all, saturation)
	if exact > 0 {
		v += c.exact * tf(exact, saturation)
	}
	return v
}

// blocksSeen is over how many blocks it is looked for what a list can add in a window.
const blocksSeen = 8

// mostIn returns what a document from one to another can get at most.
func (c *cursor) mostIn(from, to uint32) float64 {
	if c.doc > to {
		return 0
	}
	c.shallow = c.find(max(c.shallow, c.block), from)
	most := 0.0
	for i, end := c.shallow, min(c.shallow+blocksSeen, c.count()); ; i++ {
		switch {
		case i == c.count() || i < end && c.first(i) > to:
			return most
		case i == end:
			return c.most
		}
		most = max(most, c.blockMost(i))
	}
}
