package model

import (
	"encoding/binary"
	"fmt"
)

// Table holds one row of small integer weights for every feature that training
// kept. It is read straight from the bytes of the weights file, so that loading
// costs nothing.
//
// What costs time is memory out of the processor's reach, so a lookup touches as
// little as it can. Rows stand in slots by the high bits of the feature's hash,
// and a row whose slot is taken stands in one of the next; the frequent features
// were put in first and stand in their own. Each row begins with a mark of its
// feature. A filter of one bit a hash value, small enough to stay in the cache,
// turns away most features that training did not keep, before they walk along the
// slots. A few in 10,000 of those are taken for another feature.
type Table struct {
	width  int    // bytes in a row, its mark included
	shift  uint   // hash >> shift is the slot
	fshift uint   // hash >> fshift is the bit of the filter
	filter []byte // bits by hash
	rows   []byte // marks and weights; a weight has 128 added (sum.go)
}

const (
	markWidth  = 2
	mostSteps  = 64 // slots that a row may stand behind its own
	filterMore = 3  // bits by which the filter is longer than there are slots
)

// mark is never 0, which marks a free slot.
func mark(h uint64) uint16 { return uint16(h>>20) | 1 }

// find returns the weights of the feature, or nil.
func (t *Table) find(h uint64) []byte {
	bit := h >> t.fshift
	if t.filter[bit>>3]>>(bit&7)&1 == 0 {
		return nil
	}
	m := mark(h)
	at := int(h>>t.shift) * t.width
	for end := at + mostSteps*t.width; at < end; at += t.width {
		switch binary.LittleEndian.Uint16(t.rows[at:]) {
		case m:
			return t.rows[at+markWidth : at+t.width]
		case 0:
			return nil
		}
	}
	return nil
}

// AppendTable writes the table of the given features and rows of weights, each
// filled up to width bytes with its mark. Features should come in the order of
// how frequent they are; one that finds no free slot is left out.
func AppendTable(out []byte, hashes []uint64, width int, row func(i int) []int8) []byte {
	bits := uint(4)
	for 1<<bits*17/20 < len(hashes) {
		bits++
	}
	for _, n := range []uint{uint(width), 64 - bits, 64 - bits - filterMore} {
		out = binary.LittleEndian.AppendUint32(out, uint32(n))
	}
	filter := make([]byte, 1<<(bits+filterMore)/8)
	rows := make([]byte, (1<<bits+mostSteps)*width)
	for i, h := range hashes {
		at := int(h>>(64-bits)) * width
		for end := at + mostSteps*width; at < end; at += width {
			if binary.LittleEndian.Uint16(rows[at:]) == 0 {
				place(rows[at:at+width], mark(h), row(i))
				bit := h >> (64 - bits - filterMore)
				filter[bit>>3] |= 1 << (bit & 7)
				break
			}
		}
	}
	return append(append(out, filter...), rows...)
}

func place(to []byte, mark uint16, weights []int8) {
	binary.LittleEndian.PutUint16(to, mark)
	for k := range to[markWidth:] {
		to[markWidth+k] = 128
		if k < len(weights) {
			to[markWidth+k] = byte(int(weights[k]) + 128)
		}
	}
}

// reader cuts sections off the bytes of a weights file.
type reader struct {
	b   []byte
	err error
}

func (r *reader) take(n int) []byte {
	if n < 0 || n > len(r.b) {
		if r.err == nil {
			r.err = fmt.Errorf("the weights end early")
		}
		r.b = nil
		return make([]byte, max(0, min(n, 1<<20)))
	}
	part := r.b[:n:n]
	r.b = r.b[n:]
	return part
}

func (r *reader) uint32() uint32 { return binary.LittleEndian.Uint32(r.take(4)) }

func (r *reader) table(width int) Table {
	t := Table{width: int(r.uint32()), shift: uint(r.uint32()), fshift: uint(r.uint32())}
	if t.width != width || t.shift < 36 || t.shift > 60 || t.fshift != t.shift-filterMore {
		if r.err == nil {
			r.err = fmt.Errorf("a table of rows of %d bytes where %d were wanted", t.width, width)
		}
		return t
	}
	t.filter = r.take(1 << (64 - t.fshift) / 8)
	t.rows = r.take((1<<(64-t.shift) + mostSteps) * width)
	return t
}
