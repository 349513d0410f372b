package embedded

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/dates"
	"onrecord/corpus/intake"
	"onrecord/corpus/names"
	"onrecord/index"
)

// BuildFrom is Build from a walk of the test's own.
func BuildFrom(ctx context.Context, cfg index.Config, from func(context.Context, func(*corpus.Article) error, func(intake.Skipped)) error) (*Index, index.Report, error) {
	return build(ctx, cfg, from)
}

// UpdateFrom is Update from a walk of the test's own.
func UpdateFrom(ctx context.Context, cfg index.Config, from func(context.Context, func(*corpus.Article) error, func(intake.Skipped)) error) (index.Report, error) {
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
	for _, u := range topicOf(index.Query{Text: text}, names.DefaultTable()).units {
		if u.concept != "" {
			units = append(units, "["+u.concept+"]")
		} else {
			units = append(units, u.exact)
		}
	}
	return units
}

// Records cuts an article into its records and returns how many there are.
func Records(a *corpus.Article) (int, error) {
	f, err := read(a, nil)
	if err != nil {
		return 0, err
	}
	rs, _, err := f.records(conceptTable(&index.Config{}))
	return len(rs), err
}

// InRange reports whether a date lies inside a query's bounds.
func InRange(from, to, d dates.Date) bool { return index.RangeOf(from, to).Holds(index.SpanOf(d)) }

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

// passageRead is what a passage holds of a topic.
type passageRead struct {
	order    uint32
	id, text string
	all      []bool    // by the unit
	exact    []float64 // how often
	length   float64
	held     float64 // weight
	matched  int
}

// readPassages reads the passages of an article.
func (ix *Index) readPassages(n int, units []unit, weights []float64) (out []passageRead, err error) {
	e := &ix.cat.Entries[n]
	v, err := ix.shelf.get(n)
	if err != nil {
		return nil, err
	}
	for p := range e.Passages {
		a, b := v.extent(e.Statements + p)
		r := passageRead{id: index.HitID(e.ID, index.Passage, p), text: v.text()[a:b], all: make([]bool, len(units)), exact: make([]float64, len(units))}
		for d := range ix.cat.Class { // by going through all
			if ix.cat.Class[d] != gone && ix.cat.Article[d] == uint32(n) && int(ix.cat.Number[d]) == e.Statements+p {
				r.order = ix.cat.marks[d].order
			}
		}
		for _, word := range split(r.text) {
			if word.stop {
				continue
			}
			r.length++
			for i, u := range units {
				r.all[i] = r.all[i] || word.stem == u.stem
				if word.exact == u.exact {
					r.exact[i]++
				}
			}
		}
		for i, held := range r.all {
			if held {
				r.held += weights[i]
				r.matched++
			}
		}
		out = append(out, r)
	}
	return out, nil
}

// among returns the weights of units among articles, in any form and in the one
// asked for.
func among(units []unit, articles [][]passageRead) (weights, exacts []float64) {
	for i, u := range units {
		n := 0
		for _, ps := range articles {
			if slices.ContainsFunc(ps, func(r passageRead) bool { return r.all[i] }) {
				n++
			}
		}
		_, weight, exact := u.term()
		rarity := 0.0
		if n > 0 {
			rarity = idf(n, len(articles))
		}
		weights, exacts = append(weights, weight*rarity), append(exacts, exact*rarity)
	}
	return weights, exacts
}

// WholesByDefinition scores the passages that hold some of a topic of plain words,
// and what their articles hold, by reading the texts; verbatim ones as Search does.
func (ix *Index) WholesByDefinition(q index.Query) (map[string]float64, error) {
	t := topicOf(q, ix.table)
	s, err := newScorer(ix, t.units, 0)
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
	var articles [][]passageRead
	for n := range ix.cat.Entries {
		ps, err := ix.readPassages(n, t.units, s.weights)
		if err != nil {
			return nil, err
		}
		articles = append(articles, ps)
		for _, p := range ps {
			for _, r := range first {
				if r.Order == p.order {
					share := p.held / total
					alone[p.order] = r.Score/math.Sqrt(float64(p.matched)/float64(len(t.units)))*share + allWeight*total*math.Pow(share, allSteep)
				}
			}
		}
	}
	ws := &wholes{}
	ws.weights, ws.exacts = among(t.units, articles)
	var ranked []found
	ids := map[uint32]string{}
	st := stemmers.Get().(*stemmer)
	defer stemmers.Put(st)
	for _, ps := range articles {
		for from := 0; from < len(ps); from += chapter {
			part := slices.Clone(ps[from:min(from+chapter, len(ps))])
			w := whole{all: make([]float64, len(t.units)), exact: make([]float64, len(t.units))}
			for _, p := range part {
				w.length += p.length
				for i := range t.units {
					if p.all[i] {
						w.all[i]++
					}
					w.exact[i] += p.exact[i]
				}
			}
			w.rate(ws, ix.wholeMean)
			slices.SortStableFunc(part, func(x, y passageRead) int { return cmp.Compare(alone[y.order], alone[x.order]) })
			for n, p := range part {
				if alone[p.order] == 0 {
					continue
				}
				score := alone[p.order] + wholeWeight*classWeight[passage]*w.score/(1+fading*float64(n))
				score *= 1 + sideBySide*st.neighbours(t.spine, p.text)
				ids[p.order] = p.id
				ranked = append(ranked, found{0, p.order, score, p.matched})
			}
		}
	}
	for i := range ranked { // for preferVerbatim
		for d := range ix.cat.marks {
			if ix.cat.Class[d] != gone && ix.cat.marks[d].order == ranked[i].order {
				ranked[i].doc = uint32(d)
			}
		}
	}
	if t.quotation() {
		if err := ix.preferVerbatim(t, ranked, newDesk(ix.shelf)); err != nil {
			return nil, err
		}
	}
	out := make(map[string]float64, len(ranked))
	for _, r := range ranked {
		out[ids[r.order]] = r.score
	}
	return out, nil
}
