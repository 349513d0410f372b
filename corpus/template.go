package corpus

import (
	"bytes"
	"hash/fnv"
	"io"
	"io/fs"
	"maps"
	"onrecord/corpus/furniture"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// What rules do not know, an outlet's files tell: lines that stand in many of its
// articles belong to the site. They are learned from the text files of a folder
// before these are read, and taken away from each, with the reason in Removed.
//
// A line is learned when it recurs in several articles that are not copies of one
// another, and when other such lines stand with it: a template comes as a whole.
// What somebody says may well recur, a refrain or a statement that every report
// quotes, so a line with quotation marks or a word of reporting is never learned,
// nor a name, a question, what ends with a colon, or a sentence in the midst of
// a text. What an article lost to its template is part of its hash.
const (
	reasonTemplate = "line of the site's template"

	maxLearned  = 2000      // files of a folder that are looked at; the choice does not change as others come
	maxTemplate = 256 << 10 // bytes of a file
	minRecurs   = 4         // articles
	perHundred  = 200       // one of so many articles, in large folders
	edgeLines   = 4         // sentences are learned at the ends of files only
)

// template holds the hashes of a folder's recurring lines.
type template map[uint64]bool

// looked is what was seen of one file.
type looked struct {
	lines []uint64 // that may be a template's
	body  []uint64 // long sentences, by which copies are told
}

// learn reads the text files of a folder for lines that recur in them.
func (r *reader) learn(t tree, dir string, entries []fs.DirEntry, taken map[string]bool) template {
	var names []string
	for _, e := range entries {
		ext := extension(e.Name())
		if e.Type().IsRegular() && !strings.HasPrefix(e.Name(), ".") && !taken[e.Name()] && (ext == ".txt" || ext == ".md") {
			names = append(names, e.Name())
		}
	}
	if len(names) < minRecurs {
		return nil
	}
	if len(names) > maxLearned {
		slices.SortFunc(names, func(a, b string) int {
			if x, y := lineHash(a), lineHash(b); x != y {
				if x < y {
					return -1
				}
				return 1
			}
			return strings.Compare(a, b)
		})
		names = names[:maxLearned]
	}
	var files []looked
	for _, name := range names {
		if r.ctx.Err() != nil {
			return nil
		}
		if raw := r.glance(t, path.Join(dir, name)); raw != nil {
			files = append(files, lookAt(raw))
		}
	}
	return recurring(files)
}

// glance returns a file's bytes, or nil for one that is not plain text of usual
// size: whoever reads it later says why.
func (r *reader) glance(t tree, name string) []byte {
	f, err := t.open(name)
	if err != nil {
		return nil
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() || info.Size() > maxTemplate {
		return nil
	}
	raw, err := io.ReadAll(io.LimitReader(f, maxTemplate+1))
	if err != nil || len(raw) > maxTemplate || !utf8.Valid(raw) {
		return nil
	}
	return raw
}

// lookAt notes the lines of a file.
func lookAt(raw []byte) looked {
	var lines []string
	for l := range bytes.Lines(raw) {
		if len(l) < 1000 {
			if s := bareLine(string(l)); s != "" {
				lines = append(lines, s)
			}
		}
	}
	var out looked
	seen := map[uint64]bool{}
	for i, l := range lines {
		h := lineHash(l)
		if seen[h] {
			continue
		}
		seen[h] = true
		switch {
		case len(l) > 80 && ended(l) && i >= edgeLines && i < len(lines)-edgeLines:
			out.body = append(out.body, h)
		case learnable(l) && (!ended(l) || i < edgeLines || i >= len(lines)-edgeLines):
			out.lines = append(out.lines, h)
		}
	}
	return out
}

// bareLine is a line as it is compared: visible, and without marks of Markdown at
// its ends.
func bareLine(l string) string {
	if !plain(strings.TrimRight(l, "\r\n")) {
		l = visible(l)
	}
	return strings.Trim(strings.Join(strings.Fields(l), " "), "#*_ ")
}

// learnable tells a line that can be a template's by its shape.
func learnable(l string) bool {
	if len(l) < 3 || len(l) > 400 || quoted(l) || speaks(l) || personal(l) && !strings.Contains(l, "&") || strings.ContainsAny(l, "‘’'") && ended(l) ||
		strings.HasSuffix(l, ":") || strings.HasSuffix(l, "?") || furniture.Is(strings.ToLower(l), furniture.Interview) || knownOutlet(l) != "" {
		return false
	}
	if key, _, ok := strings.Cut(l, ":"); ok && len(strings.Fields(key)) <= 3 {
		return false // a fact of a header, a speaker's label
	}
	return !metaLine(l) && !bareAddress.MatchString(l) && !rule(l)
}

// recurring returns the lines that make up templates.
func recurring(files []looked) template {
	story := stories(files)
	in := map[uint64]map[int]bool{} // of a line: the stories in which it stands
	for i, f := range files {
		for _, h := range f.lines {
			if in[h] == nil {
				in[h] = map[int]bool{}
			}
			in[h][story[i]] = true
		}
	}
	need := max(minRecurs, len(files)/perHundred)
	all, together := map[uint64]int{}, map[uint64]int{}
	for _, f := range files {
		n := 0
		for _, h := range f.lines {
			if len(in[h]) >= need {
				n++
			}
		}
		for _, h := range f.lines {
			if len(in[h]) >= need {
				all[h]++
				if n > 1 {
					together[h]++
				}
			}
		}
	}
	out := template{}
	for h, n := range all {
		if together[h]*4 >= n*3 {
			out[h] = true
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// stories numbers the files so that those which share a long sentence, as copies
// and updates do, have one number.
func stories(files []looked) []int {
	first := make([]int, len(files))
	for i := range first {
		first[i] = i
	}
	root := func(i int) int {
		for first[i] != i {
			first[i] = first[first[i]]
			i = first[i]
		}
		return i
	}
	with := map[uint64]int{}
	for i, f := range files {
		for _, h := range f.body {
			if j, ok := with[h]; ok {
				first[root(i)] = root(j)
			} else {
				with[h] = i
			}
		}
	}
	for i := range first {
		first[i] = root(i)
	}
	return first
}

func lineHash(l string) uint64 {
	h := fnv.New64a()
	io.WriteString(h, l)
	return h.Sum64()
}

// taught adds to what is given of a file the lines of the folder's template that
// stand in it.
func taught(t template, g *given, name string, raw []byte) *given {
	if ext := extension(name); len(t) == 0 || ext != ".txt" && ext != ".md" {
		return g
	}
	found := template{}
	for l := range bytes.Lines(raw) {
		if len(l) < 1000 {
			if h := lineHash(bareLine(string(l))); t[h] {
				found[h] = true
			}
		}
	}
	if len(found) == 0 {
		return g
	}
	out := given{lines: found}
	if g != nil {
		out.facts, out.row = g.facts, g.row
	}
	for _, h := range slices.Sorted(maps.Keys(found)) {
		out.row += "\n" + strconv.FormatUint(h, 36)
	}
	return &out
}

// without takes the template's lines out of a text.
func (t template) without(text string) (string, []Removed) {
	if len(t) == 0 {
		return text, nil
	}
	var removed []Removed
	var kept []string
	for l := range strings.SplitSeq(text, "\n") {
		if bare := bareLine(l); bare != "" && t[lineHash(bare)] && learnable(bare) {
			removed = append(removed, Removed{bare, reasonTemplate})
			kept = append(kept, "")
			continue
		}
		kept = append(kept, l)
	}
	if strings.TrimSpace(strings.Join(kept, "")) == "" {
		return text, nil // nothing would be left
	}
	return strings.Join(kept, "\n"), removed
}
