package answer

import (
	"strings"

	"onrecord/answer/question"
	"onrecord/corpus/dates"
)

// days is the range of days that is asked for.
func (u Understood) days() dates.Range { return dates.Range{From: u.From, To: u.To} }

// String is the reading in a line for people:
// "speaker Sergei Lavrov · topic IS (Islamic State) · 22 April 2015 · in The Moscow Times".
func (u Understood) String() string {
	var parts []string
	if u.Speaker != "" {
		parts = append(parts, "speaker "+u.Speaker)
	}
	if u.Topic != "" {
		t := "topic " + u.Topic
		var other []string
		for _, c := range u.Concepts {
			if !strings.Contains(strings.ToLower(u.Topic), strings.ToLower(c)) {
				other = append(other, c)
			}
		}
		if len(other) > 0 {
			t += " (" + strings.Join(other, ", ") + ")"
		}
		parts = append(parts, t)
	}
	if d := u.days().Words(); d != "" {
		parts = append(parts, d)
	}
	if u.Outlet != "" {
		parts = append(parts, "in "+u.Outlet)
	}
	if u.Unread {
		return "nothing that can be looked for"
	}
	if len(parts) == 0 {
		return "everything said in the archive"
	}
	return strings.Join(parts, " · ")
}

// Nothing is the sentence for an answer without excerpts: what was not found, in
// the terms in which it was looked for.
func (u Understood) Nothing() string {
	var b strings.Builder
	if u.Quoted != "" {
		return u.nothingQuoted()
	}
	b.WriteString("Nothing in this archive")
	if u.Outlet != "" {
		b.WriteString(" from " + u.Outlet)
	}
	if u.Speaker != "" {
		b.WriteString(" has " + u.Speaker + " saying anything")
	} else {
		b.WriteString(" says anything")
	}
	if u.Topic != "" {
		b.WriteString(" about " + u.Topic)
	}
	if d := u.days().Words(); d != "" {
		b.WriteString(preposition(u.From, u.To) + d)
	}
	return b.String() + "."
}

// nothingQuoted is the same sentence where words were quoted.
func (u Understood) nothingQuoted() string {
	said := "Nothing in this archive"
	if u.Outlet != "" {
		said += " from " + u.Outlet
	}
	said += " has the words “" + u.Quoted + "”"
	if u.Speaker != "" {
		said += " as those of " + u.Speaker
	}
	if d := u.days().Words(); d != "" {
		said += preposition(u.From, u.To) + d
	}
	return said + "."
}

// preposition is what stands before the readable form of a range.
func preposition(from, to dates.Date) string {
	switch {
	case from.IsZero() || to.IsZero():
		return " " // since, until
	case from == to && from.Day != 0:
		return " on "
	case from == to || from.Year == to.Year && !strings.Contains(dates.Range{From: from, To: to}.Words(), " to "):
		return " in "
	}
	return " from "
}

// Question is the reading as a question from which another may go on.
func (u Understood) Question() question.Question {
	q := question.Question{
		Who: question.Who{Part: question.Part{Text: u.Speaker}}, About: question.Part{Text: u.Topic},
		When: question.When{Asked: dates.Asked{Range: dates.Range{From: u.From, To: u.To}}}, Outlet: question.Outlet{Name: u.Outlet},
	}
	if u.Quoted != "" {
		q.Quotes = []question.Part{{Text: u.Quoted}}
	}
	return q
}

// AsUnderstood is a question as [Asker.Find] takes it, without the archive's names.
func AsUnderstood(q question.Question) Understood {
	return Understood{Speaker: q.Who.Text, Topic: q.About.Text, From: q.When.From, To: q.When.To, Outlet: q.Outlet.Name}
}

// Kept is what a question that goes on from another kept of it.
func Kept(q question.Question, before Understood) Understood {
	var u Understood
	if q.Kept.Who {
		u.Speaker = before.Speaker
	}
	if q.Kept.About {
		u.Topic, u.Concepts = before.Topic, before.Concepts
	}
	if q.Kept.When {
		u.From, u.To = before.From, before.To
	}
	if q.Kept.Outlet {
		u.Outlet = before.Outlet
	}
	return u
}
