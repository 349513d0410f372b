package answer

import (
	"onrecord/corpus/copies"
	"onrecord/corpus/dates"
	"onrecord/corpus/names"
	"onrecord/index"
)

// Likeness that is asked for beyond what tells one statement from another.
const (
	sameInArticle = 0.7 // a person who goes on about a thing uses its words again
	samePassage   = 0.8 // of passages, which say many things
	sameNameless  = 0.9 // where one of two articles does not name the speaker …
	sameLong      = 6   // … and the words are so many
)

// same reports whether two hits are one statement: overlapping places of one
// article, or one speaker's agreeing words. Dates that contradict each other keep
// statements apart.
func (a *Asker) same(h, c candidate) bool {
	if h.Article.ID == c.Article.ID && h.Statement.Start < c.Statement.End && c.Statement.Start < h.Statement.End {
		if h.Kind != c.Kind || a.oneSpeaker(h.Statement.Speaker, c.Statement.Speaker) {
			return true // the reader has these lines before him already
		}
	}
	if !a.weights.grouping || h.Kind != c.Kind || clash(h.Statement.Date, c.Statement.Date) {
		return false
	}
	if h.Kind != index.Statement {
		return copies.Likeness(h.said, c.said) >= samePassage
	}
	if !copies.Same(h.said, c.said) {
		return false
	}
	likeness := copies.Likeness(h.said, c.said)
	switch {
	case h.Article.ID == c.Article.ID:
		return likeness >= sameInArticle && a.oneSpeaker(h.Statement.Speaker, c.Statement.Speaker)
	case a.oneSpeaker(h.Statement.Speaker, c.Statement.Speaker):
		return true
	}
	return (h.Statement.Speaker == "" || c.Statement.Speaker == "") && likeness >= sameNameless && min(h.said.Len(), c.said.Len()) >= sameLong
}

func (a *Asker) oneSpeaker(x, y string) bool {
	kx, ky := names.Key(x), names.Key(y)
	if kx == ky {
		return true
	}
	ix, okx := a.src.People().ByKey(kx)
	iy, oky := a.src.People().ByKey(ky)
	return okx && oky && ix.ID == iy.ID
}

// clash reports whether two dates cannot be the same day.
func clash(x, y dates.Date) bool {
	differ := func(a, b int) bool { return a != 0 && b != 0 && a != b }
	return differ(x.Year, y.Year) || differ(x.Month, y.Month) || differ(x.Day, y.Day)
}
