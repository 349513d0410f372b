package web

import (
	"bytes"
	"cmp"
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"onrecord/answer"
	"onrecord/answer/cite"
	"onrecord/answer/export"
	"onrecord/corpus/dates"
)

// download is a file in place of a page.
type download struct {
	name string
	form export.Form
	data []byte
}

// citation is a statement in one form, to be copied.
type citation struct{ Form, Text string }

// formNames are what readers call the forms.
var formNames = map[cite.Form]string{cite.Text: "Text", cite.Markdown: "Markdown", cite.BibTeX: "BibTeX", cite.RIS: "RIS"}

// citations are a statement in all forms, with the reader's own address where its article
// has none.
func (r *Reader) citations(req request, e answer.Excerpt) (all []citation, err error) {
	e.Link = cmp.Or(e.Link, r.cfg.Links.ending(req.pass).Passage(e))
	for _, form := range cite.Forms {
		text, err := cite.Write([]answer.Excerpt{e}, form, dates.Of(r.cfg.Links.now()))
		if err != nil {
			return nil, err
		}
		all = append(all, citation{formNames[form], strings.ReplaceAll(strings.TrimSpace(text), "\r\n", "\n")})
	}
	return all, nil
}

// export gives all that answers a question as a file.
func (r *Reader) export(ctx context.Context, req request) (view, error) {
	q, err := req.words("q")
	if err != nil {
		return view{}, err
	}
	form := export.Form(req.values.Get("form"))
	if !slices.Contains(export.Forms, form) {
		return view{}, fault{http.StatusBadRequest, "There is no such form of file", "Results come as csv, jsonl or docx."}
	}
	ans, err := r.cfg.Links.ending(req.pass).Over(req.archive.Asker).Ask(ctx, q, export.Most)
	if err != nil {
		return view{}, err
	}
	if len(ans.Excerpts) == 0 {
		return view{}, fault{http.StatusNotFound, "There is nothing to write to a file", ans.Read.Nothing()}
	}
	var b bytes.Buffer
	if err := export.Write(&b, ans, form, r.cfg.Links.now()); err != nil {
		return view{}, err
	}
	return view{file: &download{"results." + string(form), form, b.Bytes()}}, nil
}

// exports are the addresses of a question's files.
func (p pass) exports(question string) (all []counted) {
	for form, name := range map[export.Form]string{export.CSV: "table (CSV)", export.JSONL: "JSON Lines", export.DOCX: "Word document"} {
		all = append(all, counted{Name: name, Link: p.page("export", url.Values{"q": {question}, "form": {string(form)}})})
	}
	slices.SortFunc(all, func(a, b counted) int { return cmp.Compare(a.Link, b.Link) })
	return all
}
