package segmentwriter

import (
	"cmp"
	"encoding/binary"
	"maps"
	"slices"

	"onrecord/index/embedded/internal/blocks"
	"onrecord/index/embedded/internal/segment"
	"onrecord/index/terms"
)

// OwnPostings are the postings that bleve does not get, because all that is made of them
// is blocks: those of function words, which say nothing about a topic, so that only
// what is made of nothing else is looked for by them; and those of all other words
// but the first.
type OwnPostings struct {
	all   bool                    // and not only function words
	words map[string]*postingList // by their keys
	met   int                     // words since those of one posting were forgotten
	keys  []string                // of the article's words
	lists []*postingList          // of these; nil for what is all bleve's
	rest  []terms.TermFreq
	doc   []uint32 // of each record; nil while that is the same number
	hits  []blocks.Posting
}

// postingList is a list of records and of how often each has a word, in the order in
// which they were written: of each the gap to the one before and, in the lowest two
// bits, the number less one, or that the number follows.
type postingList struct {
	bytes []byte
	last  uint32 // the record, counted from one
	begun bool   // bleve has the first posting, or gets none
}

// WordsKept is how many words are met before those of one posting are forgotten: of a
// word that comes again after that bleve gets one more.
var WordsKept = 1 << 17

// NewOwnPostings takes function words, and all others where all records become one segment:
// bleve's first posting would else not be in each.
func NewOwnPostings(all bool) *OwnPostings {
	return &OwnPostings{all: all, words: make(map[string]*postingList)}
}

// BeginArticle begins with an article, which has words with these keys.
func (a *OwnPostings) BeginArticle(keys []string) {
	if a.met > WordsKept {
		a.met = 0
		maps.DeleteFunc(a.words, func(_ string, l *postingList) bool { return l.bytes == nil })
	}
	a.keys, a.lists = keys, a.lists[:0]
	for _, key := range keys {
		l := a.words[key]
		if function := terms.IsFunctionWord(key); l == nil && (function || a.all) {
			l = &postingList{begun: function}
			a.words[key] = l
			a.met++
		}
		a.lists = append(a.lists, l)
	}
}

// Route notes what a record has of the words and returns what bleve gets.
func (a *OwnPostings) Route(record int, words []terms.TermFreq) termFreqs {
	a.rest = a.rest[:0]
	for _, t := range words {
		l := a.lists[t.Word]
		if l != nil && l.begun {
			l.Add(record, t.N)
			continue
		}
		if l != nil {
			l.begun = true
		}
		a.rest = append(a.rest, t)
	}
	b := newTermFreqs(len(a.rest))
	for _, t := range a.rest {
		b.Add(a.keys[t.Word], int(t.N))
	}
	return b
}

func (l *postingList) Add(record int, n uint32) {
	gap := uint64(record+1) - uint64(l.last)
	l.last = uint32(record + 1)
	if n <= numberFollows {
		l.bytes = binary.AppendUvarint(l.bytes, gap<<2|uint64(n-1))
		return
	}
	l.bytes = binary.AppendUvarint(l.bytes, gap<<2|numberFollows)
	l.bytes = binary.AppendUvarint(l.bytes, uint64(n))
}

const numberFollows = 3

// Arrange sets which record each document is.
func (a *OwnPostings) Arrange(order []uint32) {
	if slices.IsSorted(order) {
		return
	}
	a.doc = make([]uint32, len(order))
	for d, record := range order {
		a.doc[record] = uint32(d)
	}
}

// appendTo adds to some hits those that a list has in a segment, in order.
func (a *OwnPostings) appendTo(hits []blocks.Posting, l *postingList, pc *segment.Reader) []blocks.Posting {
	if l == nil {
		return hits
	}
	record, sorted := -1, true
	for b := l.bytes; len(b) > 0; {
		gap, size := binary.Uvarint(b)
		b = b[size:]
		n := gap&numberFollows + 1
		if n > numberFollows {
			n, size = binary.Uvarint(b)
			b = b[size:]
		}
		record += int(gap >> 2)
		d := uint32(record)
		if a.doc != nil {
			d = a.doc[record]
		}
		if d >= pc.Base && d < pc.End {
			d -= pc.Base
			sorted = sorted && (len(hits) == 0 || hits[len(hits)-1].Doc <= d)
			hits = append(hits, blocks.Posting{Doc: d, Times: uint32(n)})
		}
	}
	if !sorted {
		slices.SortFunc(hits, func(x, y blocks.Posting) int { return cmp.Compare(x.Doc, y.Doc) })
	}
	return hits
}

// eachFunction visits the function words that documents of a segment hold, in the
// order of their keys as the table of blocks has them. What it hands out is used
// again.
func (a *OwnPostings) eachFunction(pc *segment.Reader, visit func(key []byte, hits []blocks.Posting)) {
	var words []string
	for key := range a.words {
		if terms.IsFunctionWord(key) {
			words = append(words, key)
		}
	}
	slices.Sort(words)
	var key []byte
	for _, word := range words {
		a.hits = a.appendTo(a.hits[:0], a.words[word], pc)
		if len(a.hits) == 0 {
			continue
		}
		key = append(append(key[:0], segment.FieldWord[0]), word...)
		visit(key, a.hits)
	}
}
