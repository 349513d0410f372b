// Package export writes the results of a question to a file that can be taken along: a
// table (CSV), JSON Lines, or a Word document with links.
//
//	export.go  the forms, and a row of a table or line
//	csv.go     for spreadsheets
//	docx.go    for reading and passing on: a package of parts as ECMA-376 has it
//	parts.go   those of its parts that are the same in every document
//
// Only what meets everything asked is written. What is merely related would lose, in a
// table, the sentence that says so.
//
// Article text is data of strangers: a cell never begins a formula, and what XML cannot
// hold is replaced.
package export

import (
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"onrecord/answer"
	"onrecord/answer/cite"
)

// Most is how many results a file has at most.
const Most = 1000

// Form is the form of a file.
type Form string

// The forms.
const (
	CSV   Form = "csv"
	JSONL Form = "jsonl"
	DOCX  Form = "docx"
)

// Forms are all forms.
var Forms = []Form{CSV, JSONL, DOCX}

// types are the media types of the forms.
var types = map[Form]string{
	CSV:   "text/csv; charset=utf-8",
	JSONL: "application/jsonl",
	DOCX:  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}

// Type is the form's media type.
func (f Form) Type() string { return types[f] }

// FormOf is the form that a file's name asks for by its ending; "" for none of Forms.
func FormOf(name string) Form {
	f := Form(strings.ToLower(strings.TrimPrefix(filepath.Ext(name), ".")))
	if _, ok := types[f]; !ok {
		return ""
	}
	return f
}

// Write writes the excerpts of an answer in a form; now is the time that a document gives
// as its own.
func Write(w io.Writer, a answer.Answer, form Form, now time.Time) error {
	var err error
	switch form {
	case CSV:
		err = writeCSV(w, rows(a))
	case JSONL:
		err = writeLines(w, rows(a))
	case DOCX:
		err = writeDocument(w, a, now)
	default:
		err = fmt.Errorf("there is no form %q", form)
	}
	if err != nil {
		return fmt.Errorf("export: write: %w", err)
	}
	return nil
}

// Row is one result, as a line of JSON. Names and order are a contract with those who read
// such files; the columns of a CSV file have the same.
type Row struct {
	Rank      int    `json:"rank"`
	Speaker   string `json:"speaker"`
	Role      string `json:"role"`
	Type      string `json:"type"` // direct, mixed, indirect or passage
	Excerpt   string `json:"excerpt"`
	Date      string `json:"date"`       // as far as it is known: 2015-04-22, 2015-04, 2015, --04-22 or ""
	DateBasis string `json:"date_basis"` // stated, inferred, published or unknown
	Outlet    string `json:"outlet"`
	Title     string `json:"title"`
	Author    string `json:"author"`
	Published string `json:"published"`
	Link      string `json:"link"`
	Verdict   string `json:"verdict"` // verbatim or altered where the question quotes words
	Tie       string `json:"tie"`     // what ties it to the topic where its own words do not
	Also      string `json:"also"`    // the other articles that have it, "; " between them
	Article   string `json:"article_id"`
	Question  string `json:"question"`
}

func rows(a answer.Answer) []Row {
	out := make([]Row, 0, len(a.Excerpts))
	for _, e := range a.Excerpts[:min(len(a.Excerpts), Most)] {
		r := Row{Rank: e.Rank, Speaker: e.Speaker, Role: e.Role, Type: e.Type, Excerpt: e.Text, Date: e.Date.String(), DateBasis: string(e.Basis),
			Link: e.Link, Verdict: string(e.Verdict), Tie: e.Tie, Question: a.Question}
		if at := e.Article; at != nil {
			r.Outlet, r.Title, r.Author, r.Published, r.Article = at.Outlet, at.Title, at.Author, at.Published.String(), at.ID
		}
		var also []string
		for _, o := range e.Also {
			also = append(also, elsewhere(o))
		}
		r.Also = strings.Join(also, "; ")
		out = append(out, r)
	}
	return out
}

// elsewhere names another article with the same statement, in a line.
func elsewhere(e answer.Excerpt) string {
	s := cite.Origin(e)
	if e.Link != "" {
		s += " " + e.Link
	}
	return s
}

func writeLines(w io.Writer, rows []Row) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false) // the text is data, not part of a page
	for _, r := range rows {
		if err := enc.Encode(r); err != nil {
			return err
		}
	}
	return nil
}
