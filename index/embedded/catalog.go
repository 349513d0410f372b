package embedded

import (
	"time"

	"onrecord/corpus/identity"
	"onrecord/corpus/intake"
	"onrecord/index"
)

// entry is what is kept in memory of an article; its text is on the shelf.
type entry struct {
	ID, Hash, Outlet string
	Mark             string // of everything that was read: the head and the cleaned text
	Statements       int    // the records below this number
	Passages         int
	Part             int   // where its records and its text are
	Offset, Size     int64 // of its text among the part's
}

func (e *entry) records() int { return e.Statements + e.Passages }

// part is one piece of a generation, written once: the articles that one Update
// read, with their postings. Later generations carry it on as it is.
type part struct {
	Name string
	Size int // documents, those that are gone included
}

// catalog knows what bleve's document numbers stand for. Filters and lengths are
// columns in memory, 21 bytes a record and 12 for what is derived from them, so that
// a hit is weighed without reading anything from disk.
type catalog struct {
	Entries  []entry
	Mentions []identity.Mention
	Skipped  []intake.Skipped
	Failed   map[string]string // articles that could not be digested: ID to hash
	Built    time.Time
	Parts    []part // document numbers run on from one to the next

	// By document number.
	Article []uint32 // into Entries
	Number  []uint32 // among the article's records
	Length  []uint32 // weighted words
	First   []int32  // the span of days that the date may be
	Last    []int32
	Class   []class

	marks  []mark   // by document number
	docs   []uint32 // by the place in the archive
	begins []uint32 // of each entry: its first record's place in the archive
	zones  []zone
}

// mark is what a score needs of a document, kept together so that weighing one
// looks at one place in memory.
type mark struct {
	order uint32 // its place in the archive, counted in records
	rest  uint32 // the length, and the class in the lowest bits
}

const classBits = 3

func (m mark) class() class { return class(m.rest & (1<<classBits - 1)) }

func (m mark) length() float64 { return float64(m.rest >> classBits) }

// setMarks gives every record its place in the archive.
func (c *catalog) setMarks() {
	c.begins = make([]uint32, len(c.Entries))
	n := uint32(0)
	for i, e := range c.Entries {
		c.begins[i] = n
		n += uint32(e.records())
	}
	c.marks, c.docs = make([]mark, len(c.Class)), make([]uint32, n)
	for doc := range c.marks {
		c.marks[doc] = mark{c.begins[c.Article[doc]] + c.Number[doc], c.Length[doc]<<classBits | uint32(c.Class[doc])}
		if at := c.marks[doc].order; at < n && c.Class[doc] != gone {
			c.docs[at] = uint32(doc)
		}
	}
}

// docsOf returns the documents of an article.
func (c *catalog) docsOf(article int) []uint32 {
	first := c.begins[article]
	return c.docs[first : int(first)+c.Entries[article].records()]
}

func entryOf(d *digested) entry {
	a := &d.filed.Article
	return entry{
		ID: a.ID, Hash: a.Hash, Outlet: a.Outlet, Mark: d.mark,
		Statements: len(d.filed.Statements), Passages: len(d.filed.Passages),
	}
}

func (c *catalog) addRecord(article int, r *record) {
	c.Article = append(c.Article, uint32(article))
	c.Number = append(c.Number, uint32(r.number))
	c.Length = append(c.Length, uint32(r.length))
	c.First = append(c.First, r.when.First)
	c.Last = append(c.Last, r.when.Last)
	c.Class = append(c.Class, r.class)
}

// append adds the columns of some documents of another catalog.
func (c *catalog) append(from *catalog, begin, end int) {
	c.Article = append(c.Article, from.Article[begin:end]...)
	c.Number = append(c.Number, from.Number[begin:end]...)
	c.Length = append(c.Length, from.Length[begin:end]...)
	c.First = append(c.First, from.First[begin:end]...)
	c.Last = append(c.Last, from.Last[begin:end]...)
	c.Class = append(c.Class, from.Class[begin:end]...)
}

// renumber tells the documents from first on the new numbers of their articles;
// those whose article has none are gone.
func (c *catalog) renumber(first int, now []int) {
	for doc := first; doc < len(c.Class); doc++ {
		if c.Class[doc] == gone {
			continue
		}
		if n := now[c.Article[doc]]; n >= 0 {
			c.Article[doc] = uint32(n)
		} else {
			c.Article[doc], c.Class[doc] = 0, gone
		}
	}
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

// gone reports whether a document does not count any more.
func (c *catalog) gone(doc uint32) bool { return c.Class[doc] == gone }

func (c *catalog) when(doc uint32) index.Span {
	return index.Span{First: c.First[doc], Last: c.Last[doc]}
}

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
func (c *catalog) report() index.Report {
	r := index.Report{Articles: len(c.Entries), Skipped: c.Skipped}
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
		if cl == gone {
			continue
		}
		k := 0
		if cl == passage {
			k = 1
		}
		sum[k] += float64(c.Length[i])
		n[k]++
	}
	return max(sum[0]/max(n[0], 1), 1), max(sum[1]/max(n[1], 1), 1)
}

// wholes returns how many articles have passages, and how long these are together on
// average, of one passage on average so long.
func (c *catalog) wholes(pass float64) (articles int, mean float64) {
	passages := 0
	for _, e := range c.Entries {
		if e.Passages > 0 {
			passages += e.Passages
			articles++
		}
	}
	return articles, pass * float64(max(passages, 1)) / float64(max(articles, 1))
}
