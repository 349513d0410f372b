package clean

import (
	"bytes"
	"cmp"
	"hash/fnv"
	"io"
	"slices"
	"strings"

	"onrecord/corpus/byline"
	"onrecord/corpus/furniture"
	"onrecord/corpus/outlet"
	"onrecord/corpus/text"
)

// What rules do not know, an outlet's files show: lines that stand in many of its
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

	maxLearned = 2000      // files of a folder that are looked at; the choice does not change as others come
	MaxFile    = 256 << 10 // bytes of a file
	minRecurs  = 4         // articles
	perHundred = 200       // one of so many articles, in large folders
	edgeLines  = 4         // sentences are learned at the ends of files only
)

// Template holds the hashes of a folder's recurring lines.
type Template map[uint64]bool

// Sample chooses among a folder's files those that are looked at: none where too few
// are there to learn from, and where there are many always the same ones.
func Sample(names []string) []string {
	if len(names) < minRecurs {
		return nil
	}
	if len(names) > maxLearned {
		slices.SortFunc(names, func(a, b string) int {
			return cmp.Or(cmp.Compare(lineHash(a), lineHash(b)), strings.Compare(a, b))
		})
		names = names[:maxLearned]
	}
	return names
}

// Seen is what was seen of one file.
type Seen struct {
	lines []uint64 // that may be a template's
	body  []uint64 // long sentences, by which copies are known
}

// LookAt notes the lines of a file.
func LookAt(raw []byte) Seen {
	var lines []string
	for l := range bytes.Lines(raw) {
		if len(l) < 1000 {
			if s := bareLine(string(l)); s != "" {
				lines = append(lines, s)
			}
		}
	}
	var out Seen
	seen := map[uint64]bool{}
	for i, l := range lines {
		h := lineHash(l)
		if seen[h] {
			continue
		}
		seen[h] = true
		switch {
		case len(l) > 80 && Ended(l) && i >= edgeLines && i < len(lines)-edgeLines:
			out.body = append(out.body, h)
		case learnable(l) && (!Ended(l) || i < edgeLines || i >= len(lines)-edgeLines):
			out.lines = append(out.lines, h)
		}
	}
	return out
}

// bareLine is a line as it is compared: visible, and without marks of Markdown at
// its ends.
func bareLine(l string) string {
	l = text.Visible(strings.TrimRight(l, "\r\n"))
	return strings.Trim(strings.Join(strings.Fields(l), " "), "#*_ ")
}

// learnable reports whether a line can be a template's, by its shape.
func learnable(l string) bool {
	if len(l) < 3 || len(l) > 400 || text.HasQuotationMark(l) || Speaks(l) || byline.IsName(l) && !strings.Contains(l, "&") || strings.ContainsAny(l, "‘’'") && Ended(l) ||
		strings.HasSuffix(l, ":") || strings.HasSuffix(l, "?") || furniture.Is(strings.ToLower(l), furniture.Interview) || outlet.Known(l) != "" {
		return false
	}
	if key, _, ok := strings.Cut(l, ":"); ok && len(strings.Fields(key)) <= 3 {
		return false // a fact of a header, a speaker's label
	}
	return !byline.Is(l) && !bareAddress.MatchString(l) && !rule(l)
}

// Recurring returns the lines that make up templates.
func Recurring(files []Seen) Template {
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
	out := Template{}
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
func stories(files []Seen) []int {
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

// In returns those of the template's lines that stand in a file.
func (t Template) In(raw []byte) Template {
	found := Template{}
	for l := range bytes.Lines(raw) {
		if len(l) < 1000 {
			if h := lineHash(bareLine(string(l))); t[h] {
				found[h] = true
			}
		}
	}
	return found
}

// Without takes the template's lines out of a text.
func (t Template) Without(text string) (string, []Removed) {
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
