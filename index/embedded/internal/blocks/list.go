// Package blocks keeps the postings of a word in blocks that are searched where they lie.
//
// A List (list.go) has the documents, frequencies and forms of one word among the
// statements or the passages of one segment, in blocks of 64, each with the most that a
// document in it can score. Short ones and those of function words are packed and become
// such a list when they are looked up (packed.go). A Cursor walks a list and skips by these
// bounds (cursor.go). A ListPair makes both lists of a word (listwriter.go), and a File maps those of a segment
// (file.go).
//
// Why not bleve's postings: these are compressed for reading from the front, have the
// forms of a word in several lists, and say nothing of what a document can score. Over
// 4,000 made-up articles 200 questions cost 4.6 to 5.6 times the time when their lists are
// made of bleve's postings as they are asked, in one run beside the blocks
// (BenchmarkPostings in package embedded). The blocks take 3.07 MB where bleve's store
// with all postings takes 3.32; since bleve then gets each word's first posting only, its
// store takes .77 MB, and both together 16 % more than bleve alone. The postings that
// bleve does not get are neither made nor merged there, which was half of a build.
package blocks

import (
	"encoding/binary"
	"errors"
	"math"
	"sort"

	"onrecord/index/rank"
)

// Blocks are the postings of the words that more than one record holds, and of all
// function words. bleve's are compressed for reading from the front, and most of a
// search is skipping. A list of blocks is searched where it lies, without decoding
// anything, and says of each of its blocks how much a record in it can score at most.
//
// Blocks are made in one pass when a part is complete, of bleve's postings and of
// those that were put aside. A word has two lists in a segment, of statements and of
// passages, so that a question for the one does not walk the other, and all its forms
// are in one list: of each record a byte says how often the word is in it and in
// which form.
const (
	BlockSize = 64 // postings in a block
	MinList   = 2  // postings of a word in a segment that make a list
	blockHead = 10 // bytes: first document, last document, impact, forms
)

// An impact is what a frequency counts for in a record of its length, in steps and
// rounded up: the score's part that does not hang on how rare the word is. It
// keeps a posting that cannot matter from being looked at closely.
const ImpactSteps = 255

func impactOf(tf float64) byte {
	return byte(min(math.Ceil(tf/(rank.K1+1)*ImpactSteps*(1+1e-12)), ImpactSteps))
}

// A posting's byte has the form of the word in the upper three bits and how often
// it stands there in the lower five. What does not fit is an exception: several
// forms in one record, a form that is not among the word's first, a high number.
const (
	FreqBits  = 5
	freqMask  = 1<<FreqBits - 1
	exception = 0xFF
	FormsKept = 7 // forms with a number of their own: 0 to 6
)

// List is one word's postings among the statements or the passages of one
// segment.
type List struct {
	N          int   // postings
	Within     int   // articles that these are of, 0 where that was not counted
	Wide       bool  // documents are kept in four bytes and not in two
	MaxImpact  byte  // the largest impact
	forms      uint8 // which forms there are; the last bit stands for exceptions
	heads      []byte
	Docs       []byte // less the first document of the block
	Codes      []byte
	Impact     []byte
	exceptions []byte // of each exception: document, end of its pairs
	pairs      []byte // form, times

	packed []byte // the postings of a list that must be unpacked, which has no more than its sizes else
	usual  [usualCodes]byte
}

func (l *List) Count() int { return (l.N + BlockSize - 1) / BlockSize }

func (l *List) First(block int) uint32 { return LE32(l.heads[block*blockHead:]) }

func (l *List) last(block int) uint32 { return LE32(l.heads[block*blockHead+4:]) }

// MaxImpactOf returns the largest impact of a block.
func (l *List) MaxImpactOf(block int) byte { return l.heads[block*blockHead+8] }

func (l *List) formsIn(block int) uint8 { return l.heads[block*blockHead+9] }

func LE32(b []byte) uint32 { return binary.LittleEndian.Uint32(b) }

// exceptional returns how often an exception's document holds the word, and how often
// in the form.
func (l *List) exceptional(doc uint32, form int) (all, exact float64) {
	n := len(l.exceptions) / 8
	i := sort.Search(n, func(i int) bool { return LE32(l.exceptions[i*8:]) >= doc })
	from := uint32(0)
	if i > 0 {
		from = LE32(l.exceptions[i*8-4:])
	}
	for at := from; at < LE32(l.exceptions[i*8+4:]); at++ {
		p := l.pairs[at*6:]
		times := float64(LE32(p[2:]))
		all += times
		if int(binary.LittleEndian.Uint16(p)) == form {
			exact += times
		}
	}
	return all, exact
}

// Bytes are what is kept of a list, in this order.
func (l *List) Bytes() [][]byte {
	if l.packed != nil {
		return [][]byte{l.packed, l.exceptions, l.pairs}
	}
	return [][]byte{l.heads, l.Docs, l.Codes, l.Impact, l.exceptions, l.pairs}
}

// AppendHead writes down a list's sizes, for the table of words.
func (l *List) AppendHead(b []byte, at int64) []byte {
	b = binary.AppendUvarint(b, uint64(l.N))
	if l.N == 0 {
		return b
	}
	b = binary.AppendUvarint(b, uint64(l.Within))
	b = binary.AppendUvarint(b, uint64(at))
	b = binary.AppendUvarint(b, uint64(len(l.exceptions)))
	b = binary.AppendUvarint(b, uint64(len(l.pairs)))
	wide := byte(0)
	switch {
	case l.packed != nil:
		b = append(binary.AppendUvarint(append(b, packedMark), uint64(len(l.packed))), l.usual[:]...)
		return b
	case l.Wide:
		wide = 1
	}
	return append(b, wide, l.forms, l.MaxImpact)
}

var errDamaged = errors.New("index: damaged blocks")

// readHead is the opposite of appendHead; body is what the lists lie in.
func readHead(b, body []byte) (l List, rest []byte, err error) {
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
	l.N = number()
	if bad || l.N == 0 {
		return l, b, ifBad(bad)
	}
	l.Within = number()
	at, odd, pairs := number(), number(), number()
	if bad || len(b) < 3 {
		return l, b, errDamaged
	}
	if b[0] == packedMark {
		return l.readPacked(b[1:], body, at, odd, pairs)
	}
	l.Wide, l.forms, l.MaxImpact = b[0] == 1, b[1], b[2]
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
	l.heads = take(l.Count() * blockHead)
	width := 2
	if l.Wide {
		width = 4
	}
	l.Docs, l.Codes, l.Impact = take(l.N*width), take(l.N), take(l.N)
	l.exceptions, l.pairs = take(odd), take(pairs)
	return l, b, ifBad(bad)
}

// readPacked reads the rest of a packed list's sizes.
func (l List) readPacked(b, body []byte, at, odd, pairs int) (List, []byte, error) {
	size, n := binary.Uvarint(b)
	if n <= 0 || len(b)-n < usualCodes || size > uint64(len(body)) || at > len(body) || at+int(size)+odd+pairs > len(body) {
		return l, b, errDamaged
	}
	b = b[n:]
	l.usual = [usualCodes]byte(b)
	end := at + int(size)
	l.packed, l.exceptions, l.pairs = body[at:end:end], body[end:end+odd], body[end+odd:end+odd+pairs]
	return l, b[usualCodes:], nil
}

func ifBad(bad bool) error {
	if bad {
		return errDamaged
	}
	return nil
}
