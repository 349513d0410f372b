package export

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"time"

	"onrecord/answer"
	"onrecord/answer/cite"
	"onrecord/corpus/dates"
	"onrecord/corpus/text"
)

// writeDocument writes a Word document: the question and how it was read, then each result
// with the words as a quotation, whose they are, the day, and a link to the article.
func writeDocument(w io.Writer, a answer.Answer, now time.Time) error {
	d := &document{}
	d.answer(a, dates.Of(now))
	z := zip.NewWriter(w)
	for _, part := range []struct{ name, content string }{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", packageRelations},
		{"word/document.xml", documentHead + d.body.String() + documentFoot},
		{"word/_rels/document.xml.rels", d.relations()},
		{"word/styles.xml", styles},
		{"docProps/core.xml", properties(a.Question, now)},
	} {
		f, err := z.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Deflate, Modified: now})
		if err != nil {
			return err
		}
		if _, err := io.WriteString(f, part.content); err != nil {
			return err
		}
	}
	return z.Close()
}

// document is the body of a document while it grows, with the addresses that it links to.
type document struct {
	body  strings.Builder
	links []string
}

func (d *document) answer(a answer.Answer, today dates.Date) {
	shown := a.Excerpts[:min(len(a.Excerpts), Most)]
	d.paragraph("Title", run(a.Question, false))
	d.paragraph("Subtitle", run("Read as: "+a.Read.String(), false))
	for _, n := range a.Read.Notes {
		d.paragraph("Meta", run("Note: "+n, false))
	}
	count := fmt.Sprintf("%d results", len(shown))
	switch len(shown) {
	case 0:
		count = a.Read.Nothing()
	case 1:
		count = "1 result"
	}
	d.paragraph("Meta", run(strings.TrimSuffix(count, ".")+". Looked up on "+today.Words()+".", false))
	for _, e := range shown {
		d.excerpt(e)
	}
}

func (d *document) excerpt(e answer.Excerpt) {
	d.paragraph("Heading1", run(fmt.Sprintf("%d. %s", e.Rank, cite.Speaker(e)), false))
	meta := cite.Day(e.Date, e.Basis)
	if m := e.Manner(); m != "" {
		meta = m + " · " + meta
	}
	d.paragraph("Meta", run(meta, false))
	if e.Tie != "" {
		d.paragraph("Meta", run("On the topic by what is round it: "+e.Tie, false))
	}
	if e.Verdict != "" {
		d.paragraph("Meta", run(string(e.Verdict)+" as the question quotes it", false))
	}
	for _, diff := range e.Differences {
		d.paragraph("Meta", run(diff.String(), false))
	}
	for _, p := range text.Paragraphs(e.Text) {
		d.paragraph("Quote", bold(e.Text, p, e.Bold))
	}
	d.paragraph("Source", d.link(cite.Origin(e), e))
	for _, o := range e.Also {
		d.paragraph("Source", run("Also in ", false)+d.link(cite.Origin(o), o))
	}
}

func (d *document) paragraph(style, runs string) {
	d.body.WriteString(`<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>` + runs + `</w:p>`)
}

// link is text that leads to an excerpt's article, or only text where that has no address.
func (d *document) link(s string, e answer.Excerpt) string {
	to := cite.WebLink(e)
	if to == "" {
		return run(s, false)
	}
	d.links = append(d.links, to)
	return fmt.Sprintf(`<w:hyperlink r:id="link%d" w:history="1"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr>%s</w:r></w:hyperlink>`, len(d.links), content(s))
}

// relations say where the document's links lead.
func (d *document) relations() string {
	var b strings.Builder
	b.WriteString(relationsHead + stylesRelation)
	for i, to := range d.links {
		fmt.Fprintf(&b, `<Relationship Id="link%d" Type="%s/hyperlink" Target="%s" TargetMode="External"/>`, i+1, officeRelations, escape(to))
	}
	return b.String() + relationsFoot
}

// run is a stretch of text of one look.
func run(s string, strong bool) string {
	look := ""
	if strong {
		look = "<w:rPr><w:b/></w:rPr>"
	}
	return "<w:r>" + look + content(s) + "</w:r>"
}

// bold is body[p.Start:p.End] with what the question names in bold.
func bold(body string, p text.Range, ranges []text.Range) string {
	var b strings.Builder
	at := p.Start
	for _, r := range ranges {
		from, to := max(r.Start, at), min(r.End, p.End)
		if from >= to {
			continue
		}
		if at < from {
			b.WriteString(run(body[at:from], false))
		}
		b.WriteString(run(body[from:to], true))
		at = to
	}
	if at < p.End {
		b.WriteString(run(body[at:p.End], false))
	}
	return b.String()
}

// content is text as a run holds it; a line end is a break.
func content(s string) string {
	var b strings.Builder
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			b.WriteString("<w:br/>")
		}
		b.WriteString(`<w:t xml:space="preserve">` + escape(line) + `</w:t>`)
	}
	return b.String()
}

// escape is s as XML; a character that XML cannot hold becomes U+FFFD.
func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder takes everything
	return b.String()
}
