package intake_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus"
	"onrecord/corpus/intake"
)

const rss = `<?xml version="1.0" encoding="windows-1251"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Harbour Gazette</title><link>https://harbour.example.org/</link><language>en-GB</language>
<item><title>Ferry &amp;amp; bridge close</title><link>https://harbour.example.org/a/1</link><guid>g1</guid><dc:creator>Ann Lee</dc:creator>
<pubDate>Wed, 22 Apr 2015 01:30:00 +0300</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>The ferry stops on Monday, &ldquo;for good,&rdquo; said Omar Reyes.</p><p>READ MORE: Bridge plans</p><script>x()</script><p>Nobody was told.</p>]]></content:encoded></item>
<item><title>Second</title><link>javascript:alert(1)</link><guid>g2</guid><description>The town waits &lt;b&gt;still&lt;/b&gt;, the mayor said.</description></item>
<item><title>Empty</title><guid>g3</guid></item>
</channel></rss>`

const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>TASS</title>
<entry><id>urn:1</id><title type="html">One &lt;i&gt;more&lt;/i&gt; day</title><link href="https://tass.com/x/1"/><author><name>B. Ito</name></author>
<published>2016-01-02T10:00:00Z</published><content type="html">&lt;p&gt;Talks go on, he said.&lt;/p&gt;</content></entry></feed>`

func TestFeeds(t *testing.T) {
	dir := put(t, map[string]string{
		"h.rss": rss, "t.atom": atom, "t2.xml.gz": gzipped(t, atom), "map.xml": `<?xml version="1.0"?><urlset><url/></urlset>`, "cut.rss": rss[:len(rss)*2/3], "not.rss": "no XML at all",
		"deep.rss": "<rss>" + strings.Repeat("<a>", 100_000), "wide.rss": "<rss>" + strings.Repeat("<a/>", 300_000),
		"laughs.rss": `<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><rss><channel><title>&b;</title><item><title>x</title><description>&b; he said.</description></item></channel></rss>`,
	})
	g := walk(t, intake.Options{}, dir)
	byTitle := map[string]*corpus.Article{}
	for _, a := range g.articles {
		byTitle[strings.TrimPrefix(a.Path, dir)+" "+a.Title] = a
	}
	a := byTitle["/h.rss:item 1 Ferry & bridge close"]
	if a == nil {
		t.Fatalf("found %v, skipped %v", g.ids(), g.skipped)
	}
	got := []string{a.Text, a.Outlet, a.Author, a.URL, a.Published.String(), string(a.Basis), a.Language}
	want := []string{"The ferry stops on Monday, “for good,” said Omar Reyes.\n\nNobody was told.", "Harbour Gazette", "Ann Lee", "https://harbour.example.org/a/1", "2015-04-22", "stated", "en"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if a := byTitle["/h.rss:item 2 Second"]; a == nil || a.URL != "" || a.Text != "The town waits still, the mayor said." || a.Outlet != "Harbour Gazette" {
		t.Errorf("second item: %+v", a)
	}
	if a := byTitle["/t.atom:item 1 One more day"]; a == nil || a.Outlet != "TASS" || a.Published.String() != "2016-01-02" || a.Author != "B. Ito" || a.Text != "Talks go on, he said." {
		t.Errorf("atom: %+v", a)
	}
	if byTitle["/t2.xml.gz:item 1 One more day"] == nil {
		t.Errorf("packed atom: %v", g.skipped)
	}
	for name, reason := range map[string]string{
		"h.rss:item 3": "no article text", "map.xml": "a sitemap", "not.rss": "no RSS or Atom feed", "deep.rss": "nested too deeply", "wide.rss": "elements",
	} {
		if got := g.skipped[filepath.Join(dir, name)]; !strings.Contains(got, reason) {
			t.Errorf("%s was skipped for %q, not %q", name, got, reason)
		}
	}
	// New items before the old ones do not change what those are called.
	older := put(t, map[string]string{"h.rss": strings.Replace(rss, "<item>", "<item><title>New</title><guid>g0</guid><description>It is new, she said.</description></item><item>", 1)})
	ids := walk(t, intake.Options{}, older).ids()
	if len(ids) != 3 || ids[1] != a.ID {
		t.Errorf("%v, and %s before", ids, a.ID)
	}
}

const wordDocument = `<?xml version="1.0"?><w:document xmlns:w="w" xmlns:mc="mc"><w:body>
<w:p><w:r><w:t>Title: Typed in Word</w:t></w:r></w:p><w:p><w:r><w:t>Date: 2015-04-22</w:t></w:r></w:p><w:p/>
<w:p><w:r><w:t xml:space="preserve">“We will </w:t></w:r><w:del><w:r><w:delText>never</w:delText><w:t>never</w:t></w:r></w:del><w:ins><w:r><w:t>wait,”</w:t></w:r></w:ins><w:r><w:tab/><w:t>she said.</w:t></w:r></w:p>
<w:p><mc:AlternateContent><mc:Choice><w:r><w:t>Boxed &amp; kept.</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>Boxed twice.</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>
<w:p><w:r><w:instrText>HYPERLINK</w:instrText></w:r></w:p></w:body></w:document>`

func TestWordDocuments(t *testing.T) {
	dir := put(t, map[string]string{
		"a.docx": zipped(t, "word/document.xml", wordDocument), "none.docx": zipped(t, "x.xml", ""), "text.docx": "just words", "empty.docx": "",
		"cut.docx": zipped(t, "word/document.xml", wordDocument[:300]), "deep.docx": zipped(t, "word/document.xml", strings.Repeat("<a>", 5000)),
	})
	g := walk(t, intake.Options{}, dir)
	if len(g.articles) != 1 || len(g.skipped) != 5 {
		t.Fatalf("found %v, skipped %v", g.ids(), g.skipped)
	}
	a := g.articles[0]
	if a.Text != "“We will wait,” she said.\n\nBoxed & kept." || a.Title != "Typed in Word" || a.Published.String() != "2015-04-22" {
		t.Errorf("%q, %q, %s", a.Text, a.Title, a.Published)
	}
}
