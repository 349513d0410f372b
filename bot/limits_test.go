package bot

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"
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
		if got := cut(tt.in, tt.max); got != tt.want {
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
		got := cut(safe, max)
		if units(got) > max {
			t.Fatalf("%d units of %d: %q", units(got), max, got)
		}
		if !utf8.ValidString(got) {
			t.Fatalf("not UTF-8: %q", got)
		}
		kept := strings.TrimSuffix(got, "…")
		if f := fault(got); f != "" {
			t.Fatalf("%q does something in %q", f, got)
		}
		if units(safe) <= max && got != safe {
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

// FuzzFit lays messages out far too long and holds what becomes of them to the
// documented limits.
func FuzzFit(f *testing.F) {
	f.Add("content", "title", "description", "https://a.example/b#:~:text=c", "label", 3, 700)
	f.Add("", "", "", "javascript:x", "", 30, 1)
	f.Fuzz(func(t *testing.T, content, title, description, link, label string, n, times int) {
		n, times = int(uint(n)%14), 1+int(uint(times)%800)
		long := func(s string) string {
			return strings.ToValidUTF8(strings.Repeat(s, min(times, 1+9000/(len(s)+1))), "?")
		}
		m := message{Content: long(content)}
		for range n {
			m.Embeds = append(m.Embeds, &discordgo.MessageEmbed{Title: long(title), Description: long(description), URL: link,
				Footer: &discordgo.MessageEmbedFooter{Text: long(label)}})
			m.Components = append(m.Components, discordgo.ActionsRow{Components: []discordgo.MessageComponent{
				discordgo.Button{Label: long(label), CustomID: long(label)}, discordgo.Button{CustomID: title}}})
		}
		got := fit(m)
		sum, seen := 0, map[string]bool{}
		for _, e := range got.Embeds {
			sum += units(e.Title) + units(e.Description) + units(e.Footer.Text)
			if units(e.Title) > 256 || units(e.Description) > 4096 || units(e.Footer.Text) > 2048 || len(e.URL) > 2048 || seen[e.URL] {
				t.Fatalf("embed over a limit: %+v", e)
			}
			seen[e.URL] = e.URL != ""
		}
		if units(got.Content) > 2000 || sum > 6000 || len(got.Embeds) > 10 || len(got.Components) > 5 {
			t.Fatalf("content %d, embeds %d with %d units, rows %d", units(got.Content), len(got.Embeds), sum, len(got.Components))
		}
		if got.Content == "" && len(got.Embeds) == 0 {
			t.Fatal("an empty message")
		}
		data, err := json.Marshal(got)
		if err != nil || !strings.Contains(string(data), `"allowed_mentions":{"parse":[],"replied_user":false}`) {
			t.Fatalf("%v: %s", err, data)
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
		if got := safeURL(in); got != want {
			t.Errorf("safeURL(%q)\n got %q\nwant %q", in, got, want)
		}
	}
	if got := safeURL(long + "#" + long + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"); got != long {
		t.Errorf("a fragment too long is kept: %d bytes", len(got))
	}
	if got := safeURL(long + long + long); got != "" {
		t.Errorf("an address of %d bytes is kept", len(got))
	}
}

func TestDistinct(t *testing.T) {
	seen := map[string]bool{}
	for _, want := range []string{"https://a.example/", "https://a.example/#2", "https://a.example/#3"} {
		if got := distinct("https://a.example/", seen); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	for _, want := range []string{"https://a.example/#:~:text=x", "https://a.example/#4:~:text=x"} {
		if got := distinct("https://a.example/#:~:text=x", seen); got != want && !strings.HasSuffix(got, ":~:text=x") {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
