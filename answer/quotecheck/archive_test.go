package quotecheck_test

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onrecord/answer/quotation"
	"onrecord/answer/quotecheck"
	"onrecord/corpus"
	"onrecord/corpus/beside"
	"onrecord/corpus/identity"
	"onrecord/index"
	"onrecord/index/embedded"
)

var (
	whole  = flag.Bool("archive", false, "check 2,100 quotations over the news articles beside the checkout; takes minutes")
	update = flag.Bool("update", false, "rewrite the golden file")
)

// said is a quotation of the archive, with whose it is.
type said struct {
	article *corpus.Article
	speaker string
	words   []string
}

// trial is a quotation with the verdict that is right.
type trial struct {
	words, by string
	want      quotecheck.Verdict
	article   string
	original  string // the words, unspoilt
	spliced   bool
}

// TestArchive makes quotations of the direct statements of a real archive, as they
// are and spoilt in several ways, and counts the verdicts that are right.
func TestArchive(t *testing.T) {
	if !*whole {
		t.Skip("takes minutes; run it with -args -archive")
	}
	ix, _, err := embedded.Build(t.Context(), index.Config{Paths: []string{beside.Path(t, "data/news/2022-spring.jsonl.gz")}})
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	r := rand.New(rand.NewPCG(1, 2))
	all := statements(t, ix, r)
	if len(all) < 2000 {
		t.Fatalf("%d direct statements of six words and more", len(all))
	}
	var report strings.Builder
	fmt.Fprintf(&report, "verdicts over %d articles, by what was done to the quotation\n%-24s %6s %6s %14s\n", ix.Counts().Articles, "", "asked", "right", "article first")
	checker := quotecheck.New(ix)
	for _, kind := range []struct {
		name string
		n    int
		make func(i int) (trial, bool)
	}{
		{"as it is", 500, func(i int) (trial, bool) { return plain(all[i]), true }},
		{"a word changed", 500, func(i int) (trial, bool) { return changed(all, i, r), true }},
		{"a word left out", 200, func(i int) (trial, bool) { return without(all[i], r) }},
		{"spliced", 100, func(i int) (trial, bool) { return spliced(all, i) }},
		{"under a wrong name", 300, func(i int) (trial, bool) { return misnamed(ix.People(), all, i, r) }},
		{"of another archive", 500, func(i int) (trial, bool) { return foreign(t, i) }},
	} {
		asked, right, first := 0, 0, 0
		var wrong []string
		for i := 0; asked < kind.n && i < len(all); i++ {
			c, ok := kind.make(i)
			if !ok {
				continue
			}
			asked++
			got, err := checker.Check(t.Context(), c.words, c.by)
			if err != nil {
				t.Fatalf("%q: %v", c.words, err)
			}
			if got.Verdict == c.want && (!c.spliced || got.Matches[0].Spliced) {
				right++
			} else {
				wrong = append(wrong, fmt.Sprintf("%s, want %s: %s [%s]", got.Verdict, c.want, c.words, c.by))
			}
			if len(got.Matches) > 0 && (got.Matches[0].Article.ID == c.article || has(t, ix, got.Matches[0].Article.ID, c.original)) {
				first++
			}
		}
		fmt.Fprintf(&report, "%-24s %6d %5.1f%%", kind.name, asked, 100*float64(right)/float64(asked))
		if kind.name != "of another archive" {
			fmt.Fprintf(&report, " %13.1f%%", 100*float64(first)/float64(asked))
		}
		report.WriteString("\n")
		for _, w := range wrong[:min(8, len(wrong))] {
			t.Logf("%s: %s", kind.name, w)
		}
	}
	path := filepath.Join("testdata", "archive.stats.txt")
	if *update {
		if err := os.WriteFile(path, []byte(report.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if report.String() != string(want) {
		t.Errorf("got:\n%s\nwant:\n%s", report.String(), want)
	}
}

// has reports whether another article has the unspoilt words too.
func has(t *testing.T, ix index.Engine, id, words string) bool {
	a, err := index.Article(t.Context(), ix, id)
	if err != nil || a == nil {
		t.Fatal(err)
	}
	q, err := quotation.Parse(words)
	if err != nil {
		return false
	}
	m, ok := q.In(a.Text, nil)
	return ok && m.Verbatim()
}

// statements are the direct quotations of named people, in random order.
func statements(t *testing.T, ix index.Engine, r *rand.Rand) []said {
	hits, err := ix.Search(t.Context(), index.Query{Kind: index.Statement, Limit: 1 << 20})
	if err != nil {
		t.Fatal(err)
	}
	var all []said
	for _, h := range hits {
		words := strings.Fields(strings.Trim(h.Content, "\"“”'‘’ ,."))
		if h.Statement.Type == "direct" && len(h.Statement.Content) == 1 && h.Statement.Speaker != "" && !h.Statement.Unsure && len(words) >= 6 && len(words) < 80 && !strings.ContainsAny(h.Content, "[…") && !strings.Contains(h.Content, "...") {
			all = append(all, said{h.Article, h.Statement.Speaker, words})
		}
	}
	slices.SortFunc(all, func(a, b said) int {
		return strings.Compare(a.article.ID+strings.Join(a.words, " "), b.article.ID+strings.Join(b.words, " "))
	})
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all
}

func plain(s said) trial {
	return trial{words: strings.Join(s.words, " "), want: quotecheck.Verbatim, article: s.article.ID, original: strings.Join(s.words, " ")}
}

// changed puts a word of another statement in the place of one.
func changed(all []said, i int, r *rand.Rand) trial {
	s := all[i]
	words := slices.Clone(s.words)
	at := r.IntN(len(words))
	for strings.EqualFold(words[at], s.words[at]) {
		other := all[r.IntN(len(all))].words
		words[at] = strings.Trim(other[r.IntN(len(other))], ",.;:?!-–—\"“”'‘’()")
		if words[at] == "" {
			words[at] = s.words[at]
		}
	}
	return trial{words: strings.Join(words, " "), want: quotecheck.Altered, article: s.article.ID, original: strings.Join(s.words, " ")}
}

// without leaves out a word inside the quotation that is not beside its like.
func without(s said, r *rand.Rand) (trial, bool) {
	at := 1 + r.IntN(len(s.words)-2)
	words := slices.Delete(slices.Clone(s.words), at, at+1)
	letters := strings.IndexFunc(s.words[at], func(c rune) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' }) >= 0
	return trial{words: strings.Join(words, " "), want: quotecheck.Altered, article: s.article.ID, original: strings.Join(s.words, " ")}, letters
}

// spliced puts the beginning of one statement and the end of another of the same
// article together.
func spliced(all []said, i int) (trial, bool) {
	for _, other := range all[i+1:] {
		a, b := all[i].words, other.words
		if other.article.ID == all[i].article.ID && len(a) >= 12 && len(b) >= 12 && strings.Join(a, " ") != strings.Join(b, " ") {
			return trial{words: strings.Join(append(slices.Clone(a[:6]), b[len(b)-6:]...), " "), want: quotecheck.Altered, article: all[i].article.ID, original: strings.Join(a[:6], " "), spliced: true}, true
		}
	}
	return trial{}, false
}

func misnamed(people *identity.People, all []said, i int, r *rand.Rand) (trial, bool) {
	other := all[r.IntN(len(all))].speaker
	own, known := people.Speaker(all[i].speaker, all[i].article.ID)
	for _, ind := range people.Find(other) {
		if !known || ind.ID == own.ID {
			return trial{}, false
		}
	}
	c := plain(all[i])
	c.by, c.want = other, quotecheck.Misattributed
	return c, true
}

var foreignQuotations []string

// foreign is a quotation of the articles that another archive is labelled from.
func foreign(t *testing.T, i int) (trial, bool) {
	if foreignQuotations == nil {
		foreignQuotations = quotationsOf(t, beside.Path(t, "data/polnear/train.jsonl"))
	}
	if i >= len(foreignQuotations) {
		return trial{}, false
	}
	return trial{words: foreignQuotations[i], want: quotecheck.Absent}, true
}

func quotationsOf(t *testing.T, path string) []string {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var in io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if in, err = gzip.NewReader(f); err != nil {
			t.Fatal(err)
		}
	}
	var out []string
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<26)
	for lines.Scan() {
		var a struct {
			Text         string
			Attributions []struct {
				Content [][2]int
				Type    string
			}
		}
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		text := []rune(a.Text)
		for _, at := range a.Attributions {
			words := strings.Fields(string(text[at.Content[0][0]:at.Content[0][1]]))
			if at.Type == "direct" && len(words) >= 6 && len(words) < 80 {
				out = append(out, strings.Trim(strings.Join(words, " "), "\"“”'‘’ ,."))
			}
		}
	}
	return out
}
