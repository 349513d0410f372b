// Package records makes of an article what an engine files: one record for each statement
// and passage.
//
// [Read] takes what the extraction found in an article and leaves out what does not lie in
// its text. [Make] counts the words of each record, in both forms, what was said more than
// the frame around it, and finds the concepts, days and speakers under which it is filed.
// speakers.go says who a statement's speakers are, alone or together, and reports who
// speaks in an article.
package records

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"onrecord/corpus"
	"onrecord/corpus/attribution"
	"onrecord/corpus/names"
	"onrecord/index"
	"onrecord/index/rank"
	"onrecord/index/terms"
)

// Extraction is an article with everything that was found in it: what the store keeps.
type Extraction struct {
	Article    corpus.Article
	Statements []corpus.Statement
	Passages   []corpus.Passage
}

func classOf(t attribution.Type) rank.Class {
	switch t {
	case attribution.Direct:
		return rank.Direct
	case attribution.Mixed:
		return rank.Mixed
	}
	return rank.Indirect
}

// Record is one statement or passage as it is indexed.
type Record struct {
	Number   int // among the article's records: statements first, then passages
	Class    rank.Class
	When     index.Span
	Length   int // weighted words, without stop words
	Words    []terms.TermFreq
	Concepts []ConceptCount // each concept once
	Speakers []string       // of the speakers
}

// ConceptCount is how often a record names a concept.
type ConceptCount struct {
	ID string
	N  int
}

// Read finds the statements and passages of an article. What extraction cannot
// digest is reported as skipped: one odd article must not stop an archive.
func Read(a *corpus.Article, from func(*corpus.Article) ([]corpus.Statement, []corpus.Passage)) (f *Extraction, err error) {
	defer func() {
		if p := recover(); p != nil {
			f, err = nil, fmt.Errorf("could not be analysed: %v", p)
		}
	}()
	if !utf8.ValidString(a.Text) {
		a.Text = strings.ToValidUTF8(a.Text, "\uFFFD")
	}
	f = &Extraction{Article: *a}
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

// Make cuts a filed article into what is indexed.
func Make(f *Extraction, table *names.Table) (rs []*Record, keys []string, err error) {
	defer func() {
		if p := recover(); p != nil {
			rs, keys, err = nil, nil, fmt.Errorf("could not be analysed: %v", p)
		}
	}()
	stems := terms.NewAnalyzer()
	defer stems.Release()
	text, language := f.Article.Text, f.Article.Language
	stems.BeginArticle()
	rs = make([]*Record, 0, len(f.Statements)+len(f.Passages))
	for i := range f.Statements {
		st := &f.Statements[i]
		r := &Record{Number: i, Class: classOf(st.Type), When: index.SpanOf(st.Date), Speakers: SpeakerKeys(st.Speaker, f.Article.ID, table)}
		stems.Begin()
		r.Length = countExcerpt(stems, text, language, st)
		r.Words = stems.Result()
		r.addConcepts(table, text, st.Start, st.End, st.Content)
		rs = append(rs, r)
	}
	for i, p := range f.Passages {
		r := &Record{Number: len(f.Statements) + i, Class: rank.Passage, When: index.SpanOf(p.Date)}
		stems.Begin()
		r.Length = stems.Count(text[p.Start:p.End], language, 1)
		r.Words = stems.Result()
		r.addConcepts(table, text, p.Start, p.End, nil)
		rs = append(rs, r)
	}
	return rs, stems.Keys, nil
}

// countExcerpt counts a statement's words, its content's with more weight.
func countExcerpt(s *terms.Analyzer, text, language string, st *corpus.Statement) (length int) {
	at := st.Start
	for _, c := range contents(st.Content) {
		if c.Start > at {
			length += s.Count(text[at:c.Start], language, 1)
		}
		if c.End > max(at, c.Start) {
			length += s.Count(text[max(at, c.Start):c.End], language, rank.ContentWeight)
			at = c.End
		}
	}
	if at < st.End {
		length += s.Count(text[at:st.End], language, 1)
	}
	return length
}

// addConcepts looks for concepts in the printed text, where capitals still tell
// IS from is.
func (r *Record) addConcepts(table *names.Table, text string, start, end int, content []attribution.Span) {
	for _, m := range table.Find(text[start:end]) {
		weight := 1
		for _, c := range content {
			if start+m.Start >= c.Start && start+m.End <= c.End {
				weight = rank.ContentWeight
				break
			}
		}
		if i := slices.IndexFunc(r.Concepts, func(c ConceptCount) bool { return c.ID == m.Concept.ID }); i >= 0 {
			r.Concepts[i].N += weight
		} else {
			r.Concepts = append(r.Concepts, ConceptCount{m.Concept.ID, weight})
		}
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
