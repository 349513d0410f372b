package sample_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"onrecord/corpus/beside"
	"onrecord/corpus/sample"
)

// brief is one file of the sample, taken apart without the program's own reader,
// so that a fault there cannot hide one here.
type brief struct {
	name    string
	headers map[string]string
	text    string
}

func readBriefs(t *testing.T) []brief {
	t.Helper()
	entries, err := fs.ReadDir(sample.Files, ".")
	if err != nil {
		t.Fatal(err)
	}
	var all []brief
	for _, entry := range entries {
		data, err := fs.ReadFile(sample.Files, entry.Name())
		if err != nil {
			t.Fatal(err)
		}
		head, text, ok := strings.Cut(string(data), "\n\n")
		if !ok {
			t.Fatalf("%s: no empty line after the headers", entry.Name())
		}
		b := brief{name: entry.Name(), headers: map[string]string{}, text: text}
		for line := range strings.Lines(head) {
			key, value, ok := strings.Cut(strings.TrimSpace(line), ": ")
			if !ok || value == "" {
				t.Errorf("%s: header line %q is not `Key: value`", b.name, line)
			}
			b.headers[key] = value
		}
		all = append(all, b)
	}
	return all
}

func TestBriefsAreWholeArticles(t *testing.T) {
	briefs := readBriefs(t)
	if len(briefs) < 12 {
		t.Errorf("%d briefs, want at least 12", len(briefs))
	}
	titles := map[string]string{}
	for _, b := range briefs {
		for _, key := range []string{"Title", "Outlet", "Author", "Date"} {
			if b.headers[key] == "" {
				t.Errorf("%s: no %s", b.name, key)
			}
		}
		if day, err := time.Parse(time.DateOnly, b.headers["Date"]); err != nil || day.Year() != 2015 {
			t.Errorf("%s: Date %q is not a day of 2015", b.name, b.headers["Date"])
		}
		if n := len(strings.Fields(b.text)); n < 60 || n > 260 {
			t.Errorf("%s: %d words, want 60 to 260", b.name, n)
		}
		if other := titles[b.headers["Title"]]; other != "" {
			t.Errorf("%s and %s have the same title", b.name, other)
		}
		titles[b.headers["Title"]] = b.name
	}
}

// A brief must not pass for the report that it was written after.
func TestBriefsSayWhatTheyAre(t *testing.T) {
	for _, b := range readBriefs(t) {
		if !strings.HasSuffix(b.headers["Outlet"], "(sample brief)") {
			t.Errorf("%s: outlet %q does not say that this is a sample", b.name, b.headers["Outlet"])
		}
		outlet := strings.TrimSuffix(b.headers["Outlet"], " (sample brief)")
		paragraphs := strings.Split(strings.TrimSpace(b.text), "\n\n")
		last := paragraphs[len(paragraphs)-1]
		if !strings.HasPrefix(last, "This is a sample brief written after a report by "+outlet+" ") {
			t.Errorf("%s: last paragraph %q does not name the report", b.name, last)
		}
		if url := b.headers["URL"]; url != "" && !strings.HasPrefix(url, "https://") {
			t.Errorf("%s: URL %q", b.name, url)
		}
	}
}

// The package comment promises these; an edit of the briefs must not lose them.
func TestBriefsShowTheVariety(t *testing.T) {
	var all strings.Builder
	for _, b := range readBriefs(t) {
		all.WriteString(b.text)
	}
	for _, want := range []string{
		`\bIS\b`, `\bISIS\b`, `\bISIL\b`, `\bDaesh\b`, `\bIslamic State\b`, `\bSergei\b`, `\bSergey\b`,
		`"`, `“`, `‘`, `'control`, `«`,
		`“[^”\n]+\n\n“`, // re-opened at the next paragraph, not closed before
		`(?i)according to`, `: «`, `\bhe said\b`, `\bthe minister\b`, `\b[Tt]he FSB chief\b`, `\b[Tt]he Russian official\b`,
		`General Staff`, `Both he and`,
	} {
		if !regexp.MustCompile(want).MatchString(all.String()) {
			t.Errorf("no brief has %s", want)
		}
	}
}

var word = regexp.MustCompile(`[\pL\pN]+`)

// words folds case and drops punctuation; an apostrophe joins its word.
func words(text string) []string {
	text = strings.NewReplacer("'", "", "’", "").Replace(strings.ToLower(text))
	return word.FindAllString(text, -1)
}

func TestNoSentenceIsCopied(t *testing.T) {
	const run = 9
	sources := articles(t)
	seen := map[string]string{}
	for _, path := range sources {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		w := words(string(data))
		for i := 0; i+run <= len(w); i++ {
			seen[strings.Join(w[i:i+run], " ")] = filepath.Base(path)
		}
	}
	for _, b := range readBriefs(t) {
		w := words(b.headers["Title"] + "\n" + b.text)
		for i := 0; i+run <= len(w); i++ {
			if from := seen[strings.Join(w[i:i+run], " ")]; from != "" {
				t.Errorf("%s: words %d to %d also stand in %s", b.name, i, i+run, from)
			}
		}
	}
}

// articles lists the reports behind the briefs, which are not in the repository.
func articles(t *testing.T) []string {
	t.Helper()
	paths, _ := filepath.Glob(filepath.Join(beside.Path(t, "articles"), "*.txt"))
	if len(paths) == 0 {
		t.Skip("no articles in ../shared/articles to compare with")
	}
	return paths
}
