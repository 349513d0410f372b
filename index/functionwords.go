package index

import (
	"encoding/binary"
	"maps"
	"slices"
)

// functionWords are the postings of the words that tell nothing about a topic. Only
// what is made of nothing else is looked for by them, but they are a third of all
// postings: bleve does not get them, and blocks are made of these directly.
type functionWords struct {
	lists map[string]*recordList // by the words' keys
	order []uint32               // the record of each document
}

// recordList is a list of records and of how often each has a word, in the order in
// which they were written, each as the gap to the one before and the number.
type recordList struct {
	bytes []byte
	last  int // the record, counted from one
}

// times is how often a record has a function word.
type times struct {
	key string
	n   int
}

func newFunctionWords() *functionWords {
	return &functionWords{lists: make(map[string]*recordList)}
}

// add notes what a record has of them.
func (f *functionWords) add(record int, has []times) {
	for _, t := range has {
		l := f.lists[t.key]
		if l == nil {
			l = new(recordList)
			f.lists[t.key] = l
		}
		l.bytes = binary.AppendUvarint(l.bytes, uint64(record+1-l.last))
		l.bytes = binary.AppendUvarint(l.bytes, uint64(t.n))
		l.last = record + 1
	}
}

// each visits the words that documents of a segment hold, in the order of their keys
// as the table of blocks has them. What it hands out is used again.
func (f *functionWords) each(pc *piece, visit func(key []byte, hits []hit)) {
	if len(f.lists) == 0 {
		return
	}
	doc := make([]uint32, len(f.order)) // of each record
	for d, record := range f.order {
		doc[record] = uint32(d)
	}
	var hits []hit
	var key []byte
	for _, word := range slices.Sorted(maps.Keys(f.lists)) {
		hits = hits[:0]
		record := -1
		for b := f.lists[word].bytes; len(b) > 0; {
			gap, w := binary.Uvarint(b)
			n, v := binary.Uvarint(b[w:])
			b = b[w+v:]
			record += int(gap)
			if d := doc[record]; d >= pc.base && d < pc.end {
				hits = append(hits, hit{doc: d - pc.base, times: uint32(n)})
			}
		}
		if len(hits) == 0 {
			continue
		}
		slices.SortFunc(hits, func(x, y hit) int { return int(x.doc) - int(y.doc) })
		key = append(append(key[:0], fieldWord[0]), word...)
		visit(key, hits)
	}
}
