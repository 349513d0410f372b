package bot

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/answer"
)

// headline is the first line of an answer that found something, and often all
// that a phone shows of it: who about what, as the question was read, and how
// much there is.
func headline(u answer.Understood, es []answer.Excerpt) string {
	by := ""
	if u.Speaker == "" {
		by = speakersOf(es)
	}
	return "**" + clip(capital(subject(u)), maxRead) + "**: " + amount(es) + by
}

// speakersOf names those whose words are shown, the most frequent first: " by
// Sergey Lavrov and Vladimir Putin", or ", 2 of them by Sergey Lavrov" where there
// are others in nobody's mouth.
func speakersOf(es []answer.Excerpt) string {
	n, theirs := map[string]int{}, 0
	for _, e := range es {
		if e.Speaker != "" && !e.Unsure && e.Type != "passage" {
			n[e.Speaker]++
			theirs++
		}
	}
	list := byCount(n)
	switch {
	case len(list) == 0:
		return ""
	case len(list) > mostNamed:
		list = append(list[:mostNamed], "others")
	}
	for i := range list {
		list[i] = clip(list[i], 80)
	}
	last := len(list) - 1
	by := " by " + joined(" and ", strings.Join(list[:last], ", "), list[last])
	if theirs < len(es) {
		by = fmt.Sprintf(", %d of them", theirs) + by
	}
	return by
}

// mostNamed is how many speakers stand in the first line.
const mostNamed = 3

// subject is what is asked for in words: "Sergey Lavrov about IS (Islamic State),
// April 2015, in The Moscow Times". It is not yet escaped.
func subject(u answer.Understood) string {
	about := ""
	if u.Topic != "" {
		about = "about " + answer.Understood{Topic: u.Topic, Concepts: u.Concepts}.String()[len("topic "):]
	}
	when := ""
	if dated(u) {
		when = answer.Understood{From: u.From, To: u.To}.String()
	}
	in := ""
	if u.Outlet != "" {
		in = "in " + u.Outlet
	}
	if s := joined(", ", joined(" ", u.Speaker, about), when, in); s != "" {
		return s
	}
	return "everything said in the archive"
}

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// amount tells how many excerpts there are, and of what sort.
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
	if len(es) >= mostKept {
		return fmt.Sprintf("the best %d %ss%s", len(es), what, tail)
	}
	return counted(len(es), what) + tail
}

// small is a line in Discord's small print.
func small(markdown string) string { return "-# " + markdown }

// readLine tells part by part how a question was read, for who wonders why
// nothing was found.
func readLine(u answer.Understood) string { return small("Read as: " + clip(u.String(), maxRead)) }

// noteLine is a note as a sentence.
func noteLine(note string) string {
	note = clip(capital(note), 200)
	if strings.HasSuffix(note, ".") || strings.HasSuffix(note, "…") {
		return note
	}
	return note + "."
}
