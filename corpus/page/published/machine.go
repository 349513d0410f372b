package published

import (
	"encoding/json"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"onrecord/corpus/dates"
)

// metaNames are the names under which pages tell machines when they were published, by
// trust: those that say so, and those that name some day.
var metaNames = map[bool][]string{true: {
	"article:published_time", "og:article:published_time", "og:published_time", "datepublished", "article.published", "published_time", "published_at", "publication_date", "publicationdate",
	"publish_date", "publish-date", "publishdate", "published-date", "published", "pubdate", "pub_date", "og:pubdate", "og:publish_date", "date_published", "datepublic", "parsely-pub-date", "sailthru.date", "bt:pubdate", "rnews:datepublished",
	"cxenseparse:recs:publishtime", "cxenseparse:publishtime", "originalpublicationdate", "article_date_original", "article:post_date", "shareaholic:article_published_time", "dc.date.issued", "dcterms.issued", "dcterms.available", "citation_publication_date", "citation_online_date", "weibo:article:create_at", "apub:time",
	"article:published", "article-publication-date", "displaydate", "article:created",
}, false: {
	"release_date", "releasedate", "dc.date.created", "dcterms.created", "dcterms.date", "dc.date", "dc.created", "datecreated", "date_created", "creation_date", "created", "article.created", "article_date", "articledate", "content_create_date", "date", "citation_date", "video:release_date", "sort_date",
}}

// linkedKinds are the kinds of JSON-LD objects whose day is the page's, by parts of
// their names, and under which it is kept.
var linkedKinds = []struct{ part, as string }{
	{"Article", "article"}, {"Posting", "article"}, {"Report", "article"}, {"Recipe", "article"}, {"WebPage", "page"}, {"VideoObject", "video"}, {"Episode", "video"},
}

// object takes over the days of a decoded JSON-LD object and of those within it.
func (f *finder) object(v any, depth int) {
	if depth > 6 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			f.object(e, depth+1)
		}
	case map[string]any:
		kind := typeOf(v["@type"])
		for _, k := range linkedKinds {
			if strings.Contains(kind, k.part) {
				f.link(k.as, v["datePublished"])
				f.link("created", v["dateCreated"])
				if k.as == "video" {
					f.link("video", v["uploadDate"])
				}
				break
			}
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			f.object(v[key], depth+1)
		}
	}
}

func (f *finder) link(as string, v any) {
	if s, ok := v.(string); ok && f.linked[as] == "" {
		f.linked[as] = s
	}
}

func typeOf(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []any:
		var all []string
		for _, e := range v {
			if s, ok := e.(string); ok {
				all = append(all, s)
			}
		}
		return strings.Join(all, " ")
	}
	return ""
}

// scripted finds days in scripts that no JSON parser reads, or that are state of an
// application.
var scripted = regexp.MustCompile(`["'](?:datePublished|publishedAt|published_at|publishDate|publish_date|publishedDate|published_date|publicationDate|firstPublished|pubDate|datePublication|articlePublicationDate|first_publish_date|display_date)["']\s*[:,]\s*["']([^"']{8,40})["']`)

const maxScript = 1 << 18

// script reads a JSON-LD object, and keeps other scripts for when nothing else is found.
func (f *finder) script(n *html.Node) {
	if n.FirstChild == nil || len(n.FirstChild.Data) > 4*maxScript {
		return
	}
	raw := n.FirstChild.Data
	if strings.Contains(attr(n, "type"), "ld+json") && len(raw) < maxScript {
		var v any
		if json.Unmarshal([]byte(raw), &v) == nil {
			f.object(v, 0)
			return
		}
	}
	f.scripts = append(f.scripts, raw)
}

// inScripts is the first day that a script gives for that of publication.
func (f *finder) inScripts() (dates.Mention, bool) {
	for _, raw := range f.scripts {
		if !strings.Contains(raw, "ublish") && !strings.Contains(raw, "ublication") && !strings.Contains(raw, "pubDate") && !strings.Contains(raw, "display_date") {
			continue
		}
		for _, m := range scripted.FindAllStringSubmatch(raw, maxInScript) {
			if d, ok := f.field(m[1]); ok {
				return d, true
			}
		}
	}
	return dates.Mention{}, false
}

// maxInScript is how many days of a script are looked at.
const maxInScript = 8

func (f *finder) metaElement(n *html.Node) {
	content := attr(n, "content")
	for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
		if name := strings.ToLower(attr(n, key)); name != "" && f.meta[name] == "" && content != "" {
			f.meta[name] = content
		}
	}
}

// told are the days that a page tells machines, by trust; firm are those that are said
// to be of publication, the others may be of anything.
func (f *finder) told(firm bool) (out []Day) {
	source := ToldAny
	if firm {
		source = Told
	}
	add := func(ground, value string) {
		if d, ok := f.field(value); ok {
			out = append(out, Day{d, source, ground})
		}
	}
	if firm {
		add("JSON-LD", f.linked["article"])
	}
	for _, name := range metaNames[firm] {
		add("meta "+name, f.meta[name])
	}
	if firm {
		add("JSON-LD of the page", f.linked["page"])
	} else {
		add("JSON-LD, created", f.linked["created"])
		add("JSON-LD of a video", f.linked["video"])
	}
	return out
}

// field reads a value that is meant for machines.
func (f *finder) field(value string) (dates.Mention, bool) {
	value = strings.TrimSpace(value)
	if len(value) == 0 || len(value) > 80 {
		return dates.Mention{}, false
	}
	if d, ok := dates.Read(value); ok && (d.Date.Complete() || !d.Ambiguous.IsZero()) && d.Date.Year >= firstYear {
		return d, true
	}
	if found := readDays(value, f.lang); len(found) == 1 {
		return found[0].Mention, true
	}
	return dates.Mention{}, false
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
