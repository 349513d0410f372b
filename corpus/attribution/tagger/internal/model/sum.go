package model

import "encoding/binary"

// Rows are summed in 16-bit lanes, four to a word: a row's bytes are split into
// the even and the odd ones. A lane holds the sum of up to 257 bytes, more than a
// token has features.
const (
	evenBytes  = 0x00ff00ff00ff00ff
	baseWidth  = 24 // bytes of a row of both passes' weights, with its mark
	stackWidth = 14 // bytes of a row of the second pass's own features, with its mark
)

// baseSum sums rows of baseWidth: the first Labels bytes are the first pass's
// weights, the next Labels the second's.
type baseSum struct {
	lanes [6]uint64
	n     int
}

func (s *baseSum) add(row []byte) {
	_ = row[baseWidth-markWidth-1]
	a, b := binary.LittleEndian.Uint64(row), binary.LittleEndian.Uint64(row[8:])
	c := uint64(binary.LittleEndian.Uint32(row[16:])) | uint64(binary.LittleEndian.Uint16(row[20:]))<<32
	s.lanes[0] += a & evenBytes
	s.lanes[1] += a >> 8 & evenBytes
	s.lanes[2] += b & evenBytes
	s.lanes[3] += b >> 8 & evenBytes
	s.lanes[4] += c & evenBytes
	s.lanes[5] += c >> 8 & evenBytes
	s.n++
}

// at returns the sum of the weights at byte k.
func (s *baseSum) at(k int) int { return lane(s.lanes[k/8*2+k%2], k%8/2) - 128*s.n }

// stackSum sums rows of stackWidth.
type stackSum struct {
	lanes [4]uint64
	n     int
}

func (s *stackSum) add(row []byte) {
	_ = row[stackWidth-markWidth-1]
	a, b := binary.LittleEndian.Uint64(row), uint64(binary.LittleEndian.Uint32(row[8:]))
	s.lanes[0] += a & evenBytes
	s.lanes[1] += a >> 8 & evenBytes
	s.lanes[2] += b & evenBytes
	s.lanes[3] += b >> 8 & evenBytes
	s.n++
}

func (s *stackSum) at(k int) int { return lane(s.lanes[k/8*2+k%2], k%8/2) - 128*s.n }

func lane(word uint64, k int) int { return int(word >> (16 * k) & 0xffff) }
