package intake_test

import (
	"testing"

	"onrecord/corpus/dates"
)

// TestPublished has files with the day of publication that they prove and its
// ground. What each proves was written down before it was read. A year that
// nothing proves stays open, whatever years the text is full of.
func TestPublished(t *testing.T) {
	const text = "The harbour of Port Ellis opens again, the envoy Maria Orlova said, after a week of storms that kept all ships outside."
	for _, c := range []struct{ name, raw, date, basis string }{
		{"a.txt", "Title: T\nDate: 22 April 2015\n\n" + text, "2015-04-22", "stated"},
		{"a.txt", "Title: T\nDate: April 2015\n\n" + text, "2015-04", "stated"},
		{"a.md", "---\ntitle: T\ndate: 2015-04-22T10:00:00+03:00\n---\n" + text, "2015-04-22", "stated"},
		{"a.txt", "Harbour opens again soon\n\nApril 22, 2015\n\n" + text, "2015-04-22", "stated"},
		{"a.txt", "Harbour opens again soon\n22.04.2015, 14:05\n" + text, "2015-04-22", "stated"},
		{"a.txt", "Harbour opens again soon\n\nWed 22 Apr 2015 18.05 BST\n\n" + text, "2015-04-22", "stated"},
		{"a.txt", "Harbour opens again soon\n\nPublished: 3:15 PM EDT, April 22, 2015 | Updated: April 25, 2015\n\n" + text, "2015-04-22", "stated"},
		{"a.txt", "Harbour opens again soon\n\nAnn Lee, April 22, 2015\n\n" + text, "2015-04-22", "stated"},
		{"a.txt", "MOSCOW, April 22, 2015. /TASS/. " + text, "2015-04-22", "stated"},
		{"a.txt", "PORT ELLIS, Nov. 19 (Reuters) - " + text, "--11-19", "stated"},
		{"a.txt", "PORT ELLIS. Nov 19 (Interfax) - " + text, "--11-19", "stated"},
		{"a.txt", "PORT ELLIS, November 19. " + text + "\n\nThe quay of 1912 was rebuilt in 2009, she said.", "--11-19", "stated"},
		{"2015-04-22-harbour.txt", text, "2015-04-22", "inferred"},
		{"20150422_harbour.txt", text, "2015-04-22", "inferred"},
		{"harbour_1912.txt", text, "", "unknown"},
		{"a.txt", text + "\n\nOriginal url:\nhttps://news.example.org/2015/04/22/harbour", "2015-04-22", "inferred"},
		{"a.txt", text + "\n\nOriginal url:\nhttps://news.example.org/world/20150422-harbour.html", "2015-04-22", "inferred"},
		{"a.txt", "PORT ELLIS, November 19. " + text + "\n\nOriginal url:\nhttps://news.example.org/2015/11/19/harbour", "2015-11-19", "inferred"},
		{"a.txt", "PORT ELLIS, November 19. " + text + "\n\nOriginal url:\nhttps://news.example.org/2015/06/02/harbour", "--11-19", "stated"},
		{"a.txt", "PORT ELLIS, November 19. " + text + "\n\nShips are back\n— Port News (@portnews) November 17, 2015", "2015-11-19", "inferred"},
		{"a.txt", "PORT ELLIS, January 2. " + text + "\n\nShips are back\n— Port News (@portnews) December 30, 2015", "2016-01-02", "inferred"},
		{"a.txt", "PORT ELLIS, November 19. " + text + "\n\nShips are back\n— Port News (@portnews) March 3, 2012", "--11-19", "stated"},
		{"a.txt", "PORT ELLIS, November 19. The envoy said on Thursday, November 19, that ships may come to the harbour again.\n\n© 2015 Port Wire", "2015-11-19", "inferred"},
		{"a.txt", "PORT ELLIS, November 19. The envoy said on Friday, November 19, that ships may come to the harbour again.\n\n© 2015 Port Wire", "--11-19", "stated"},
		{"a.txt", text + "\n\nIn 2014 and in 2012 the quay was shut, and on May 3, 2013 it burned.", "", "unknown"},
		{"a.txt", text + "\n\n© 2015 Port Wire", "", "unknown"},
		{"a.html", `<meta property="article:published_time" content="2015-04-22T23:30:00-04:00"><title>T</title><p>` + text, "2015-04-22", "stated"},
		{"a.html", `<title>T</title><p><time datetime="2015-04-22">yesterday</time><p>` + text, "2015-04-22", "stated"},
		{"a.html", `<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2015-04-22"}</script><p>` + text, "2015-04-22", "stated"},
		{"a.html", `<meta name="date" content="04/05/2015"><p>` + text, "2015", "stated"},
		// day or month first: by the day in the address, in the text, by another date in
		// numbers, by who prints it, by its spelling, and not at all
		{"a.html", `<meta name="date" content="04/05/2015"><link rel="canonical" href="https://quay.example.com/2015/04/05/harbour"><p>` + text, "2015-04-05", "inferred"},
		{"a.txt", "Title: T\nDate: 04/05/2015\n\nOn May 4, 2015 the quay burned. " + text, "2015-05-04", "inferred"},
		{"a.txt", "Title: T\nDate: 04/05/2015\n\nOn 13/04/2015 the quay burned. " + text, "2015-05-04", "inferred"},
		{"a.txt", "Title: T\nDate: 04/05/2015\n\nOn 4/13/2015 the quay burned. " + text, "2015-04-05", "inferred"},
		{"a.txt", "Title: T\nDate: 04/05/2015\n\nOn 4/13/2015 and 13/4/2015 the quay burned. " + text, "2015", "stated"},
		{"a.txt", "Title: T\nDate: 04/05/2015\nURL: https://www.quay-post.co.uk/a\n\n" + text, "2015-05-04", "inferred"},
		{"a.txt", "Title: T\nDate: 04/05/2015\nOutlet: CNN\n\n" + text, "2015-04-05", "inferred"},
		{"a.txt", "Title: T\nDate: 04/05/2015\n\nThe theatre has a new colour. " + text, "2015-05-04", "inferred"},
		{"a.txt", "Title: T\nDate: 04/05/2015\n\n" + text, "2015", "stated"},
		{"a.txt", "Harbour opens again soon\n\n04/05/2015 14:05\n\nThe theatre has a new colour. " + text, "2015-05-04", "inferred"},
		{"a.html", `<meta name="date" content="04/05/2015"><link rel="canonical" href="https://www.quay-post.co.uk/a"><p>` + text, "2015", "stated"}, // by a program
		{"a.jsonl", `{"text":"` + text + `","date":"2015-04-22"}`, "2015-04-22", "stated"},
		{"a.csv", "text,published\n\"" + text + "\",22 April 2015\n", "2015-04-22", "stated"},
		{"a.rss", `<rss><channel><title>F</title><item><title>T</title><pubDate>Wed, 22 Apr 2015 10:00:00 GMT</pubDate><description>` + text + `</description></item></channel></rss>`, "2015-04-22", "stated"},
	} {
		got := readOne(t, c.name, c.raw)
		if len(got) != 1 {
			t.Errorf("%s: %d articles of %q", c.name, len(got), c.raw)
			continue
		}
		if a := got[0]; a.Published.String() != c.date || a.Basis != dates.Basis(c.basis) {
			t.Errorf("%s, %q: %q %s, want %q %s", c.name, c.raw, a.Published, a.Basis, c.date, c.basis)
		}
	}
}
