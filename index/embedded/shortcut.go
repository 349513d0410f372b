package embedded

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"sort"

	"github.com/blevesearch/mmap-go"
)

// blocksMark begins a file of blocks; another version has another format number in
// the manifest.
const blocksMark = "onrecord blocks\n"

// blocksFoot is the size of what ends the file: where the table of words begins,
// how many there are, and by what the bounds were made.
const blocksFoot = 8 + 8 + 4*8

// shortcut has the blocks of the words of one segment.
type shortcut struct {
	data    mmap.MMap // nil in memory
	body    []byte
	offsets []byte     // of the words, eight bytes each, in the words' order
	scale   [2]float64 // what the bounds must be multiplied with, of statements and passages
	means   [2]float64 // that the bounds were made with
	same    bool       // the formula's parameters are those of this program
}

// openShortcut maps a file of blocks. An empty store has an empty one.
func openShortcut(path string) (*shortcut, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if fi, err := f.Stat(); err != nil || fi.Size() == 0 {
		return nil, err
	}
	data, err := mmap.Map(f, mmap.RDONLY, 0)
	if err != nil {
		return nil, fmt.Errorf("index: map %s: %w", path, err)
	}
	s, err := newShortcut(data)
	if err != nil {
		data.Unmap()
		return nil, err
	}
	s.data = data
	return s, nil
}

func newShortcut(data []byte) (*shortcut, error) {
	if len(data) < len(blocksMark)+blocksFoot || string(data[:len(blocksMark)]) != blocksMark {
		return nil, errBlocks
	}
	foot := data[len(data)-blocksFoot:]
	number := func(i int) uint64 { return binary.LittleEndian.Uint64(foot[i*8:]) }
	s := &shortcut{body: data, means: [2]float64{math.Float64frombits(number(4)), math.Float64frombits(number(5))}}
	s.same = math.Float64frombits(number(2)) == k1 && math.Float64frombits(number(3)) == b
	at, n := number(0), number(1)
	end := uint64(len(data) - blocksFoot)
	if at > end || n != (end-at)/8 {
		return nil, errBlocks
	}
	s.offsets = data[at:end]
	return s, nil
}

// Close unmaps the file.
func (s *shortcut) Close() error {
	if s == nil || s.data == nil {
		return nil
	}
	return s.data.Unmap()
}

// fit makes the bounds hold at the average lengths of today. A longer average
// makes every record count as shorter, and raises what a frequency tells by at
// most as much.
func (s *shortcut) fit(means [2]float64) {
	for k := range s.scale {
		s.scale[k] = max(1, means[k]/s.means[k]) * slack
		if !s.same {
			s.scale[k] = impacts // no impact tells less than everything
		}
	}
}

// key returns the i-th word and what follows it.
func (s *shortcut) key(i int) (key, rest []byte) {
	b := s.body[binary.LittleEndian.Uint64(s.offsets[i*8:]):]
	n, w := binary.Uvarint(b)
	return b[w : w+int(n)], b[w+int(n):]
}

// find returns what is kept of a word; nil when it has no list here.
func (s *shortcut) find(key []byte) []byte {
	if s == nil {
		return nil
	}
	n := len(s.offsets) / 8
	i := sort.Search(n, func(i int) bool { k, _ := s.key(i); return bytes.Compare(k, key) >= 0 })
	if i == n {
		return nil
	}
	k, rest := s.key(i)
	if !bytes.Equal(k, key) {
		return nil
	}
	return rest
}

// lists reads what is kept of a word: its lists, and the number of a form.
func (s *shortcut) lists(kept []byte, tail []byte) (lists [2]blockList, form int, err error) {
	form = -1
	n, w := binary.Uvarint(kept)
	kept = kept[w:]
	for i := range int(n) {
		size, w := binary.Uvarint(kept)
		if bytes.Equal(kept[w:w+int(size)], tail) {
			form = i
		}
		kept = kept[w+int(size):]
	}
	for k := range lists {
		if lists[k], kept, err = readHead(kept, s.body); err != nil {
			return lists, form, err
		}
	}
	return lists, form, nil
}

// shortcutWriter writes the blocks of one segment.
type shortcutWriter struct {
	out   *bufio.Writer
	at    int64
	table []byte
	ends  []uint64 // where words begin in the table
	kind  func(doc uint32) int
	add   func(doc uint32) float64 // the saturation of a document
	lists [2]listWriter

	articles []uint32 // of the segment's documents
	seen     []uint32 // by the article, the count that it was last met in
	counts   uint32
}

// cutShort writes the blocks of a store that was just made, and closes it.
func cutShort(st *store, path string, cat *catalog, apart *aside) (err error) {
	ps, err := newPostings([]*store{st}, nil)
	if err != nil {
		return errors.Join(err, st.Close())
	}
	defer func() { err = errors.Join(err, ps.Close()) }()
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if len(ps.segments) > 1 {
		return fmt.Errorf("index: %s has %d segments", path, len(ps.segments))
	}
	for _, pc := range ps.segments {
		if err := writeShortcut(f, pc, cat, apart); err != nil {
			return err
		}
	}
	return nil
}

// shortcuts makes the blocks of an index in memory.
func (p *postings) shortcuts(cat *catalog, apart *aside) error {
	for _, pc := range p.segments {
		var body bytes.Buffer
		if err := writeShortcut(&body, pc, cat, apart); err != nil {
			return err
		}
		var err error
		if pc.short, err = newShortcut(body.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

// writeShortcut writes the blocks of a segment.
func writeShortcut(to io.Writer, pc *piece, cat *catalog, apart *aside) error {
	statement, pass := cat.averages()
	means := [2]float64{statement, pass}
	w := &shortcutWriter{out: bufio.NewWriterSize(to, 1<<20), kind: pc.kinds(cat), add: pc.saturations(cat, means),
		articles: cat.Article[pc.base:pc.end], seen: make([]uint32, len(cat.Entries))}
	w.write([]byte(blocksMark))
	r := newGroupReader(pc)
	r.aside = apart
	// In the order of their keys.
	if err := r.each(fieldConcept, w.word); err != nil {
		return err
	}
	apart.eachFunction(pc, func(key []byte, hits []hit) {
		w.fill(hits)
		w.put(key, []string{""})
	})
	if err := r.each(fieldWord, w.word); err != nil {
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
	for _, v := range []float64{k1, b, means[0], means[1]} {
		w.number(math.Float64bits(v))
	}
	return w.out.Flush()
}

func (w *shortcutWriter) write(b []byte) {
	w.at += int64(len(b))
	w.out.Write(b) // the error stays and is returned by Flush
}

func (w *shortcutWriter) number(v uint64) {
	w.write(binary.LittleEndian.AppendUint64(nil, v))
}

// word writes a word with its forms when there is more of it than bleve has.
func (w *shortcutWriter) word(key []byte, forms []string, hits []hit) {
	if len(hits) >= listFrom {
		w.fill(hits)
		w.put(key, forms)
	}
}

// put writes the lists that were filled under a word.
func (w *shortcutWriter) put(key []byte, forms []string) {
	w.ends = append(w.ends, uint64(len(w.table)))
	w.table = append(binary.AppendUvarint(w.table, uint64(len(key))), key...)
	w.table = binary.AppendUvarint(w.table, uint64(len(forms)))
	for _, f := range forms {
		w.table = append(binary.AppendUvarint(w.table, uint64(len(f))), f...)
	}
	for k := range w.lists {
		l := w.lists[k].list()
		if k == 1 { // nobody asks for those of statements
			l.within = w.within(w.lists[k].docs)
		}
		w.table = l.appendHead(w.table, w.at)
		for _, b := range l.bytes() {
			w.write(b)
		}
	}
}

// within counts the articles of some documents: a search would have to walk all of a
// list for it.
func (w *shortcutWriter) within(docs []uint32) (n int) {
	w.counts++
	for _, doc := range docs {
		if a := w.articles[doc]; w.seen[a] != w.counts {
			w.seen[a] = w.counts
			n++
		}
	}
	return n
}

// fill puts hits into the lists of their kinds.
func (w *shortcutWriter) fill(hits []hit) {
	w.lists[0].reset()
	w.lists[1].reset()
	for len(hits) > 0 {
		n := 1
		for n < len(hits) && hits[n].doc == hits[0].doc {
			n++
		}
		doc := hits[0].doc
		w.lists[w.kind(doc)].add(hits[:n], w.add(doc))
		hits = hits[n:]
	}
}
