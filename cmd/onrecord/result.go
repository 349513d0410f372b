package main

import (
	"encoding/json"
	"io"

	"onrecord/answer"
	"onrecord/answer/quotation"
	"onrecord/answer/quotecheck"
	"onrecord/corpus"
)

// The types below are the machine-readable face of ask. Names and order are a
// contract with the scripts that read them; nothing is left out when it is
// empty but why, which only related ones have.

type answerJSON struct {
	ID       string        `json:"id"`
	Question string        `json:"question"`
	Query    queryJSON     `json:"query"`
	Notes    []string      `json:"notes"` // how the question was read, in the sentences of the text output
	Answers  []excerptJSON `json:"answers"`
	Related  []excerptJSON `json:"related"`
	TookMS   float64       `json:"took_ms"`
}

type queryJSON struct {
	Speaker string `json:"speaker"`
	Topic   string `json:"topic"`
	From    string `json:"from"`
	To      string `json:"to"`
	Outlet  string `json:"outlet"`
}

type excerptJSON struct {
	Rank      int         `json:"rank"`
	Type      string      `json:"type"`
	Speaker   string      `json:"speaker"`
	Role      string      `json:"role"`
	Excerpt   string      `json:"excerpt"`
	Cue       string      `json:"cue"`
	Date      string      `json:"date"`
	DateBasis string      `json:"date_basis"`
	Score     float64     `json:"score"`
	Link      string      `json:"link"`
	Article   articleJSON `json:"article"`
	Also      []alsoJSON  `json:"also"`
	Why       string      `json:"why,omitempty"`

	// What ties the excerpt to the topic where its own words do not.
	Tie string `json:"tie,omitempty"`

	// Only where the question quotes words.
	Verdict     quotecheck.Verdict     `json:"verdict,omitempty"`
	Differences []quotation.Difference `json:"differences,omitempty"`
}

type articleJSON struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Outlet    string `json:"outlet"`
	URL       string `json:"url"`
	Published string `json:"published"`
}

type alsoJSON struct {
	Excerpt string      `json:"excerpt"`
	Article articleJSON `json:"article"`
	Link    string      `json:"link"`
}

// questionFailed stands in the place of an answer when a line of a batch could
// not be asked.
type questionFailed struct {
	ID       string `json:"id"`
	Question string `json:"question"`
	Error    string `json:"error"`
}

func answerForJSON(id string, a answer.Answer) answerJSON {
	return answerJSON{
		ID:       id,
		Question: a.Question,
		Query: queryJSON{
			Speaker: a.Read.Speaker,
			Topic:   a.Read.Topic,
			From:    a.Read.From.String(),
			To:      a.Read.To.String(),
			Outlet:  a.Read.Outlet,
		},
		Notes:   orNone(a.Read.Notes),
		Answers: excerptsForJSON(a.Excerpts),
		Related: excerptsForJSON(a.Related),
		TookMS:  float64(a.Took.Microseconds()) / 1000,
	}
}

func excerptsForJSON(excerpts []answer.Excerpt) []excerptJSON {
	out := make([]excerptJSON, 0, len(excerpts))
	for _, e := range excerpts {
		also := make([]alsoJSON, 0, len(e.Also))
		for _, same := range e.Also {
			also = append(also, alsoJSON{same.Text, articleForJSON(same.Article), same.Link})
		}
		out = append(out, excerptJSON{
			Rank: e.Rank, Type: e.Type, Speaker: e.Speaker, Role: e.Role,
			Excerpt: e.Text, Cue: e.Cue,
			Date: e.Date.String(), DateBasis: string(e.Basis),
			Score: e.Score, Link: e.Link,
			Article: articleForJSON(e.Article), Also: also, Why: e.Why,
			Tie: e.Tie, Verdict: e.Verdict, Differences: e.Differences,
		})
	}
	return out
}

func articleForJSON(a *corpus.Article) articleJSON {
	if a == nil {
		return articleJSON{}
	}
	return articleJSON{a.ID, a.Title, a.Outlet, a.URL, a.Published.String()}
}

// writeJSON writes v on a line of its own in one write, so that a reader at the
// other end of a pipe has each answer as soon as it is there.
func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false) // the text is data, not part of a page
	return enc.Encode(v)
}
