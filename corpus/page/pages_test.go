package page_test

import (
	"bufio"
	"compress/gzip"
	"crypto/md5"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"onrecord/corpus"
	"onrecord/corpus/beside"
	"onrecord/corpus/dates"
	"onrecord/corpus/draft"
	"onrecord/corpus/intake/unpack"
	"onrecord/corpus/page"
)

var update = flag.Bool("update", false, "rewrite the golden file")

// labelled is a page and what a reader says of it.
type labelled struct {
	File, URL, Text, Date string
}

// TestLabelledPages measures text and day on pages that others labelled, in two halves
// drawn at random: most rules were written with an eye on the first alone. The
// measure of text is that of scrapinghub's article-extraction-benchmark: words in
// groups of four; precision and recall a page, their means, and F1 of the means.
func TestLabelledPages(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long under the race detector")
	}
	folder := beside.Path(t, "data/pages")
	got := textFigures(t, filepath.Join(folder, "text")) + dayFigures(t, filepath.Join(folder, "dates"))
	path := filepath.Join("testdata", "pages.stats.txt")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s has changed; go test -run %s -update rewrites it\n got:\n%s\nwant:\n%s", path, t.Name(), got, want)
	}
}

func textFigures(t *testing.T, folder string) string {
	type sum struct {
		pages, lost       int
		precision, recall float64
	}
	var halves [2]sum
	for _, l := range labels(t, folder) {
		want, got := fours(l.Text), fours(article(t, folder, l.File).Text)
		same, of, found := 0, 0, 0
		for g, n := range want {
			same += min(n, got[g])
			of += n
		}
		for _, n := range got {
			found += n
		}
		h := &halves[half(l.File)]
		h.pages++
		if found > 0 {
			h.precision += float64(same) / float64(found)
		}
		h.recall += float64(same) / float64(of)
		if same*10 < of {
			h.lost++
		}
	}
	var b strings.Builder
	write := func(name string, s sum) {
		p, r := s.precision/float64(s.pages), s.recall/float64(s.pages)
		fmt.Fprintf(&b, "text, %-11s %3d pages: precision %.3f recall %.3f F1 %.3f, lost %d\n", name, s.pages, p, r, 2*p*r/(p+r), s.lost)
	}
	write("first half", halves[0])
	write("second half", halves[1])
	a, c := halves[0], halves[1]
	write("all", sum{a.pages + c.pages, a.lost + c.lost, a.precision + c.precision, a.recall + c.recall})
	return b.String()
}

// outcomes of a day, in the order in which they are shown.
var outcomes = []string{"right", "partial", "off by one", "wrong", "missing"}

func dayFigures(t *testing.T, folder string) string {
	var halves [2]map[string]int
	for i := range halves {
		halves[i] = map[string]int{}
	}
	for _, l := range labels(t, folder) {
		if _, err := os.Stat(filepath.Join(folder, l.File)); err != nil {
			continue
		}
		h := halves[half(l.File)]
		h[outcome(article(t, folder, l.File).Published, l.Date)]++
	}
	var b strings.Builder
	for i, name := range []string{"first half", "second half", "all"} {
		pages := 0
		var counts []string
		for _, o := range outcomes {
			n := 0
			for j, h := range halves {
				if i == 2 || i == j {
					n += h[o]
				}
			}
			pages += n
			counts = append(counts, fmt.Sprintf("%s %d", o, n))
		}
		fmt.Fprintf(&b, "day, %-11s %3d pages: %s\n", name, pages, strings.Join(counts, ", "))
	}
	return b.String()
}

func outcome(got dates.Date, want string) string {
	d, _ := dates.Parse(want)
	switch s := got.String(); {
	case s == want:
		return "right"
	case want != "" && s == "":
		return "missing"
	case want != "" && (strings.HasPrefix(want, s) || strings.HasPrefix(s, "--") && strings.HasSuffix(want, s[2:])):
		return "partial"
	case want != "" && got.Complete() && max(dates.DaysBetween(got, d), dates.DaysBetween(d, got)) == 1:
		return "off by one"
	}
	return "wrong"
}

func labels(t *testing.T, folder string) (out []labelled) {
	f, err := os.Open(filepath.Join(folder, "gold.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<22)
	for in.Scan() {
		var l labelled
		if err := json.Unmarshal(in.Bytes(), &l); err != nil {
			t.Fatal(err)
		}
		out = append(out, l)
	}
	return out
}

// half puts a page into one of two halves, for good.
func half(name string) int { return int(md5.Sum([]byte("seed7" + name))[0] & 1) }

func article(t *testing.T, folder, name string) *corpus.Article {
	f, err := os.Open(filepath.Join(folder, name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	in, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(name, err)
	}
	raw, err := io.ReadAll(in)
	if err != nil {
		t.Fatal(name, err)
	}
	return read(t, strings.TrimSuffix(name, ".gz"), raw)
}

// read reads a page as a folder's walk does. A page that holds nothing is an article
// without words here.
func read(t *testing.T, name string, raw []byte) *corpus.Article {
	t.Helper()
	d := draft.Draft{FileName: name}
	markup, err := unpack.Decode(raw, true)
	if err != nil {
		t.Log(name, err)
		return &corpus.Article{}
	}
	text, err := page.Read(&d, markup)
	if err != nil || text == "" {
		t.Log(name, "no text", err)
		return &corpus.Article{}
	}
	return d.Article(text, raw)
}

// fours counts a text's words in groups of four.
func fours(text string) map[string]int {
	words := strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) && r != '_'
	})
	out := map[string]int{}
	for i := range words {
		if i == 0 || i+4 <= len(words) {
			out[strings.Join(words[i:min(i+4, len(words))], " ")]++
		}
	}
	return out
}
