package markdown

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestCut(t *testing.T) {
	for _, tt := range []struct {
		in   string
		max  int
		want string
	}{
		{"short", 5, "short"},
		{"longer words", 8, "longer…"},
		{`ab\*cd`, 4, "ab…"},
		{`ab\*cd`, 5, `ab\*…`},
		{"on <t:1429698600:D> x", 18, "on…"},
		{"a [b c](https://d.example) e", 20, "a…"},
		{"use `/ask question` now", 12, "use…"},
		{"a **bold word** b", 10, "a **bol**…"},
		{"a **bold word** b", 6, "a…"},
		{"e\u0301e\u0301e\u0301", 4, "e\u0301…"},
		{"👩‍🔬👩‍🔬👩‍🔬", 8, "👩‍🔬…"},
		{"日本語日本語", 4, "日本語…"},
		{"abc", 0, ""},
		{"abc", 1, "…"},
	} {
		if got := Cut(tt.in, tt.max); got != tt.want {
			t.Errorf("cut(%q, %d) = %q, want %q", tt.in, tt.max, got, tt.want)
		}
	}
}

func FuzzCut(f *testing.F) {
	for _, s := range []string{"plain words", `a\*b**c**`, "**a**<t:1:D>[x](y)`z`", "👩‍🔬", "\u0d4e\\*", "\\\\\\*"} {
		f.Add(s, 3)
	}
	f.Fuzz(func(t *testing.T, in string, max int) {
		max = int(uint(max) % 200)
		safe := inline(in)
		got := Cut(safe, max)
		if Units(got) > max {
			t.Fatalf("%d units of %d: %q", Units(got), max, got)
		}
		if !utf8.ValidString(got) {
			t.Fatalf("not UTF-8: %q", got)
		}
		kept := strings.TrimSuffix(got, "…")
		if f := fault(got); f != "" {
			t.Fatalf("%q does something in %q", f, got)
		}
		if Units(safe) <= max && got != safe {
			t.Fatalf("%q fits, and became %q", safe, got)
		}
		if !strings.HasPrefix(safe, kept) {
			t.Fatalf("%q does not begin %q", kept, safe)
		}
		if n := len(kept) - len(strings.TrimRight(kept, `\`)); n%2 != 0 {
			t.Fatalf("cut inside an escape: %q", got)
		}
	})
}

func TestSafeURL(t *testing.T) {
	long := "https://a.example/" + strings.Repeat("x", 1000)
	for in, want := range map[string]string{
		"https://a.example/b?c=d#e":         "https://a.example/b?c=d#e",
		"http://a.example:8080/":            "http://a.example:8080/",
		"https://a.example/b c(d)":          "https://a.example/b%20c%28d%29",
		"https://a.example/ä#:~:text=ö,(x)": "https://a.example/%C3%A4#:~:text=%C3%B6,%28x%29",
		"https://a.example/100%":            "",
		"https://a.example/?q=100%":         "https://a.example/?q=100%25",
		"https://пример.example/":           "https://xn--e1afmkfd.example/",
		"javascript:alert(1)":               "",
		"data:text/html,x":                  "",
		"ftp://a.example/":                  "",
		"//a.example/":                      "",
		"https://user@a.example/":           "",
		"https://a.example@b.example/":      "",
		"https:///path":                     "",
		"https://localhost/":                "",
		"https://a.example:99999/":          "",
		"https://a\u202e.example/":          "",
		"https://a.example/)\n@everyone":    "",
		"":                                  "",
		long + "#" + long:                   "",
	} {
		if in == long+"#"+long {
			want = long + "#" + long
		}
		if got := SafeURL(in); got != want {
			t.Errorf("safeURL(%q)\n got %q\nwant %q", in, got, want)
		}
	}
	if got := SafeURL(long + "#" + long + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"); got != long {
		t.Errorf("a fragment too long is kept: %d bytes", len(got))
	}
	if got := SafeURL(long + long + long); got != "" {
		t.Errorf("an address of %d bytes is kept", len(got))
	}
}

func TestDistinct(t *testing.T) {
	seen := map[string]bool{}
	for _, want := range []string{"https://a.example/", "https://a.example/#2", "https://a.example/#3"} {
		if got := Distinct("https://a.example/", seen); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	for _, want := range []string{"https://a.example/#:~:text=x", "https://a.example/#4:~:text=x"} {
		if got := Distinct("https://a.example/#:~:text=x", seen); got != want && !strings.HasSuffix(got, ":~:text=x") {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// A heading that is too long ends with a whole word, unless one word is most of it.
func TestCutAtWords(t *testing.T) {
	for _, tt := range []struct {
		s    string
		max  int
		want string
	}{
		{"Foreign minister of the republic", 20, "Foreign minister of…"},
		{"Foreign minister of the republic", 19, "Foreign minister…"},
		{"**Foreign minister** of the republic", 22, "**Foreign minister**…"},
		{"**Foreign minister of the republic**", 20, "**Foreign**…"},
		{"Donaudampfschifffahrt is a word", 12, "Donaudampfs…"},
		{"of Donaudampfschifffahrtsgesellschaft", 20, "of Donaudampfschiff…"},
	} {
		if got := Cut(tt.s, tt.max); got != tt.want {
			t.Errorf("Cut(%q, %d) = %q, want %q", tt.s, tt.max, got, tt.want)
		}
		if plain := strings.ReplaceAll(tt.s, "**", ""); plain == tt.s {
			if got := CutPlain(tt.s, tt.max); got != tt.want {
				t.Errorf("CutPlain(%q, %d) = %q, want %q", tt.s, tt.max, got, tt.want)
			}
		}
	}
}
