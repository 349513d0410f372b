package web_test

import (
	_ "embed"
	"fmt"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"onrecord/answer"
	"onrecord/bot/web"
)

// look.js lists what is wrong with how a page is laid out.
//
//go:embed testdata/look.js
var look string

// TestPagesInChromium opens every kind of page on a phone and a desk, in light and dark
// colours: nothing may be wider than the window, stand over something else, be hard to
// read or lack what a screen reader needs, and nothing is loaded from elsewhere. With
// PICTURES set to a folder it leaves a picture of each there.
func TestPagesInChromium(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a browser")
	}
	b := chromium(t)
	ix := built(t, articles())
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	base := "http://" + listener.Addr().String() + "/"
	links := &web.Links{Base: base}
	defer web.Serve(listener, web.New(web.Config{Archive: served(ix), Links: links}))()

	ans, err := links.Over(answer.New(ix, answer.Config{})).Ask(t.Context(), "what did Molde say about the quay", 5)
	if err != nil || len(ans.Excerpts) == 0 {
		t.Fatalf("%+v, %v", ans, err)
	}
	bad, err := links.Over(answer.New(ix, answer.Config{})).Ask(t.Context(), "what did Petra Lind say about the ferry", 5)
	if err != nil || len(bad.Excerpts) == 0 || bad.Excerpts[0].Link == "" {
		t.Fatalf("%+v, %v", bad, err)
	}
	ask := func(q string) string { return base + "search?q=" + url.QueryEscape(q) }
	for name, address := range map[string]string{
		"start":    base,
		"answer":   ask("what did Molde say about the quay"),
		"words":    ask(`who said "the quay closes on Monday and nobody should be surprised"`),
		"nothing":  ask("what did Molde say about the ferry in 2019"),
		"hostile":  ask("what did Petra Lind say about the ferry"),
		"article":  links.Passage(ans.Excerpts[0]),
		"lines":    bad.Excerpts[0].Link,
		"speaker":  base + "speaker?name=Tove+Brandt",
		"page 2":   base + "speaker?name=Tove+Brandt&page=2",
		"timeline": base + "timeline?speaker=Tove+Brandt&topic=ferry",
		"choice":   base + "speaker?name=Tove+Brannt",
		"fault":    base + "nowhere",
	} {
		for _, width := range []int{390, 1280} {
			for _, scheme := range []string{"light", "dark"} {
				where := fmt.Sprintf("%s-%d-%s", name, width, scheme)
				b.size(width, 844, scheme)
				b.open(address)
				var faults []string
				b.run(look, &faults)
				if name == "article" || name == "timeline" { // also with what can be folded out
					var more []string
					b.run(`document.querySelectorAll("details").forEach(e => e.open = true), `+look, &more)
					faults = append(faults, more...)
				}
				for _, f := range faults {
					t.Errorf("%s: %s", where, f)
				}
				for _, asked := range b.asked {
					if !strings.HasPrefix(asked, base) {
						t.Errorf("%s: asks %s", where, asked)
					}
				}
				for _, s := range b.said {
					if !strings.Contains(s, "404") { // of the page itself
						t.Errorf("%s: the browser says: %s", where, s)
					}
				}
				if dir := os.Getenv("PICTURES"); dir != "" {
					if err := os.WriteFile(filepath.Join(dir, where+".png"), b.picture(name != "article"), 0o600); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
	}
	b.size(390, 844, "light")
	seesFaults(t, b, base)
	keyboard(t, b, base)
}

// seesFaults holds look.js itself to account: each of these must be seen.
func seesFaults(t *testing.T, b *browser, base string) {
	for _, wrong := range []string{
		`<p style="width:900px">wide</p>`, `<div style="margin-top:-40px">words that stand over the words before</div>`,
		`<p class=x>grey</p><script></script>`, `<p id=low>grey</p>`, `<h6>deep</h6>`, `<h1>second</h1>`, `<input>`, `<a href=x></a>`, `<img src="icon.svg">`, `<p id="main">again</p>`,
	} {
		b.open(base)
		var faults []string
		b.run(`document.querySelector("main").insertAdjacentHTML("beforeend", `+strconv.Quote(wrong)+`), document.querySelectorAll("#low").forEach(e => e.style.color = "#ccc"),
			document.querySelectorAll("[style^=width]").forEach(e => e.style.width = "900px"), document.querySelectorAll("[style^=margin]").forEach(e => e.style.marginTop = "-40px"), `+look, &faults)
		if len(faults) == 0 {
			t.Errorf("nothing is seen to be wrong with %s", wrong)
		}
	}
}

// keyboard goes over the start page with the tabulator, and asks with the keyboard alone.
func keyboard(t *testing.T, b *browser, base string) {
	b.open(base)
	const focused = `(() => { const e = document.activeElement, r = e.getBoundingClientRect(), s = getComputedStyle(e);
		return [e.className || e.id || e.tagName, r.left >= 0 && r.top >= 0 && r.width > 0, s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2] })()`
	for _, want := range []string{"skip", "home", "q", "BUTTON", "A"} {
		b.key("Tab", 9)
		var at [3]any
		b.run(focused, &at)
		if at != [3]any{want, true, true} {
			t.Errorf("the tabulator leads to %v, want %s, in the window and with a ring", at, want)
		}
	}
	b.run(`document.getElementById("q").focus() || true`, new(bool))
	b.must("Input.insertText", map[string]any{"text": "what did Molde say about the quay"}, nil)
	b.loaded = false
	b.must("Input.dispatchKeyEvent", map[string]any{"type": "keyDown", "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"}, nil)
	for !b.loaded {
		if _, err := b.read(); err != nil {
			t.Fatal(err)
		}
	}
	var heading string
	b.run(`document.querySelector("h1").textContent`, &heading)
	if heading != "what did Molde say about the quay" {
		t.Errorf("the question leads to a page under %q", heading)
	}
}
