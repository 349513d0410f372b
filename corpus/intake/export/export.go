// Package export splits the files that press databases hand out, with tens or hundreds
// of articles each, into their articles.
//
// # In and out
//
// [Detect] says whose export a file is, by its first lines; [Layout.Read] takes its
// lines as they come and hands over a record of each article, with title, outlet, day,
// author, section and text. What does not split cleanly is named with its line.
//
// # Steps
//
//	layouts.go  what the exports look like: a table, one entry a layout
//	lines.go    lines of text, of markup, and of documents' paragraphs
//	split.go    where a document begins and ends
//	parse.go    labelled facts, and the body between them
//	head.go     facts without a label, by their places round the day or the count of words
//	facts.go    days in several languages, outlets with a place, counts of words
//
// # Decisions
//
// All layouts are read by one splitter, over lines, so that the text, the rich text,
// the Word document and the page of one export are read alike. A line that begins a
// document counts only with its number, and a label only where the layout has it.
// How many words an article has is held against what the export says, and a document
// that comes twice is read once and named.
package export

import (
	"regexp"
	"strings"
)

// Layout is what an export looks like.
type Layout struct {
	Name string // of the database

	probe  []string         // at least one stands in the file; quick to look for
	proofs []*regexp.Regexp // lines of an export, the surest first, which counts twice
	need   int              // how many proofs, or classes, must be there
	begin  *regexp.Regexp   // the line with which a document begins; groups: its number, how many there are
	end    *regexp.Regexp   // the line with which a document ends; group: what it is called
	stop   *regexp.Regexp   // a line behind the last document
	front  *regexp.Regexp   // lines that pages have at their top and bottom

	label  *regexp.Regexp  // a line with a fact; groups: its label, its value
	labels map[string]role // in small letters
	class  map[string]role // of the markup
	sticky bool            // an empty line does not end a value
	anchor *regexp.Regexp  // the line with the count of words, round which facts without a label stand
	order  []role          // facts without a label above the first one with one
	first  bool            // the body stands before the labels
	told   bool            // the body has a label
	once   string          // the first word of the label that each document has once, in small letters
}

// role is what a line is.
type role int

const (
	none role = iota
	title
	outletName
	day
	author
	section
	words
	language
	address
	identifier
	imprint // outlet, day and page in one line
	body
	leave // no fact that is kept
	tail  // behind the body
)

// after are the roles of labels that may stand behind a body and end it.
func (r role) after(l *Layout) bool {
	return r == tail || r == language || r == identifier || l.first || l.Name == "ProQuest" && r != body
}

// Detect returns the layout of a file by its first lines, nil for what is no export.
func Detect(head []Line) *Layout {
	var best *Layout
	most := 0
	for i := range layouts {
		l := &layouts[i]
		if n := l.proven(head); n >= l.need && n > most {
			best, most = l, n
		}
	}
	return best
}

// Suspect reports whether the first bytes of a file can be an export's, which is quick
// to say of any file.
func Suspect(head string) bool {
	for i := range layouts {
		for _, p := range layouts[i].probe {
			if strings.Contains(head, p) {
				return true
			}
		}
	}
	return false
}

// proven counts the kinds of proof.
func (l *Layout) proven(head []Line) int {
	n := 0
	for i, p := range l.proofs {
		for _, line := range head {
			if p.MatchString(strings.TrimSpace(line.Text)) {
				if n++; i == 0 {
					n++
				}
				break
			}
		}
	}
	for class := range l.class {
		for _, line := range head {
			if line.has(class) {
				n++
				break
			}
		}
	}
	return n
}
