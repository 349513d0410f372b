package intake_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"onrecord/corpus"
	"onrecord/corpus/corpustest"
	"onrecord/corpus/dates"
	"onrecord/corpus/intake"
)

// The seeds below are short on purpose: when one turns out to lead somewhere new, go
// test first makes it as short as it can by leaving out every stretch of it, and
// counts nothing meanwhile. That are half a million executions, a minute or more, for
// a thousand bytes, and five thousand for a hundred.

// readOne reads one file of a made-up file system.
func readOne(t *testing.T, name, raw string) []*corpus.Article {
	t.Helper()
	var out []*corpus.Article
	err := intake.WalkFS(t.Context(), fstest.MapFS{name: {Data: []byte(raw)}}, intake.Options{MaxText: 1 << 14}, func(a *corpus.Article) error {
		if len(out) > 1000 {
			return errors.New("endless")
		}
		out = append(out, a)
		if !utf8.ValidString(a.Text) || strings.TrimSpace(a.Text) == "" || len(a.Text) > 1<<14 || a.ID == "" || len(a.Hash) != 64 || !a.Published.Valid() {
			t.Errorf("article %+v", a)
		}
		if a.Published.IsZero() != (a.Basis == dates.Unknown) {
			t.Errorf("published %q on ground %s", a.Published, a.Basis)
		}
		if a.URL != "" && !strings.HasPrefix(a.URL, "http://") && !strings.HasPrefix(a.URL, "https://") {
			t.Errorf("address %q", a.URL)
		}
		if strings.ContainsAny(a.Title+a.Outlet+a.Author, "\n\x00\u202e\u200b") {
			t.Errorf("title %q, outlet %q, author %q", a.Title, a.Outlet, a.Author)
		}
		return nil
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func FuzzText(f *testing.F) {
	for _, s := range []string{
		"Title: A\nDate: 2015-04-22\n\nHe said no.", "---\ntitle: x\n---\nBody.", "A headline\n\nApril 22, 2015\n\nBy A B\n\nText.\n\n-- A B", "\xff\xfea\x00b\x00",
		"About This Blog\n\n\"B\" provides x.", "\xcc\xe8\xed\xe8\xf1", "Lavrov: no\n\nMOSCOW, November 19. Yes.\n\n— RT (@RT_com) November 18, 2015", "A b c\n\nA b cA b\n\nD.",
	} {
		f.Add(s, true)
	}
	f.Fuzz(func(t *testing.T, raw string, markdown bool) {
		name := "x.txt"
		if markdown {
			name = "x.md"
		}
		for _, a := range readOne(t, name, raw) {
			corpustest.Clean(t, a.Text)
		}
	})
}

func FuzzPage(f *testing.F) {
	for _, s := range []string{
		"<title>A b c</title><article><p>He said no.</article>", "<p>a<q>b</q><br>c<table><td>d",
		"<script type=application/ld+json>{\"@type\":\"Report\",\"author\":\"A\"}</script><p>x", "<meta property=og:title content=A><p>x",
		"<meta charset=windows-1251><p>\xcc\xe8\xed\xe8\xf1", "<!-- saved from url=(0001)http://a.b/ --><p>x", "<svg><p>a</svg><select><p>b",
		"<time datetime=2015-04-22>x</time><p>y", "<link rel=canonical href=http://a.b/c><p>x",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		for _, a := range readOne(t, "x.html", raw) {
			corpustest.Clean(t, a.Text)
		}
	})
}

func FuzzLines(f *testing.F) {
	f.Add("{\"id\":\"a\",\"text\":\"He said no.\",\"date\":\"2015-04-22\"}\n{\"text\":3}\n\n{\"text\":\"\\ud800\"}")
	f.Add("\xef\xbb\xbf{\"text\":\"a\",\"author\":[\"b\"],\"url\":\"http://[::1]:x/\"}")
	f.Add("\xff\xfe{\x00}\x00")
	f.Fuzz(func(t *testing.T, raw string) { readOne(t, "x.jsonl", raw) })
}

func FuzzFeed(f *testing.F) {
	for _, s := range []string{
		"<rss><channel><item><description>&lt;p&gt;x", "<rss><channel><item><description><![CDATA[<p>x<p>y.]]>",
		"<rss><channel><title>A</title><item><description>x y.", "<rss><channel><item><link>http://a.b/c</link><description>x",
		"<rss><channel><item><title>A</title></item><item><description>x", "<rss><channel><item><description>x</description><pubDate>Wed, 22 Apr 2015 01:30:00 +0300",
		"<rss><channel><item><content:encoded><![CDATA[<p>x]]>", "<rss><channel><item><dc:creator>A B</dc:creator><description>x",
		"<?xml version='1.0' encoding='windows-1251'?><rss><channel><item><description>\xcc\xe8", "<rdf:RDF><item><title>A</title><description>x",
		"<feed><title>A</title><entry><content>x", "<feed><entry><content type=html>&lt;p&gt;x", "<feed><entry><summary>x</summary><link href='http://a.b/c'/>",
		"<feed><entry><author><name>A</name></author><summary>x", "<feed><entry><published>2016-01-02T10:00:00Z</published><summary>x",
		"<feed><entry><content type=xhtml><div>x<p>y", "<!DOCTYPE r [<!ENTITY a 'b'>]><rss><channel><item><description>&a;",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		for _, a := range readOne(t, "x.rss", raw) {
			corpustest.Clean(t, a.Text)
		}
	})
}

func FuzzPacked(f *testing.F) {
	t := new(testing.T)
	f.Add(gzipped(t, body), 0)
	f.Add(zipped(t, "a.txt", body, "b.jsonl", `{"text":"x"}`), 1)
	f.Add(zipped(t, "word/document.xml", wordDocument), 2)
	f.Fuzz(func(t *testing.T, raw string, kind int) {
		names := []string{"x.txt.gz", "x.zip", "x.docx", "x.rss.gz"}
		readOne(t, names[uint(kind)%4], raw)
	})
}

func FuzzSidecar(f *testing.F) {
	f.Add("file,title,date\nx.txt,A,2015-04-22\n*,B\n", false)
	f.Add(`{"file":"x","url":"https://a.example/"}`, true)
	f.Fuzz(func(t *testing.T, raw string, lines bool) {
		name := "metadata.csv"
		if lines {
			name = "metadata.jsonl"
		}
		err := intake.WalkFS(t.Context(), fstest.MapFS{name: {Data: []byte(raw)}, "x.txt": {Data: []byte(body)}}, intake.Options{}, func(a *corpus.Article) error {
			if strings.ContainsAny(a.Title+a.Outlet+a.Author, "\n\x00\u202e\u200b") || !a.Published.Valid() {
				t.Errorf("%+v", a)
			}
			return nil
		}, nil)
		if err != nil {
			t.Fatal(err)
		}
	})
}

func FuzzTable(f *testing.F) {
	f.Add("text,title,date\n\"He said no.\n\nSee also\",A,2015-04-22\n")
	f.Add("\xef\xbb\xbfcontent;url\n<p>x</p>;http://a\n\"")
	f.Add("\xff\xfet\x00")
	f.Fuzz(func(t *testing.T, raw string) {
		for _, a := range readOne(t, "x.csv", raw) {
			corpustest.Clean(t, a.Text)
		}
	})
}

func FuzzWebArchive(f *testing.F) {
	f.Add("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<p>He said=20no.\n--b--\n")
	f.Add("Content-Type: text/html; charset=utf-8\n\n<p>x")
	f.Fuzz(func(t *testing.T, raw string) {
		for _, a := range readOne(t, "x.mht", raw) {
			corpustest.Clean(t, a.Text)
		}
	})
}

// FuzzFormats reads bytes under the names of the formats that have no fuzzing of their
// own. Content decides, so that a name is no more than where it begins.
func FuzzFormats(f *testing.F) {
	names := []string{"x.eml", "x.mbox", "x.msg", "x.doc", "x.rtf", "x.odt", "x.xlsx", "x.ods", "x.epub", "x.json", "x.warc", "x.webarchive", "x.srt", "x.xml", "x.enex", "x.txt", "x.html", "x.ris", "x.bib", "x.tar", "x.xz", "x.zst", "x"}
	t := new(testing.T)
	for i, s := range map[int]string{
		0: "From: A B <a@b.example>\nSubject: =?utf-8?q?A?=\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nHe said no.\n--b--", 1: "From a\nSubject: A\n\nNo.\n\nFrom b\n\nYes.",
		4: `{\rtf1\ansicpg1251{\fonttbl{\f0\fcharset204 A;}}\f0 \'cc\u8220?a\par b}`, 5: zipped(t, "content.xml", "<office:document-content><text:p>He said no.</text:p>"), 6: zipped(t, "xl/worksheets/sheet1.xml", `<row><c t="inlineStr"><is><t>text</t></is></c></row><row><c><v>a</v></c></row>`),
		7: zipped(t, "content.xml", "<table:table><table:table-row><table:table-cell><text:p>text"), 8: zipped(t, "a.xhtml", "<p>He said no."), 9: `{"a":[{"title":"A","body":{"x":["b","c"]},"date":1551513600}]}`,
		10: "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\n<p>A.", 12: "1\n00:00:01,000 --> 00:00:02,000\n<v A B>No.\n", 13: "<nitf><body><hl1>A</hl1><body.content><p>No.", 14: "<en-export><note><title>A</title><content>&lt;en-note&gt;No.",
		15: "1 of 1 DOCUMENTS\n\nBay\n\nMarch 2, 2019\n\nA b\n\nBYLINE: C D\n\nLENGTH: 3 words\n\nNo.\n\nLOAD-DATE: x\n", 16: "<p>3 words</p><p>March 2, 2019</p><p>Bay</p><p>No.</p><p>Document ABCD000020190302ef32000aa</p>", 17: "TY  - NEWS\nTI  - A\nER  - ", 18: "@article{a, title={B}}", 19: tarred(t, "a.txt", body), 22: body,
	} {
		f.Add(s, i)
	}
	f.Fuzz(func(t *testing.T, raw string, kind int) {
		readOne(t, names[uint(kind)%uint(len(names))], raw)
	})
}
