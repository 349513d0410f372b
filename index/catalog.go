package index

import (
	"time"

	"onrecord/corpus"
	"onrecord/corpus/names"
)

// entry is what is kept in memory of an article; its text is on the shelf.
type entry struct {
	ID, Hash, Outlet string
	Statements       int // the records below this number
	Passages         int
}

// catalog knows what bleve's document numbers stand for. Filters and lengths are
// columns in memory, 21 bytes a record, so that a hit is weighed without reading
// anything from disk.
type catalog struct {
	Entries  []entry
	Mentions []names.Mention
	Skipped  []corpus.Skipped
	Failed   map[string]string // articles that could not be digested: ID to hash
	Built    time.Time
	Offsets  []int64 // of the articles on the shelf

	// By document number.
	Article []uint32 // into Entries
	Number  []uint32 // among the article's records
	Length  []uint32 // weighted words
	First   []int32  // the span of days that the date may be
	Last    []int32
	Class   []class

	base []uint32 // of each entry: its first record, counted over the archive
}

// numberRecords gives every record its place in the archive.
func (c *catalog) numberRecords() {
	c.base = make([]uint32, len(c.Entries))
	n := uint32(0)
	for i, e := range c.Entries {
		c.base[i] = n
		n += uint32(e.Statements + e.Passages)
	}
}

// order returns the place in the archive of the record behind a document.
func (c *catalog) order(doc uint32) uint32 { return c.base[c.Article[doc]] + c.Number[doc] }

func (c *catalog) addEntry(f *filed) {
	c.Entries = append(c.Entries, entry{
		ID: f.Article.ID, Hash: f.Article.Hash, Outlet: f.Article.Outlet,
		Statements: len(f.Statements), Passages: len(f.Passages),
	})
}

func (c *catalog) addRecord(article int, r *record) {
	c.Article = append(c.Article, uint32(article))
	c.Number = append(c.Number, uint32(r.number))
	c.Length = append(c.Length, uint32(r.length))
	c.First = append(c.First, r.when.first)
	c.Last = append(c.Last, r.when.last)
	c.Class = append(c.Class, r.class)
}

// arrange puts the columns, filled in the order of the articles, into the order
// of bleve's documents.
func (c *catalog) arrange(order []uint32) {
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

func (c *catalog) when(doc uint32) span { return span{c.First[doc], c.Last[doc]} }

// outlets counts the articles of each outlet that is known.
func (c *catalog) outlets() map[string]int {
	out := make(map[string]int)
	for _, e := range c.Entries {
		if e.Outlet != "" {
			out[e.Outlet]++
		}
	}
	return out
}

// report counts what the catalog holds.
func (c *catalog) report() Report {
	r := Report{Articles: len(c.Entries), Skipped: c.Skipped}
	for _, e := range c.Entries {
		r.Statements += e.Statements
		r.Passages += e.Passages
	}
	return r
}

// averages returns the mean length of a statement and of a passage. The two are
// so different that one mean would favour whichever is shorter.
func (c *catalog) averages() (statement, pass float64) {
	var sum, n [2]float64
	for i, cl := range c.Class {
		k := 0
		if cl == passage {
			k = 1
		}
		sum[k] += float64(c.Length[i])
		n[k]++
	}
	return max(sum[0]/max(n[0], 1), 1), max(sum[1]/max(n[1], 1), 1)
}
