package page

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/answer"
	"onrecord/bot/archive"
	"onrecord/bot/markdown"
)

// headline is the first line of an answer that found something, and often all
// that a phone shows of it: who about what, as the question was read, and how
// much there is.
func headline(u answer.Understood, es []answer.Excerpt) string {
	by := ""
	if u.Speaker == "" {
		by = speakersOf(es)
	}
	return "**" + markdown.Clip(capital(Subject(u)), maxRead) + "**: " + amount(es) + by
}

// speakersOf names those whose words are shown, the most frequent first: " by
// Sergey Lavrov and Vladimir Putin", or ", 2 of them by Sergey Lavrov" where there
// are others in nobody's mouth.
func speakersOf(es []answer.Excerpt) string {
	n, theirs := map[string]int{}, 0
	for _, e := range es {
		if e.Speaker != "" && !e.Unsure && e.Type != "passage" {
			n[e.Who()]++
			theirs++
		}
	}
	list := markdown.ByCount(n)
	switch {
	case len(list) == 0:
		return ""
	case len(list) > mostNamed:
		list = append(list[:mostNamed], "others")
	}
	for i := range list {
		list[i] = markdown.Clip(list[i], 80)
	}
	last := len(list) - 1
	by := " by " + markdown.Join(" and ", strings.Join(list[:last], ", "), list[last])
	if theirs < len(es) {
		by = fmt.Sprintf(", %d of them", theirs) + by
	}
	return by
}

// mostNamed is how many speakers stand in the first line.
const mostNamed = 3

// Subject is what is asked for in words: "Sergey Lavrov about IS (Islamic State),
// April 2015, in The Moscow Times". It is not yet escaped.
func Subject(u answer.Understood) string {
	about := ""
	if u.Topic != "" {
		about = "about " + answer.Understood{Topic: u.Topic, Concepts: u.Concepts}.String()[len("topic "):]
	}
	when := ""
	if archive.Dated(u) {
		when = answer.Understood{From: u.From, To: u.To}.String()
	}
	words := ""
	if u.Quoted != "" && !strings.Contains(u.Topic, u.Quoted) {
		words = "with the words “" + u.Quoted + "”"
	}
	in := ""
	if u.Outlet != "" {
		in = "in " + u.Outlet
	}
	if s := markdown.Join(", ", markdown.Join(" ", u.Speaker, about), words, when, in); s != "" {
		return s
	}
	return "everything said in the archive"
}

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// amount is how many excerpts there are, and of what sort.
func amount(es []answer.Excerpt) string {
	passages := 0
	for _, e := range es {
		if e.Type == "passage" {
			passages++
		}
	}
	what, tail := "statement", ""
	switch {
	case passages == len(es):
		what, tail = "passage", " from the articles"
	case passages > 0:
		what = "excerpt"
	}
	if len(es) >= MostKept {
		return fmt.Sprintf("the best %d %ss%s", len(es), what, tail)
	}
	return markdown.Counted(len(es), what) + tail
}

// readLine says part by part how a question was read, for those who wonder why
// nothing was found.
func readLine(u answer.Understood) string {
	return markdown.SmallPrint("Read as: " + markdown.Clip(u.String(), maxRead))
}

// noteLine is a note as a sentence.
func noteLine(note string) string {
	note = markdown.Clip(capital(note), 200)
	if strings.HasSuffix(note, ".") || strings.HasSuffix(note, "…") {
		return note
	}
	return note + "."
}
