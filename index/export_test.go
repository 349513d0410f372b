package index

import (
	"context"
	"math/bits"
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/names"
)

// BuildFrom is Build from a walk of the test's own.
func BuildFrom(ctx context.Context, cfg Config, from func(context.Context, func(*corpus.Article) error, func(corpus.Skipped)) error) (*Index, Report, error) {
	return build(ctx, cfg, from)
}

// UpdateFrom is Update from a walk of the test's own.
func UpdateFrom(ctx context.Context, cfg Config, from func(context.Context, func(*corpus.Article) error, func(corpus.Skipped)) error) (Report, error) {
	return update(ctx, cfg, from)
}

// Split returns the words of a text in both forms, for tests of the analysis.
func Split(text string) (exact, stems []string) {
	for _, w := range split(text) {
		exact = append(exact, w.exact)
		if w.stop {
			stems = append(stems, "")
		} else {
			stems = append(stems, w.stem)
		}
	}
	return exact, stems
}

// Units returns what a topic is taken for, concepts in brackets.
func Units(text string) (units []string) {
	for _, u := range topicOf(Query{Text: text}, names.DefaultTable()).units {
		if u.concept != "" {
			units = append(units, "["+u.concept+"]")
		} else {
			units = append(units, u.exact)
		}
	}
	return units
}

// InRange reports whether a date lies inside a query's bounds.
func InRange(from, to, d corpus.Date) bool { return rangeOf(from, to).holds(spanOf(d)) }

// SpeakerKeys is what a statement of a speaker is filed under.
func SpeakerKeys(speaker string) []string { return speakerKeys(speaker) }

// SetRead replaces how statements are found in an article.
func SetRead(f func(*corpus.Article) ([]corpus.Statement, []corpus.Passage)) (restore func()) {
	old := extract
	extract = f
	return func() { extract = old }
}

// SetFormat makes a generation look like one of another version.
func SetFormat(dir string, n int) error {
	m, err := readManifest(dir)
	if err != nil {
		return err
	}
	m.Format = n
	return m.write(dir)
}

// Pack is how an article is kept.
func Pack(a *corpus.Article) ([]byte, error) {
	f, err := read(a, nil)
	if err != nil {
		return nil, err
	}
	return pack(f)
}

// ReadAll reads everything that a packed article says it has.
func ReadAll(b []byte) {
	v, err := unpack(b)
	if err != nil {
		return
	}
	refile(v, len(v.places))
	for n := range v.places {
		start, end := v.extent(n)
		_ = v.text()[start:end]
	}
}

// Again packs and unpacks an article with its records.
func Again(a corpus.Article, sts []corpus.Statement, ps []corpus.Passage) (corpus.Article, []corpus.Statement, []corpus.Passage, error) {
	b, err := pack(&filed{Article: a, Statements: sts, Passages: ps})
	if err != nil {
		return a, nil, nil, err
	}
	v, err := unpack(b)
	if err != nil {
		return a, nil, nil, err
	}
	f, err := refile(v, len(sts)+len(ps))
	if err != nil {
		return a, nil, nil, err
	}
	return f.Article, f.Statements, f.Passages, nil
}

// IsNamed reports whether an unresolved source is counted among the people.
func IsNamed(source string) bool { return isNamed(source) }

// Attend is told of every sync and rename of a publication.
func Attend(f func(call, path string) error) (restore func()) {
	old := attend
	attend = f
	return func() { attend = old }
}

// SetFree says how much room the disk has.
func SetFree(n int64) (restore func()) {
	old := freeSpace
	freeSpace = func(string) (int64, bool) { return n, true }
	return func() { freeSpace = old }
}

// SetMetKept says how many words are met before those of one posting are forgotten.
func SetMetKept(n int) (restore func()) {
	old := metKept
	metKept = n
	return func() { metKept = old }
}

// InOrder reports whether bleve numbered the documents of each part as they were
// added.
func (ix *Index) InOrder() (bool, error) {
	for _, st := range ix.postings.stores {
		order, err := st.order()
		if err != nil || !slices.IsSorted(order) {
			return false, err
		}
	}
	return true, nil
}

// Posted is that a document holds a word so many times in some forms.
type Posted struct {
	Doc   uint32
	Forms map[int]int
}

// List is a cursor over a list made of postings.
type List struct{ c cursor }

// NewList makes a list and stands on its first document.
func NewList(ps []Posted, form int) *List {
	var w listWriter
	for _, p := range ps {
		var hits []hit
		for f, n := range p.Forms {
			hits = append(hits, hit{p.Doc, uint32(n), uint16(f)})
		}
		w.add(hits, saturation(float64(p.Doc%50), 20))
	}
	l := w.list()
	head, err := readAgain(l)
	if err != nil {
		panic(err)
	}
	c := &List{cursor{blockList: head, form: form, weight: 2, exact: 1, scale: slack}}
	c.c.begin()
	return c
}

// readAgain writes a list down and reads it.
func readAgain(l blockList) (blockList, error) {
	body := []byte("before")
	at := len(body)
	for _, b := range l.bytes() {
		body = append(body, b...)
	}
	l, _, err := readHead(l.appendHead(nil, int64(at)), body)
	return l, err
}

// Stand returns where the list stands, how often the word is there in any form and
// in the one asked for, and the most that its block scores.
func (l *List) Stand() (doc uint32, all, exact int, most float64) {
	if l.c.doc == exhausted {
		return l.c.doc, 0, 0, 0
	}
	a, e := l.c.times()
	return l.c.doc, int(a), int(e), l.c.mostIn(l.c.doc, l.c.doc)
}

// Score is what the document gets.
func (l *List) Score() float64 { return l.c.adds(saturation(float64(l.c.doc%50), 20)) }

// Next goes to the next document.
func (l *List) Next() { l.c.next() }

// Advance goes to the first document that is not before doc.
func (l *List) Advance(doc uint32) { l.c.advance(doc) }

// CheckSegment looks at the checksum that bleve wrote.
func CheckSegment(path string) error { return checkSegment(path) }

// MayHold tells, of a text and the words of a topic, whether it may be verbatim
// and whether it is.
func MayHold(text string, words []string) (may, does bool) {
	return mayHold(text, words), strings.Contains(spelled(text), " "+strings.Join(words, " ")+" ")
}

// WholesByDefinition scores the passages that hold some of a topic, and what their
// articles hold, by reading the texts; verbatim ones as Search does.
func (ix *Index) WholesByDefinition(q Query) (map[string]float64, error) {
	t := topicOf(q, ix.table)
	s, err := newScorer(ix, t.units, q.MinUnits)
	if err != nil {
		return nil, err
	}
	total := 0.0
	for _, w := range s.weights {
		total += w
	}
	q.Limit = len(ix.cat.Class)
	first, err := ix.Exhaustive(q)
	if err != nil {
		return nil, err
	}
	alone := map[uint32]float64{}
	for _, r := range first {
		alone[r.Order] = r.Score
	}
	var ranked []found
	st := stemmers.Get().(*stemmer)
	defer stemmers.Put(st)
	desk, id := newDesk(ix.shelf), map[uint32]string{}
	for n, e := range ix.cat.Entries {
		v, err := desk.get(uint32(n))
		if err != nil {
			return nil, err
		}
		for from := 0; from < e.Passages; from += chapter {
			w := whole{all: make([]float64, len(t.units)), exact: make([]float64, len(t.units))}
			end := min(from+chapter, e.Passages)
			var docs []uint32
			for p := from; p < end; p++ {
				doc := uint32(0) // by going through all
				for d := range ix.cat.Class {
					if ix.cat.Class[d] != gone && ix.cat.Article[d] == uint32(n) && int(ix.cat.Number[d]) == e.Statements+p {
						doc = uint32(d)
					}
				}
				docs = append(docs, doc)
				a, b := v.extent(e.Statements + p)
				for _, word := range split(v.text()[a:b]) {
					if word.stop {
						continue
					}
					w.length++
					for i, u := range t.units {
						if word.stem == u.stem {
							w.all[i]++
						}
						if word.exact == u.exact {
							w.exact[i]++
						}
					}
				}
			}
			w.beginning = alone[ix.cat.marks[docs[0]].order] / classWeight[passage]
			w.rate(s, ix.wholeMean, total)
			for p, doc := range docs {
				order := ix.cat.marks[doc].order
				if alone[order] == 0 {
					continue
				}
				score := alone[order] + (wholeWeight*w.score+firstWeight*w.beginning)*classWeight[passage]
				a, b := v.extent(e.Statements + from + p)
				id[order] = hitID(e.ID, Passage, from+p)
				r := found{doc, order, score, 0}
				r.score *= 1 + sideBySide*st.neighbours(t.spine, v.text()[a:b])
				held := 0
				for i, u := range t.units {
					for _, word := range split(v.text()[a:b]) {
						if word.stem == u.stem {
							held |= 1 << i
						}
					}
				}
				r.matched = bits.OnesCount(uint(held))
				ranked = append(ranked, r)
			}
		}
	}
	if t.quotation() {
		if err := ix.preferVerbatim(t, ranked, desk); err != nil {
			return nil, err
		}
	}
	out := make(map[string]float64, len(ranked))
	for _, r := range ranked {
		out[id[r.order]] = r.score
	}
	return out, nil
}
