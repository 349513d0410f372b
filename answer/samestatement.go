package answer

import (
	"onrecord/corpus/copies"
	"onrecord/corpus/dates"
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
		if h.Kind != c.Kind || a.oneSpeaker(h.Hit, c.Hit) {
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
		return likeness >= sameInArticle && a.oneSpeaker(h.Hit, c.Hit)
	case a.oneSpeaker(h.Hit, c.Hit):
		return true
	}
	return (h.Statement.Speaker == "" || c.Statement.Speaker == "") && likeness >= sameNameless && min(h.said.Len(), c.said.Len()) >= sameLong
}

// oneSpeaker reports whether two statements have one speaker, as far as the names tell: a
// bare surname goes with the full name that has it.
func (a *Asker) oneSpeaker(x, y index.Hit) bool {
	people := a.src.People()
	kx, ky := people.Table().Key(x.Statement.Speaker), people.Table().Key(y.Statement.Speaker)
	if kx == ky {
		return true
	}
	ix, okx := people.Speaker(x.Statement.Speaker, x.Article.ID)
	iy, oky := people.Speaker(y.Statement.Speaker, y.Article.ID)
	if !okx || !oky {
		return false
	}
	ofX, _ := ix.Says(ky, y.Article.ID)
	ofY, _ := iy.Says(kx, x.Article.ID)
	return ix.ID == iy.ID || ofX || ofY
}

// clash reports whether two dates cannot be the same day.
func clash(x, y dates.Date) bool {
	differ := func(a, b int) bool { return a != 0 && b != 0 && a != b }
	return differ(x.Year, y.Year) || differ(x.Month, y.Month) || differ(x.Day, y.Day)
}
