package articles

import (
	"encoding/binary"

	"onrecord/corpus"
	"onrecord/corpus/attribution"
	"onrecord/corpus/dates"
)

// How articles and records are written down. Numbers are varints, a text is its
// size and its bytes. Reading one does not copy it: it stays a piece of the string
// that all of an article is. Reading JSON, which this was before, took a third of a
// search. A test fails when a field is not kept.

func appendNumber(b []byte, n int) []byte { return binary.AppendUvarint(b, uint64(n)) }

func appendText(b []byte, s string) []byte { return append(appendNumber(b, len(s)), s...) }

func appendDate(b []byte, d dates.Date) []byte {
	return appendNumber(appendNumber(appendNumber(b, d.Year), d.Month), d.Day)
}

// appendSpans keeps nil apart from an empty list.
func appendSpans(b []byte, spans []attribution.Span) []byte {
	if spans == nil {
		return append(b, 0)
	}
	b = appendNumber(b, len(spans)+1)
	for _, s := range spans {
		b = appendNumber(appendNumber(b, s.Start), s.End)
	}
	return b
}

// appendHead writes an article without its text.
func appendHead(b []byte, a *corpus.Article) []byte {
	for _, s := range []string{a.ID, a.Path, a.Title, a.URL, a.Outlet, a.Author, a.Language, a.Hash, string(a.Basis)} {
		b = appendText(b, s)
	}
	return appendDate(b, a.Published)
}

func (r *reader) Head() (a corpus.Article) {
	for _, s := range []*string{&a.ID, &a.Path, &a.Title, &a.URL, &a.Outlet, &a.Author, &a.Language, &a.Hash} {
		*s = r.Text()
	}
	a.Basis = dates.Basis(r.Text())
	a.Published = r.date()
	return a
}

// A record begins with what it is.
const (
	isStatement = 1
	isPassage   = 2
)

func appendRecord(b []byte, r StoredRecord) []byte {
	if p := r.Passage; p != nil {
		b = appendNumber(appendNumber(append(b, isPassage), p.Start), p.End)
		return appendText(appendDate(b, p.Date), string(p.Basis))
	}
	st := r.Statement
	b = appendNumber(appendNumber(append(b, isStatement), st.Start), st.End)
	b = appendText(appendDate(b, st.Date), string(st.Basis))
	b = appendText(appendText(appendText(b, string(st.Type)), st.Speaker), st.Role)
	unsure := byte(0)
	if st.Unsure {
		unsure = 1
	}
	b = append(b, unsure)
	return appendSpans(appendSpans(appendSpans(b, st.Source), st.Cue), st.Content)
}

func (r *reader) Record() (got StoredRecord) {
	switch r.number() {
	case isPassage:
		p := &corpus.Passage{Start: r.number(), End: r.number(), Date: r.date()}
		p.Basis = dates.Basis(r.Text())
		got.Passage = p
	case isStatement:
		st := &corpus.Statement{Start: r.number(), End: r.number(), Date: r.date()}
		st.Basis = dates.Basis(r.Text())
		st.Type = attribution.Type(r.Text())
		st.Speaker, st.Role = r.Text(), r.Text()
		st.Unsure = r.number() == 1
		st.Source, st.Cue, st.Content = r.spans(), r.spans(), r.spans()
		got.Statement = st
	default:
		r.bad = true
	}
	return got
}

// reader reads what was written. After something that cannot be read it is bad,
// and reads nothing.
type reader struct {
	rest string
	bad  bool
}

func (r *reader) err() error {
	if r.bad {
		return errDamaged
	}
	return nil
}

func (r *reader) number() int {
	v, shift := uint64(0), 0
	for i := 0; i < len(r.rest) && shift < 64; i++ {
		c := r.rest[i]
		v |= uint64(c&0x7f) << shift
		if c < 0x80 {
			r.rest = r.rest[i+1:]
			return int(v)
		}
		shift += 7
	}
	r.rest, r.bad = "", true
	return 0
}

// size reads the size of something that follows.
func (r *reader) size() int {
	n := r.number()
	if n < 0 || n > MaxPacked {
		r.rest, r.bad = "", true
		return 0
	}
	return n
}

func (r *reader) take(n int) string {
	if n > len(r.rest) {
		r.rest, r.bad = "", true
		return ""
	}
	s := r.rest[:n]
	r.rest = r.rest[n:]
	return s
}

func (r *reader) Text() string { return r.take(r.size()) }

func (r *reader) date() dates.Date {
	return dates.Date{Year: r.number(), Month: r.number(), Day: r.number()}
}

func (r *reader) spans() []attribution.Span {
	n := r.size() - 1
	if n < 0 || n > len(r.rest) {
		r.bad = r.bad || n >= 0
		return nil
	}
	spans := make([]attribution.Span, n)
	for i := range spans {
		spans[i] = attribution.Span{Start: r.number(), End: r.number()}
	}
	return spans
}
