package kind_test

import (
	"testing"

	"onrecord/corpus/intake/kind"
)

func TestOf(t *testing.T) {
	const prose = "The ferry to Port Ellis will run again on Monday, the council of the town said.\n"
	const page = "<!DOCTYPE html>\n<html lang=en><title>Ferry</title><p>The ferry runs.</p></html>"
	for _, c := range []struct {
		name, head string
		want       kind.Kind
	}{
		{"a.txt", prose, kind.Text}, {"a.Md", prose, kind.Markdown}, {"a", prose, kind.Text}, {"a.2019-03-02", prose, kind.Text}, {"a", "x=1\ny=2\n", kind.Unknown},
		{"run", "#!/bin/sh\necho The ferry to Port Ellis will run again on Monday morning.\n", kind.Unknown}, {"README", prose, kind.SitePart},
		{"a.php", page, kind.Page}, {"a.ASPX", page, kind.Page}, {"a.html?id=3", page, kind.Page}, {"a", page, kind.Page}, {"a.txt", "\ufeff" + page, kind.Page},
		{"a.php", "<?php echo 1; ?>", kind.Program}, {"a", "<div><p>The ferry runs.</p></div>", kind.Page}, {"a.txt", "<The ferry> runs.", kind.Text}, {"a.html", "<p>The ferry</p>", kind.Page}, {"a.xhtml", `<?xml version="1.0"?><!DOCTYPE html><html>`, kind.Page},
		{"a.html", "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>B</TITLE>", kind.Bookmarks}, {"a.opml", "<?xml version='1.0'?><opml/>", kind.Bookmarks},
		{"a.jsonl", `{"text":"A."}`, kind.Lines}, {"a.txt", "{\"text\":\"A.\"}\n{\"text\":\"B.\"}\n", kind.Lines}, {"a.json", "{\n \"text\": \"A.\"}", kind.JSON},
		{"a", `[{"text":"A."}]`, kind.JSON}, {"a.txt", "[Applause] The ferry runs.", kind.Text}, {"a.json", "{\"text\":\"A.\"}\n{\"text\":\"B.\"}\n", kind.Lines},
		{"a.xml", `<?xml version="1.0"?><rss/>`, kind.Feed}, {"a.xml", "<?xml version='1.0'?>\n<!-- x -->\n<nitf:nitf/>", kind.NITF}, {"a.xml", `<newsItem/>`, kind.NewsML},
		{"a.xml", `<?xml version="1.0"?><urlset/>`, kind.Sitemap}, {"a.xml", `<?xml version="1.0"?><book/>`, kind.OtherXML}, {"a.rss", prose, kind.Feed},
		{"a.txt", "{\\rtf1 The ferry}", kind.RTF}, {"a", "\x1f\x8b\x08", kind.Gzip}, {"a", "BZh9", kind.Bzip2}, {"a.txt", "%PDF-1.4", kind.PDF}, {"a.txt", "PK\x03\x04", kind.Zip},
		{"a.docx", "PK\x03\x04", kind.Docx}, {"a", "PK\x03\x04..mimetypeapplication/epub+zip", kind.EPUB}, {"a.xyz", "PK\x03\x04..xl/workbook.xml", kind.Workbook},
		{"a.msg", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", kind.Outlook}, {"a.xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", kind.OldTable}, {"a", "SQLite format 3\x00", kind.Database},
		{"a.txt", "1\r\n00:00:01,000 --> 00:00:02,000\r\nThe ferry\r\n", kind.Captions}, {"a", "WEBVTT\n\n", kind.Captions}, {"a", "TY  - NEWS\nTI  - A\n", kind.RIS}, {"a.txt", "@article{a,\n", kind.BibTeX},
		{"a", "From a@b.example Wed Mar  4 08:00:00 2020\nSubject: x\n\n", kind.Mailbox}, {"a.txt", "From: A\nSubject: B\nMessage-ID: <c>\n\nText.", kind.Mail},
		{"a.txt", "From: A\nSubject: B\nDate: 2019-03-02\n\nText.", kind.Text}, {"a.eml", "From: A\nSubject: B\n\nText.", kind.Mail}, {"a.eml", "just words", kind.Mail},
		{"a", "MIME-Version: 1.0\nContent-Type: multipart/related;\n\tboundary=b\n\n", kind.MHT}, {"a", "WARC/1.0\r\n", kind.WARC}, {"a.js", prose, kind.SitePart},
		{"a.csv", "\xff\xfet\x00e\x00x\x00t\x00", kind.CSV}, {"a", "\x89PNG\r\n\x1a\n", kind.Picture}, {"a.txt", "", kind.Text}, {"a", "", kind.Unknown}, {"a.png", "x", kind.Picture},
	} {
		if got := kind.Of(c.name, []byte(c.head)); got != c.want {
			t.Errorf("%s beginning with %.40q is %q, want %q", c.name, c.head, got, c.want)
		}
	}
}

func TestInner(t *testing.T) {
	for name, want := range map[string]string{"a.html.xz": "a.html", "a.tgz": "a.tar", "a.jsonl.zst": "a.jsonl", "a.txt": "a.txt", "a": "a"} {
		if got := kind.Inner(name); got != want {
			t.Errorf("%s holds %s, want %s", name, got, want)
		}
	}
}

// Whatever is not read says what to do, or is left out in silence.
func TestRefusal(t *testing.T) {
	for _, name := range []string{"a.png", "a.mp3", "a.db", "a.parquet", "a.rar", "a.ppt", "a.xls", "a.key"} {
		if reason, silent := kind.Refusal(kind.ByName(name)); silent || len(reason) < 20 {
			t.Errorf("%s: %q, %t", name, reason, silent)
		}
	}
	if reason, _ := kind.Refusal(kind.Page); reason != "" {
		t.Error("a page is refused:", reason)
	}
}
