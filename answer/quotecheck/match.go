package quotecheck

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"onrecord/answer/quotation"
	"onrecord/corpus"
	"onrecord/corpus/dates"
	"onrecord/corpus/identity"
	"onrecord/corpus/text"
	"onrecord/index"
)

const (
	// candidates is how many hits of each kind are looked at for articles that may
	// have the words.
	candidates = 30
	// mostArticles is how many articles are read for one quotation.
	mostArticles = 16
	// alwaysRead is how many of them are read whatever their hits hold, and leastShare
	// the share of the words that those of any other must hold: to read an article is
	// what costs.
	alwaysRead, leastShare = 2, 0.6
	// mostStatements is how many statements of these articles are looked at.
	mostStatements = 10_000
)

// matches finds the articles that have the words, and whose they are there. It asks
// the archive three times at the most, however many articles there are.
func (c *Checker) matches(ctx context.Context, q quotation.Quotation, by []identity.Individual) ([]Match, error) {
	ids, err := c.likely(ctx, q)
	if err != nil {
		return nil, err
	}
	articles, err := c.archive.Articles(ctx, ids)
	if err != nil {
		return nil, err
	}
	texts := map[string]quotation.Text{}
	articles = slices.DeleteFunc(articles, func(a *corpus.Article) bool {
		if a == nil { // gone since it was found
			return true
		}
		t := quotation.Read(a.Text)
		texts[a.ID] = t
		if !q.Near(t) {
			return true
		}
		if _, ok := q.Within(t, nil); ok {
			return false
		}
		gaps := between(a.Text) // which parses the article
		_, ok := q.Within(t, gaps)
		return !ok
	})
	said, err := c.saidIn(ctx, articles)
	if err != nil {
		return nil, err
	}
	var out []Match
	for _, a := range articles {
		m, ok := matchIn(q, a, texts[a.ID], said[a.ID])
		if !ok {
			continue
		}
		key := c.archive.People().Table().Key(m.Speaker)
		m.his = m.Named() && slices.ContainsFunc(by, func(ind identity.Individual) bool { his, _ := ind.Says(key, a.ID); return his })
		out = append(out, m)
	}
	return out, nil
}

// saidIn are the statements of some articles, by the articles' IDs.
func (c *Checker) saidIn(ctx context.Context, articles []*corpus.Article) (map[string][]index.Hit, error) {
	if len(articles) == 0 {
		return nil, nil
	}
	within := index.Query{Kind: index.Statement, Limit: mostStatements}
	for _, a := range articles {
		within.Articles = append(within.Articles, a.ID)
	}
	hits, err := c.archive.Search(ctx, within)
	said := map[string][]index.Hit{}
	for _, h := range hits {
		said[h.Article.ID] = append(said[h.Article.ID], h)
	}
	return said, err
}

// likely returns the IDs of articles that may have the words, best first.
func (c *Checker) likely(ctx context.Context, q quotation.Quotation) ([]string, error) {
	query := index.Query{Text: q.Plain(), Alone: true, Limit: candidates}
	passages, statements := query, query
	passages.Kind, statements.Kind = index.Passage, index.Statement
	lists, err := c.archive.SearchAll(ctx, []index.Query{passages, statements})
	if err != nil {
		return nil, err
	}
	var ids []string
	found := map[string][]string{} // the texts of an article's hits
	for i := range candidates {
		for _, hits := range lists {
			if i >= len(hits) {
				continue
			}
			id := hits[i].Article.ID
			if found[id] == nil && len(ids) < mostArticles {
				ids = append(ids, id)
			}
			found[id] = append(found[id], hits[i].Text)
		}
	}
	best := 0
	return slices.DeleteFunc(ids, func(id string) bool {
		best++
		return best > alwaysRead && q.Share(found[id]) < leastShare
	}), nil
}

// between returns the stretches of a text outside quotation marks that stand between
// two quotations of one paragraph: what may be a reporting clause inside a statement.
func between(s string) []text.Range {
	var out []text.Range
	d := text.Parse(s, nil, nil)
	for i := 1; i < len(d.Quotations); i++ {
		from, to := d.Tokens[d.Quotations[i-1].End-1].End, d.Tokens[d.Quotations[i].First].Start
		if from < to && !strings.Contains(s[from:to], "\n") {
			out = append(out, text.Range{Start: from, End: to})
		}
	}
	return out
}

// matchIn finds the words in an article and the statement that they are part of.
func matchIn(q quotation.Quotation, article *corpus.Article, read quotation.Text, said []index.Hit) (Match, bool) {
	found, ok := q.Within(read, clauses(article.Text, said))
	if !ok {
		return Match{}, false
	}
	m := Match{Match: found}
	head := *article
	head.Text = ""
	m.Article = &head
	hull := text.Range{Start: found.Parts[0].Start, End: found.Parts[0].End}
	for _, p := range found.Parts {
		hull.Start, hull.End = min(hull.Start, p.Start), max(hull.End, p.End)
	}
	if s := whose(found.Parts, said); s != nil {
		m.ID, m.Statement, m.Speaker = s.ID, s.Statement, s.Statement.Speaker
		m.Statement.Start, m.Statement.End = min(m.Statement.Start, hull.Start), max(m.Statement.End, hull.End)
	} else {
		p, n := passage(article, hull)
		if n >= 0 {
			m.ID = index.HitID(article.ID, index.Passage, n)
		}
		m.Statement.Start, m.Statement.End, m.Statement.Date, m.Statement.Basis = p.Start, p.End, p.Date, p.Basis
	}
	m.Excerpt = article.Text[m.Statement.Start:m.Statement.End]
	m.Link = article.Link(m.Statement.Start, m.Statement.End)
	return m, true
}

// clauses returns what stands between the parts of one statement, and between two
// statements of one speaker that follow each other in a paragraph.
func clauses(s string, said []index.Hit) []text.Range {
	type part struct {
		at      text.Range
		speaker string
		of      int
	}
	var parts []part
	for i, h := range said {
		for _, c := range h.Statement.Content {
			parts = append(parts, part{text.Range{Start: c.Start, End: c.End}, h.Statement.Speaker, i})
		}
	}
	slices.SortStableFunc(parts, func(a, b part) int { return cmp.Compare(a.at.Start, b.at.Start) })
	var out []text.Range
	for i := 1; i < len(parts); i++ {
		a, b := parts[i-1], parts[i]
		one := a.of == b.of || a.speaker != "" && a.speaker == b.speaker
		if one && a.at.End < b.at.Start && !strings.Contains(s[a.at.End:b.at.Start], "\n") {
			out = append(out, text.Range{Start: a.at.End, End: b.at.Start})
		}
	}
	return out
}

// leastInside is the share of the matched words, in bytes, that a statement must hold
// to be the one they are part of.
const leastInside = 0.5

// whose returns the statement whose content holds most of the parts; of two that hold
// as much, the one that is quoted, and then the shorter.
func whose(parts []text.Range, said []index.Hit) *index.Hit {
	all := 0
	for _, p := range parts {
		all += p.End - p.Start
	}
	var best *index.Hit
	most, rank := 0, 0
	for i := range said {
		h := &said[i]
		inside, size := 0, 0
		for _, c := range h.Statement.Content {
			size += c.End - c.Start
			for _, p := range parts {
				inside += max(0, min(c.End, p.End)-max(c.Start, p.Start))
			}
		}
		r := -size
		if h.Statement.Type != "indirect" {
			r += 1 << 30
		}
		if float64(inside) >= leastInside*float64(all) && (inside > most || inside == most && r > rank) {
			best, most, rank = h, inside, r
		}
	}
	return best
}

// passage returns the paragraphs that hold a range, with their day, and which passage of
// the article they begin with, from 0; -1 for none.
func passage(a *corpus.Article, at text.Range) (out corpus.Passage, n int) {
	n = -1
	for i, p := range a.Passages() {
		if p.Start < at.End && at.Start < p.End {
			if out.End == 0 {
				out, n = p, i
			}
			out.Start, out.End = min(out.Start, p.Start), max(out.End, p.End)
		}
	}
	if out.End == 0 { // a table or another scrap that makes no passage
		return corpus.Passage{Start: at.Start, End: at.End, Date: a.Published, Basis: dates.Published}, n
	}
	out.Start, out.End = min(out.Start, at.Start), max(out.End, at.End)
	return out, n
}
