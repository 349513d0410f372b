// Package clean takes a web site's furniture out of a text: navigation, related
// headlines, photo credits, share bars, readers' comments, doubled lines, marks of
// Markdown.
//
// # In and out
//
// [Clean] takes any text, or [Lines] one that may be Markdown, and returns it with a
// paragraph a line and an empty line between, and what it [Removed], each line with
// the reason. Cleaning clean text changes nothing.
//
// # Steps
//
//	clean.go      lines to paragraphs, marks of Markdown, and the passes over the lines
//	furniture.go  what begins at a line and how many lines it is: teasers, tags, menus
//	lone.go       lines that are furniture by themselves
//	notes.go      lines in which a site or its newsroom speaks to the reader
//	captions.go   what stands under pictures and videos
//	comments.go   where the readers' comments begin
//	tweets.go     tweets by which a site advertises its own reports
//	template.go   lines that recur in a folder's files: the outlet's [Template]
//	line.go       the shape of a line: a headline, a sentence, somebody's words
//
// # Decisions
//
// Nothing that a person said may be removed: every rule looks at the shape of the
// whole line and gives way to quotation marks and words of reporting. Rules describe
// kinds of furniture, never a certain article; the words that they compare with are
// data, of package furniture. A pass is repeated until nothing changes, since a line
// that goes away can bring together what it stood between.
package clean

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus/text"
)

// Clean takes a web site's furniture out of text: navigation, related
// headlines, photo credits, share bars, doubled lines, marks of Markdown. What
// is left has one paragraph a line with an empty line between, in valid UTF-8
// without characters that nobody sees. Cleaning clean text changes nothing.
func Clean(text string) (string, []Removed) { return Lines(text, false) }

// maxPasses is far more than any text has needed; it bounds the time that a
// text made to cost time can cost.
const maxPasses = 50

// Lines repeats its pass until nothing changes, since a line that goes away can
// bring together what it stood between.
func Lines(body string, markdown bool) (string, []Removed) {
	var removed []Removed
	for range maxPasses {
		before := body
		body = text.Visible(body)
		p := pass{in: split(body, markdown), seen: map[string]bool{}}
		p.run()
		removed = append(removed, p.removed...)
		body = strings.Join(p.out, "\n\n")
		if body == before {
			break
		}
		markdown = false
	}
	return body, removed
}

// row is a line of the text; rows of one block had no empty line between.
type row struct {
	text  string
	block int
}

// split cuts text into paragraphs. Where the lines of a block were broken to
// fit a page they are one paragraph, else each line is one.
func split(text string, markdown bool) []row {
	var blocks [][]string
	open := false
	for l := range strings.SplitSeq(text, "\n") {
		l = strings.Join(strings.Fields(l), " ")
		switch {
		case l == "":
			open = false
		case open:
			blocks[len(blocks)-1] = append(blocks[len(blocks)-1], l)
		default:
			blocks = append(blocks, []string{l})
			open = true
		}
	}
	soft := markdown && len(blocks) > 1
	width := wrapWidth(blocks)
	var rows []row
	for n, lines := range blocks {
		current := lines[0]
		for i, l := range lines[1:] {
			if soft && !listItem(l) && !heading(l) && !heading(lines[i]) || width > 0 && full(lines[i], l, width) {
				current += " " + l
				continue
			}
			rows = append(rows, row{current, n})
			current = l
		}
		rows = append(rows, row{current, n})
	}
	return rows
}

func heading(l string) bool { return strings.HasPrefix(l, "#") }

func listItem(l string) bool {
	return strings.HasPrefix(l, "- ") || strings.HasPrefix(l, "* ") || strings.HasPrefix(l, "• ") || strings.HasPrefix(l, "> ")
}

// wrapWidth returns the width at which the text's lines were broken, or 0 when
// they were not: then lines are longer than a page is wide, or end early.
func wrapWidth(blocks [][]string) int {
	width, inner, filled := 0, 0, 0
	for _, lines := range blocks {
		for _, l := range lines {
			if strings.Contains(l, " ") && len(lines) > 1 {
				width = max(width, utf8.RuneCountInString(l))
			}
		}
	}
	if width < 40 || width > 120 {
		return 0
	}
	for _, lines := range blocks {
		for i := range len(lines) - 1 {
			if utf8.RuneCountInString(lines[i])*10 < width*6 {
				continue // a line of a list or an address says nothing
			}
			inner++
			if full(lines[i], lines[i+1], width) {
				filled++
			}
		}
	}
	if filled < 3 || filled*10 < inner*8 {
		return 0
	}
	return width
}

// full reports whether the next line's first word had no room on the line.
func full(l, next string, width int) bool {
	word, _, _ := strings.Cut(next, " ")
	return utf8.RuneCountInString(l)+1+utf8.RuneCountInString(word) > width-2
}

// pass is one walk over the lines of a text.
type pass struct {
	in      []row
	out     []string
	removed []Removed
	thread  int             // the line with which the readers' comments begin
	seen    map[string]bool // headlines of other reports that were removed
	body    bool            // a sentence was kept
}

func (p *pass) remove(text, reason string) { p.removed = append(p.removed, Removed{text, reason}) }

// run moves each line to out or to removed.
func (p *pass) run() {
	rows := p.in[:0]
	for _, r := range p.in {
		bare := strings.Join(strings.Fields(markup(r.text)), " ")
		if bare != "" && !rule(bare) {
			rows = append(rows, row{bare, r.block})
		}
	}
	p.in = p.tweets(rows)
	p.thread = thread(p.in)
	for i := 0; i < len(p.in); {
		if n := p.furniture(i); n > 0 {
			i += n
			continue
		}
		p.keep(p.in[i].text)
		i++
	}
}

// keep puts a paragraph out, unless it repeats the one before; the halves of a
// sentence that an empty line tore apart come together again.
func (p *pass) keep(text string) {
	if half, ok := doubled(text); ok {
		p.remove(half, "doubled headline")
		text = half
	}
	if n := len(p.out); n > 0 {
		last := p.out[n-1]
		if last == text && len(strings.Fields(text)) > 2 {
			p.remove(text, "doubled line")
			return
		}
		if len(last) < maxTorn && torn(last, text) {
			p.out[n-1] = last + " " + text
			return
		}
	}
	p.out = append(p.out, text)
	p.body = p.body || Ended(text) && len(strings.Fields(text)) >= 10
}

// maxTorn is how long a paragraph may grow from torn pieces.
const maxTorn = 4000

// torn reports whether b goes on with a's sentence.
func torn(a, b string) bool {
	end := text.LastRune(a)
	r, n := utf8.DecodeRuneInString(b)
	next, _ := utf8.DecodeRuneInString(b[n:])
	if !unicode.IsLetter(end) && end != ',' && end != ';' || !unicode.IsLower(r) || !unicode.IsLower(next) && next != ' ' {
		return false
	}
	for _, particle := range []string{"al-", "el-", "an-", "ar-", "as-", "ad-", "bin ", "ibn ", "de ", "von ", "van "} {
		if strings.HasPrefix(b, particle) {
			return false // a sentence may begin with such a name
		}
	}
	return len(strings.Fields(a)) >= 4
}

// doubled returns the half of a headline that stands twice in its line, with or
// without a space between: "Talks fail againTalks fail again".
func doubled(s string) (string, bool) {
	for n := len(s) / 2; n >= len(s)/2-1 && n >= 16; n-- {
		half := s[:n]
		if strings.TrimSpace(s[n:]) == half && len(strings.Fields(half)) > 2 && !Ended(half) {
			return half, true
		}
	}
	return "", false
}

var (
	mdNote   = regexp.MustCompile(`\[\^\w{1,8}\]`)
	mdImage  = regexp.MustCompile(`!\[[^\[\]]*\]\([^()\s]*(?: "[^"]*")?\)`)
	mdLink   = regexp.MustCompile(`\[([^\[\]]*)\]\((?:https?://|/|#|mailto:)[^()\s]*(?: "[^"]*")?\)`)
	mdBold   = regexp.MustCompile(`\*\*([^\s*](?:[^*]*[^\s*])?)\*\*|__([^\s_](?:[^_]*[^\s_])?)__`)
	mdItalic = regexp.MustCompile(`(^|[\s("“‘'—])[*_]([^\s*_](?:[^*_]*[^\s*_])?)[*_]($|[\s.,;:!?)"”’'—])`)
	mdHead   = regexp.MustCompile(`^(?:#{1,6} +|> ?)+`)
)

// markup takes the marks of Markdown out of a line and leaves its words.
func markup(l string) string {
	if strings.Contains(l, "](") {
		bare := mdLink.ReplaceAllString(mdImage.ReplaceAllString(l, ""), "$1")
		if !mdLink.MatchString(bare) { // links in links are no links
			l = bare
		}
	}
	if strings.Contains(l, "[^") && !footnote.MatchString(l) {
		l = mdNote.ReplaceAllString(l, "")
	}
	if strings.HasPrefix(l, "#") || strings.HasPrefix(l, ">") {
		l = mdHead.ReplaceAllString(l, "")
	}
	if strings.ContainsAny(l, "*_") && !strings.Contains(l, "://") {
		l = mdBold.ReplaceAllString(l, "$1$2")
		l = mdItalic.ReplaceAllString(l, "$1$2$3")
	}
	return l
}

// rule reports whether a line is a drawn rule: "---", "* * *".
func rule(l string) bool {
	l = strings.ReplaceAll(l, " ", "")
	return len(l) >= 3 && strings.Trim(l, "-*_=~—–•·") == ""
}

// Removed is a line that cleaning took out of an article.
type Removed struct {
	Text   string
	Reason string // what it was taken for: "related headline", "photo credit"
}
