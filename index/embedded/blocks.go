package embedded

import (
	"encoding/binary"
	"errors"
	"math"
	"sort"
)

// Blocks are the postings of the words that more than one record holds, and of all
// function words. bleve's are compressed for reading from the front, and most of a
// search is skipping. A list of blocks is searched where it lies, without decoding
// anything, and says of each of its blocks how much a record in it can score at most.
//
// Blocks are made in one pass when a part is complete, of bleve's postings and of
// those that were put aside. A word has two lists in a segment, of statements and of
// passages, so that a question for the one does not walk the other, and all its forms
// are in one list: of each record a byte tells how often the word is in it and in
// which form.
const (
	blockSize = 64 // postings in a block
	listFrom  = 2  // postings of a word in a segment that make a list
	blockHead = 10 // bytes: first document, last document, impact, forms
)

// An impact is what a frequency tells of a record of its length, in steps and
// rounded up: the score's part that does not hang on how rare the word is. It
// keeps a posting that cannot matter from being looked at closely.
const impacts = 255

func impactOf(tf float64) byte {
	return byte(min(math.Ceil(tf/(k1+1)*impacts*(1+1e-12)), impacts))
}

// A posting's byte has the form of the word in the upper three bits and how often
// it stands there in the lower five. What does not fit is an exception: several
// forms in one record, a form that is not among the word's first, a high number.
const (
	freqBits  = 5
	freqMask  = 1<<freqBits - 1
	exception = 0xFF
	formsKept = 7 // forms with a number of their own: 0 to 6
)

// blockList is one word's postings among the statements or the passages of one
// segment.
type blockList struct {
	n      int   // postings
	within int   // articles that these are of, 0 where that was not counted
	wide   bool  // documents are kept in four bytes and not in two
	most   byte  // the largest impact
	forms  uint8 // which forms there are; the last bit stands for exceptions
	blocks []byte
	docs   []byte // less the first document of the block
	codes  []byte
	impact []byte
	odd    []byte // of each exception: document, end of its pairs
	pairs  []byte // form, times
}

func (l *blockList) count() int { return (l.n + blockSize - 1) / blockSize }

func (l *blockList) first(block int) uint32 { return le32(l.blocks[block*blockHead:]) }

func (l *blockList) last(block int) uint32 { return le32(l.blocks[block*blockHead+4:]) }

// mostOf returns the largest impact of a block.
func (l *blockList) mostOf(block int) byte { return l.blocks[block*blockHead+8] }

func (l *blockList) formsIn(block int) uint8 { return l.blocks[block*blockHead+9] }

func le32(b []byte) uint32 { return binary.LittleEndian.Uint32(b) }

// oddity returns how often an exception's document holds the word, and how often
// in the form.
func (l *blockList) oddity(doc uint32, form int) (all, exact float64) {
	n := len(l.odd) / 8
	i := sort.Search(n, func(i int) bool { return le32(l.odd[i*8:]) >= doc })
	from := uint32(0)
	if i > 0 {
		from = le32(l.odd[i*8-4:])
	}
	for at := from; at < le32(l.odd[i*8+4:]); at++ {
		p := l.pairs[at*6:]
		times := float64(le32(p[2:]))
		all += times
		if int(binary.LittleEndian.Uint16(p)) == form {
			exact += times
		}
	}
	return all, exact
}

// hit is that a document holds a word in a form so many times.
type hit struct {
	doc, times uint32
	form       uint16
}

// listWriter turns hits, in the order of the documents, into a list.
type listWriter struct {
	docs        []uint32
	codes       []byte
	impact      []byte
	odd, pairs  []byte
	blocks, out []byte
}

func (w *listWriter) reset() {
	w.docs, w.codes, w.impact = w.docs[:0], w.codes[:0], w.impact[:0]
	w.odd, w.pairs = w.odd[:0], w.pairs[:0]
}

// add adds all hits of one document. saturation is what its length adds to
// frequencies.
func (w *listWriter) add(hits []hit, saturation float64) {
	all := uint32(0)
	for _, h := range hits {
		all += h.times
	}
	code := byte(exception)
	if h := hits[0]; len(hits) == 1 && h.form < formsKept && h.times < freqMask {
		code = byte(h.form)<<freqBits | byte(h.times)
	} else {
		for _, h := range hits {
			w.pairs = binary.LittleEndian.AppendUint16(w.pairs, h.form)
			w.pairs = binary.LittleEndian.AppendUint32(w.pairs, h.times)
		}
		w.odd = binary.LittleEndian.AppendUint32(w.odd, hits[0].doc)
		w.odd = binary.LittleEndian.AppendUint32(w.odd, uint32(len(w.pairs)/6))
	}
	w.docs, w.codes = append(w.docs, hits[0].doc), append(w.codes, code)
	w.impact = append(w.impact, impactOf(tf(float64(all), saturation)))
}

// list returns what was added. It shares memory with the writer.
func (w *listWriter) list() blockList {
	l := blockList{n: len(w.docs), codes: w.codes, impact: w.impact, odd: w.odd, pairs: w.pairs}
	w.blocks = w.blocks[:0]
	for at := 0; at < l.n; at += blockSize {
		end := min(at+blockSize, l.n)
		most, forms := byte(0), uint8(0)
		for i := at; i < end; i++ {
			most = max(most, w.impact[i])
			forms |= 1 << (w.codes[i] >> freqBits)
		}
		l.most, l.forms = max(l.most, most), l.forms|forms
		l.wide = l.wide || w.docs[end-1]-w.docs[at] > math.MaxUint16
		w.blocks = binary.LittleEndian.AppendUint32(w.blocks, w.docs[at])
		w.blocks = binary.LittleEndian.AppendUint32(w.blocks, w.docs[end-1])
		w.blocks = append(w.blocks, most, forms)
	}
	w.out = w.out[:0]
	for i, doc := range w.docs {
		doc -= w.docs[i/blockSize*blockSize]
		if l.wide {
			w.out = binary.LittleEndian.AppendUint32(w.out, doc)
		} else {
			w.out = binary.LittleEndian.AppendUint16(w.out, uint16(doc))
		}
	}
	l.blocks, l.docs = w.blocks, w.out
	return l
}

// bytes are what is kept of a list, in this order.
func (l *blockList) bytes() [][]byte {
	return [][]byte{l.blocks, l.docs, l.codes, l.impact, l.odd, l.pairs}
}

// appendHead writes down a list's sizes, for the table of words.
func (l *blockList) appendHead(b []byte, at int64) []byte {
	b = binary.AppendUvarint(b, uint64(l.n))
	if l.n == 0 {
		return b
	}
	b = binary.AppendUvarint(b, uint64(l.within))
	b = binary.AppendUvarint(b, uint64(at))
	b = binary.AppendUvarint(b, uint64(len(l.odd)))
	b = binary.AppendUvarint(b, uint64(len(l.pairs)))
	wide := byte(0)
	if l.wide {
		wide = 1
	}
	return append(b, wide, l.forms, l.most)
}

var errBlocks = errors.New("index: damaged blocks")

// readHead is the opposite of appendHead; body is what the lists lie in.
func readHead(b, body []byte) (l blockList, rest []byte, err error) {
	bad := false
	number := func() int {
		v, n := binary.Uvarint(b)
		if n <= 0 || v > uint64(len(body)) {
			bad = true
			return 0
		}
		b = b[n:]
		return int(v)
	}
	l.n = number()
	if bad || l.n == 0 {
		return l, b, ifBad(bad)
	}
	l.within = number()
	at, odd, pairs := number(), number(), number()
	if bad || len(b) < 3 {
		return l, b, errBlocks
	}
	l.wide, l.forms, l.most = b[0] == 1, b[1], b[2]
	b = b[3:]
	take := func(n int) []byte {
		if n < 0 || n > len(body)-at {
			bad = true
			return nil
		}
		s := body[at : at+n : at+n]
		at += n
		return s
	}
	l.blocks = take(l.count() * blockHead)
	width := 2
	if l.wide {
		width = 4
	}
	l.docs, l.codes, l.impact = take(l.n*width), take(l.n), take(l.n)
	l.odd, l.pairs = take(odd), take(pairs)
	return l, b, ifBad(bad)
}

func ifBad(bad bool) error {
	if bad {
		return errBlocks
	}
	return nil
}
