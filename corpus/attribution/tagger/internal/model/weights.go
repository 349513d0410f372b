package model

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"sort"
)

// Weights are all that training learnt.
type Weights struct {
	Words  map[uint64]Entry
	First  Pass
	Second Pass
	Linker Linker

	vocab *Vocab
	base  Table // rows of both passes' weights for the first pass's features
	stack Table // rows of the second pass's own features
}

// Pass is one pass of the tagger.
type Pass struct {
	Scale float32 // of one unit of a row
	Trans Transitions
}

// Rows are weights under construction, by feature hash.
type Rows struct {
	Hashes []uint64
	Row    func(i int) []int8
}

const magic = "onrecord tagger 4\n"

// Encode writes weights: w's words, passes and linker, and the rows of both
// tables.
func (w *Weights) Encode(base, stack Rows) []byte {
	out := []byte(magic)
	hashes := make([]uint64, 0, len(w.Words))
	for h := range w.Words {
		hashes = append(hashes, h)
	}
	sort.Slice(hashes, func(i, j int) bool { return hashes[i] < hashes[j] })
	out = binary.LittleEndian.AppendUint32(out, uint32(len(hashes)))
	for _, h := range hashes {
		e := w.Words[h]
		out = binary.LittleEndian.AppendUint64(out, h)
		flag := uint16(0)
		if e.Common {
			flag = 1 << 15
		}
		out = binary.LittleEndian.AppendUint16(out, e.Coarse)
		out = binary.LittleEndian.AppendUint16(out, e.Fine|flag)
	}
	for _, p := range []*Pass{&w.First, &w.Second} {
		out = appendFloat(out, p.Scale)
		for e := range p.Trans.Score {
			for l := range p.Trans.Score[e] {
				for _, s := range p.Trans.Score[e][l] {
					out = appendFloat(out, s)
				}
			}
		}
	}
	out = w.Linker.encode(out)
	out = AppendTable(out, base.Hashes, baseWidth, base.Row)
	return AppendTable(out, stack.Hashes, stackWidth, stack.Row)
}

func appendFloat(out []byte, f float32) []byte {
	return binary.LittleEndian.AppendUint32(out, math.Float32bits(f))
}

// Decode reads what Encode wrote. The tables stay where they are in b, which
// must not change afterwards.
func Decode(b []byte) (*Weights, error) {
	if len(b) < len(magic) || string(b[:len(magic)]) != magic {
		return nil, errors.New("model: not a file of tagger weights, or of another version: train again")
	}
	r := &reader{b: b[len(magic):]}
	n := int(r.uint32())
	w := &Weights{Words: make(map[uint64]Entry, n)}
	words := r.take(12 * n)
	for i := 0; i+12 <= len(words); i += 12 {
		e := Entry{Coarse: binary.LittleEndian.Uint16(words[i+8:])}
		fine := binary.LittleEndian.Uint16(words[i+10:])
		e.Fine, e.Common = fine&^(1<<15), fine>>15 == 1
		w.Words[binary.LittleEndian.Uint64(words[i:])] = e
	}
	w.vocab = NewVocab(w.Words)
	for _, p := range []*Pass{&w.First, &w.Second} {
		p.Scale = r.float()
		for e := range p.Trans.Score {
			for l := range p.Trans.Score[e] {
				for m := range p.Trans.Score[e][l] {
					p.Trans.Score[e][l][m] = r.float()
				}
			}
		}
		p.Trans.Prepare()
	}
	w.Linker.decode(r)
	w.base = r.table(baseWidth)
	w.stack = r.table(stackWidth)
	if r.err != nil {
		return nil, fmt.Errorf("model: %w", r.err)
	}
	return w, nil
}

func (r *reader) float() float32 { return math.Float32frombits(r.uint32()) }
