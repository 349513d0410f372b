package enginetest

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"onrecord/corpus"
	"onrecord/corpus/attribution"
	"onrecord/corpus/dates"
	"onrecord/corpus/identity"
	"onrecord/corpus/names"
	"onrecord/index"
	"onrecord/index/rank"
	"onrecord/index/records"
	"onrecord/index/terms"
)

// Reference is the engine by its definition: it keeps every record in a list and reads
// all of them for each question. It ranks with package rank, as every engine does, and
// finds, filters and counts by going through everything.
type Reference struct {
	articles    []*corpus.Article
	table       *names.Table
	records     []record // in the archive's order
	means       [2]float64
	withPassage int     // articles that have passages
	articleMean float64 // how long these are together on average
	people      *identity.People
	counts      index.Report
	closed      atomic.Bool
}

var _ index.Engine = (*Reference)(nil)

// record is a statement or a passage with its words counted.
type record struct {
	*records.Record
	article    int                // among the articles
	chunk      int                // of its article, of a passage
	words      map[string]float64 // by their keys
	stems      map[string]float64 // by what their keys begin with
	start, end int
	statement  *corpus.Statement // nil for a passage
	date       dates.Date
	basis      dates.Basis
	id         string
}

// NewReference keeps some articles, of which extract finds the statements and passages.
// A nil table is the embedded one.
func NewReference(articles []*corpus.Article, extract func(*corpus.Article) ([]corpus.Statement, []corpus.Passage), table *names.Table) (*Reference, error) {
	if table == nil {
		table = names.DefaultTable()
	}
	r := &Reference{articles: articles, table: table}
	var reports []identity.Report
	passages := 0
	for i, a := range articles {
		found, err := records.Read(a, extract)
		if err != nil {
			return nil, err
		}
		made, keys, err := records.Make(found, table)
		if err != nil {
			return nil, err
		}
		for n, rec := range made {
			r.records = append(r.records, r.keep(i, n, rec, keys, found))
		}
		reports = append(reports, records.ReportOf(found, made, table))
		r.counts.Statements += len(found.Statements)
		passages += len(found.Passages)
		if len(found.Passages) > 0 {
			r.withPassage++
		}
	}
	r.counts.Articles, r.counts.Passages = len(articles), passages
	r.people = identity.FromReports(reports, table)
	r.counts.Speakers = len(r.people.All())
	r.average(passages)
	return r, nil
}

func (r *Reference) keep(article, n int, rec *records.Record, keys []string, from *records.Extraction) record {
	out := record{Record: rec, article: article, words: make(map[string]float64), stems: make(map[string]float64)}
	for _, w := range rec.Words {
		key := keys[w.Word]
		out.words[key] += float64(w.N)
		if at := strings.IndexAny(key, "\x00\x01"); at > 0 {
			out.stems[key[:at]] += float64(w.N)
		}
	}
	kind, at := index.Statement, n
	if n < len(from.Statements) {
		st := from.Statements[n]
		out.statement, out.start, out.end, out.date, out.basis = &st, st.Start, st.End, st.Date, st.Basis
	} else {
		kind, at = index.Passage, n-len(from.Statements)
		p := from.Passages[at]
		out.start, out.end, out.date, out.basis = p.Start, p.End, p.Date, p.Basis
		out.chunk = at / rank.ChunkSize
	}
	out.id = fmt.Sprintf("%s#%s-%d", from.Article.ID, kind, at+1)
	return out
}

func (r *Reference) average(passages int) {
	var sum, n [2]float64
	for _, rec := range r.records {
		k := rank.KindNumber(rec.Class)
		sum[k] += float64(rec.Length)
		n[k]++
	}
	for k := range r.means {
		r.means[k] = max(sum[k]/max(n[k], 1), 1)
	}
	r.articleMean = r.means[1] * float64(max(passages, 1)) / float64(max(r.withPassage, 1))
}

// frequencies returns how often a record holds a unit, in any form and in the one asked
// for.
func (rec *record) frequencies(u terms.Unit) (all, exact float64) {
	switch {
	case u.Concept != "":
		for _, c := range rec.Concepts {
			if c.ID == u.Concept {
				all += float64(c.N)
			}
		}
		return all, 0
	case u.Stem == "":
		return rec.words[terms.Key("", u.Exact)], 0
	}
	return rec.stems[u.Stem], rec.words[terms.Key(u.Stem, u.Exact)]
}

// freq counts the records that hold a unit.
func (r *Reference) freq(u terms.Unit) (n int) {
	for i := range r.records {
		if all, _ := r.records[i].frequencies(u); all > 0 {
			n++
		}
	}
	return n
}

// passes reports whether a record meets the filters of a query.
func (r *Reference) passes(q index.Query, rec *record) bool {
	a := r.articles[rec.article]
	isPassage := rec.statement == nil
	switch {
	case q.Kind != "" && (q.Kind == index.Passage) != isPassage,
		len(q.Articles) > 0 && !slices.Contains(q.Articles, a.ID),
		q.Outlet != "" && names.Fold(q.Outlet) != names.Fold(a.Outlet),
		len(q.Speakers) > 0 && !slices.ContainsFunc(rec.Speakers, func(k string) bool { return slices.Contains(q.Speakers, k) }):
		return false
	}
	return index.RangeOf(q.From, q.To).Holds(rec.When)
}

// Search goes through every record.
func (r *Reference) Search(ctx context.Context, q index.Query) ([]index.Hit, error) {
	if r.closed.Load() {
		return nil, index.ErrClosed
	}
	if q.Limit <= 0 {
		q.Limit = 10
	}
	q.Limit = min(q.Limit, len(r.records))
	t := terms.ReadTopic(q.Text, q.Concepts, r.table)
	if !t.Given && !q.Filters() {
		return nil, nil
	}
	if !t.Given {
		return r.hits(r.newest(q), 0), nil
	}
	c := &scan{Reference: r, query: q, units: t.Units}
	for _, u := range t.Units {
		c.freqs = append(c.freqs, r.freq(u))
	}
	found, err := rank.Search(ctx, c, t, rank.Options{Limit: q.Limit, Articles: q.Kind == index.Passage && len(q.Articles) == 0 && !q.Alone})
	if err != nil {
		return nil, err
	}
	return r.hits(found, len(t.Units)), nil
}

// newest sorts what passes by date.
func (r *Reference) newest(q index.Query) (found []rank.Found) {
	day := func(f rank.Found) int32 {
		if s := r.records[f.Doc].When; s.Known() && !s.Yearless() {
			return s.Last
		}
		return 0
	}
	for i := range r.records {
		if rec := &r.records[i]; r.passes(q, rec) {
			found = append(found, rank.Found{Doc: uint32(i), Order: uint32(i), Score: rank.ClassWeights[rec.Class]})
		}
	}
	slices.SortStableFunc(found, func(x, y rank.Found) int {
		return cmp.Or(cmp.Compare(day(y), day(x)), cmp.Compare(y.Score, x.Score))
	})
	return found[:min(len(found), q.Limit)]
}

// scan is a topic that is looked for in every record.
type scan struct {
	*Reference
	query index.Query
	units []terms.Unit
	freqs []int // records that hold each
}

// Best scores every record that passes.
func (s *scan) Best(_ context.Context, n int) (found []rank.Found, err error) {
	for i := range s.records {
		rec := &s.records[i]
		if !s.passes(s.query, rec) {
			continue
		}
		k := rank.KindNumber(rec.Class)
		add := rank.Saturation(float64(rec.Length), s.means[k])
		sum, matched := 0.0, 0
		for u, unit := range s.units {
			all, exact := rec.frequencies(unit)
			if all == 0 {
				continue
			}
			matched++
			weight, more := rank.UnitWeights(unit)
			rarity := rank.UnitIDF(s.freqs[u], len(s.records))
			sum += weight * rarity * rank.TF(all, add)
			if exact > 0 {
				sum += more * rarity * rank.TF(exact, add)
			}
		}
		if matched > 0 && matched >= s.query.MinUnits {
			score := sum * rank.Coordination(matched, len(s.units)) * rank.ClassWeights[rec.Class]
			found = append(found, rank.Found{Doc: uint32(i), Order: uint32(i), Score: score, Matched: int32(matched)})
		}
	}
	slices.SortFunc(found, func(x, y rank.Found) int {
		return cmp.Or(cmp.Compare(y.Score, x.Score), cmp.Compare(x.Order, y.Order))
	})
	return found[:min(len(found), n)], nil
}

// Texts returns excerpts.
func (s *scan) Texts(_ context.Context, found []rank.Found) (texts []string, err error) {
	for _, f := range found {
		rec := &s.records[f.Doc]
		texts = append(texts, s.articles[rec.article].Text[rec.start:rec.end])
	}
	return texts, nil
}

// Articles counts what is in the passages of articles.
func (s *scan) Articles(_ context.Context, passages []rank.Found) (*rank.ArticleCounts, error) {
	c := &rank.ArticleCounts{Records: len(s.records), RecordFreqs: s.freqs, Articles: s.withPassage, Mean: s.articleMean, ArticleFreqs: make([]int, len(s.units))}
	at := make(map[[2]int]int) // chunks by article and number
	for _, f := range passages {
		rec := &s.records[f.Doc]
		key := [2]int{rec.article, rec.chunk}
		if _, seen := at[key]; !seen {
			at[key] = len(c.Chunks)
			c.Chunks = append(c.Chunks, rank.Chunk{All: make([]float64, len(s.units)), Exact: make([]float64, len(s.units))})
		}
		holds := uint64(0)
		for u, unit := range s.units {
			if all, _ := rec.frequencies(unit); all > 0 {
				holds |= 1 << u
			}
		}
		c.Of, c.Holds = append(c.Of, at[key]), append(c.Holds, holds)
	}
	in := make([]map[int]bool, len(s.units))
	for u := range in {
		in[u] = make(map[int]bool)
	}
	for i := range s.records {
		rec := &s.records[i]
		if rec.statement != nil {
			continue
		}
		chunk := -1
		if n, ok := at[[2]int{rec.article, rec.chunk}]; ok {
			chunk = n
			c.Chunks[n].Length += float64(rec.Length)
		}
		for u, unit := range s.units {
			all, exact := rec.frequencies(unit)
			if all == 0 {
				continue
			}
			in[u][rec.article] = true
			if chunk >= 0 {
				c.Chunks[chunk].All[u]++
				c.Chunks[chunk].Exact[u] += exact
			}
		}
	}
	for u := range in {
		c.ArticleFreqs[u] = len(in[u])
	}
	return c, nil
}

func (r *Reference) hits(found []rank.Found, units int) []index.Hit {
	out := make([]index.Hit, 0, len(found))
	for _, f := range found {
		rec := &r.records[f.Doc]
		a := *r.articles[rec.article]
		text := a.Text
		a.Text = ""
		h := index.Hit{ID: rec.id, Article: &a, Text: text[rec.start:rec.end], Score: f.Score, Matched: int(f.Matched), Units: units}
		if st := rec.statement; st != nil {
			h.Kind, h.Statement = index.Statement, *st
			h.Content, h.Cue, h.Source = join(text, st.Content, " … "), join(text, st.Cue, " … "), join(text, st.Source, " ")
		} else {
			h.Kind, h.Content = index.Passage, h.Text
			h.Statement = corpus.Statement{Start: rec.start, End: rec.end, Date: rec.date, Basis: rec.basis}
		}
		out = append(out, h)
	}
	return out
}

func join(text string, spans []attribution.Span, between string) string {
	var parts []string
	for _, s := range spans {
		parts = append(parts, text[s.Start:s.End])
	}
	return strings.Join(parts, between)
}

// SearchAll asks one query after the other.
func (r *Reference) SearchAll(ctx context.Context, qs []index.Query) ([][]index.Hit, error) {
	out := make([][]index.Hit, len(qs))
	for i, q := range qs {
		hits, err := r.Search(ctx, q)
		if err != nil {
			return nil, err
		}
		out[i] = hits
	}
	return out, nil
}

// Articles looks for articles by their IDs.
func (r *Reference) Articles(_ context.Context, ids []string) ([]*corpus.Article, error) {
	if r.closed.Load() {
		return nil, index.ErrClosed
	}
	out := make([]*corpus.Article, len(ids))
	for i, id := range ids {
		if at := slices.IndexFunc(r.articles, func(a *corpus.Article) bool { return a.ID == id }); at >= 0 {
			a := *r.articles[at]
			out[i] = &a
		}
	}
	return out, nil
}

// Rarity counts the records that hold what a text names.
func (r *Reference) Rarity(_ context.Context, texts []string) ([]float64, error) {
	if r.closed.Load() {
		return nil, index.ErrClosed
	}
	out := make([]float64, len(texts))
	for i, text := range texts {
		if strings.TrimSpace(text) == "" {
			out[i] = 1
		}
		for _, u := range terms.ReadTopic(text, nil, r.table).Units {
			out[i] = max(out[i], rank.Rarity(r.freq(u), len(r.records)))
		}
	}
	return out, nil
}

// People returns everybody who says something.
func (r *Reference) People() *identity.People { return r.people }

// Outlets counts the articles of each outlet.
func (r *Reference) Outlets() map[string]int {
	out := make(map[string]int)
	for _, a := range r.articles {
		if a.Outlet != "" {
			out[a.Outlet]++
		}
	}
	return out
}

// Counts returns how much there is.
func (r *Reference) Counts() index.Report { return r.counts }

// Built is the zero time.
func (r *Reference) Built() time.Time { return time.Time{} }

// Close makes all later calls fail.
func (r *Reference) Close() error {
	r.closed.Store(true)
	return nil
}
