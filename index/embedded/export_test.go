package embedded

import (
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/dates"
	"onrecord/corpus/lexicon"
	"onrecord/corpus/names"
	"onrecord/index"
	"onrecord/index/embedded/internal/articles"
	"onrecord/index/embedded/internal/blocks"
	"onrecord/index/embedded/internal/disk"
	"onrecord/index/embedded/internal/segmentwriter"
	"onrecord/index/embedded/internal/update"
	"onrecord/index/records"
	"onrecord/index/terms"
)

// Split returns the words of a text in both forms, for tests of the analysis.
func Split(text string) (exact, stems []string) {
	for _, w := range terms.Split(text) {
		exact = append(exact, w.Exact)
		if w.Stop {
			stems = append(stems, "")
		} else {
			stems = append(stems, w.Stem)
		}
	}
	return exact, stems
}

// Units returns what a topic is taken for, concepts in brackets.
func Units(text string) (units []string) {
	for _, u := range terms.ReadTopic(text, nil, names.DefaultTable()).Units {
		if u.Concept != "" {
			units = append(units, "["+u.Concept+"]")
		} else {
			units = append(units, u.Exact)
		}
	}
	return units
}

// extract is how statements are found with the embedded lexicon.
func extract(a *corpus.Article) ([]corpus.Statement, []corpus.Passage) { return update.Extract(a, nil) }

// Records cuts an article into its records and returns how many there are.
func Records(a *corpus.Article) (int, error) {
	f, err := records.Read(a, extract)
	if err != nil {
		return 0, err
	}
	rs, _, err := records.Make(f, (&index.Config{}).Concepts())
	return len(rs), err
}

// InRange reports whether a date lies inside a query's bounds.
func InRange(from, to, d dates.Date) bool { return index.RangeOf(from, to).Holds(index.SpanOf(d)) }

// SpeakerKeys is what a statement of a speaker is filed under.
func SpeakerKeys(speaker string) []string {
	return records.SpeakerKeys(speaker, "a", names.DefaultTable())
}

// SetRead replaces how statements are found in an article.
func SetRead(f func(*corpus.Article, *lexicon.Lexicon) ([]corpus.Statement, []corpus.Passage)) (restore func()) {
	old := update.Extract
	update.Extract = f
	return func() { update.Extract = old }
}

// SetFormat makes a generation look like one of another version.
func SetFormat(dir string, n int) error {
	m, err := disk.ReadManifest(dir)
	if err != nil {
		return err
	}
	m.Format = n
	return m.Write(dir)
}

// Pack is how an article is kept.
func Pack(a *corpus.Article) ([]byte, error) {
	f, err := records.Read(a, extract)
	if err != nil {
		return nil, err
	}
	return articles.Pack(f)
}

// ReadAll reads everything that a packed article says it has.
func ReadAll(b []byte) {
	v, err := articles.Unpack(b)
	if err != nil {
		return
	}
	articles.Decode(v, len(v.Places))
	for n := range v.Places {
		if start, end, err := v.Extent(n); err == nil {
			v.Append(nil, start, end)
		}
	}
}

// IsNamed reports whether an unresolved source is counted among the people.
func IsNamed(source string) bool { return records.IsNamed(source) }

// Attend is called for every sync and rename of a publication.
func Attend(f func(call, path string) error) (restore func()) {
	old := disk.Attend
	disk.Attend = f
	return func() { disk.Attend = old }
}

// SetFree says how much room the disk has.
func SetFree(n int64) (restore func()) {
	old := disk.FreeSpace
	disk.FreeSpace = func(string) (int64, bool) { return n, true }
	return func() { disk.FreeSpace = old }
}

// SetMetKept says how many words are met before those of one posting are forgotten.
func SetMetKept(n int) (restore func()) {
	old := segmentwriter.WordsKept
	segmentwriter.WordsKept = n
	return func() { segmentwriter.WordsKept = old }
}

// InOrder reports whether bleve numbered the documents of each part as they were
// added.
func (ix *Index) InOrder() (bool, error) {
	for _, st := range ix.from.Postings.Stores {
		order, err := st.Order()
		if err != nil || !slices.IsSorted(order) {
			return false, err
		}
	}
	return true, nil
}

// CheckSegment looks at the checksum that bleve wrote.
func CheckSegment(path string) error { return disk.CheckSegment(path) }

// MayHold reports, of a text and the words of a topic, whether it may be verbatim
// and whether it is.
func MayHold(text string, words []string) (may, does bool) {
	t := terms.Topic{Words: words}
	return terms.MayHold(text, words), strings.Contains(terms.ExactForms(text), " "+strings.Join(words, " ")+" ") || t.HoldsVerbatim(text)
}

// Parts returns the sizes of the parts that a generation has.
func (ix *Index) Parts() (sizes []int) {
	for _, p := range ix.from.Catalog.Parts {
		sizes = append(sizes, p.Size)
	}
	return sizes
}

// PackedBelow sets how long a list is at least that is searched where it lies.
func PackedBelow(n int) (restore func()) {
	old := blocks.PackedBelow
	blocks.PackedBelow = n
	return func() { blocks.PackedBelow = old }
}
