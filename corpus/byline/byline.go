// Package byline reads the lines above and below an article that name its author, its
// day of publication and its outlet: "By Ann Lee, CNN", "Posted on March 8, 2016 by
// Ann Lee", "gazette.example · by Ann Lee · 8 March 2016".
//
// [Read] takes one line and returns what it says, or that it is no such line: every
// part of it must be a name, a day, an outlet or a word that stands beside these. [Is]
// only asks. Whoever cleans a text must not take such a line for furniture, and
// whoever drafts an article takes the facts out of it.
package byline

import (
	"cmp"
	_ "embed"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus/dates"
	"onrecord/corpus/furniture"
	"onrecord/corpus/outlet"
	"onrecord/corpus/text"
)

// Line is what a line above the text says of the article beside its headline.
type Line struct {
	Date           dates.Mention
	Author, Outlet string
}

// Shapes of lines: [ByName] finds who "By Ann Lee" names, [InPlace] the name in "Ann
// Lee in Port Ellis".
var (
	ByName     = regexp.MustCompile(`^(?:[Bb]y|BY|Автор)(?:\s*:)?\s+(\p{Lu}.{2,80})$`)
	parts      = regexp.MustCompile(`\s*[|·•]\s*|\s+/\s+|\s+[–—-]\s+`)
	postedBy   = regexp.MustCompile(`^(?i:(?:posted|published|written|submitted|reported)?\s*(?:on|at)?)\s*\b(?i:by)\s+(\p{Lu}.{2,80}?)(?:\s+(?i:on|at))?$`)
	InPlace    = regexp.MustCompile(`^(\p{Lu}\S*(?: \p{Lu}\S*){1,3}),? (?:in|for|at) \p{Lu}\S*(?: \p{Lu}\S*){0,3}$`)
	hostName   = regexp.MustCompile(`^(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,10}$`)
	clockTime  = regexp.MustCompile(`^[\d:.]+ ?(?i:[ap]\.?m\.?)?(?: [A-Z]{2,4}(?:[+-]\d{1,2})?)?$`)
	sourceIs   = regexp.MustCompile(`^(?i:source|via|from)\s*:\s*(.{2,40})$`)
	editorIs   = regexp.MustCompile(`^(?i:(?:web )?editor|photo|edited by|views?|comments?)\s*:?\s*\S.{0,30}$`)
	countIs    = regexp.MustCompile(`^(?i:\d[\d,.]*[km]? (?:comments?|views?|shares?|min(?:ute)?s? read)|no comments?)$`)
	behindName = regexp.MustCompile(`\s+\d+ [Cc]omments?$`)
)

// Is reports whether a line names the author or the day and nothing else.
func Is(l string) bool {
	_, ok := Read(l)
	return ok
}

// Read reads a byline, a date line, or both with the outlet in one line:
// "By Ann Lee, CNN", "Posted on March 8, 2016 by Ann Lee", "Ann Lee | March 8,
// 2016", "gazette.example · by Ann Lee · 8 March 2016".
func Read(l string) (Line, bool) {
	var m Line
	if len(l) > 200 || text.HasQuotationMark(l) || len(strings.Fields(l)) > 24 {
		return m, false
	}
	if d, ok := dates.Line(l); ok {
		m.Date = d
		return m, true
	}
	segments := parts.Split(strings.Trim(l, " |·•"), -1)
	for _, s := range segments {
		if s = strings.TrimSpace(s); s != "" && !m.segment(s, len(segments) > 1) {
			return Line{}, false
		}
	}
	return m, !m.Date.Date.IsZero() || m.Author != "" && (len(segments) == 1 || MetaWords.MatchString(l))
}

// segment reads one part of a line; many says that it has others.
func (m *Line) segment(s string, many bool) bool {
	low := strings.ToLower(s)
	if d, ok := dates.Line(s); ok {
		if m.Date.Date.IsZero() {
			m.Date = d
		}
		return true
	}
	s = behindName.ReplaceAllString(s, "")
	bare, date := undated(s)
	if by := postedBy.FindStringSubmatch(bare); by != nil && m.named(by[1]) {
		m.dated(date)
		return true
	}
	if in := InPlace.FindStringSubmatch(bare); in != nil && !date.Date.IsZero() && IsName(in[1]) {
		m.Author = in[1]
		m.dated(date)
		return true
	}
	if !date.Date.IsZero() && IsName(bare) && len(strings.Fields(bare)) <= 4 {
		m.Author = strings.Trim(bare, " ,")
		m.dated(date)
		return true
	}
	if src := sourceIs.FindStringSubmatch(s); src != nil {
		m.Outlet = cmp.Or(m.Outlet, outlet.Known(src[1]))
		return true
	}
	switch {
	case !many:
		return false
	case hostName.MatchString(low):
		m.Outlet = cmp.Or(m.Outlet, outlet.Of("https://"+low))
	case outlet.Known(s) != "":
		m.Outlet = cmp.Or(m.Outlet, outlet.Known(s))
	case ReadTime.MatchString(low), clockTime.MatchString(s), editorIs.MatchString(s), countIs.MatchString(s), furniture.Is(low, furniture.Section):
	case m.Author == "" && IsName(s) && len(strings.Fields(s)) <= 4:
		m.Author = s
	default:
		return false
	}
	return true
}

func (m *Line) dated(d dates.Mention) {
	if m.Date.Date.IsZero() {
		m.Date = d
	}
}

// named takes over who wrote the article: people, or an outlet's staff.
func (m *Line) named(s string) bool {
	s = strings.Trim(forPaper.ReplaceAllString(s, ""), " ,.")
	if name := outlet.Known(s); name != "" {
		m.Outlet = cmp.Or(m.Outlet, name)
		return true
	}
	if i := strings.LastIndex(s, ", "); i > 0 {
		if name := outlet.Known(s[i+2:]); name != "" {
			m.Outlet = cmp.Or(m.Outlet, name)
			s = s[:i]
		} else if Job.MatchString(s[i+2:]) {
			s = s[:i]
		}
	}
	if in := InPlace.FindStringSubmatch(s); in != nil && IsName(in[1]) {
		s = in[1]
	}
	if !IsName(s) {
		return false
	}
	m.Author = cmp.Or(m.Author, s)
	if words := strings.Fields(s); len(words) > 1 && (words[len(words)-1] == "Staff" || words[len(words)-1] == "staff") {
		m.Outlet = cmp.Or(m.Outlet, outlet.Known(strings.Join(words[:len(words)-1], " ")))
	}
	return true
}

// forPaper is the paper behind a writer's name.
var forPaper = regexp.MustCompile(` (?:FOR|For|for) (?:(?:THE|The|the) )?\p{Lu}.*$`)

// Job finds what may stand behind a writer's name: "staff writer".
var Job = regexp.MustCompile(`(?i)\b(?:editor|correspondent|reporter|writer|staff|columnist|bureau|chief|special to|contributor)\b`)

// undated takes the first full date off a text, with the words that belong to
// dates.
func undated(s string) (string, dates.Mention) {
	for _, m := range dates.Mentions(s) {
		if !m.NamesDay() {
			continue
		}
		before, after := strings.TrimSpace(s[:m.Start]), strings.TrimSpace(s[m.End:])
		after = strings.Trim(strings.TrimLeft(after, "0123456789:. "), " ,")
		if dates.IsDateWord(strings.ToLower(after)) || strings.Trim(strings.ToLower(after), "apm.") == "" {
			after = ""
		}
		fields := strings.Fields(before)
		for len(fields) > 0 && (strings.EqualFold(fields[len(fields)-1], "on") || strings.EqualFold(fields[len(fields)-1], "at")) {
			fields = fields[:len(fields)-1]
		}
		if len(fields) > 0 && dates.IsDateWord(strings.ToLower(fields[0])) {
			fields = fields[1:]
		}
		return strings.TrimSpace(strings.Trim(strings.Join(fields, " "), " ,") + " " + after), m
	}
	return s, dates.Mention{}
}

// IsName reports whether s is a name, or several: words with capitals and little
// else.
func IsName(s string) bool {
	s = strings.TrimRight(s, " ,.")
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 10 || text.HasQuotationMark(s) {
		return false
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		switch strings.ToLower(strings.Trim(w, ",")) {
		case "and", "de", "von", "van", "der", "al", "bin", "in", "for", "и", "&":
			continue
		}
		if !unicode.IsUpper(r) || strings.ContainsAny(strings.TrimRight(w, ".,"), ":;!?") {
			return false
		}
	}
	return true
}

// ReadTime is the time that reading takes, or how old a page is.
var ReadTime = regexp.MustCompile(`^(?:updated at \d{1,2}[:.]\d\d.{0,6}|\d+ ?(?:min|mins|minute|minutes)(?: read)?|(?:estimated )?reading time:? .{0,20}|\d+ views|updated? \d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago|\d+ (?:minutes?|hours?|days?) ago)$`)

// MetaWords finds the words beside an author or a day: "posted", "by", a year.
var MetaWords = regexp.MustCompile(`(?i)\b(?:by|posted|published|updated|source|editor)\b|\d{4}`)

// Author is the name in a field that names the author, without the words before it, or ""
// for what is none: an address, a word for whoever writes, the outlet itself.
func Author(field, publisher, address string) string {
	name := strings.TrimSpace(strings.TrimRight(writtenBy.ReplaceAllString(strings.TrimSpace(field), "$1"), " .,;|"))
	if strings.Contains(name, "://") || strings.Contains(name, "@") || nobody[strings.ToLower(name)] || !strings.ContainsFunc(name, unicode.IsLetter) {
		return ""
	}
	if publisher != "" && strings.EqualFold(name, publisher) || hostName.MatchString(strings.ToLower(name)) && strings.HasSuffix(strings.ToLower(outlet.Host(address)), strings.ToLower(strings.TrimPrefix(name, "www."))) {
		return ""
	}
	return name
}

// writtenBy are the words before an author's name.
var writtenBy = regexp.MustCompile(`^(?i:(?:written |posted |published |text |story |report |reported |recueilli |propos recueillis )?by|von|par|recueilli par|propos recueillis par|por|di|автор|text|autor(?:in)?|auteur|author)(?:\s*:\s*|\s+)(\p{Lu}.*)$`)

//go:embed nobody.txt
var nobodyFile string

// nobody are the names in nobody.txt, which stand for whoever writes.
var nobody = func() map[string]bool {
	out := map[string]bool{}
	for line := range strings.Lines(nobodyFile) {
		if name := strings.TrimSpace(line); name != "" && name[0] != '#' {
			out[name] = true
		}
	}
	return out
}()
