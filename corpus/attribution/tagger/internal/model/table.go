package model

import (
	"encoding/binary"
	"fmt"
	"sort"
)

// Table holds one row of small integer weights for every feature that training
// kept. It is read straight from the bytes of the weights file, so that loading
// costs nothing: buckets of rows by the high bits of the feature's hash, and in
// a bucket a 16-bit mark of each row's feature. A feature that training did not
// keep is taken for another one about once in 40,000 times.
type Table struct {
	width   int    // weights in a row
	shift   uint   // hash >> shift is the bucket
	buckets []byte // uint32 row numbers, one more than there are buckets
	marks   []byte // uint16 a row
	rows    []byte // int8 x width a row
}

func mark(h uint64) uint16 { return uint16(h >> 8) }

// find returns the weights of the feature, or nil.
func (t *Table) find(h uint64) []byte {
	b := h >> t.shift * 4
	from, to := binary.LittleEndian.Uint32(t.buckets[b:]), binary.LittleEndian.Uint32(t.buckets[b+4:])
	m := mark(h)
	for i := from; i < to; i++ {
		if binary.LittleEndian.Uint16(t.marks[2*i:]) == m {
			at := int(i) * t.width
			return t.rows[at : at+t.width]
		}
	}
	return nil
}

// AppendTable writes the table of the given features and rows of weights.
func AppendTable(out []byte, hashes []uint64, width int, row func(i int) []int8) []byte {
	order := make([]int, len(hashes))
	for i := range order {
		order[i] = i
	}
	sort.Slice(order, func(i, j int) bool { return hashes[order[i]] < hashes[order[j]] })
	bits := uint(1)
	for 1<<(bits+1) < len(hashes) {
		bits++
	}
	shift := 64 - bits
	out = binary.LittleEndian.AppendUint32(out, uint32(width))
	out = binary.LittleEndian.AppendUint32(out, uint32(shift))
	out = binary.LittleEndian.AppendUint32(out, uint32(len(hashes)))
	next := 0
	for b := range uint64(1<<bits) + 1 {
		for next < len(order) && hashes[order[next]]>>shift < b {
			next++
		}
		out = binary.LittleEndian.AppendUint32(out, uint32(next))
	}
	for _, i := range order {
		out = binary.LittleEndian.AppendUint16(out, mark(hashes[i]))
	}
	for _, i := range order {
		for _, w := range row(i) {
			out = append(out, byte(w))
		}
	}
	return out
}

// reader cuts sections off the bytes of a weights file.
type reader struct {
	b   []byte
	err error
}

func (r *reader) take(n int) []byte {
	if n < 0 || n > len(r.b) {
		r.err = fmt.Errorf("weights end %d bytes early", n-len(r.b))
		r.b = nil
		return make([]byte, max(0, min(n, 1<<20)))
	}
	part := r.b[:n:n]
	r.b = r.b[n:]
	return part
}

func (r *reader) uint32() uint32 { return binary.LittleEndian.Uint32(r.take(4)) }

func (r *reader) table(width int) Table {
	t := Table{width: int(r.uint32()), shift: uint(r.uint32())}
	n := int(r.uint32())
	if t.width != width || t.shift < 32 || t.shift > 63 || n > 1<<28 {
		r.err = fmt.Errorf("a table of %d rows of %d weights where rows of %d were wanted", n, t.width, width)
		return t
	}
	t.buckets = r.take(4 * (1<<(64-t.shift) + 1))
	t.marks = r.take(2 * n)
	t.rows = r.take(width * n)
	return t
}
