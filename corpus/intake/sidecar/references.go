package sidecar

import (
	"errors"
	"fmt"
	"path"
	"strings"

	"onrecord/corpus/draft"
	"onrecord/corpus/intake/kind"
	"onrecord/corpus/intake/record"
	"onrecord/corpus/intake/reference"
	"onrecord/corpus/text"
)

// ErrReferences is the reason of a list of references that says nothing of any file
// beside it.
var ErrReferences = errors.New("a list of references, metadata only: none is about a file beside it; put the articles' files into its folder, named as it names them or by their titles")

// shortTitle is below how many letters a title is too common to know a file by.
const shortTitle = 12

// IsReferences reports whether a file is a list of references, by its name.
func IsReferences(base string) bool {
	k := kind.ByName(base)
	return k == kind.RIS || k == kind.BibTeX
}

// references reads a list of references.
func (in Loader) references(name string) (*Sidecar, error) {
	list, err := in.text(name)
	if err != nil {
		return nil, err
	}
	s := &Sidecar{names: map[string]*draft.Given{}, titles: map[string]*draft.Given{}, list: name}
	for _, r := range reference.Read(list, kind.ByName(name)) {
		g := &draft.Given{Row: fmt.Sprintf("%q", r)}
		for key, value := range map[string]string{"title": r.Title, "author": record.Author(r.Author), "outlet": r.Outlet, "date": r.Date, "url": r.URL, "language": r.Language} {
			if value != "" {
				g.Facts.Fact(key, value)
			}
		}
		for _, f := range r.Files {
			f = path.Clean(f)
			s.names[f], s.names[path.Base(f)] = g, g
		}
		if title := text.Alphanumeric(r.Title); len(r.Files) == 0 && len(title) >= shortTitle {
			s.titles[title] = g
		}
	}
	return s, nil
}

// byTitle is what a reference says whose title is a file's name, or the last part of
// it: "Lee - 2019 - Ferry runs again".
func (s *Sidecar) byTitle(stem string) *draft.Given {
	if len(s.titles) == 0 {
		return nil
	}
	if g := s.titles[text.Alphanumeric(stem)]; g != nil {
		return g
	}
	if i := strings.LastIndex(stem, " - "); i >= 0 {
		return s.titles[text.Alphanumeric(stem[i+3:])]
	}
	return nil
}

// Unused calls each with the lists of references of a folder, which s came of, that
// said nothing of any file.
func (s *Sidecar) Unused(dir string, each func(name string)) {
	for ; s != nil && s.dir == dir; s = s.above {
		if s.list != "" && s.used == 0 {
			each(s.list)
		}
	}
}
