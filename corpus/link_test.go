package corpus_test

import (
	"net/url"
	"strings"
	"testing"

	"onrecord/corpus"
)

func TestLink(t *testing.T) {
	const text = "He said, “no-one & nobody, ever” left.\n\nA second paragraph has a good many more words than the first one has in it, to be sure of that, and ends."
	for _, c := range []struct{ address, excerpt, want string }{
		{"https://example.org/a", "“no-one & nobody, ever”", "https://example.org/a#:~:text=no%2Done%20%26%20nobody%2C%20ever"},
		{"https://example.org/a", "obody, ev", "https://example.org/a#:~:text=nobody%2C%20ever"},
		{"https://example.org/a#part", "He said", "https://example.org/a#part:~:text=He%20said"},
		{"https://example.org/a#:~:text=old", "He said", "https://example.org/a#:~:text=He%20said"},
		{"https://example.org/a", "left.\n\nA second", "https://example.org/a#:~:text=left,A%20second"},
		{"https://example.org/a", text[42:], "https://example.org/a#:~:text=A%20second%20paragraph%20has%20a%20good%20many%20more,it%2C%20to%20be%20sure%20of%20that%2C%20and%20ends"},
		{"https://example.org/a", "”", "https://example.org/a#:~:text=ever"},
		{"", "He said", ""}, {"javascript:alert(1)", "He said", ""}, {"ftp://example.org/a", "He said", ""}, {"https://user@example.org/a", "He said", ""},
		{"https://example.org/" + strings.Repeat("a", 2020), "He said", "https://example.org/" + strings.Repeat("a", 2020)},
		{"https://example.org/" + strings.Repeat("a", 3000), "He said", ""},
	} {
		a := &corpus.Article{Text: text, URL: c.address}
		start := strings.Index(text, c.excerpt)
		if got := a.Link(start, start+len(c.excerpt)); got != c.want {
			t.Errorf("%.40s, %q:\n got %s\nwant %s", c.address, c.excerpt, got, c.want)
		}
	}
	a := &corpus.Article{Text: text, URL: "https://example.org/a"}
	for _, r := range [][2]int{{-1, 5}, {5, 5}, {9, 3}, {0, 1000}} {
		if got := a.Link(r[0], r[1]); got != a.URL {
			t.Errorf("range %v: %s", r, got)
		}
	}
}

// FuzzLink checks that both ends of a directive are in the text, word by word.
func FuzzLink(f *testing.F) {
	f.Add("He said, “no-one & nobody, ever” left.\n\nMore.", 9, 33)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		a := &corpus.Article{Text: text, URL: "https://example.org/"}
		link := a.Link(start, end)
		u, err := url.Parse(link)
		if err != nil || len(link) > 2048 {
			t.Fatalf("%q: %v", link, err)
		}
		directive, ok := strings.CutPrefix(u.EscapedFragment(), ":~:text=")
		if !ok {
			return
		}
		from := 0
		for part := range strings.SplitSeq(directive, ",") {
			words, err := url.PathUnescape(part)
			i := strings.Index(text[from:], words)
			if err != nil || i < 0 || strings.ContainsAny(words, "\n") || words == "" {
				t.Fatalf("%q of %q is not in %q", words, directive, text)
			}
			from += i + len(words)
		}
	})
}
