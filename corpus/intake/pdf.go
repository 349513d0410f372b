package intake

import (
	"cmp"
	"regexp"
	"strings"

	"onrecord/corpus/draft"
	"onrecord/corpus/outlet"
	"onrecord/corpus/pdf"
	"onrecord/corpus/text"
)

// fileTitle is the title of a document that nobody gave one: a program put the
// name of a file there.
var fileTitle = regexp.MustCompile(`(?i)^(?:microsoft \w+ - .*|untitled.*|.*\.[a-z]\w{1,4})$`)

// behindTitle is what sites write behind a headline in the title of a page.
var behindTitle = regexp.MustCompile(`^\s*[-–—|·:»]\s+(\S+(?: \S+){0,4})$`)

// ofSite divides a page's title into the headline that stands over the text and
// the name of the site.
func ofSite(title, headline string) (string, string) {
	rest, ok := strings.CutPrefix(title, headline)
	if m := behindTitle.FindStringSubmatch(rest); ok && m != nil {
		return headline, m[1]
	}
	return title, ""
}

// fromPDF returns the text of a PDF document, with the facts that stand in its
// properties and margins. Its dates are left alone: they say when it was made or
// printed, not when the article was published.
func fromPDF(d *draft.Draft, raw []byte, maxText int64) (string, error) {
	doc, err := pdf.Read(raw, maxText)
	if err != nil {
		return "", err
	}
	if title := text.OneLine(doc.Title); len(strings.Fields(title)) > 2 && !fileTitle.MatchString(title) {
		headline, _, _ := strings.Cut(doc.Text, "\n\n")
		title, outlet := ofSite(title, headline)
		d.Title = cmp.Or(d.Title, title)
		d.Outlet = cmp.Or(d.Outlet, outlet)
	}
	d.URL = cmp.Or(d.URL, outlet.WebAddress(doc.Address))
	for _, l := range doc.Margins {
		d.Remove(l, "margin of a page")
	}
	return doc.Text, nil
}
