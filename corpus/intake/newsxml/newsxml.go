// Package newsxml reads the formats of XML in which press agencies send articles:
// NITF, NewsML-G2 and NewsML 1, and the notes of Evernote.
//
// [Read] takes a document, checks that it is not nested or branched beyond measure,
// reads it into a tree (tree.go), and finds the articles in it: each news item with
// its headline, byline, provider, language and first day. Bodies are handed over as
// markup, for package page to read.
package newsxml

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"strings"

	"onrecord/corpus/draft"
	"onrecord/corpus/intake/kind"
	"onrecord/corpus/intake/record"
	"onrecord/corpus/text"
)

// Read reads a document of a kind.
func Read(raw []byte, k kind.Kind, sink record.Sink) error {
	root, err := parse(raw)
	if err != nil {
		return err
	}
	items := map[kind.Kind]string{kind.NITF: "nitf", kind.NewsML: "newsItem NewsItem", kind.Notes: "note"}[k]
	n := 0
	for _, item := range root.all(items) {
		var r *record.Record
		switch k {
		case kind.NITF:
			r = nitf(item)
		case kind.Notes:
			r = note(item)
		default:
			if r = newsItem(item); r == nil {
				continue // a picture's
			}
		}
		n++
		r.Place = fmt.Sprintf("item %d", n)
		if r.Key == "" && n > 1 {
			r.Key = fmt.Sprint(n)
		}
		if n == 1 && r.Key == "" {
			r.Place = ""
		}
		if err := sink(r); err != nil {
			return err
		}
	}
	if n == 0 {
		return fmt.Errorf("%s without an article", k)
	}
	return nil
}

// nitf reads an article of NITF.
func nitf(n *node) *record.Record {
	r := &record.Record{Form: record.Fragment, ID: ""}
	head := n.first("body.head")
	r.Title = cmp.Or(head.first("hl1").words(), head.first("headline").words(), n.first("head").first("title").words())
	r.Author = record.Author(cmp.Or(head.first("byline").first("person").words(), head.first("byline").own(), head.first("byline").words()))
	r.Outlet = cmp.Or(n.first("pubdata").attr("name"), head.first("distributor").words(), n.first("doc.copyright").attr("holder"))
	r.Language = cmp.Or(n.attr("lang"), n.first("body").attr("lang"))
	r.URL = n.first("pubdata").attr("ex-ref")
	r.Key = n.first("doc-id").attr("id-string")
	for _, day := range []string{n.first("pubdata").attr("date.publication"), n.first("date.issue").attr("norm"), n.first("date.release").attr("norm"), head.first("story.date").attr("norm")} {
		if r.Dated(draft.InMarkup, record.Day(day)) {
			break
		}
	}
	content := n.first("body.content")
	content.drop("media", "table", "note")
	r.Body = content.markup()
	return r
}

// newsItem reads an item of NewsML, nil for one that holds no text.
func newsItem(n *node) *record.Record {
	r := &record.Record{Form: record.Fragment}
	body := ""
	for _, holder := range n.all("inlineXML DataContent inlineData") {
		if inner := holder.first("nitf"); inner != nil {
			r = nitf(inner)
			body = r.Body
		} else if content := holder.first("body"); content != nil {
			body = content.markup()
		} else {
			body = holder.markup()
		}
		if strings.TrimSpace(body) != "" {
			break
		}
	}
	if strings.TrimSpace(body) == "" {
		return nil
	}
	if !record.Markup(body) { // plain text in the middle of XML
		r.Form, body = record.Plain, strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&", "&quot;", `"`, "&#34;", `"`, "&#39;", "'").Replace(body)
	}
	r.Body = body
	r.Title = cmp.Or(n.first("headline").words(), n.first("HeadLine").words(), r.Title)
	r.Author = record.Author(cmp.Or(n.first("by").words(), n.first("ByLine").words(), n.first("creator").first("name").words(), r.Author))
	provider := n.first("provider")
	r.Outlet = cmp.Or(provider.first("name").words(), n.first("creditline").words(), n.first("CreditLine").words(), provider.attr("literal"), n.first("copyrightHolder").first("name").words(), n.first("copyrightHolder").attr("literal"), r.Outlet)
	r.Language = cmp.Or(n.first("language").attr("tag"), n.first("Language").attr("FormalName"), n.attr("lang"), r.Language)
	r.Key = cmp.Or(n.attr("guid"), n.first("PublicIdentifier").words(), r.Key)
	for _, day := range []string{n.first("contentCreated").words(), n.first("firstCreated").words(), n.first("FirstCreated").words(), n.first("DateId").words(), n.first("versionCreated").words()} {
		if r.Dated(draft.InMarkup, record.Day(day)) {
			break
		}
	}
	return r
}

// note reads a note of Evernote. The day on which it was made is not the article's.
func note(n *node) *record.Record {
	r := &record.Record{Form: record.Fragment, Key: n.first("guid").words()}
	r.Title, r.Author, r.URL = n.first("title").words(), record.Author(n.first("author").words()), n.first("source-url").words()
	content := n.first("content").words()
	if i := strings.Index(content, "<en-note"); i >= 0 {
		content = content[i:]
	}
	r.Body = content
	return r
}

// declared is whether a document begins with what XML does.
func declared(raw []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(raw, "\ufeff \r\n\t"), []byte("<"))
}

var errXML = errors.New("damaged XML: it does not begin with an element")

func oneLine(s string) string { return text.OneLine(s) }
