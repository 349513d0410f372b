package embedded

import (
	"bytes"
	"context"
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"

	"onrecord/corpus"
	"onrecord/corpus/attribution"
	"onrecord/index"
)

const defaultLimit = 10

// Search returns the best hits, best first: with a topic those that hold some of
// it, by score; without one all that pass the filters, newest first. An error
// means that the search could not be made, never that nothing was found.
func (ix *Index) Search(ctx context.Context, q index.Query) (hits []index.Hit, err error) {
	err = ix.read(func() (err error) {
		hits, err = ix.search(ctx, q)
		return err
	})
	if err != nil {
		return nil, err
	}
	return hits, nil
}

// SearchAll is Search for each of some queries.
func (ix *Index) SearchAll(ctx context.Context, qs []index.Query) (hits [][]index.Hit, err error) {
	err = ix.read(func() error {
		hits = make([][]index.Hit, len(qs))
		for i, q := range qs {
			found, err := ix.search(ctx, q)
			if err != nil {
				return err
			}
			hits[i] = found
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return hits, nil
}

func (ix *Index) search(ctx context.Context, q index.Query) ([]index.Hit, error) {
	if q.Limit <= 0 {
		q.Limit = defaultLimit
	}
	q.Limit = min(q.Limit, len(ix.cat.Class))
	t := topicOf(q, ix.table)
	if !t.asked && !q.Filters() {
		return nil, nil
	}
	f, err := newFilter(ix, q)
	if err != nil {
		return nil, err
	}
	var ranked []found
	d := newDesk(ix.shelf)
	if t.asked {
		ranked, err = ix.rank(ctx, q, t, f, d)
	} else {
		ranked, err = ix.newest(ctx, q, f)
	}
	if err != nil {
		return nil, err
	}
	return ix.hits(ranked, len(t.units), d)
}

// rank scores what holds some of the topic.
func (ix *Index) rank(ctx context.Context, q index.Query, t topic, f *filter, d desk) ([]found, error) {
	s, err := newScorer(ix, t.units, q.MinUnits)
	if err != nil {
		return nil, err
	}
	defer s.release()
	h := &best{n: q.Limit}
	if t.quotation() {
		h.n = min(max(3*q.Limit, quotedAmong), len(ix.cat.Class))
	}
	// Passages of one article have all the same beside them.
	again := q.Kind == index.Passage && q.Article == "" && !q.Alone
	if again {
		h.n = min(max(h.n, wholeAmong), len(ix.cat.Class))
	}
	if err := s.walk(ctx, f, h); err != nil {
		return nil, err
	}
	ranked := h.ranked()
	if again {
		if err := ix.lookAgain(s, t, ranked, d); err != nil {
			return nil, err
		}
	}
	if t.quotation() {
		if err := ix.preferVerbatim(t, ranked[:min(len(ranked), max(3*q.Limit, quotedAmong))], d); err != nil {
			return nil, err
		}
	}
	return ranked[:min(len(ranked), q.Limit)], nil
}

// newest ranks all that passes the filters by date, undated last; on the same day
// direct words come first, then the order of the articles.
func (ix *Index) newest(ctx context.Context, q index.Query, f *filter) ([]found, error) {
	h := &best{n: q.Limit}
	err := f.each(ctx, func(doc uint32) {
		h.offer(found{doc: doc, order: ix.cat.marks[doc].order, score: ix.recency(doc)})
	})
	ranked := h.ranked()
	for i := range ranked {
		ranked[i].score = classWeight[ix.cat.Class[ranked[i].doc]]
	}
	return ranked, err
}

// recency makes one number of a date and, within a day, of the class.
func (ix *Index) recency(doc uint32) float64 {
	when := ix.cat.when(doc)
	day := float64(when.Last)
	if !when.Known() || when.Yearless() {
		day = 0
	}
	return day + classWeight[ix.cat.Class[doc]]/2
}

// quotedAmong is among how many of the best a quotation is looked for.
const quotedAmong = 50

// quotation reports whether the topic may be a piece of a quotation.
func (t topic) quotation() bool { return len(t.words) >= 3 && len(t.units) > 0 }

// preferVerbatim lifts the records that hold the topic's words one after the
// other, the more the longer the topic is: whoever types five words in the order
// in which they were said is looking for that statement.
func (ix *Index) preferVerbatim(t topic, ranked []found, d desk) error {
	wanted := " " + strings.Join(t.words, " ") + " "
	for i := range ranked {
		r := &ranked[i]
		if r.matched < len(t.units) {
			continue
		}
		v, err := d.get(ix.cat.Article[r.doc])
		if err != nil {
			return err
		}
		start, end := v.extent(int(ix.cat.Number[r.doc]))
		if text := v.text()[start:end]; mayHold(text, t.words) && strings.Contains(spelled(text), wanted) {
			r.score *= 1 + min(0.25*float64(len(t.words)-1), 1)
		}
	}
	sort.SliceStable(ranked, func(i, j int) bool { return ranked[i].better(ranked[j]) })
	return nil
}

// mayHold reports whether a text can have these words, in their exact form, one
// after the other. It looks at the bytes of plain texts only: most that hold a
// topic's words hold them in another order, and need not be cut into words.
func mayHold(text string, words []string) bool {
	var low [4096]byte
	if len(text) > len(low) {
		return true
	}
	dot := false
	for i := range len(text) {
		c := text[i]
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
		if c >= utf8.RuneSelf || dot && letter { // U.S.S.R. is a word of four letters
			return true
		}
		dot = c == '.'
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		low[i] = c
	}
	rest := low[:len(text)]
	for _, w := range words {
		if !isPlain(w) {
			continue
		}
		i := bytes.Index(rest, []byte(w))
		if i < 0 {
			return false
		}
		rest = rest[i+len(w):]
	}
	return true
}

// isPlain reports whether a word is of small letters.
func isPlain(w string) bool {
	for i := range len(w) {
		if w[i] < 'a' || w[i] > 'z' {
			return false
		}
	}
	return true
}

// spelled returns the words of a text in their exact form, blanks around each.
func spelled(text string) string {
	var sb strings.Builder
	sb.WriteByte(' ')
	for _, w := range split(text) {
		sb.WriteString(w.exact)
		sb.WriteByte(' ')
	}
	return sb.String()
}

// hits fetches what was found. Hits of one article share it.
func (ix *Index) hits(ranked []found, units int, d desk) ([]index.Hit, error) {
	out := make([]index.Hit, 0, len(ranked))
	articles := make(map[uint32]*corpus.Article)
	for _, r := range ranked {
		n := ix.cat.Article[r.doc]
		v, err := d.get(n)
		if err != nil {
			return nil, err
		}
		if articles[n] == nil {
			a, err := v.head()
			if err != nil {
				return nil, fmt.Errorf("index: read article %d: %w", n, err)
			}
			articles[n] = &a
		}
		h, err := describe(v, int(ix.cat.Number[r.doc]), ix.cat.Entries[n])
		if err != nil {
			return nil, fmt.Errorf("index: read a record of %s: %w", articles[n].ID, err)
		}
		h.Article, h.Score, h.Matched, h.Units = articles[n], r.score, r.matched, units
		out = append(out, h)
	}
	return out, nil
}

// describe makes a hit of one record of an article.
func describe(v volume, n int, e entry) (index.Hit, error) {
	r, err := v.record(n)
	if err != nil {
		return index.Hit{}, err
	}
	text := v.text()
	start, end := v.extent(n)
	h := index.Hit{Text: text[start:end]}
	if p := r.Passage; p != nil {
		h.ID, h.Kind, h.Content = index.HitID(e.ID, index.Passage, n-e.Statements), index.Passage, h.Text
		h.Statement = corpus.Statement{Start: start, End: end, Date: p.Date, Basis: p.Basis}
		return h, nil
	}
	h.ID, h.Kind, h.Statement = index.HitID(e.ID, index.Statement, n), index.Statement, *r.Statement
	h.Content = join(text, h.Statement.Content, " … ")
	h.Cue = join(text, h.Statement.Cue, " … ")
	h.Source = join(text, h.Statement.Source, " ")
	return h, nil
}

func join(text string, spans []attribution.Span, sep string) string {
	if len(spans) == 1 {
		return text[spans[0].Start:spans[0].End]
	}
	parts := make([]string, len(spans))
	for i, s := range spans {
		parts[i] = text[s.Start:s.End]
	}
	return strings.Join(parts, sep)
}
