package textcode

import (
	"encoding/binary"
	"errors"
)

const fileHeader = "onrecord words\n"

// ErrDamaged is what cannot be read.
var ErrDamaged = errors.New("index: damaged text")

// Vocabulary gives texts back.
type Vocabulary struct {
	first [4]uint32 // of the codes of so many bytes, which token is the first
	ends  []uint32  // of each token in text, after a zero
	text  []byte
}

// Read reads what Coder.Vocabulary wrote; it keeps b.
func Read(b []byte) (*Vocabulary, error) {
	if len(b) < len(fileHeader)+12 || string(b[:len(fileHeader)]) != fileHeader {
		return nil, ErrDamaged
	}
	b = b[len(fileHeader):]
	v, all := new(Vocabulary), uint32(0)
	for n := 1; n <= 3; n++ {
		v.first[n] = all
		count := binary.LittleEndian.Uint32(b[4*n-4:])
		if count > longCodes {
			return nil, ErrDamaged
		}
		all += count
	}
	if b = b[12:]; uint64(len(b)) < uint64(all) {
		return nil, ErrDamaged
	}
	v.text, v.ends = b[all:], make([]uint32, all+1)
	at := uint32(0)
	for i, n := range b[:all] {
		at += uint32(n)
		v.ends[i+1] = at
	}
	if int(at) != len(v.text) {
		return nil, ErrDamaged
	}
	return v, nil
}

// Append adds a coded piece's text to dst.
func (v *Vocabulary) Append(dst, coded []byte) ([]byte, error) {
	for i := 0; i < len(coded); {
		at, end := uint32(0), v.first[2]
		switch c := coded[i]; {
		case c < two:
			at = uint32(c)
			i++
		case c < three:
			if i+2 > len(coded) {
				return dst, ErrDamaged
			}
			at, end = v.first[2]+(uint32(c)-two)<<8+uint32(coded[i+1]), v.first[3]
			i += 2
		case c < literal:
			if i+3 > len(coded) {
				return dst, ErrDamaged
			}
			at, end = v.first[3]+(uint32(c)-three)<<16+uint32(coded[i+1])<<8+uint32(coded[i+2]), uint32(len(v.ends)-1)
			i += 3
		default:
			if i+2 > len(coded) || i+2+int(coded[i+1]) > len(coded) {
				return dst, ErrDamaged
			}
			n := i + 2 + int(coded[i+1])
			dst = append(dst, coded[i+2:n]...)
			i = n
			continue
		}
		if at >= end {
			return dst, ErrDamaged
		}
		dst = append(dst, v.text[v.ends[at]:v.ends[at+1]]...)
	}
	return dst, nil
}
