package published

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func TestReadDays(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"de", "Veröffentlicht am 3. März 2021, 14:05 Uhr", "2021-03-03"},
		{"de", "Di, 03.03.21", "2021-03-03"},
		{"fr", "Publié le 1er février 2019 à 8h30", "2019-02-01"},
		{"es", "14 de octubre de 2020", "2020-10-14"},
		{"pt", "20 de março de 2020 às 10h", "2020-03-20"},
		{"it", "Lunedì 4 luglio 2022", "2022-07-04"},
		{"nl", "12 mrt 2020", "2020-03-12"},
		{"pl", "7 września 2021", "2021-09-07"},
		{"pl", "9 listopada 2021", "2021-11-09"},
		{"hr", "9. listopada 2021.", "2021-10-09"},
		{"hu", "2020. június 4. 11:20", "2020-06-04"},
		{"ru", "17 апреля 2020, 09:00", "2020-04-17"},
		{"tr", "5 Ağustos 2020", "2020-08-05"},
		{"ar", "١٢ أغسطس ٢٠٢٠", "2020-08-12"},
		{"th", "3 มกราคม 2563", "2020-01-03"},
		{"ja", "2020年4月17日 09:00", "2020-04-17"},
		{"ko", "2020년 4월 17일", "2020-04-17"},
		{"en", "April 22nd, 2015", "2015-04-22"},
		{"en", "22-Apr-2015", "2015-04-22"},
		{"en", "13/04/2015", "2015-04-13"},
		{"en", "04/13/2015", "2015-04-13"},
		{"en", "04/05/2015", "2015 or 2015-05-04"},
		{"de", "04/05/2015", "2015-05-04"},
		{"en", "from 3 May 2015 to 5 May 2015", "2015-05-03 2015-05-05"},
		{"en", "Room 22, 2015 seats", ""},
		{"en", "31 February 2015", ""},
		{"en", "call 0049.30.2015", ""},
		{"de", "um 10.30.20 Uhr", ""},
	} {
		var got []string
		for _, d := range readDays(c.text, c.lang) {
			s := d.Date.String()
			if !d.Ambiguous.IsZero() {
				s += " or " + d.Ambiguous.String()
			}
			got = append(got, s)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s %q: %q, want %q", c.lang, c.text, s, c.want)
		}
	}
}

func FuzzReadDays(f *testing.F) {
	f.Add("Posted 2020年4月17日 / 22.04.2015", "de")
	f.Fuzz(func(t *testing.T, text, lang string) {
		end := 0
		for _, d := range readDays(text, lang) {
			if d.Start < end || d.End > len(text) || d.End <= d.Start || d.before != text[:d.Start] {
				t.Fatalf("%q: a day from %d to %d after %d", text, d.Start, d.End, end)
			}
			end = d.End
			if d.Ambiguous.IsZero() && !d.Date.Complete() {
				t.Fatalf("%q: a day %v", text, d.Date)
			}
		}
	})
}

// Of a page's days the one that is said to be of publication is taken, none of a change
// and none of other articles.
func TestFind(t *testing.T) {
	const long = `<p>The ferry to Port Ellis will not sail this winter, the harbour office said, and nobody knows when it will again.</p>`
	for _, c := range []struct{ name, head, body, want, ground string }{
		{"told to machines", `<meta property="article:published_time" content="2020-03-04T10:00:00Z"><meta name="date" content="2020-03-09">`, `<h1>Ferry stays in port</h1>`, "2020-03-04", "meta article:published_time"},
		{"JSON-LD of the article, not of a comment", `<script type="application/ld+json">{"@graph":[{"@type":"Comment","datePublished":"2020-03-09"},{"@type":["NewsArticle"],"datePublished":"2020-03-04","dateModified":"2020-03-08"}]}</script>`, ``, "2020-03-04", "JSON-LD"},
		{"a time zone away", `<meta property="article:published_time" content="2020-03-05T01:00:00Z">`, `<h1>Ferry stays in port</h1><p class="meta">4. März 2020</p>`, "2020-03-04", "beside the headline, and meta article:published_time"},
		{"beside the headline before any day in the markup", `<meta name="dcterms.date" content="2019-12-20">`, `<h1>Ferry stays in port</h1><p>Dienstag, 4.3.2020</p>`, "2020-03-04", "beside the headline"},
		{"published, and updated first", ``, `<h1>Ferry stays in port</h1><p>Aktualisiert: 9. März 2020 | Veröffentlicht: 4. März 2020</p>`, "2020-03-04", "beside the headline"},
		{"only an update", ``, `<h1>Ferry stays in port</h1><p>Last updated: 9 March 2020</p>`, "", ""},
		{"only a time of update", ``, `<h1>Ferry stays in port</h1><time class="updated" datetime="2020-03-09">Monday</time>`, "", ""},
		{"in a box of others", ``, `<h1>Ferry stays in port</h1>` + strings.Repeat(long, 12) + `<div class="sidebar"><p class="date">1 March 2020</p><p class="date">9 March 2020</p></div>`, "", ""},
		{"below a name and a break", ``, `<h1>Ferry stays in port</h1><div>Ida Lunde<br>04.03.2020, 10:00</div>`, "2020-03-04", "beside the headline"},
		{"at the head of the text", ``, `<h1>Ferry stays in port</h1><p>Port Ellis (4.3.2020) – ` + strings.Repeat("The ferry will not sail this winter. ", 8) + `</p>`, "2020-03-04", "beside the headline"},
		{"at the end, said to be of publication", ``, `<h1>Ferry stays in port</h1>` + strings.Repeat(long, 12) + `<footer>Erschienen am: 04.03.2020</footer>`, "2020-03-04", "the only day said to be of publication"},
		{"seconds since 1970", ``, `<h1>Ferry stays in port</h1><span class="date" data-timestamp="1583312400">last week</span>`, "2020-03-04", "beside the headline"},
		{"in a script", `<script>var page = {"publishedAt":"2020-03-04T10:00:00Z"}</script>`, ``, "2020-03-04", "a script"},
		{"the site's name is no headline", ``, `<h1><a href="/">The Harbour Post</a></h1><p>9 March 2020</p>` + strings.Repeat("<p>News of the piers</p>", 20) + `<h1>Ferry stays in port</h1><p>4 March 2020</p>`, "2020-03-04", "beside the headline"},
	} {
		doc, err := html.ParseWithOptions(strings.NewReader(`<html><head><title>Ferry stays in port | Harbour Post</title>`+c.head+`</head><body>`+c.body+`</body></html>`), html.ParseOptionEnableScripting(true))
		if err != nil {
			t.Fatal(err)
		}
		got, _ := Find(Page{Doc: doc, Title: "Ferry stays in port", Language: "de"})
		if got.Date.String() != c.want || got.Ground != c.ground {
			t.Errorf("%s: %s by %q, want %s by %q", c.name, got.Date, got.Ground, c.want, c.ground)
		}
	}
}
