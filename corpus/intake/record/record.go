// Package record is what readers of formats hand over: an article as a file of many
// holds it, before its text is cleaned.
//
// A reader of a format makes a [Record] of each article and gives it to a [Sink],
// with the facts set on its Draft and the body in one of the [Form]s. [Record.Article]
// makes the article. Which column or key holds which fact is data, in fields.txt
// (fields.go), for tables and JSON alike; target.go finds the article behind a link
// that leads to it.
package record

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"onrecord/corpus"
	"onrecord/corpus/clean"
	"onrecord/corpus/draft"
	"onrecord/corpus/intake/unpack"
	"onrecord/corpus/outlet"
	"onrecord/corpus/page"
	"onrecord/corpus/text"
)

// Form says how a body is written.
type Form int

// The forms.
const (
	Plain    Form = iota // text as it was saved or exported: lines round the article go
	Exact                // text that is kept byte for byte
	Fragment             // markup that is all article
	Web                  // a whole web page
	Saved                // text as people save it, with headline and byline on top
)

// Record is an article in a file of many.
type Record struct {
	draft.Draft
	ID    string // as the file calls it; "" for none
	Key   string // tells it from the file's others where it has no ID
	Place string // where it stands in its file, for messages: "12" for a line, "item 3"
	Body  string
	Form  Form
	Raw   string // what decides whether it changed; Body when empty
	Bad   error  // why it cannot be used, for a record that was read that far
}

// Sink takes records. An error ends the reading and is returned as it is.
type Sink func(*Record) error

// Errors of records without text. ErrNoBody is for one that is nothing else either.
var (
	ErrNoBody   = errors.New("empty text")
	ErrMetadata = errors.New("metadata only, no text: save the page behind its address, or export with the text")
	ErrNoText   = errors.New("no article text in it")
)

// Set takes the facts of f over, and the body, which is markup where it looks so.
func (r *Record) Set(f *Facts) {
	r.ID = text.OneLine(f.Get(ID))
	r.Title = text.OneLine(page.PlainText(f.Get(Title)))
	r.URL = strings.TrimSpace(f.Get(URL))
	r.Outlet = text.OneLine(f.Get(Outlet))
	if host := hostName(r.Outlet); host != "" {
		r.Outlet = outlet.Of("https://" + host)
	}
	if host := hostName(f.Get(Host)); r.Outlet == "" && host != "" && outlet.WebAddress(r.URL) == "" {
		r.Outlet = outlet.Of("https://" + host)
	}
	r.Author = Author(f.Get(Byline))
	r.Language = strings.TrimSpace(f.Get(Language))
	r.Dated(draft.InMarkup, Day(f.Get(Date)))
	if s := text.OneLine(f.Get(Section)); s != "" {
		r.Remove(s, "name of a section")
	}
	if r.Body = f.Get(Text); strings.TrimSpace(r.Body) == "" {
		r.Body = f.Get(Summary)
	}
	if r.Form == Plain && Markup(r.Body) {
		r.Form = Fragment
	}
}

// Hash is that of the article that will be made, which tells whether it is known. It
// is asked for before [Record.Article].
func (r *Record) Hash() string { return draft.Hash(r.FileName, r.material(), r.Given) }

// material is what decides whether a record changed.
func (r *Record) material() []byte {
	if r.Raw == "" {
		r.Raw = strings.Join([]string{r.Title, r.URL, r.Outlet, r.Author, r.Body}, "\x1f")
	}
	return []byte(r.Raw)
}

// Article makes the article. maxText is how many bytes its text may have.
func (r *Record) Article(maxText int64) (*corpus.Article, error) {
	raw, body := r.material(), strings.TrimSpace(r.Body)
	r.URL = Target(r.URL)
	switch {
	case r.Bad != nil:
		return nil, r.Bad
	case body == "" && (r.Title != "" || r.URL != "") && r.Form != Fragment:
		return nil, ErrMetadata
	case body == "" && r.Form == Fragment:
		return nil, ErrNoText
	case body == "":
		return nil, ErrNoBody
	case int64(len(body)) > maxText && r.Form != Web && r.Form != Fragment:
		return nil, TooLarge(maxText)
	}
	var err error
	switch r.Form {
	case Exact:
		body = r.Body
	case Fragment:
		body, err = page.ReadFragment(&r.Draft, body)
	case Web:
		body, err = page.Read(&r.Draft, body)
	case Saved:
		body = r.Text(body, false)
	default:
		cleaned, removed := clean.Lines(text.Visible(body), false)
		body = r.Cleaned(cleaned, removed)
	}
	switch {
	case err != nil:
		return nil, err
	case body == "":
		return nil, ErrNoText
	case int64(len(body)) > maxText:
		return nil, TooLarge(maxText)
	}
	a := r.Draft.Article(body, raw)
	a.ID = r.ID
	return a, nil
}

// TooLarge is the reason of a text that has too many bytes.
func TooLarge(maxText int64) error {
	return fmt.Errorf("too large: text of more than %s", unpack.SizeText(maxText))
}

// Markup reports whether a text is a piece of a page.
func Markup(s string) bool {
	return strings.Contains(s, "<p>") || strings.Contains(s, "<br") || strings.Contains(s, "</")
}

var (
	lastFirst = regexp.MustCompile(`^((?:\p{Ll}{2,4} ){0,2}\p{Lu}[\p{L}'’-]*), (\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*){0,2})$`)
	listMarks = strings.NewReplacer("[", "", "]", "", "'", "", `"`, "")
)

// Author is a name in an author's field as readers write it: without the marks of a
// list and without "By", and with the forename first where the field had it last.
func Author(s string) string {
	s = text.OneLine(s)
	if strings.HasPrefix(s, "[") {
		s = listMarks.Replace(s)
	}
	if len(s) > 3 && strings.EqualFold(s[:3], "by ") {
		s = s[3:]
	}
	var names []string
	for name := range strings.SplitSeq(s, ";") {
		name = strings.TrimSpace(name)
		if m := lastFirst.FindStringSubmatch(name); m != nil {
			name = m[2] + " " + m[1]
		}
		if name != "" && !isAddress(name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

// Day is a date's value as [draft.Draft.Dated] reads it: seconds or milliseconds of
// a clock become a day, "20200304T080000Z" and "20200304" get their hyphens.
func Day(s string) string {
	s = strings.TrimSpace(s)
	digits := s
	if i := strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' }); i >= 0 {
		digits = s[:i]
	}
	rest := s[len(digits):]
	switch n := len(digits); {
	case n == 8 && (rest == "" || rest[0] == 'T' || rest[0] == ' '), n == 14 && rest == "":
		return digits[:4] + "-" + digits[4:6] + "-" + digits[6:8]
	case n == 5 && (rest == "" || rest[0] == '.') && s > "20000" && s < "80000": // days, as spreadsheets count them
		days, _ := strconv.Atoi(digits)
		return time.Date(1899, 12, 30+days, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
	case (n == 10 || n == 13) && (rest == "" || rest[0] == '.'):
		sec, err := strconv.ParseInt(digits[:10], 10, 64)
		if err == nil && sec > 3e8 {
			return time.Unix(sec, 0).UTC().Format(time.DateOnly)
		}
	}
	return s
}

// hostName is s where it is the bare name of a host, "" otherwise.
func hostName(s string) string {
	s = strings.TrimSuffix(strings.TrimSpace(strings.ToLower(s)), "/")
	s = strings.TrimPrefix(strings.TrimPrefix(s, "https://"), "http://")
	if strings.ContainsAny(s, " /,;@") || !strings.Contains(s, ".") || outlet.WebAddress("https://"+s) == "" || outlet.Known(s) != "" {
		return ""
	}
	return s
}

// ReasonWords is why a line is noted as removed from an article whose export counts
// other words than it has: something may be missing.
const ReasonWords = "count of words"
