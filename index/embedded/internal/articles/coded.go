package articles

import (
	"encoding/binary"
	"encoding/hex"
	"slices"

	"onrecord/corpus"
	"onrecord/corpus/attribution"
	"onrecord/corpus/dates"
	"onrecord/index/embedded/internal/textcode"
	"onrecord/index/records"
)

// An article in a part's file is, each with its size before all: the head; of each record
// where its excerpt begins, how long it is, and the size of its description; the
// descriptions; of each piece of the text its size and that of its code; the codes. A
// piece begins at each passage, so that an excerpt is read without what is before it.
// Texts are codes of the part's vocabulary, numbers varints, and what a record has in
// common with its article is a bit.
const sizesAhead = 5

// appendCoded writes an article with what was found in it.
func appendCoded(b []byte, f *records.Extraction, c *textcode.Coder) []byte {
	w := codeWriter{c: c}
	w.head(&f.Article)
	head := len(w.b)
	var table []byte
	last := 0
	for i := range len(f.Statements) + len(f.Passages) {
		at := len(w.b)
		r, _ := memoryDocument{f}.Record(i)
		w.record(r, &f.Article)
		start, end, _ := memoryDocument{f}.Extent(i)
		table = binary.AppendVarint(table, int64(start-last))
		table = binary.AppendUvarint(table, uint64(end-start))
		table = binary.AppendUvarint(table, uint64(len(w.b)-at))
		last = start
	}
	described := len(w.b) - head
	var pieces, codes []byte
	for at, cuts := 0, cutsOf(f); len(cuts) > 0; cuts = cuts[1:] {
		before := len(codes)
		codes = c.Append(codes, f.Article.Text[at:cuts[0]])
		pieces = binary.AppendUvarint(pieces, uint64(cuts[0]-at))
		pieces = binary.AppendUvarint(pieces, uint64(len(codes)-before))
		at = cuts[0]
	}
	for _, n := range [sizesAhead]int{len(f.Statements) + len(f.Passages), head, len(table), described, len(pieces)} {
		b = binary.AppendUvarint(b, uint64(n))
	}
	return slices.Concat(b, w.b[:head], table, w.b[head:], pieces, codes)
}

// cutsOf returns where the pieces of an article's text end.
func cutsOf(f *records.Extraction) (cuts []int) {
	n, last := len(f.Article.Text), 0
	for _, p := range f.Passages {
		if p.Start > last && p.Start < n {
			cuts, last = append(cuts, p.Start), p.Start
		}
	}
	if n > 0 {
		cuts = append(cuts, n)
	}
	return cuts
}

// codeWriter writes heads and descriptions.
type codeWriter struct {
	b, room []byte
	c       *textcode.Coder
}

func (w *codeWriter) number(n int) { w.b = binary.AppendVarint(w.b, int64(n)) }

func (w *codeWriter) text(s string) {
	w.room = w.c.Append(w.room[:0], s)
	w.b = append(binary.AppendUvarint(w.b, uint64(len(w.room))), w.room...)
}

func (w *codeWriter) date(d dates.Date) {
	w.number(d.Year)
	w.number(d.Month)
	w.number(d.Day)
}

// spans writes spans from where their record begins; nil is kept apart from an empty list.
func (w *codeWriter) spans(spans []attribution.Span, at int) {
	if spans == nil {
		w.number(0)
		return
	}
	w.number(len(spans) + 1)
	for _, s := range spans {
		w.number(s.Start - at)
		w.number(s.End - s.Start)
		at = s.End
	}
}

func (w *codeWriter) head(a *corpus.Article) {
	for _, s := range []string{a.ID, a.Path, a.Title, a.URL, a.Outlet, a.Author, a.Language, string(a.Basis)} {
		w.text(s)
	}
	w.date(a.Published)
	if sum, err := hex.DecodeString(a.Hash); err == nil && hex.EncodeToString(sum) == a.Hash {
		w.number(len(sum) + 1)
		w.b = append(w.b, sum...)
		return
	}
	w.number(0)
	w.text(a.Hash)
}

// What a record's first byte says. The lowest bits have the type and the basis, by their
// number in these lists; the last number stands for another, which follows.
const (
	typeBits, basisBits = 3, 3
	sameDay             = 1 << 6 // as the article's
	unsure              = 1 << 7
	otherType           = 1<<typeBits - 1
	otherBasis          = 1<<basisBits - 1
	passageType         = otherType - 1
)

var (
	typesKept = []attribution.Type{attribution.Direct, attribution.Mixed, attribution.Indirect}
	basesKept = []dates.Basis{dates.Stated, dates.Inferred, dates.Published, dates.Unknown, ""}
)

func (w *codeWriter) record(r StoredRecord, a *corpus.Article) {
	kind, basis, day, flags, start := passageType, dates.Basis(""), dates.Date{}, 0, 0
	switch p, st := r.Passage, r.Statement; {
	case p != nil:
		basis, day = p.Basis, p.Date
	default:
		if kind = slices.Index(typesKept, st.Type); kind < 0 {
			kind = otherType
		}
		if st.Unsure {
			flags = unsure
		}
		basis, day, start = st.Basis, st.Date, st.Start
	}
	ground := slices.Index(basesKept, basis)
	if ground < 0 {
		ground = otherBasis
	}
	if day == a.Published {
		flags |= sameDay
	}
	w.b = append(w.b, byte(kind|ground<<typeBits|flags))
	if ground == otherBasis {
		w.text(string(basis))
	}
	if flags&sameDay == 0 {
		w.date(day)
	}
	st := r.Statement
	if st == nil {
		return
	}
	if kind == otherType {
		w.text(string(st.Type))
	}
	w.text(st.Speaker)
	w.text(st.Role)
	w.spans(st.Source, start)
	w.spans(st.Cue, start)
	w.spans(st.Content, start)
}

// codedDocument is an article in a part's file. It is read where it lies.
type codedDocument struct {
	words                             *textcode.Vocabulary
	records                           int
	head, table, about, pieces, codes []byte
}

// openCoded opens an article that was written. Every size is checked where it is read:
// nothing that is on the disk may make it reach outside.
func openCoded(b []byte, words *textcode.Vocabulary) (*codedDocument, error) {
	r := codeReader{rest: b}
	var sizes [sizesAhead]int
	for i := range sizes {
		sizes[i] = r.size()
	}
	d := &codedDocument{words: words, records: sizes[0]}
	d.head, d.table, d.about, d.pieces = r.take(sizes[1]), r.take(sizes[2]), r.take(sizes[3]), r.take(sizes[4])
	d.codes = r.rest
	return d, r.err()
}

// place returns where record n's excerpt and its description are.
func (d *codedDocument) place(n int) (start, end, at, size int, err error) {
	r := codeReader{rest: d.table}
	for i := 0; ; i++ {
		start += r.number()
		end = start + r.size()
		size = r.size()
		if r.bad || i == n {
			return start, end, at, size, r.err()
		}
		at += size
	}
}

func (d *codedDocument) Extent(n int) (start, end int, err error) {
	start, end, _, _, err = d.place(n)
	return start, end, err
}

// Append adds the text between two places to dst.
func (d *codedDocument) Append(dst []byte, start, end int) ([]byte, error) {
	if start < 0 || end < start {
		return dst, errDamaged
	}
	base := len(dst)
	r := codeReader{rest: d.pieces}
	at, code, from := 0, 0, -1
	for len(r.rest) > 0 && at < end {
		n, size := r.size(), r.size()
		if r.bad || size > len(d.codes)-code {
			return dst[:base], errDamaged
		}
		if at+n > start {
			if from < 0 {
				from = at
			}
			before := len(dst)
			var err error
			if dst, err = d.words.Append(dst, d.codes[code:code+size]); err != nil || len(dst)-before != n {
				return dst[:base], errDamaged
			}
		}
		at, code = at+n, code+size
	}
	if from < 0 {
		from = at
	}
	if end > at || start > at {
		return dst[:base], errDamaged
	}
	n := copy(dst[base:], dst[base+start-from:base+end-from])
	return dst[:base+n], nil
}

func (d *codedDocument) Text() (string, error) {
	n := 0
	for r := (codeReader{rest: d.pieces}); len(r.rest) > 0; r.size() {
		n += r.size()
		if r.bad || n > MaxPacked {
			return "", errDamaged
		}
	}
	b, err := d.Append(make([]byte, 0, min(n, 64*len(d.codes))), 0, n)
	return string(b), err
}

func (d *codedDocument) Head() (a corpus.Article, err error) {
	r := codeReader{rest: d.head, words: d.words}
	for _, s := range []*string{&a.ID, &a.Path, &a.Title, &a.URL, &a.Outlet, &a.Author, &a.Language} {
		*s = r.text()
	}
	a.Basis = dates.Basis(r.text())
	a.Published = r.date()
	if n := r.number(); n > 0 {
		a.Hash = hex.EncodeToString(r.take(n - 1))
	} else {
		a.Hash = r.text()
	}
	return a, r.err()
}

// day is the article's own, for the records that have it too.
func (d *codedDocument) day() dates.Date {
	r := codeReader{rest: d.head, words: d.words}
	for range 8 {
		r.take(r.size())
	}
	return r.date()
}

func (d *codedDocument) Record(n int) (got StoredRecord, err error) {
	start, end, at, size, err := d.place(n)
	if err != nil || size > len(d.about)-at || size == 0 {
		return got, errDamaged
	}
	r := codeReader{rest: d.about[at : at+size], words: d.words}
	first := r.take(1)[0]
	kind, ground := int(first&otherType), int(first>>typeBits&otherBasis)
	var basis dates.Basis
	switch {
	case ground < len(basesKept):
		basis = basesKept[ground]
	default:
		basis = dates.Basis(r.text())
	}
	var day dates.Date
	if first&sameDay != 0 {
		day = d.day()
	} else {
		day = r.date()
	}
	if kind == passageType {
		got.Passage = &corpus.Passage{Start: start, End: end, Date: day, Basis: basis}
		return got, r.err()
	}
	st := &corpus.Statement{Start: start, End: end, Date: day, Basis: basis}
	if kind < len(typesKept) {
		st.Type = typesKept[kind]
	} else {
		st.Type = attribution.Type(r.text())
	}
	st.Speaker, st.Role, st.Unsure = r.text(), r.text(), first&unsure != 0
	st.Source, st.Cue, st.Content = r.spans(start), r.spans(start), r.spans(start)
	got.Statement = st
	return got, r.err()
}

// codeReader reads what a codeWriter wrote. After something that cannot be read it is bad,
// and reads nothing.
type codeReader struct {
	rest  []byte
	words *textcode.Vocabulary
	bad   bool
}

func (r *codeReader) err() error {
	if r.bad {
		return errDamaged
	}
	return nil
}

func (r *codeReader) fail() int {
	r.rest, r.bad = nil, true
	return 0
}

// size reads a number that is not negative and less than memory.
func (r *codeReader) size() int {
	v, n := binary.Uvarint(r.rest)
	if n <= 0 || v > MaxPacked {
		return r.fail()
	}
	r.rest = r.rest[n:]
	return int(v)
}

func (r *codeReader) number() int {
	v, n := binary.Varint(r.rest)
	if n <= 0 || v > MaxPacked || v < -MaxPacked {
		return r.fail()
	}
	r.rest = r.rest[n:]
	return int(v)
}

func (r *codeReader) take(n int) []byte {
	if n < 0 || n > len(r.rest) {
		r.fail()
		return nil
	}
	b := r.rest[:n]
	r.rest = r.rest[n:]
	return b
}

func (r *codeReader) text() string {
	var room [256]byte
	b, err := r.words.Append(room[:0], r.take(r.size()))
	r.bad = r.bad || err != nil
	return string(b)
}

func (r *codeReader) date() dates.Date {
	return dates.Date{Year: r.number(), Month: r.number(), Day: r.number()}
}

func (r *codeReader) spans(at int) []attribution.Span {
	n := r.number() - 1
	if n < 0 || n > len(r.rest) {
		r.bad = r.bad || n > len(r.rest)
		return nil
	}
	spans := make([]attribution.Span, n)
	for i := range spans {
		start := at + r.number()
		spans[i] = attribution.Span{Start: start, End: start + r.number()}
		at = spans[i].End
	}
	return spans
}
