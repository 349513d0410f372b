// Package sidecar reads what a folder says about its files in a metadata.csv or a
// metadata.jsonl: title, author, outlet, day, address, language, by file name or
// pattern; and in lists of references (.ris, .bib), by the files that they name or by
// a file's name that is a reference's title (references.go).
//
// [Loader.Load] reads a folder's sidecars; [Sidecar.About] returns what is said of a
// file, by the folder nearest to it first and by its name before a pattern. Whoever
// wrote that knew better than the files: it completes and corrects them.
package sidecar

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"onrecord/corpus/dates"
	"onrecord/corpus/draft"
	"onrecord/corpus/intake/unpack"
	"onrecord/corpus/outlet"
	"onrecord/corpus/text"
)

// A folder may say about its files what they do not say themselves, in
// metadata.csv or metadata.jsonl. Whoever wrote that knew better than the
// files: it completes and corrects them.
const (
	maxSidecar = 16 << 20
	maxGlobs   = 1000 // each is held against each file
)

// Sidecar is what the sidecars of a folder and of those above it say.
type Sidecar struct {
	above *Sidecar
	dir   string // its folder's path in the tree
	names map[string]*draft.Given
	globs []globbed

	titles map[string]*draft.Given // of references that name no file, by their titles' letters
	list   string                  // the list of references that it was read from; "" for others
	used   int                     // how often something was said
}

type globbed struct {
	pattern string
	*draft.Given
}

// Is reports whether a file is a sidecar, by its name.
func Is(base string) bool {
	return strings.EqualFold(base, "metadata.csv") || strings.EqualFold(base, "metadata.jsonl")
}

// About returns what is said of a file: by the folder nearest to it first, by
// its name before a pattern. Nil means nothing.
func (s *Sidecar) About(name string) *draft.Given {
	for ; s != nil; s = s.above {
		below := strings.TrimPrefix(strings.TrimPrefix(name, s.dir), "/")
		if s.dir == "." {
			below = name
		}
		for _, n := range []string{below, path.Base(name), unpack.Stem(path.Base(name))} {
			if g := s.names[n]; g != nil {
				s.used++
				return g
			}
		}
		if g := s.byTitle(unpack.Stem(path.Base(name))); g != nil {
			s.used++
			return g
		}
		for _, g := range s.globs {
			for _, n := range []string{below, path.Base(name)} {
				if ok, _ := path.Match(g.pattern, n); ok {
					return g.Given
				}
			}
		}
	}
	return nil
}

// Loader opens the sidecars of a folder.
type Loader struct {
	Open func(name string) (fs.File, error)
	Skip func(name string, line int, err error) // of a file, or of a line of one from 1
}

// Load reads the sidecars of a folder. A metadata.jsonl whose first line is an
// article is a file of articles, whatever its name; taken are the names of the
// others.
func (in Loader) Load(dir string, entries []fs.DirEntry, above *Sidecar) (s *Sidecar, taken map[string]bool) {
	taken = map[string]bool{}
	for _, e := range entries {
		if IsReferences(e.Name()) && e.Type().IsRegular() {
			s, err := in.references(path.Join(dir, e.Name()))
			if err != nil {
				in.Skip(path.Join(dir, e.Name()), 0, err)
			} else {
				s.dir, s.above = dir, above
				above = s
			}
			taken[e.Name()] = true
		}
	}
	for _, e := range entries {
		if !Is(e.Name()) || !e.Type().IsRegular() {
			continue
		}
		name := path.Join(dir, e.Name())
		s, err := in.file(name)
		switch {
		case errors.Is(err, errNoSidecar):
			continue
		case err != nil:
			in.Skip(name, 0, err)
		default:
			s.dir, s.above = dir, above
			above = s
		}
		taken[e.Name()] = true
	}
	return above, taken
}

var errNoSidecar = errors.New("no sidecar")

// text reads a sidecar's text.
func (in Loader) text(name string) (string, error) {
	f, err := in.Open(name)
	if err != nil {
		return "", unpack.Cause(err)
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, maxSidecar+1))
	switch {
	case err != nil:
		return "", unpack.Cause(err)
	case len(raw) > maxSidecar:
		return "", fmt.Errorf("too large: more than %s", unpack.SizeText(maxSidecar))
	}
	return unpack.Decode(raw, false)
}

// file reads one sidecar.
func (in Loader) file(name string) (*Sidecar, error) {
	text, err := in.text(name)
	if err != nil {
		return nil, err
	}
	s := &Sidecar{names: map[string]*draft.Given{}}
	bad := func(n int, reason string) { in.Skip(name, n, errors.New(reason)) }
	if strings.EqualFold(path.Ext(name), ".csv") {
		return s, s.table(text, bad)
	}
	return s, s.objects(text, bad)
}

// table reads a table with a line of names at its head.
func (s *Sidecar) table(text string, bad func(int, string)) error {
	in := csv.NewReader(strings.NewReader(text))
	in.FieldsPerRecord, in.LazyQuotes, in.TrimLeadingSpace = -1, true, true
	head, _, _ := strings.Cut(text, "\n")
	for _, c := range ",;\t" {
		if strings.ContainsRune(head, c) {
			in.Comma = c
			break
		}
	}
	keys, err := in.Read()
	if err != nil {
		return errors.New("no table: its first line names no columns")
	}
	if !hasFile(keys) {
		return errors.New(`no column "file"`)
	}
	for {
		row, err := in.Read()
		if err == io.EOF {
			return nil
		}
		n, _ := in.FieldPos(0)
		if err != nil {
			bad(n, "not a row of a table")
			continue
		}
		facts := map[string]string{}
		for i, value := range row {
			if i < len(keys) {
				facts[key(keys[i])] = value
			}
		}
		if reason := s.add(facts, strings.Join(row, "\x1f")); reason != "" {
			bad(n, reason)
		}
	}
}

// objects reads an object a line.
func (s *Sidecar) objects(text string, bad func(int, string)) error {
	n := 0
	for l := range strings.SplitSeq(text, "\n") {
		if n++; strings.TrimSpace(l) == "" {
			continue
		}
		var fields map[string]Value
		if err := json.Unmarshal([]byte(l), &fields); err != nil {
			if n == 1 && !bytes.Contains([]byte(l), []byte(`"file"`)) {
				return errNoSidecar
			}
			bad(n, "invalid JSON")
			continue
		}
		facts := map[string]string{}
		for k, v := range fields {
			facts[key(k)] = string(v)
		}
		if _, article := facts["text"]; article && facts["file"] == "" && len(s.names)+len(s.globs) == 0 {
			return errNoSidecar
		}
		if reason := s.add(facts, l); reason != "" {
			bad(n, reason)
		}
	}
	return nil
}

// key is a column's name; several mean the file.
func key(name string) string {
	name = strings.ToLower(text.OneLine(name))
	switch name {
	case "name", "filename", "file name", "path", "glob", "pattern":
		return "file"
	}
	return name
}

func hasFile(keys []string) bool {
	for _, k := range keys {
		if key(k) == "file" {
			return true
		}
	}
	return false
}

// add takes a row over, or says why not.
func (s *Sidecar) add(facts map[string]string, row string) string {
	name := strings.TrimPrefix(strings.ReplaceAll(strings.TrimSpace(facts["file"]), `\`, "/"), "./")
	if name == "" {
		return `no "file"`
	}
	g := &draft.Given{Row: row}
	for k, value := range facts {
		if value = strings.TrimSpace(value); value == "" {
			continue
		}
		if k == "date" {
			if _, ok := dates.Parse(text.OneLine(value)); !ok {
				return fmt.Sprintf("%q is not a date", text.OneLine(value))
			}
		}
		g.Facts.Fact(k, value)
	}
	if g.Facts.URL != "" && outlet.WebAddress(g.Facts.URL) == "" {
		return fmt.Sprintf("%q is not a web address", text.OneLine(g.Facts.URL))
	}
	switch {
	case !strings.ContainsAny(name, "*?["):
		s.names[name] = g
	case len(s.globs) == maxGlobs:
		return fmt.Sprintf("more than %d patterns", maxGlobs)
	default:
		if _, err := path.Match(name, ""); err != nil {
			return fmt.Sprintf("%q is not a pattern", text.OneLine(name))
		}
		s.globs = append(s.globs, globbed{name, g})
	}
	return ""
}
