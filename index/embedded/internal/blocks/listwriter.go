package blocks

import (
	"encoding/binary"
	"math"

	"onrecord/index/rank"
)

// Posting is that a document holds a word in a form so many times.
type Posting struct {
	Doc, Times uint32
	Form       uint16
}

// listWriter turns hits, in the order of the documents, into a list.
type listWriter struct {
	Docs        []uint32
	codes       []byte
	impact      []byte
	odd, pairs  []byte
	blocks, out []byte
	packed      []byte
}

func (w *listWriter) reset() {
	w.Docs, w.codes, w.impact = w.Docs[:0], w.codes[:0], w.impact[:0]
	w.odd, w.pairs = w.odd[:0], w.pairs[:0]
}

// Add adds all hits of one document. saturation is what its length adds to
// frequencies.
func (w *listWriter) Add(hits []Posting, saturation float64) {
	all := uint32(0)
	for _, h := range hits {
		all += h.Times
	}
	code := byte(exception)
	if h := hits[0]; len(hits) == 1 && h.Form < FormsKept && h.Times < freqMask {
		code = byte(h.Form)<<FreqBits | byte(h.Times)
	} else {
		for _, h := range hits {
			w.pairs = binary.LittleEndian.AppendUint16(w.pairs, h.Form)
			w.pairs = binary.LittleEndian.AppendUint32(w.pairs, h.Times)
		}
		w.odd = binary.LittleEndian.AppendUint32(w.odd, hits[0].Doc)
		w.odd = binary.LittleEndian.AppendUint32(w.odd, uint32(len(w.pairs)/6))
	}
	w.Docs, w.codes = append(w.Docs, hits[0].Doc), append(w.codes, code)
	w.impact = append(w.impact, impactOf(rank.TF(float64(all), saturation)))
}

// List returns what was added. It shares memory with the writer.
func (w *listWriter) List() List {
	l := List{N: len(w.Docs), Codes: w.codes, Impact: w.impact, exceptions: w.odd, pairs: w.pairs}
	w.blocks = w.blocks[:0]
	for at := 0; at < l.N; at += BlockSize {
		end := min(at+BlockSize, l.N)
		most, forms := byte(0), uint8(0)
		for i := at; i < end; i++ {
			most = max(most, w.impact[i])
			forms |= 1 << (w.codes[i] >> FreqBits)
		}
		l.MaxImpact, l.forms = max(l.MaxImpact, most), l.forms|forms
		l.Wide = l.Wide || w.Docs[end-1]-w.Docs[at] > math.MaxUint16
		w.blocks = binary.LittleEndian.AppendUint32(w.blocks, w.Docs[at])
		w.blocks = binary.LittleEndian.AppendUint32(w.blocks, w.Docs[end-1])
		w.blocks = append(w.blocks, most, forms)
	}
	w.out = w.out[:0]
	for i, doc := range w.Docs {
		doc -= w.Docs[i/BlockSize*BlockSize]
		if l.Wide {
			w.out = binary.LittleEndian.AppendUint32(w.out, doc)
		} else {
			w.out = binary.LittleEndian.AppendUint16(w.out, uint16(doc))
		}
	}
	l.heads, l.Docs = w.blocks, w.out
	return l
}

// ListPair makes the two lists of a word, of statements and of passages.
type ListPair struct {
	Kind  func(doc uint32) int     // which list a document is in
	Add   func(doc uint32) float64 // the saturation of a document
	Lists [2]listWriter
}

// Fill puts hits into the lists of their kinds.
func (w *ListPair) Fill(hits []Posting) {
	w.Lists[0].reset()
	w.Lists[1].reset()
	for len(hits) > 0 {
		n := 1
		for n < len(hits) && hits[n].Doc == hits[0].Doc {
			n++
		}
		doc := hits[0].Doc
		w.Lists[w.Kind(doc)].Add(hits[:n], w.Add(doc))
		hits = hits[n:]
	}
}
