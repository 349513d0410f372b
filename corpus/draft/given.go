package draft

import (
	"onrecord/corpus/clean"
)

// Given is what a sidecar says about a file.
type Given struct {
	Facts Draft
	Row   string         // part of the article's hash
	Lines clean.Template // of the folder's template, that stand in the file
}

// correct lays what was given over what was read.
func (d *Draft) correct() {
	if d.Given == nil {
		return
	}
	g := &d.Given.Facts
	for _, f := range []struct{ field, value *string }{
		{&d.Title, &g.Title}, {&d.URL, &g.URL}, {&d.Outlet, &g.Outlet}, {&d.Author, &g.Author}, {&d.Language, &g.Language},
	} {
		if *f.value != "" {
			*f.field = *f.value
		}
	}
	for _, c := range g.dates {
		d.DatedOn(inSidecar, c.written)
	}
}
