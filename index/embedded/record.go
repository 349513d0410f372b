package embedded

import (
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"

	"onrecord/corpus"
	"onrecord/corpus/attribution"
	"onrecord/corpus/names"
	"onrecord/index"
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
	number int // among the article's records: statements first, then passages
	class  class
	when   index.Span
	length int // weighted words, without stop words
	words  []times
	ids    bag      // concepts
	keys   []string // of the speakers
	outlet *counted // one for all records of an article; nil for none
}

// times is how often a record has a word, told by its number among the article's
// keys. Of a word that is filed under the key of another one there are two.
type times struct{ word, n uint32 }

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
func (f *filed) records(table *names.Table) (rs []*record, keys []string, err error) {
	defer func() {
		if p := recover(); p != nil {
			rs, keys, err = nil, nil, fmt.Errorf("could not be analysed: %v", p)
		}
	}()
	stems := stemmers.Get().(*stemmer)
	defer stemmers.Put(stems)
	text, language := f.Article.Text, f.Article.Language
	var outlet *counted
	if name := names.Fold(f.Article.Outlet); name != "" {
		outlet = keyword(fieldOutlet, name)
	}
	stems.beginArticle()
	rs = make([]*record, 0, len(f.Statements)+len(f.Passages))
	for i := range f.Statements {
		st := &f.Statements[i]
		r := &record{number: i, class: classOf(st.Type), when: index.SpanOf(st.Date), keys: speakerKeys(st.Speaker), outlet: outlet}
		stems.begin()
		r.length = stems.countExcerpt(text, language, st)
		r.words = stems.result()
		r.addConcepts(table, text, st.Start, st.End, st.Content)
		rs = append(rs, r)
	}
	for i, p := range f.Passages {
		r := &record{number: len(f.Statements) + i, class: passage, when: index.SpanOf(p.Date), outlet: outlet}
		stems.begin()
		r.length = stems.count(text[p.Start:p.End], language, 1)
		r.words = stems.result()
		r.addConcepts(table, text, p.Start, p.End, nil)
		rs = append(rs, r)
	}
	return rs, stems.keys, nil
}

// countExcerpt counts a statement's words, its content's with more weight.
func (s *stemmer) countExcerpt(text, language string, st *corpus.Statement) (length int) {
	at := st.Start
	for _, c := range contents(st.Content) {
		if c.Start > at {
			length += s.count(text[at:c.Start], language, 1)
		}
		if c.End > max(at, c.Start) {
			length += s.count(text[max(at, c.Start):c.End], language, contentWeight)
			at = c.End
		}
	}
	if at < st.End {
		length += s.count(text[at:st.End], language, 1)
	}
	return length
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
		if r.ids.freqs == nil { // most have none
			r.ids = newBag(1)
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
