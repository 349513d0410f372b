package export

import (
	"bufio"
	"errors"
	"io"
	"iter"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"onrecord/corpus/intake/office"
)

// Line is a line of an export.
type Line struct {
	Text    string
	N       int    // its number in the file, from 1; 0 for a paragraph of a document
	Cut     bool   // it was too long
	Classes string // of its elements, outermost first, with blanks around each
}

// has reports whether one of a line's elements has a class.
func (l Line) has(class string) bool { return strings.Contains(l.Classes, " "+class+" ") }

// maxLine is how many bytes a line may have; more is cut off.
const maxLine = 1 << 20

// Lines are the lines of a text, as they come.
func Lines(in io.Reader) iter.Seq2[Line, error] {
	return func(yield func(Line, error) bool) {
		b := bufio.NewReaderSize(in, 64<<10)
		for n := 1; ; n++ {
			var line []byte
			cut := false
			for {
				part, err := b.ReadSlice('\n')
				if cut = cut || len(line)+len(part) > maxLine; !cut {
					line = append(line, part...)
				}
				if errors.Is(err, bufio.ErrBufferFull) {
					continue
				}
				if err != nil && len(line) == 0 {
					if err != io.EOF {
						yield(Line{}, err)
					}
					return
				}
				break
			}
			if !yield(Line{Text: strings.TrimRight(strings.Trim(string(line), "\ufeff"), "\r\n\f "), N: n, Cut: cut}, nil) {
				return
			}
		}
	}
}

// Paragraphs are the paragraphs of a document, with an empty line behind each.
func Paragraphs(read func(office.Emit) error) iter.Seq2[Line, error] {
	return func(yield func(Line, error) bool) {
		stop := errors.New("stop")
		err := read(func(p string) error {
			for l := range strings.SplitSeq(p, "\n") {
				if !yield(Line{Text: strings.TrimSpace(strings.ReplaceAll(l, "\u00a0", " "))}, nil) {
					return stop
				}
			}
			return nil
		})
		if err != nil && err != stop {
			yield(Line{}, err)
		}
	}
}

// What elements do: those that end a line, those that end a paragraph, and those
// without words. Elements without an end are not kept open.
var (
	ending = set("div li tr br dt dd section header footer table tbody ul ol h1 h2 h3 h4 h5 h6 article aside body title hr center form main figure blockquote p pre")
	apart  = set("p h1 h2 h3 h4 h5 h6 article section table blockquote hr")
	silent = set("script style head noscript template select button svg iframe")
	void   = set("br hr img meta link input wbr col area base embed source track")
)

func set(list string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		out[w] = true
	}
	return out
}

// maxOpen is how deep elements may lie in each other before their classes are no
// longer looked at.
const maxOpen = 200

// markup turns a page into lines.
type markup struct {
	yield func(Line, error) bool
	b     strings.Builder
	open  []element
	of    string // classes of the elements whose words are in b
	n     int    // line of the file
	quiet int    // how deep inside of what has no words
	done  bool
}

type element struct{ name, classes string }

// Markup are the lines of a page, as it comes.
func Markup(in io.Reader) iter.Seq2[Line, error] {
	return func(yield func(Line, error) bool) {
		z := html.NewTokenizer(in)
		z.SetMaxBuf(4 << 20)
		m := &markup{yield: yield, n: 1, of: " "}
		for !m.done {
			kind := z.Next()
			raw := strings.Count(string(z.Raw()), "\n")
			switch kind {
			case html.ErrorToken:
				m.flush()
				if err := z.Err(); err != io.EOF && !m.done {
					yield(Line{}, err)
				}
				return
			case html.TextToken:
				if m.quiet == 0 {
					m.text(string(z.Text()))
				}
			case html.StartTagToken, html.SelfClosingTagToken:
				m.start(z)
			case html.EndTagToken:
				name, _ := z.TagName()
				m.end(string(name))
			}
			m.n += raw
		}
	}
}

// text adds words; white space is one blank.
func (m *markup) text(s string) {
	s = strings.ReplaceAll(html.UnescapeString(s), "\u00a0", " ")
	if s == "" {
		return
	}
	if strings.TrimSpace(s) != "" {
		for _, e := range m.open {
			if e.classes != "" && !strings.Contains(m.of, " "+e.classes+" ") {
				m.of += e.classes + " "
			}
		}
	}
	space := strings.ContainsAny(s[:1], " \n\r\t")
	for w := range strings.FieldsSeq(s) {
		if space && m.b.Len() > 0 && !strings.HasSuffix(m.b.String(), " ") && !strings.HasSuffix(m.b.String(), "\t") {
			m.b.WriteByte(' ')
		}
		m.b.WriteString(w)
		space = true
	}
	if strings.ContainsAny(s[len(s)-1:], " \n\r\t") && m.b.Len() > 0 {
		m.b.WriteByte(' ')
	}
}

func (m *markup) start(z *html.Tokenizer) {
	tag, more := z.TagName()
	name, classes := string(tag), ""
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		if string(key) == "class" {
			classes = strings.Join(strings.Fields(string(value)), " ")
		}
	}
	switch {
	case silent[name]:
		m.quiet++
	case name == "td" || name == "th":
		if s := strings.TrimRight(m.b.String(), " "); s != "" {
			m.b.Reset()
			m.b.WriteString(s + "\t")
		}
	case ending[name]:
		m.flush()
		if name == "article" {
			m.line(Line{Text: beginning, N: m.n})
		}
	}
	if !void[name] && len(m.open) < maxOpen {
		m.open = append(m.open, element{name, classes})
	}
}

// beginning is the line that an article's element stands for.
const beginning = "\x02"

func (m *markup) end(name string) {
	if silent[name] {
		m.quiet = max(0, m.quiet-1)
	}
	if ending[name] {
		m.flush()
		if apart[name] {
			m.line(Line{N: m.n})
		}
	}
	for i := range slices.Backward(m.open) {
		if m.open[i].name == name {
			m.open = m.open[:i]
			break
		}
	}
}

// flush ends a line.
func (m *markup) flush() {
	s := strings.TrimSpace(m.b.String())
	m.b.Reset()
	of := m.of
	m.of = " "
	if s != "" {
		m.line(Line{Text: s, N: m.n, Classes: of})
	}
}

func (m *markup) line(l Line) {
	if !m.done {
		m.done = !m.yield(l, nil)
	}
}
