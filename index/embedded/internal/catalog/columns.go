// Package catalog knows what the document numbers of a generation stand for: the articles,
// and in columns for each record its article, number, length, days and class.
//
// columns.go has what is written down (file.go), derived.go what follows from it when it is
// read: the order of the archive, the average lengths, the documents of an article. zones.go
// says of runs of documents which days they can have, so that a filter by date skips them.
package catalog

import (
	"time"

	"onrecord/corpus/identity"
	"onrecord/corpus/intake"
	"onrecord/index/rank"
	"onrecord/index/records"
)

// Entry is what is kept in memory of an article; its text is in the store.
type Entry struct {
	ID, Hash, Outlet string
	Mark             string // of everything that was read: the head and the cleaned text
	Statements       int    // the records below this number
	Passages         int
	Part             int   // where its records and its text are
	Offset, Size     int64 // of its text among the part's
}

func (e *Entry) Records() int { return e.Statements + e.Passages }

// Part is one piece of a generation, written once: the articles that one Update
// read, with their postings. Later generations carry it on as it is.
type Part struct {
	Name string
	Size int // documents, those that are gone included
}

// Catalog knows what bleve's document numbers stand for. Filters and lengths are
// columns in memory, 21 bytes a record and 12 for what is derived from them, so that
// a hit is weighed without reading anything from disk.
type Catalog struct {
	Entries []Entry
	Said    []identity.Report // who speaks in each of them; without ID and outlet, which the entry has
	Skipped []intake.Skipped
	Failed  map[string]string // articles that could not be read: ID to hash
	Built   time.Time
	Parts   []Part // document numbers run on from one to the next

	// By document number.
	Article []uint32 // into Entries
	Number  []uint32 // among the article's records
	Length  []uint32 // weighted words
	First   []int32  // the span of days that the date may be
	Last    []int32
	Class   []rank.Class

	derived
}

// Gone is the class of a document whose article was changed or removed since its store
// was written.
const Gone = rank.Passage + 1

func (c *Catalog) AddRecord(article int, r *records.Record) {
	c.Article = append(c.Article, uint32(article))
	c.Number = append(c.Number, uint32(r.Number))
	c.Length = append(c.Length, uint32(r.Length))
	c.First = append(c.First, r.When.First)
	c.Last = append(c.Last, r.When.Last)
	c.Class = append(c.Class, r.Class)
}

// Append adds the columns of some documents of another catalog.
func (c *Catalog) Append(from *Catalog, begin, end int) {
	c.Article = append(c.Article, from.Article[begin:end]...)
	c.Number = append(c.Number, from.Number[begin:end]...)
	c.Length = append(c.Length, from.Length[begin:end]...)
	c.First = append(c.First, from.First[begin:end]...)
	c.Last = append(c.Last, from.Last[begin:end]...)
	c.Class = append(c.Class, from.Class[begin:end]...)
}

// Renumber gives the documents from first on the new numbers of their articles;
// those whose article has none are gone.
func (c *Catalog) Renumber(first int, now []int) {
	for doc := first; doc < len(c.Class); doc++ {
		if c.Class[doc] == Gone {
			continue
		}
		if n := now[c.Article[doc]]; n >= 0 {
			c.Article[doc] = uint32(n)
		} else {
			c.Article[doc], c.Class[doc] = 0, Gone
		}
	}
}

// Arrange puts the columns, filled in the order of the articles, into the order
// of bleve's documents.
func (c *Catalog) Arrange(order []uint32) {
	c.Article = permute(c.Article, order)
	c.Number = permute(c.Number, order)
	c.Length = permute(c.Length, order)
	c.First = permute(c.First, order)
	c.Last = permute(c.Last, order)
	c.Class = permute(c.Class, order)
}

func permute[T any](s []T, order []uint32) []T {
	out := make([]T, len(order))
	for i, from := range order {
		out[i] = s[from]
	}
	return out
}
