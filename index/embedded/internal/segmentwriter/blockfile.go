package segmentwriter

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"os"

	"onrecord/index/embedded/internal/blocks"
	"onrecord/index/embedded/internal/catalog"
	"onrecord/index/embedded/internal/segment"
	"onrecord/index/rank"
)

// blockFileWriter writes the blocks of one segment.
type blockFileWriter struct {
	out   *bufio.Writer
	at    int64
	table []byte
	ends  []uint64 // where words begin in the table
	blocks.ListPair

	articles []uint32 // of the segment's documents
	seen     []uint32 // by the article, the count that it was last met in
	counts   uint32
}

// WriteBlockFile writes the blocks of a store that was just made, and closes it.
func WriteBlockFile(st *segment.Store, path string, cat *catalog.Catalog, apart *OwnPostings) (err error) {
	ps, err := segment.NewSet([]*segment.Store{st}, nil)
	if err != nil {
		return errors.Join(err, st.Close())
	}
	defer func() { err = errors.Join(err, ps.Close()) }()
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if len(ps.Segments) > 1 {
		return fmt.Errorf("index: %s has %d segments", path, len(ps.Segments))
	}
	for _, pc := range ps.Segments {
		if err := writeBlocks(f, pc, cat, apart); err != nil {
			return err
		}
	}
	return nil
}

// AddBlocks makes the blocks of an index in memory.
func AddBlocks(p *segment.Set, cat *catalog.Catalog, apart *OwnPostings) error {
	for _, pc := range p.Segments {
		var body bytes.Buffer
		if err := writeBlocks(&body, pc, cat, apart); err != nil {
			return err
		}
		var err error
		if pc.Blocks, err = blocks.NewFile(body.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

// writeBlocks writes the blocks of a segment.
func writeBlocks(to io.Writer, pc *segment.Reader, cat *catalog.Catalog, apart *OwnPostings) error {
	statement, pass := cat.Averages()
	means := [2]float64{statement, pass}
	w := &blockFileWriter{out: bufio.NewWriterSize(to, 1<<20), ListPair: blocks.ListPair{Kind: pc.Kinds(cat), Add: pc.Saturations(cat, means)},
		articles: cat.Article[pc.Base:pc.End], seen: make([]uint32, len(cat.Entries))}
	w.write([]byte(blocks.FileHeader))
	r := segment.NewFormReader(pc)
	r.More = func(term string, hits []blocks.Posting) []blocks.Posting {
		return apart.appendTo(hits, apart.words[term], pc)
	}
	// In the order of their keys.
	if err := r.EachWord(segment.FieldConcept, w.word); err != nil {
		return err
	}
	apart.eachFunction(pc, func(key []byte, hits []blocks.Posting) {
		w.Fill(hits)
		w.put(key, []string{""}, math.MaxInt)
	})
	if err := r.EachWord(segment.FieldWord, w.word); err != nil {
		return err
	}
	start := w.at + int64(len(w.table))
	offset := w.at
	w.write(w.table)
	for _, at := range w.ends {
		w.number(uint64(offset) + at)
	}
	w.number(uint64(start))
	w.number(uint64(len(w.ends)))
	for _, v := range []float64{rank.K1, rank.B, means[0], means[1]} {
		w.number(math.Float64bits(v))
	}
	return w.out.Flush()
}

func (w *blockFileWriter) write(b []byte) {
	w.at += int64(len(b))
	w.out.Write(b) // the error stays and is returned by Flush
}

func (w *blockFileWriter) number(v uint64) {
	w.write(binary.LittleEndian.AppendUint64(nil, v))
}

// word writes a word with its forms when there is more of it than bleve has.
func (w *blockFileWriter) word(key []byte, forms []string, hits []blocks.Posting) {
	if len(hits) >= blocks.MinList {
		w.Fill(hits)
		w.put(key, forms, blocks.PackedBelow)
	}
}

// put writes the lists that were filled under a word, packed below so many postings.
func (w *blockFileWriter) put(key []byte, forms []string, packedBelow int) {
	w.ends = append(w.ends, uint64(len(w.table)))
	w.table = append(binary.AppendUvarint(w.table, uint64(len(key))), key...)
	w.table = binary.AppendUvarint(w.table, uint64(len(forms)))
	for _, f := range forms {
		w.table = append(binary.AppendUvarint(w.table, uint64(len(f))), f...)
	}
	for k := range w.Lists {
		l := w.Lists[k].List()
		if k == 1 { // nobody asks for those of statements
			l.Within = w.within(w.Lists[k].Docs)
		}
		if l.N > 0 && l.N < packedBelow {
			w.Lists[k].Pack(&l)
		}
		w.table = l.AppendHead(w.table, w.at)
		for _, b := range l.Bytes() {
			w.write(b)
		}
	}
}

// within counts the articles of some documents: a search would have to walk all of a
// list for it.
func (w *blockFileWriter) within(docs []uint32) (n int) {
	w.counts++
	for _, doc := range docs {
		if a := w.articles[doc]; w.seen[a] != w.counts {
			w.seen[a] = w.counts
			n++
		}
	}
	return n
}
