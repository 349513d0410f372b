package record

import (
	_ "embed"
	"strings"
	"sync"

	"onrecord/corpus/text"
)

// Field is one of an article's facts, as the first word of a line of fields.txt.
type Field string

// The fields.
const (
	ID       Field = "id"
	Title    Field = "title"
	Text     Field = "text"
	Summary  Field = "summary"
	URL      Field = "url"
	Outlet   Field = "outlet"
	Host     Field = "host" // the host of the outlet's site
	Byline   Field = "author"
	Date     Field = "date"
	Language Field = "language"
	Section  Field = "section"
)

//go:embed fields.txt
var fieldLines string

// column is what a name means, and how far it is trusted: 0 most.
type column struct {
	field Field
	rank  int
}

var columns = sync.OnceValue(func() map[string]column {
	out := map[string]column{}
	for line := range strings.Lines(fieldLines) {
		field, names, ok := strings.Cut(line, ":")
		if !ok || line[0] == '#' {
			continue
		}
		for i, name := range strings.Split(names, ",") {
			out[text.Alphanumeric(name)] = column{Field(field), i}
		}
	}
	return out
})

// FieldOf returns which fact a column or key of this name holds, and how far the
// name is trusted among those of the same fact, 0 most; "" for a name that says
// nothing.
func FieldOf(name string) (Field, int) {
	c, ok := columns()[text.Alphanumeric(name)]
	if !ok {
		return "", 0
	}
	return c.field, c.rank
}

// Facts are an article's facts by field, each from the name that is trusted most.
type Facts struct {
	value map[Field]string
	rank  map[Field]int
}

// Add takes a value over, unless the field has one from a name that is trusted more.
// Empty values are none.
func (f *Facts) Add(field Field, rank int, value string) {
	if field == "" || strings.TrimSpace(value) == "" {
		return
	}
	if f.value == nil {
		f.value, f.rank = map[Field]string{}, map[Field]int{}
	}
	if field == Outlet && isAddress(value) { // "source" means either
		field, rank = URL, rank+100
	}
	if old, ok := f.rank[field]; ok && old <= rank {
		return
	}
	f.value[field], f.rank[field] = value, rank
}

// Get returns a field's value, "" for none.
func (f *Facts) Get(field Field) string { return f.value[field] }

func isAddress(s string) bool {
	s = strings.TrimSpace(s)
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}
