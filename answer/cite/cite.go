// Package cite writes an excerpt as a citation that can be taken along: plain text,
// Markdown, BibTeX or RIS.
//
//	cite.go    the forms, and what a citation holds: who, which day on what ground, where
//	plain.go   text and Markdown, for people
//	bibtex.go  for LaTeX
//	ris.go     for reference managers
//
// What is cited is the article; who said the words, and when, stands in a note, for the
// author of an article is not the speaker in it. All of it is strangers' text: each form
// has its own marks escaped, so that no title ends an entry or begins another.
//
// The words are those of the article, unchanged but for what a form cannot hold: BibTeX
// and RIS have no line ends in a field, and there one is a space.
package cite

import (
	"fmt"
	"strings"

	"onrecord/answer"
	"onrecord/corpus/dates"
)

// Form is how a citation is written.
type Form string

// The forms.
const (
	Text     Form = "text"
	Markdown Form = "markdown"
	BibTeX   Form = "bibtex"
	RIS      Form = "ris"
)

// Forms are all forms, the one for reading first.
var Forms = []Form{Text, Markdown, BibTeX, RIS}

// writers has for each form what writes one citation and what stands between two.
var writers = map[Form]struct {
	write   func(citation) string
	between string
	ending  string
}{
	Text:     {plainText, "\n\n", ".txt"},
	Markdown: {markdown, "\n---\n\n", ".md"},
	BibTeX:   {bibTeX, "\n", ".bib"},
	RIS:      {ris, "\r\n", ".ris"},
}

// Ending is the ending of a file that holds citations in the form, such as ".bib".
func (f Form) Ending() string { return writers[f].ending }

// Write writes citations of excerpts in a form, in their order; accessed is the day on
// which they were looked up. It is "" without excerpts, and an error for a form that is
// none of Forms.
func Write(es []answer.Excerpt, form Form, accessed dates.Date) (string, error) {
	w, ok := writers[form]
	if !ok {
		return "", fmt.Errorf("cite: write: there is no form %q", form)
	}
	used := map[string]bool{}
	var all []string
	for _, e := range es {
		c := read(e, accessed)
		c.key = unused(c.key, used)
		used[c.key] = true
		all = append(all, w.write(c))
	}
	return strings.Join(all, w.between), nil
}

// unused is a key that no entry has yet: the key itself, else with b, c, ... z behind it,
// then with n27, n28 and so on.
func unused(key string, used map[string]bool) string {
	for n, k := 1, key; ; n++ {
		switch {
		case n > 26:
			k = fmt.Sprintf("%sn%d", key, n)
		case n > 1:
			k = key + string(rune('a'+n-1))
		}
		if !used[k] {
			return k
		}
	}
}

// citation is what every form is made of. Nothing is escaped yet; what is "" is not known.
type citation struct {
	key       string // of BibTeX: letters and digits only
	excerpt   string
	statement string // whose words, in which manner, on which day
	title     string
	author    string
	outlet    string
	language  string
	published dates.Date
	link      string
	accessed  dates.Date
}

func read(e answer.Excerpt, accessed dates.Date) citation {
	c := citation{excerpt: strings.TrimSpace(e.Text), statement: statement(e), link: WebLink(e), accessed: accessed}
	if a := e.Article; a != nil {
		c.title, c.author, c.outlet, c.language, c.published = oneLine(a.Title), oneLine(a.Author), oneLine(a.Outlet), a.Language, a.Published
	}
	if c.title == "" {
		c.title = "An article without a title"
	}
	c.key = key(e)
	return c
}

// statement says whose words they are, in which manner, and on which day.
func statement(e answer.Excerpt) string {
	parts := []string{Speaker(e)}
	if m := e.Manner(); m != "" {
		parts = append(parts, m)
	}
	if said := e.Circumstance(); said != "" {
		parts = append(parts, oneLine(said))
	}
	return strings.Join(append(parts, Day(e.Date, e.Basis)), "; ")
}

// Speaker is the name under which the words stand, with the role; a passage has none,
// since what is said in it is asked of nobody.
func Speaker(e answer.Excerpt) string {
	name, role := oneLine(e.Speaker), oneLine(e.Role)
	switch {
	case e.Type == "passage":
		return "From the article"
	case name == "":
		return "Speaker not named"
	case e.Unsure:
		return "“" + name + "”, as the article calls the speaker"
	case role != "":
		return name + ", " + role
	}
	return name
}

// Day is a statement's day with the ground on which it stands.
func Day(d dates.Date, basis dates.Basis) string {
	day := d.Words()
	if day == "" {
		return "date unknown"
	}
	switch basis {
	case dates.Stated:
		return day + " (the article says so)"
	case dates.Inferred:
		return day + " (worked out from the article)"
	case dates.Published:
		return "published " + day + " (the day of the words is not given)"
	}
	return day
}

// oneLine is s with every run of white space, line ends included, as one space, and
// without control characters.
func oneLine(s string) string {
	return strings.Join(strings.Fields(strings.Map(visible, s)), " ")
}

// WebLink is the excerpt's link where that is one to the web, else "".
func WebLink(e answer.Excerpt) string {
	if strings.HasPrefix(e.Link, "https://") || strings.HasPrefix(e.Link, "http://") {
		return e.Link
	}
	return ""
}

// Origin is the outlet, the title and the day of the excerpt's article.
func Origin(e answer.Excerpt) string {
	a := e.Article
	if a == nil {
		return "an article without a name"
	}
	title := oneLine(a.ID)
	if a.Title != "" {
		title = "“" + oneLine(a.Title) + "”"
	}
	return joined(", ", oneLine(a.Outlet), title, a.Published.Words())
}
