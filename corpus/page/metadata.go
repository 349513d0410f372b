package page

import (
	"cmp"
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord/corpus/byline"
	"onrecord/corpus/clean"
	"onrecord/corpus/draft"
	"onrecord/corpus/outlet"
	"onrecord/corpus/page/published"
	"onrecord/corpus/text"
)

// metadata is what a page says of itself outside its text, by where it says it.
type metadata struct {
	meta      map[string]string // by name or property
	ld        map[string]string // from the JSON-LD of the article
	canonical string
	title, h1 string
	byline    string // the first element that is marked as the author
}

// readMetadata reads what the page says of itself. Facts meant for machines go
// before what the page shows, as they are less often cut or adorned.
func readMetadata(d *draft.Draft, doc *html.Node) *metadata {
	f := metadata{meta: map[string]string{}, ld: map[string]string{}}
	f.collect(doc)
	defer func() { d.Author = cmp.Or(d.Author, f.byline) }()
	d.Language = attr(firstElement(doc), "lang")

	for _, s := range []string{f.meta["og:title"], f.ld["headline"], f.meta["twitter:title"], f.h1, f.title} {
		d.Title = cmp.Or(d.Title, text.OneLine(s))
	}
	for _, s := range []string{f.canonical, f.meta["og:url"], f.ld["url"]} {
		d.URL = cmp.Or(d.URL, outlet.WebAddress(s))
	}
	for _, s := range []string{f.meta["og:site_name"], f.ld["publisher"], f.meta["application-name"]} {
		d.Outlet = cmp.Or(d.Outlet, text.OneLine(s))
	}
	if tail, ok := strings.CutPrefix(text.OneLine(f.title), d.Title); ok && d.Title != "" {
		// "Talks fail – Coast Watch", where the headline stands alone elsewhere
		if name := strings.TrimLeft(tail, " "); strings.TrimLeft(name, "|-–—:·•") != name {
			if name = strings.Trim(name, " |-–—:·•"); len(strings.Fields(name)) <= 4 && !strings.ContainsAny(name, "|–—") {
				d.Outlet = cmp.Or(d.Outlet, name)
			}
		}
	}
	for _, s := range []string{f.ld["author"], f.meta["author"], f.meta["article:author"], f.meta["parsely-author"], f.meta["dc.creator"], f.meta["byl"]} {
		d.Author = cmp.Or(d.Author, byline.Author(text.OneLine(s), d.Outlet, d.URL))
	}
	if day, ok := published.Find(published.Page{Doc: doc, Address: d.URL, Title: d.Title, Language: d.Language}); ok {
		d.DatedBy(daySources[day.Source], day.Ground, day.Mention)
	}
	return &f
}

// daySources are how far a page's day is trusted.
var daySources = map[published.Source]draft.Source{
	published.Told: draft.InMarkup, published.Beside: draft.Shown, published.Address: draft.InAddress, published.ToldAny: draft.AnyInMarkup, published.Only: draft.AnyShown,
}

func firstElement(n *html.Node) *html.Node {
	for c := range n.ChildNodes() {
		if c.DataAtom == atom.Html {
			return c
		}
	}
	return n
}

func (f *metadata) collect(doc *html.Node) {
	for n := range doc.Descendants() {
		if f.byline == "" && n.Type == html.ElementNode && n.DataAtom != atom.Meta && n.DataAtom != atom.Link && isAuthor(n) {
			f.byline = authorName(words(n))
		}
		switch n.DataAtom {
		case atom.Meta:
			key := strings.ToLower(attr(n, "property"))
			if key == "" {
				key = strings.ToLower(attr(n, "name"))
			}
			if key == "" {
				key = strings.ToLower(attr(n, "itemprop"))
			}
			if f.meta[key] == "" {
				f.meta[key] = attr(n, "content")
			}
		case atom.Link:
			if f.canonical == "" && strings.EqualFold(attr(n, "rel"), "canonical") {
				f.canonical = attr(n, "href")
			}
		case atom.Title:
			if f.title == "" && n.Parent != nil && n.Parent.DataAtom == atom.Head {
				f.title = words(n)
			}
		case atom.H1:
			if f.h1 == "" {
				f.h1 = words(n)
			}
		case atom.Script:
			if attr(n, "type") == "application/ld+json" && n.FirstChild != nil {
				f.linked(n.FirstChild.Data)
			}
		}
	}
}

// isAuthor reports whether an element is marked as the author's name.
func isAuthor(n *html.Node) bool {
	if attr(n, "rel") == "author" || attr(n, "itemprop") == "author" {
		return true
	}
	for class := range strings.FieldsSeq(strings.ToLower(attr(n, "class"))) {
		switch class {
		case "author", "byline", "author-name", "byline__name", "byline-name", "article-author", "article__author", "c-byline__author":
			return true
		}
	}
	return false
}

// authorName is the name in such an element, or "".
func authorName(s string) string {
	if len(s) > 80 {
		return ""
	}
	if name := byline.Author(s, "", ""); byline.IsName(name) && !byline.Is(name) {
		return name
	}
	m, ok := byline.Read(s)
	if !ok {
		return ""
	}
	return m.Author
}

// body is the text that JSON-LD holds, cleaned.
func (f *metadata) body() (string, []clean.Removed) {
	text := html.UnescapeString(f.ld["articleBody"])
	if strings.Contains(text, "<p") || strings.Contains(text, "<br") {
		if fits(text) != nil {
			return "", nil
		}
		if doc, err := html.Parse(strings.NewReader(text)); err == nil {
			text = pageText(doc)
		}
	}
	return clean.Lines(text, false)
}

// linked reads the JSON-LD object that describes the article.
func (f *metadata) linked(raw string) {
	var v any
	if len(raw) > 1<<18 || json.Unmarshal([]byte(raw), &v) != nil {
		return
	}
	f.object(v, 0)
}

func (f *metadata) object(v any, depth int) {
	if depth > 4 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			f.object(e, depth+1)
		}
	case map[string]any:
		f.object(v["@graph"], depth+1)
		if !strings.Contains(ldText(v["@type"]), "Article") && !strings.Contains(ldText(v["@type"]), "BlogPosting") {
			return
		}
		for _, key := range []string{"headline", "author", "publisher", "url", "articleBody"} {
			if f.ld[key] == "" {
				f.ld[key] = ldText(v[key])
			}
		}
		if f.ld["url"] == "" {
			f.ld["url"] = ldText(v["mainEntityOfPage"])
		}
	}
}

// ldText is a value of JSON-LD in words: a string, a thing's name, or a list.
func ldText(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case map[string]any:
		for _, key := range []string{"name", "@id"} {
			if s, ok := v[key].(string); ok {
				return s
			}
		}
	case []any:
		var all []string
		for _, e := range v {
			if s := ldText(e); s != "" {
				all = append(all, s)
			}
		}
		return strings.Join(all, ", ")
	}
	return ""
}
