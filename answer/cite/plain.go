package cite

import (
	"strings"
	"unicode"
)

// visible drops control characters that are no white space, and those that turn the
// direction of what follows them.
func visible(r rune) rune {
	turns := r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
	if turns || unicode.IsControl(r) && !unicode.IsSpace(r) {
		return -1
	}
	return r
}

// plainText is a citation as people write it: the words, whose they are, where they stand.
func plainText(c citation) string {
	var b strings.Builder
	b.WriteString(strings.Map(visible, c.excerpt) + "\n\n" + c.statement + ".\n")
	b.WriteString(joined(", ", "“"+c.title+"”", by(c.author), c.outlet, c.published.Words()) + ".\n")
	if c.link != "" {
		b.WriteString(c.link + "\n")
	}
	b.WriteString("Accessed " + c.accessed.Words() + ".\n")
	return b.String()
}

// markdown is the same in CommonMark.
func markdown(c citation) string {
	var b strings.Builder
	for line := range strings.Lines(strings.Map(visible, c.excerpt)) {
		b.WriteString(strings.TrimRight("> "+escapeLine(line), " ") + "\n")
	}
	b.WriteString("\n" + escapeLine(c.statement) + ".\n\n")
	title := "“" + escapeMarkdown(c.title) + "”"
	if c.link != "" {
		title = "[" + title + "](<" + linkTarget(c.link) + ">)"
	}
	outlet := c.outlet
	if outlet != "" {
		outlet = "*" + escapeMarkdown(outlet) + "*"
	}
	b.WriteString(joined(", ", title, escapeMarkdown(by(c.author)), outlet, c.published.Words()) + ". Accessed " + c.accessed.Words() + ".\n")
	return b.String()
}

// marks are the characters that may mean something anywhere in a line of Markdown.
const marks = "\\`*_[]<>|~&!"

// escapeMarkdown makes text inert within a line.
func escapeMarkdown(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r < 128 && strings.ContainsRune(marks, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// escapeLine makes a whole line inert: its beginning may be a heading, an item, a rule
// or, behind white space, code.
func escapeLine(s string) string {
	s = strings.TrimSpace(s)
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	rest := s[digits:]
	if rest != "" && (digits == 0 && strings.ContainsRune("#+-=:", rune(rest[0])) || digits > 0 && strings.ContainsRune(".)", rune(rest[0]))) {
		return s[:digits] + "\\" + rest[:1] + escapeMarkdown(rest[1:])
	}
	return escapeMarkdown(s)
}

// linkTarget is an address as it can stand between angle brackets.
func linkTarget(address string) string {
	return strings.NewReplacer("<", "%3C", ">", "%3E", "\\", "%5C", " ", "%20", "\n", "", "\r", "").Replace(address)
}

func by(author string) string {
	if author == "" || strings.HasPrefix(strings.ToLower(author), "by ") {
		return author
	}
	return "by " + author
}

// joined joins what is not empty.
func joined(between string, parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, between)
}
