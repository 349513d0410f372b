package answer

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"onrecord/answer/question"
	"onrecord/answer/quotation"
	"onrecord/answer/quotecheck"
	"onrecord/answer/topic"
	"onrecord/corpus/names"
	"onrecord/corpus/text"
	"onrecord/index"
)

// Words in quotation marks are held to: what does not have them, as they are or with few
// of them altered, is no answer. They are looked for in two ways. The statements that the
// question asks for anyway are held against them, which finds every one of a speaker; and
// the articles are, by package quotecheck, which finds words that stand in several
// statements or in none.

// quotations are the words that the question quotes, and that an answer must have. A
// single word is one only where it is asked who said it: else the marks may stand for
// emphasis.
func (r resolution) quotations() []quotation.Quotation {
	if q := r.asked; q.Interrogative() && q.Asks != question.Speaker && q.Who.Text == "" && !q.ForSpeech(true) {
		return nil // "what is the “hot line” proposal"
	}
	var out []quotation.Quotation
	for _, p := range r.asked.Quotes {
		if q, err := quotation.Parse(p.Text); err == nil {
			out = append(out, q)
		}
	}
	return out
}

// byQuotation answers a question that quotes somebody by what has these words.
func (a *Asker) byQuotation(ctx context.Context, r resolution, quoted []quotation.Quotation, limit int) (Answer, error) {
	r.read.Quoted = quoted[0].Text
	ans := Answer{Read: r.read}
	var list []candidate
	if r.read.Speaker == "" || len(r.people) > 0 {
		said, err := a.statementsWith(ctx, r, quoted, limit)
		if err != nil {
			return ans, err
		}
		list = said
	}
	stands, err := a.articlesWith(ctx, quoted)
	if err != nil {
		return ans, err
	}
	var others []candidate
	for _, c := range stands {
		switch {
		case !a.meetsPlan(r, c):
		case r.read.Speaker == "" || a.saidBy(r, c):
			list = append(list, c)
		default:
			others = append(others, c)
		}
	}
	byVerdict(list)
	ordered(r.asked.Order, list)
	if ans.Excerpts, err = a.excerpts(ctx, list, limit); err != nil || len(list) > 0 {
		return ans, err
	}
	if len(others) > 0 {
		byVerdict(others)
		if ans.Related, err = a.excerpts(ctx, others, maxRelated); err != nil {
			return ans, err
		}
		for i := range ans.Related {
			ans.Related[i].Why = OtherSpeaker
		}
		return ans, nil
	}
	return a.nearest(ctx, r, ans, limit)
}

// statementsWith are the statements that the question asks for and that have the words.
func (a *Asker) statementsWith(ctx context.Context, r resolution, quoted []quotation.Quotation, limit int) ([]candidate, error) {
	p := r.plan()
	q := p.query(limit * gather)
	q.Text, q.Concepts, q.Kind = quoted[0].Plain(), nil, index.Statement
	hits, err := a.src.Search(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("answer: search: %w", err)
	}
	p.topic, p.entire = topic.Topic{}, false
	list, err := a.fitting(ctx, p, hits)
	if err != nil {
		return nil, err
	}
	var out []candidate
	for _, c := range list {
		if held, ok := heldBy(c.Hit, quoted); ok {
			c.held = &held
			out = append(out, c)
		}
	}
	return out, nil
}

// heldBy reports whether what was said in a statement has all of some quotations; the
// match is that of the one that differs most.
func heldBy(h index.Hit, quoted []quotation.Quotation) (quotation.Match, bool) {
	var said, frame []text.Range
	at := 0
	for _, c := range h.Statement.Content {
		s := text.Range{Start: c.Start - h.Statement.Start, End: c.End - h.Statement.Start}
		if s.Start < at || s.End > len(h.Text) {
			continue
		}
		if s.Start > at && len(said) > 0 {
			frame = append(frame, text.Range{Start: at, End: s.Start})
		}
		said, at = append(said, s), s.End
	}
	var worst quotation.Match
	for i, q := range quoted {
		m, ok := q.In(h.Text, frame)
		if !ok || 2*shared(m.Parts, said) < shared(m.Parts, m.Parts) {
			return m, false
		}
		if i == 0 || m.Kept() < worst.Kept() {
			worst = m
		}
	}
	return worst, true
}

// shared is how many bytes of some ranges lie in others.
func shared(parts, within []text.Range) (n int) {
	for _, p := range parts {
		for _, w := range within {
			n += max(0, min(p.End, w.End)-max(p.Start, w.Start))
		}
	}
	return n
}

// articlesWith are the places of articles that have the words of all quotations.
func (a *Asker) articlesWith(ctx context.Context, quoted []quotation.Quotation) ([]candidate, error) {
	var out []candidate
	for i, q := range quoted {
		res, err := quotecheck.New(a.src).Check(ctx, q.Text, "")
		if err != nil {
			return nil, fmt.Errorf("answer: look for a quotation: %w", err)
		}
		var here []candidate
		for _, m := range res.Matches {
			c := placeOf(m)
			if i == 0 {
				here = append(here, c)
				continue
			}
			for _, was := range out {
				if was.Article.ID == c.Article.ID && was.Statement.Speaker == c.Statement.Speaker {
					here = append(here, was)
				}
			}
		}
		out = here
	}
	return out, nil
}

// placeOf is a match as a candidate.
func placeOf(m quotecheck.Match) candidate {
	h := index.Hit{ID: m.ID, Kind: index.Statement, Article: m.Article, Statement: m.Statement, Text: m.Excerpt, Content: m.Excerpt, Score: 1}
	if m.Statement.Type == "" {
		h.Kind = index.Passage
	} else {
		var said []string
		for _, c := range m.Statement.Content {
			said = append(said, m.Excerpt[c.Start-m.Statement.Start:c.End-m.Statement.Start])
		}
		h.Content = strings.Join(said, " … ")
	}
	for _, c := range m.Statement.Cue {
		if c.Start >= m.Statement.Start && c.End <= m.Statement.End {
			h.Cue = strings.TrimSpace(h.Cue + " " + m.Excerpt[c.Start-m.Statement.Start:c.End-m.Statement.Start])
		}
	}
	held := m.Match
	for i := range held.Parts {
		held.Parts[i].Start -= m.Statement.Start
		held.Parts[i].End -= m.Statement.Start
	}
	return candidate{Hit: h, score: held.Kept(), held: &held}
}

// meetsPlan reports whether a place of an article is of the days and the outlet asked for,
// and of nobody who is left out.
func (a *Asker) meetsPlan(r resolution, c candidate) bool {
	if days := r.read.days(); !days.IsZero() && !c.Statement.Date.Within(days.From, days.To) {
		return false
	}
	if r.read.Outlet != "" && names.Fold(r.read.Outlet) != names.Fold(c.Article.Outlet) {
		return false
	}
	return !a.barred(r.plan(), c)
}

// saidBy reports whether a statement is of somebody asked for.
func (a *Asker) saidBy(r resolution, c candidate) bool {
	_, how := a.speakerOf(r.plan(), c.Hit)
	return len(r.people) > 0 && c.Kind == index.Statement && how != others
}

// byVerdict puts what has the words as they are before what has them altered, then what
// somebody said before what nobody is known to have said.
func byVerdict(list []candidate) {
	rank := func(c candidate) int {
		n := 0
		if c.held.Verbatim() {
			n += 2
		}
		if c.Statement.Speaker != "" && !c.Statement.Unsure {
			n++
		}
		return n
	}
	slices.SortStableFunc(list, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(rank(y), rank(x)), cmp.Compare(y.held.Kept(), x.held.Kept()), cmp.Compare(y.score, x.score))
	})
}

// verdict says of an excerpt how it has the words that the question quotes.
func (e *Excerpt) verdict(held *quotation.Match) {
	if held == nil {
		return
	}
	e.Verdict, e.Bold = quotecheck.Altered, held.Parts
	if held.Verbatim() {
		e.Verdict = quotecheck.Verbatim
	}
	e.Differences, e.Spliced = held.Differences, held.Spliced
}

// ExcerptOf is a place that has words which were checked as answers show one, with the
// words that match in bold.
func ExcerptOf(m quotecheck.Match) Excerpt {
	s := m.Statement
	e := Excerpt{ID: m.ID, Type: m.Type(), Speaker: m.Speaker, Role: s.Role, Unsure: s.Unsure, Text: m.Excerpt, Content: m.Excerpt,
		Date: s.Date, Basis: s.Basis, Link: m.Link, Article: m.Article, Start: s.Start, End: s.End, Differences: m.Differences, Spliced: m.Spliced}
	for _, p := range m.Parts {
		e.Bold = append(e.Bold, text.Range{Start: p.Start - s.Start, End: p.End - s.Start})
	}
	return e
}
