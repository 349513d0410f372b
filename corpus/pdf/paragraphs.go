package pdf

import (
	"math"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// paragraphs puts lines together, with an empty line between paragraphs.
//
// A new paragraph begins after a gap, with an indented line, with letters of
// another size, and after a line that had room for the next word: whoever set the
// text would have put it there. Over the end of a page or column a sentence that
// is not ended goes on.
func paragraphs(ls []line) string {
	var b strings.Builder
	usual, h := pitchOf(ls), hyphensOf(ls)
	for i := range ls {
		l := &ls[i]
		switch {
		case i == 0:
		case begins(ls, i, usual):
			b.WriteString(h.ended(&ls[i-1]))
			b.WriteString("\n\n")
		case ls[i-1].divided:
			b.WriteString(h.between(ls[i-1].text, l.text))
		default:
			b.WriteByte(' ')
		}
		b.WriteString(l.text)
	}
	return b.String()
}

// pitch is how far most lines stand under the ones before, and how tall their
// letters are.
type pitch struct{ gap, height float64 }

func pitchOf(ls []line) pitch {
	var gaps, heights []float64
	for i := 1; i < len(ls); i++ {
		if gap := ls[i-1].base - ls[i].base; ls[i].page == ls[i-1].page && gap > 0 {
			gaps = append(gaps, gap)
			heights = append(heights, ls[i].height)
		}
	}
	return pitch{median(gaps), median(heights)}
}

// apart reports whether more than a line's end lies between two lines: larger
// letters stand further apart.
func (p pitch) apart(gap, height float64) bool {
	return p.height > 0 && gap > p.gap*1.3*max(1, height/p.height)
}

// begins reports whether a paragraph begins with line i.
func begins(ls []line, i int, usual pitch) bool {
	a, l := &ls[i-1], &ls[i]
	goesOn := startsSmall(l.text) && !ends(a.text) || a.divided
	gap := a.base - l.base
	if a.page != l.page || gap <= -a.height/2 { // of another page or column
		return !goesOn && (ends(a.text) || hasRoom(ls, i))
	}
	small, tall := min(a.height, l.height), max(a.height, l.height)
	switch {
	case usual.apart(gap, tall):
		return !goesOn || usual.apart(gap, 2*tall)
	case goesOn:
		return false
	case tall > 1.2*small, l.left > a.left+l.height/2 && l.left < a.left+4*l.height && gap > l.height/2:
		return true
	}
	return hasRoom(ls, i)
}

// hasRoom reports whether the first word of line i had fitted into the line
// before, by the lines round them that begin where one of the two begins.
func hasRoom(ls []line, i int) bool {
	a, l := &ls[i-1], &ls[i]
	edge := a.right
	for j := max(0, i-5); j < min(len(ls), i+4); j++ {
		if b := &ls[j]; b.page == a.page && min(math.Abs(b.left-a.left), math.Abs(b.left-l.left)) < 1.5*a.height {
			edge = max(edge, b.right)
		}
	}
	word, _, _ := strings.Cut(l.text, " ")
	n := utf8.RuneCountInString
	width := (l.right - l.left) / float64(max(n(l.text), 1)) * float64(n(word)+1)
	return a.right+width*1.15 < edge
}

// ends reports whether a line ends as a sentence does.
func ends(s string) bool {
	s = strings.TrimRight(s, `"'”’»)]`)
	return s == "" || strings.ContainsRune(".!?:…", rune(s[len(s)-1])) || strings.HasSuffix(s, "…")
}

func startsSmall(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// hyphens knows what a hyphen at the end of a line is: of the word, or of the line.
type hyphens struct {
	words   map[string]bool // that stand in the document undivided
	typeset bool            // words are divided as a matter of course
}

var wordForm = regexp.MustCompile(`[\pL\pN]+(?:-[\pL\pN]+)*`)

// hyphensOf looks at how the document divides words. Browsers divide none, so that
// what stands at the end of their lines belongs to the word ("US-led"); a newspaper
// that is set in columns divides in one line of ten or more.
func hyphensOf(ls []line) hyphens {
	h, full, divided := hyphens{words: map[string]bool{}}, 0, 0
	for i := range ls {
		words := wordForm.FindAllString(ls[i].text, -1)
		for _, w := range words {
			h.words[strings.ToLower(w)] = true
		}
		if len(words) > 3 { // captions and tables divide nothing
			full++
		}
		if ls[i].divided {
			divided++
		}
	}
	h.typeset = divided > 2 && divided*25 > full
	return h
}

// between is the hyphen between the halves of a word, or nothing.
func (h hyphens) between(a, b string) string {
	as, bs := wordForm.FindAllString(a, -1), wordForm.FindAllString(b, -1)
	if len(as) == 0 || len(bs) == 0 {
		return "-"
	}
	x, y := as[len(as)-1], bs[0]
	r, _ := utf8.DecodeRuneInString(y)
	whole, apart := h.words[strings.ToLower(x+y)], h.words[strings.ToLower(x+"-"+y)]
	if !unicode.IsLower(r) || apart || !whole && !h.typeset {
		return "-"
	}
	return ""
}

// ended is the hyphen of a line after which the word does not go on.
func (h hyphens) ended(l *line) string {
	if l.divided {
		return "-"
	}
	return ""
}
