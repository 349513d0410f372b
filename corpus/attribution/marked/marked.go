// Package marked reads articles in which somebody marked who says what, and counts
// how well that is found.
//
// A file is a txtar archive of two parts. The first is the article with its marks,
// {1s source} {1c cue} {1q content}, with the same number for what belongs together;
// a statement without a source of its own has that of the number before it. The
// second names the speakers, a statement a line: "2: Anna Brandt | ~", where "|"
// divides what is right and "~" stands for the source's own words.
//
// [Read] takes the marks out, [Score.Add] holds what was found in the text against
// them, and [Score.Report] prints the figures with every fault, so that a change
// shows what it mends and what it breaks. A statement is found when a finding's
// content has a Dice coefficient of half or more with its own, in bytes, one to one
// and the best first.
package marked

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/rogpeppe/go-internal/txtar"

	"onrecord/corpus/attribution"
)

// Article is an article without its marks.
type Article struct {
	Name       string // of the file, without its ending
	Text       string
	Statements []*Statement
}

// Statement is a statement as marked by hand; spans are bytes into the text.
type Statement struct {
	Source, Cue, Content []attribution.Span
	Speakers             []string // each is right; "~" is the source's own words
}

var markup = regexp.MustCompile(`\{(\d+)([sqc]) ([^}]*)\}`)

// Read reads a marked article; errors name the file and the statement.
func Read(file string) (Article, error) {
	parts, err := txtar.ParseFile(file)
	if err != nil {
		return Article{}, fmt.Errorf("marked: %w", err)
	}
	if len(parts.Files) != 2 {
		return Article{}, fmt.Errorf("marked: read %s: %d parts, want an article and its speakers", file, len(parts.Files))
	}
	a := Article{Name: strings.TrimSuffix(filepath.Base(file), ".txtar")}
	byID := a.unmark(string(parts.Files[0].Data))
	if strings.ContainsAny(a.Text, "{}") {
		return Article{}, fmt.Errorf("marked: read %s: marks are left in the text", file)
	}
	for line := range strings.Lines(string(parts.Files[1].Data)) {
		id, names, _ := strings.Cut(strings.TrimSpace(line), ": ")
		if byID[id] == nil {
			return Article{}, fmt.Errorf("marked: read %s: there is no statement %q", file, id)
		}
		for name := range strings.SplitSeq(names, "|") {
			byID[id].Speakers = append(byID[id].Speakers, strings.TrimSpace(name))
		}
	}
	for i, s := range a.Statements {
		if len(s.Content) == 0 || len(s.Speakers) == 0 {
			return Article{}, fmt.Errorf("marked: read %s: statement %d lacks its content or its speaker", file, i+1)
		}
		if i > 0 && len(s.Source) == 0 && len(s.Cue) > 0 {
			s.Source = a.Statements[i-1].Source
		}
	}
	return a, nil
}

// unmark fills in the text and the statements, and returns these by their numbers.
func (a *Article) unmark(with string) map[string]*Statement {
	var text strings.Builder
	byID, at := map[string]*Statement{}, 0
	for _, m := range markup.FindAllStringSubmatchIndex(with, -1) {
		text.WriteString(with[at:m[0]])
		at = m[1]
		s := byID[with[m[2]:m[3]]]
		if s == nil {
			s = &Statement{}
			byID[with[m[2]:m[3]]] = s
			a.Statements = append(a.Statements, s)
		}
		span := attribution.Span{Start: text.Len(), End: text.Len() + m[7] - m[6]}
		text.WriteString(with[m[6]:m[7]])
		switch with[m[4]:m[5]] {
		case "s":
			s.Source = append(s.Source, span)
		case "c":
			s.Cue = append(s.Cue, span)
		case "q":
			s.Content = append(s.Content, span)
		}
	}
	text.WriteString(with[at:])
	a.Text = text.String()
	return byID
}
