package cite

import (
	"fmt"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"onrecord/answer"
)

// bibTeX is an entry for BibTeX and biblatex: the article, with the words as its abstract
// and whose they are in a note.
func bibTeX(c citation) string {
	var b strings.Builder
	fmt.Fprintf(&b, "@article{%s,\n", c.key)
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "  %-8s = {%s},\n", name, value)
		}
	}
	if c.author != "" {
		field("author", "{"+escapeTeX(c.author)+"}") // a second pair: names are not to be taken apart at "and"
	}
	field("title", "{"+escapeTeX(c.title)+"}") // and capitals are kept
	field("journal", escapeTeX(c.outlet))
	if y := c.published.Year; y != 0 {
		field("year", fmt.Sprintf("%04d", y))
		if m := time.Month(c.published.Month); m != 0 {
			fmt.Fprintf(&b, "  %-8s = %s,\n", "month", strings.ToLower(m.String()[:3])) // a macro, not text
			if d := c.published.Day; d != 0 {
				field("day", fmt.Sprint(d))
			}
		}
	}
	field("url", texAddress(c.link))
	field("urldate", c.accessed.String())
	field("note", escapeTeX(c.statement))
	field("abstract", escapeTeX(oneLine(c.excerpt)))
	field("langid", langIDs[c.language])
	b.WriteString("}\n")
	return b.String()
}

// texEscapes are the characters that TeX reads otherwise. A brace has a name here and no
// backslash before it: BibTeX counts braces, escaped or not, and one too many would end
// the entry.
var texEscapes = strings.NewReplacer(
	`\`, `\textbackslash{}`, `{`, `\textbraceleft{}`, `}`, `\textbraceright{}`,
	`$`, `\$`, `&`, `\&`, `%`, `\%`, `#`, `\#`, `_`, `\_`, `~`, `\textasciitilde{}`, `^`, `\textasciicircum{}`)

func escapeTeX(s string) string { return texEscapes.Replace(oneLine(s)) }

// texAddress is an address as a url field holds it: as it is, but for what would end the
// field. The percent sign stays, since styles set the field with \url.
func texAddress(address string) string {
	return strings.NewReplacer("{", "%7B", "}", "%7D", `\`, "%5C", " ", "%20", "\n", "", "\r", "").Replace(address)
}

// langIDs are babel's names of languages.
var langIDs = map[string]string{"en": "english", "de": "german", "fr": "french", "es": "spanish", "it": "italian", "ru": "russian", "nl": "dutch", "pt": "portuguese", "pl": "polish"}

// key names an entry by who speaks, the year and the first long word of the title, as
// letters and digits of ASCII: lavrov2015islamic.
func key(e answer.Excerpt) string {
	var parts []string
	if words := strings.Fields(ascii(e.Who())); len(words) > 0 && e.Type != "passage" {
		parts = append(parts, words[len(words)-1])
	}
	if a := e.Article; a != nil {
		if a.Published.Year != 0 {
			parts = append(parts, fmt.Sprintf("%04d", a.Published.Year))
		}
		for _, w := range strings.Fields(ascii(a.Title)) {
			if len(w) > 3 {
				parts = append(parts, w)
				break
			}
		}
	}
	if len(parts) == 0 {
		return "article"
	}
	return strings.Join(parts, "")
}

// ascii is s in small letters and digits of ASCII; marks over letters are taken off, what
// cannot be one of those is nothing, and anything between words a space.
func ascii(s string) string {
	return strings.Map(func(r rune) rune {
		switch r = unicode.ToLower(r); {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		case unicode.IsSpace(r), r == '-':
			return ' '
		}
		return -1
	}, norm.NFD.String(s))
}
