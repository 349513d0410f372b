package quotecheck

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord/corpus/attribution"
	"onrecord/corpus/text"
)

// MaxDraft is how many bytes a draft has at most.
const MaxDraft = 1 << 20

// The errors of [Read].
var (
	ErrTooLong = errors.New("a draft may have at most 1 MiB")
	ErrNoText  = errors.New("the draft is not UTF-8 text")
)

// Quoted is a quotation of a draft.
type Quoted struct {
	At    text.Range // bytes of the draft, marks included, from the first to the last part
	Words string     // between the marks; parts that a reporting clause divides are put together
	By    string     // the name that it stands under; "" when the draft does not tell
}

// Read finds the quotations of a draft, in order: what stands in quotation marks and
// has more than one word.
func Read(draft string) ([]Quoted, error) {
	switch {
	case len(draft) > MaxDraft:
		return nil, ErrTooLong
	case !utf8.ValidString(draft) || strings.ContainsRune(draft, 0):
		return nil, ErrNoText
	}
	said := attribution.Find(draft)
	d := text.Parse(draft, nil, nil)
	var out []Quoted
	last := -1 // the attribution of the last quotation
	for _, q := range d.Quotations {
		at := text.Range{Start: d.Tokens[q.First].Start, End: d.Tokens[q.End-1].End}
		words := inside(draft[at.Start:at.End])
		i := holder(said, at)
		if i >= 0 && i == last && len(said[i].Content) > 1 {
			goesOn := &out[len(out)-1]
			goesOn.Words += " " + words
			goesOn.At.End = at.End
			continue
		}
		by := ""
		if i >= 0 && !said[i].Unsure {
			by = said[i].Speaker
		}
		last = i
		out = append(out, Quoted{At: at, Words: words, By: by})
	}
	return slices.DeleteFunc(out, func(q Quoted) bool { return len(strings.Fields(q.Words)) < 2 }), nil
}

// inside takes off the marks round a quotation.
func inside(s string) string {
	const marks = "\"'`´“”„‟‘’‚‛«»‹›"
	return strings.TrimSpace(strings.Trim(s, marks+" \t\n"))
}

// holder returns the attribution whose content holds a quotation, the shortest of
// several; -1 for none.
func holder(said []attribution.Attribution, at text.Range) int {
	best, size := -1, 0
	for i, a := range said {
		for _, c := range a.Content {
			if c.Start < at.End && at.Start < c.End && (best < 0 || cmp.Less(c.End-c.Start, size)) {
				best, size = i, c.End-c.Start
			}
		}
	}
	return best
}
