package blocks

import (
	"encoding/binary"

	"onrecord/index/rank"
)

// A list that is short, or of a function word, which few topics ask for, is packed: of
// each posting the gap to the document before and, in the lowest two bits, which of the
// list's three commonest codes it has, or that its code follows. It is unpacked when it is
// looked up, at a few nanoseconds a posting. A long list is searched where it lies, so
// that most of it is never touched.
const (
	usualCodes = 3
	codeShown  = usualCodes // the number that says that the code follows
)

// PackedBelow is how many postings a list has at least that is not packed.
var PackedBelow = 1024

// packedMark stands for the width of the documents of a packed list.
const packedMark = 2

// pack writes the postings of a list.
func (w *listWriter) pack() (_ []byte, usual [usualCodes]byte) {
	var counts [256]int
	for _, c := range w.codes {
		counts[c]++
	}
	number := [256]byte{}
	for i := range number {
		number[i] = codeShown
	}
	for i := range usual {
		best := 0
		for c := range counts {
			if counts[c] > counts[best] {
				best = c
			}
		}
		if counts[best] == 0 {
			break
		}
		usual[i], counts[best], number[best] = byte(best), 0, byte(i)
	}
	packed, last := w.packed[:0], uint32(0)
	for i, doc := range w.Docs {
		n := number[w.codes[i]]
		packed = binary.AppendUvarint(packed, uint64(doc-last)<<2|uint64(n))
		if n == codeShown {
			packed = append(packed, w.codes[i])
		}
		last = doc
	}
	w.packed = packed
	return packed, usual
}

// Pack packs a list that the writer just made. It shares memory with the writer.
func (w *listWriter) Pack(l *List) { l.packed, l.usual = w.pack() }

// Impacts computes the impacts of packed postings among the statements or the passages of
// a segment.
type Impacts struct {
	Lengths []uint32 // of the segment's documents
	tables  *[2]impactTable
	means   [2]float64
}

// impactTable has the impacts of frequencies in records of common lengths.
type impactTable [commonFreqs][commonLengths]byte

const (
	commonFreqs   = 1 << FreqBits
	commonLengths = 1 << 9
)

// Impacts returns what unpacks lists of the file, whose documents have these lengths.
func (s *File) Impacts(lengths []uint32) Impacts {
	s.once.Do(func() {
		for k := range s.impacts {
			for n := range s.impacts[k] {
				for length := range s.impacts[k][n] {
					s.impacts[k][n][length] = impactOf(rank.TF(float64(n), rank.Saturation(float64(length), s.means[k])))
				}
			}
		}
	})
	return Impacts{lengths, &s.impacts, s.means}
}

func (m Impacts) of(kind int, doc uint32, all float64) byte {
	length := m.Lengths[doc]
	if all < commonFreqs && length < commonLengths {
		return m.tables[kind][int(all)][length]
	}
	return impactOf(rank.TF(all, rank.Saturation(float64(length), m.means[kind])))
}

// Unpack makes a packed list one that can be searched; others it leaves.
func (l *List) Unpack(kind int, impacts Impacts) error {
	if l.packed == nil {
		return nil
	}
	w := listWriter{Docs: make([]uint32, l.N), codes: make([]byte, l.N), impact: make([]byte, l.N), odd: l.exceptions, pairs: l.pairs}
	b, doc := l.packed, uint32(0)
	for i := range l.N {
		v, n := uint64(0), 1
		if len(b) > 0 && b[0] < 0x80 {
			v = uint64(b[0])
		} else {
			v, n = binary.Uvarint(b)
		}
		if n <= 0 || n > len(b) {
			return errDamaged
		}
		b, doc = b[n:], doc+uint32(v>>2)
		if int(doc) >= len(impacts.Lengths) {
			return errDamaged
		}
		var code byte
		if at := v & 3; at < usualCodes {
			code = l.usual[at]
		} else if len(b) == 0 {
			return errDamaged
		} else {
			code, b = b[0], b[1:]
		}
		all := float64(code & freqMask)
		if code == exception {
			all, _ = l.exceptional(doc, -1)
		}
		w.Docs[i], w.codes[i], w.impact[i] = doc, code, impacts.of(kind, doc, all)
	}
	within := l.Within
	*l = w.List()
	l.Within = within
	return nil
}
