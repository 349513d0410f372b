package intake

import (
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"onrecord/corpus/clean"
	"onrecord/corpus/draft"
	"onrecord/corpus/intake/kind"
)

// learn reads the text files of a folder for lines that recur in them.
func (r *reader) learn(t tree, dir string, entries []fs.DirEntry, taken map[string]bool) clean.Template {
	var names []string
	for _, e := range entries {
		if e.Type().IsRegular() && !strings.HasPrefix(e.Name(), ".") && !taken[e.Name()] && isText(kind.ByName(e.Name())) {
			names = append(names, e.Name())
		}
	}
	var files []clean.Seen
	for _, name := range clean.Sample(names) {
		if r.ctx.Err() != nil {
			return nil
		}
		if raw := r.glance(t, path.Join(dir, name)); raw != nil {
			files = append(files, clean.LookAt(raw))
		}
	}
	return clean.Recurring(files)
}

// glance returns a file's bytes, or nil for one that is not plain text of usual
// size: whoever reads it later says why.
func (r *reader) glance(t tree, name string) []byte {
	f, err := t.open(name)
	if err != nil {
		return nil
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() || info.Size() > clean.MaxFile {
		return nil
	}
	raw, err := io.ReadAll(io.LimitReader(f, clean.MaxFile+1))
	if err != nil || len(raw) > clean.MaxFile || !utf8.Valid(raw) {
		return nil
	}
	return raw
}

// taught adds to what is given of a file the lines of the folder's template that
// stand in it.
func taught(t clean.Template, g *draft.Given, k kind.Kind, raw []byte) *draft.Given {
	if len(t) == 0 || !isText(k) {
		return g
	}
	found := t.In(raw)
	if len(found) == 0 {
		return g
	}
	out := draft.Given{Lines: found}
	if g != nil {
		out.Facts, out.Row = g.Facts, g.Row
	}
	for _, h := range slices.Sorted(maps.Keys(found)) {
		out.Row += "\n" + strconv.FormatUint(h, 36)
	}
	return &out
}

func isText(k kind.Kind) bool { return k == kind.Text || k == kind.Markdown }
