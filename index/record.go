package index

import (
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"

	"onrecord/corpus"
	"onrecord/corpus/attribution"
	"onrecord/corpus/names"
)

// contentWeight is how often a word of what was said counts against a word of
// the frame around it ("..., the minister told reporters in Moscow"). Against 1 it
// raises the mean reciprocal rank of a statement by .024, against 2 by .002.
const contentWeight = 3

// filed is an article with everything that was found in it: what the shelf keeps.
type filed struct {
	Article    corpus.Article
	Statements []corpus.Statement
	Passages   []corpus.Passage
}

// class is the sort of words that a record holds, best evidence first.
type class uint8

const (
	direct class = iota
	mixed
	indirect
	passage
	gone // of an article that was changed or removed since its store was written
)

func classOf(t attribution.Type) class {
	switch t {
	case attribution.Direct:
		return direct
	case attribution.Mixed:
		return mixed
	}
	return indirect
}

// record is one statement or passage as it is indexed.
type record struct {
	number  int // among the article's records: statements first, then passages
	class   class
	when    span
	length  int      // weighted words, without stop words
	words   bag      // by wordKey
	ids     bag      // concepts
	keys    []string // of the speakers
	article string
	outlet  string

	language string // of the article
}

// extract is where statements and passages come from; tests put their own there.
var extract = func(a *corpus.Article) ([]corpus.Statement, []corpus.Passage) {
	return a.Statements(), a.Passages()
}

// read finds the statements and passages of an article. What extraction cannot
// digest is reported as skipped: one odd article must not stop an archive.
func read(a *corpus.Article, from func(*corpus.Article) ([]corpus.Statement, []corpus.Passage)) (f *filed, err error) {
	defer func() {
		if p := recover(); p != nil {
			f, err = nil, fmt.Errorf("could not be analysed: %v", p)
		}
	}()
	if !utf8.ValidString(a.Text) {
		a.Text = strings.ToValidUTF8(a.Text, "\uFFFD")
	}
	f = &filed{Article: *a}
	if from == nil {
		from = extract
	}
	statements, passages := from(a)
	for _, st := range statements {
		if sound(len(a.Text), st) {
			f.Statements = append(f.Statements, st)
		}
	}
	for _, p := range passages {
		if 0 <= p.Start && p.Start < p.End && p.End <= len(a.Text) {
			f.Passages = append(f.Passages, p)
		}
	}
	return f, nil
}

// sound reports whether the offsets of a statement lie in its article and its
// excerpt holds its content.
func sound(size int, st corpus.Statement) bool {
	if st.Start < 0 || st.Start >= st.End || st.End > size || len(st.Content) == 0 {
		return false
	}
	for _, c := range st.Content {
		if c.Start < st.Start || c.Start > c.End || c.End > st.End {
			return false
		}
	}
	for _, spans := range [][]attribution.Span{st.Source, st.Cue} {
		for _, s := range spans {
			if s.Start < 0 || s.Start > s.End || s.End > size {
				return false
			}
		}
	}
	return true
}

// records cuts a filed article into what is indexed.
func (f *filed) records(table *names.Table) (rs []*record, err error) {
	defer func() {
		if p := recover(); p != nil {
			rs, err = nil, fmt.Errorf("could not be analysed: %v", p)
		}
	}()
	text, outlet := f.Article.Text, names.Fold(f.Article.Outlet)
	for i := range f.Statements {
		st := &f.Statements[i]
		r := newRecord(i, classOf(st.Type), spanOf(st.Date), f.Article.ID, outlet, (st.End-st.Start)/8)
		r.keys = speakerKeys(st.Speaker)
		r.language = f.Article.Language
		r.addExcerpt(text, st)
		r.addConcepts(table, text, st.Start, st.End, st.Content)
		rs = append(rs, r)
	}
	for i, p := range f.Passages {
		r := newRecord(len(f.Statements)+i, passage, spanOf(p.Date), f.Article.ID, outlet, (p.End-p.Start)/8)
		r.language = f.Article.Language
		r.addWords(text[p.Start:p.End], 1)
		r.addConcepts(table, text, p.Start, p.End, nil)
		rs = append(rs, r)
	}
	return rs, nil
}

func newRecord(number int, c class, when span, article, outlet string, words int) *record {
	return &record{
		number: number, class: c, when: when, article: article, outlet: outlet,
		words: newBag(words), ids: newBag(0),
	}
}

// addExcerpt adds a statement's words, its content's with more weight.
func (r *record) addExcerpt(text string, st *corpus.Statement) {
	at := st.Start
	for _, c := range contents(st.Content) {
		if c.Start > at {
			r.addWords(text[at:c.Start], 1)
		}
		if c.End > max(at, c.Start) {
			r.addWords(text[max(at, c.Start):c.End], contentWeight)
			at = c.End
		}
	}
	if at < st.End {
		r.addWords(text[at:st.End], 1)
	}
}

func (r *record) addWords(text string, weight int) {
	for _, w := range splitIn(text, r.language) {
		r.words.add(w.key, weight)
		if !w.stop {
			if w.native != "" {
				r.words.add(w.native, weight)
			}
			r.length += weight
		}
	}
}

// addConcepts looks for concepts in the printed text, where capitals still tell
// IS from is.
func (r *record) addConcepts(table *names.Table, text string, start, end int, content []attribution.Span) {
	for _, m := range table.Find(text[start:end]) {
		weight := 1
		for _, c := range content {
			if start+m.Start >= c.Start && start+m.End <= c.End {
				weight = contentWeight
				break
			}
		}
		r.ids.add(m.Concept.ID, weight)
	}
}

// contents returns spans in text order.
func contents(spans []attribution.Span) []attribution.Span {
	if sort.SliceIsSorted(spans, func(i, j int) bool { return spans[i].Start < spans[j].Start }) {
		return spans
	}
	spans = append([]attribution.Span(nil), spans...)
	sort.Slice(spans, func(i, j int) bool { return spans[i].Start < spans[j].Start })
	return spans
}
