package page_test

import (
	"strings"
	"testing"
)

// The article of these pages, and what stands around it.
const (
	lead = `<p>The ferry to Port Ellis will not sail this winter, the harbour office said on Monday.</p>`
	rest = `<p>“Nobody has paid for the repairs, and nobody will before spring,” said Ida Lunde, who runs the office.</p>
<p>The crew of eleven was told by letter, and most of them have found work on the boats of the pilots.</p>
<p>“We knew it would come,” said Jonas Vik, the oldest of them, who has sailed since he was sixteen.</p>`
	menu = `<ul><li><a href="/a">Pilots at work in the northern channel</a></li><li><a href="/b">New lights for the old pier</a></li></ul>`
)

func text(t *testing.T, body string) string {
	t.Helper()
	return read(t, "ferry.html", []byte(`<html lang="en"><head><title>Ferry stays in port</title></head><body>`+menu+`<h1>Ferry stays in port</h1>`+body+menu+`</body></html>`)).Text
}

// What stands round most of the article's paragraphs is no box, whatever its name or
// its element.
func TestBoxRoundTheArticle(t *testing.T) {
	want := text(t, `<div>`+lead+rest+`</div>`)
	if !strings.Contains(want, "since he was sixteen") {
		t.Fatalf("the plain page reads %q", want)
	}
	for _, open := range []string{
		`<div class="share">`, `<div class="entry-share">`, `<div class="paywall">`, `<div class="subscribe-content">`, `<div class="sidebar-relative">`,
		`<div class="read-more-text">`, `<div id="cmp-text">`, `<div class="promo"><div class="socialShare">`, `<section class="recommended">`,
		`<form>`, `<aside>`, `<footer>`, `<div role="complementary">`,
	} {
		if got := text(t, open+lead+rest); got != want {
			t.Errorf("%s: %q", open, got)
		}
		if got := text(t, `<div>`+lead+open+rest); got != want {
			t.Errorf("%s from the second paragraph on: %q", open, got)
		}
	}
}

func TestBoxes(t *testing.T) {
	want := text(t, `<div>`+lead+rest+`</div>`)
	for name, box := range map[string]string{
		"share bar":         `<div class="post-share-bar"><a href="/x">Send</a> it to a friend</div>`,
		"camel case":        `<div class="signupTitle_15f"><h2>The harbour by mail</h2><p>Each morning what happens at the piers.</p></div>`,
		"cookies":           `<div class="cookie-notice"><p>We and our many partners keep small files on your machine, for all that we want to know of you.</p></div>`,
		"dialog":            `<div role="dialog"><p>We and our many partners keep small files on your machine, for all that we want to know of you.</p></div>`,
		"list of links":     `<h4>From the harbour</h4>` + menu,
		"one link a list":   `<p>Two more:</p><ul><li><h4><a href="/a">Pilots at work in the northern channel</a></h4></li></ul><ul><li><h4><a href="/b">New lights for the old pier</a></h4></li></ul>`,
		"partly links":      `<p>What else we wrote</p><ul><li>The <a href="/a">pilots of the channel</a></li><li>A lamp that <a href="/b">nobody lights</a></li><li><a href="/c">Eels</a>, smoked</li></ul>`,
		"paragraph of link": `<p><a href="/a">PILOTS AT WORK IN THE NORTHERN CHANNEL</a></p>`,
		"caption":           `<div class="photo"><img src="a.jpg"><p>The ferry in dock last autumn</p></div>`,
		"credit in figure":  `<figure><img src="a.jpg"><p class="credit">Berit Aas</p><figcaption>The ferry in dock</figcaption></figure>`,
		"quoted again":      `<aside>“Nobody has paid for the repairs”</aside>`,
		"other articles":    `<article class="card"><h2><a href="/a">Pilots at work</a></h2><p>The northern channel is deep, and the pilots know each of its stones by name and by number.</p></article>`,
	} {
		body := `<article class="story"><h2>Ferry stays in port</h2>` + lead + rest + `</article>`
		if name != "other articles" {
			body = `<div>` + lead + box + rest + `</div>`
			box = ""
		}
		if got := text(t, body+box); got != want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// What somebody said beside the article and nowhere else is kept.
func TestAsideThatQuotes(t *testing.T) {
	for _, box := range []string{`<aside><blockquote>“I have never seen the sea as empty,” Berit Aas said.</blockquote></aside>`, `<div class="pull-quote">“I have never seen the sea as empty.”</div>`} {
		if got := text(t, `<div>`+lead+box+rest+`</div>`); !strings.Contains(got, "sea as empty") {
			t.Errorf("%s: %q", box, got)
		}
	}
	if got := text(t, `<div>`+lead+`<aside><h3>Most read</h3><p>Mayor: “We cannot wait” for the pilots and the other boats of the town</p></aside>`+rest+`</div>`); strings.Contains(got, "cannot wait") {
		t.Errorf("a teaser was kept: %q", got)
	}
}

// A row of a table is a line.
func TestTableRows(t *testing.T) {
	got := text(t, `<div>`+lead+rest+`<table><tr><th>Boat</th><th>Crew</th></tr><tr><td>Havørn</td><td>11</td></tr></table></div>`)
	if !strings.Contains(got, "\n\nHavørn 11") {
		t.Errorf("got %q", got)
	}
}

// Where scripts would draw the page, what is meant for those without is read.
func TestUnscripted(t *testing.T) {
	if got := text(t, `<script>draw()</script><noscript><div>`+lead+rest+`</div></noscript>`); !strings.Contains(got, "since he was sixteen") {
		t.Errorf("got %q", got)
	}
}

// A heading at the end heads nothing, and whoever stands in a byline wrote the article.
func TestEnds(t *testing.T) {
	a := read(t, "ferry.html", []byte(`<html lang="en"><head><title>Ferry stays in port</title></head><body>`+menu+`<h1>Ferry stays in port</h1><p class="entry-byline">By Berit Aas</p><div>`+lead+rest+`<h3>About the author</h3></div></body></html>`))
	if a.Author != "Berit Aas" || !strings.HasPrefix(a.Text, "The ferry") || !strings.HasSuffix(a.Text, "since he was sixteen.") {
		t.Errorf("by %q: %q", a.Author, a.Text)
	}
}

// However many asides a page has, it is read about as quickly as one of other elements.
func TestManyAsides(t *testing.T) {
	if got := text(t, `<div>`+lead+rest+strings.Repeat(`<aside>“Not one boat”</aside>`, 50_000)+`</div>`); !strings.HasSuffix(got, "since he was sixteen.") {
		t.Errorf("got %q", got[max(0, len(got)-100):])
	}
}

// A name under a quotation is the speaker's, whatever its element is called.
func TestNameUnderQuotation(t *testing.T) {
	if got := text(t, `<div>`+lead+`<blockquote><p>“I have never seen the sea as empty.”</p><p class="byline">Berit Aas</p></blockquote>`+rest+`</div>`); !strings.Contains(got, "Berit Aas") {
		t.Errorf("got %q", got)
	}
}

// Whoever signs a text wrote it, and does not speak in it: an agency or somebody behind
// a dash.
func TestSignatures(t *testing.T) {
	for signature, want := range map[string]string{"— Berit Aas": "Berit Aas", "– Reuters": "Reuters", "(AFP)": "AFP", "By Reuters": "Reuters"} {
		a := read(t, "ferry.html", []byte(`<html lang="en"><head><title>Ferry stays in port</title></head><body><h1>Ferry stays in port</h1><div>`+lead+rest+`<p>`+signature+`</p></div></body></html>`))
		if a.Author != want || !strings.HasSuffix(a.Text, "since he was sixteen.") {
			t.Errorf("%s: by %q: %q", signature, a.Author, a.Text)
		}
	}
}
