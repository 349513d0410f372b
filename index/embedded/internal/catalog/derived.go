package catalog

import (
	"errors"
	"slices"

	"onrecord/corpus/identity"
	"onrecord/corpus/names"
	"onrecord/index"
	"onrecord/index/rank"
)

// derived is what follows from the columns. It is not written down: gob leaves out an
// embedded struct that is not exported.
type derived struct {
	Marks  []mark   // by document number
	Docs   []uint32 // by the place in the archive
	begins []uint32 // of each entry: its first record's place in the archive
	Zones  []zone
	Ids    map[string]int // article ID to its place among the entries

	Means       [2]float64 // average lengths, of statements and of passages
	Articles    int        // that have passages
	ArticleMean float64    // and how long these are together on average
}

// Complete derives what follows from the columns, which must be of equal length.
func (c *Catalog) Complete() error {
	if len(c.Said) != len(c.Entries) {
		return errors.New("index: the catalog does not say of every article who speaks in it")
	}
	if n := len(c.Class); len(c.Article) != n || len(c.Number) != n || len(c.Length) != n || len(c.First) != n || len(c.Last) != n {
		return errors.New("index: the columns of the catalog differ")
	}
	c.setMarks()
	c.Zones = zonesOf(c.First, c.Last)
	c.Means[0], c.Means[1] = c.Averages()
	c.Articles, c.ArticleMean = c.withPassages(c.Means[1])
	c.Ids = make(map[string]int, len(c.Entries))
	for i, e := range c.Entries {
		c.Ids[e.ID] = i
	}
	return nil
}

// mark is what a score needs of a document, kept together so that weighing one
// looks at one place in memory.
type mark struct {
	Order uint32 // its place in the archive, counted in records
	rest  uint32 // the length, and the class in the lowest bits
}

const classBits = 3

func (m mark) Class() rank.Class { return rank.Class(m.rest & (1<<classBits - 1)) }

func (m mark) Length() float64 { return float64(m.rest >> classBits) }

// setMarks gives every record its place in the archive.
func (c *Catalog) setMarks() {
	c.begins = make([]uint32, len(c.Entries))
	n := uint32(0)
	for i, e := range c.Entries {
		c.begins[i] = n
		n += uint32(e.Records())
	}
	c.Marks, c.Docs = make([]mark, len(c.Class)), make([]uint32, n)
	for doc := range c.Marks {
		c.Marks[doc] = mark{c.begins[c.Article[doc]] + c.Number[doc], c.Length[doc]<<classBits | uint32(c.Class[doc])}
		if at := c.Marks[doc].Order; at < n && c.Class[doc] != Gone {
			c.Docs[at] = uint32(doc)
		}
	}
}

// DocsOf returns the documents of an article.
func (c *Catalog) DocsOf(article int) []uint32 {
	first := c.begins[article]
	return c.Docs[first : int(first)+c.Entries[article].Records()]
}

// Gone reports whether a document does not count any more.
func (c *Catalog) Gone(doc uint32) bool { return c.Class[doc] == Gone }

func (c *Catalog) When(doc uint32) index.Span {
	return index.Span{First: c.First[doc], Last: c.Last[doc]}
}

// ChunkOf returns the place in the archive of the first record of the chunk, of the
// article, that a passage belongs to.
func (c *Catalog) ChunkOf(doc uint32) uint32 {
	e := &c.Entries[c.Article[doc]]
	n := (int(c.Number[doc]) - e.Statements) / rank.ChunkSize * rank.ChunkSize
	return c.Marks[doc].Order - c.Number[doc] + uint32(e.Statements+n)
}

// People are those who speak in the articles.
func (c *Catalog) People(table *names.Table) *identity.People {
	reports := slices.Clone(c.Said)
	for i := range reports {
		reports[i].Article, reports[i].Outlet = c.Entries[i].ID, c.Entries[i].Outlet
	}
	return identity.FromReports(reports, table)
}

// Outlets counts the articles of each outlet that is known.
func (c *Catalog) Outlets() map[string]int {
	out := make(map[string]int)
	for _, e := range c.Entries {
		if e.Outlet != "" {
			out[e.Outlet]++
		}
	}
	return out
}

// Report counts what the catalog holds.
func (c *Catalog) Report() index.Report {
	r := index.Report{Articles: len(c.Entries), Skipped: c.Skipped}
	for _, e := range c.Entries {
		r.Statements += e.Statements
		r.Passages += e.Passages
	}
	return r
}

// Averages returns the mean length of a statement and of a passage. The two are
// so different that one mean would favour whichever is shorter.
func (c *Catalog) Averages() (statement, pass float64) {
	var sum, n [2]float64
	for i, cl := range c.Class {
		if cl == Gone {
			continue
		}
		k := 0
		if cl == rank.Passage {
			k = 1
		}
		sum[k] += float64(c.Length[i])
		n[k]++
	}
	return max(sum[0]/max(n[0], 1), 1), max(sum[1]/max(n[1], 1), 1)
}

// withPassages returns how many articles have passages, and how long these are together on
// average, of one passage on average so long.
func (c *Catalog) withPassages(pass float64) (articles int, mean float64) {
	passages := 0
	for _, e := range c.Entries {
		if e.Passages > 0 {
			passages += e.Passages
			articles++
		}
	}
	return articles, pass * float64(max(passages, 1)) / float64(max(articles, 1))
}
