package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/rivo/uniseg"

	"onrecord/corpus/identity"
)

type speakersCommand struct {
	Archive
	Output
	Who []string `arg:"" optional:"" help:"Only those with this name or role, or one that begins like it."`
}

// Help is shown below the flags.
func (*speakersCommand) Help() string {
	return `The most quoted come first, with their offices and the spellings of their names.

  onrecord speakers
  onrecord speakers --corpus ./articles lavrov
  onrecord speakers "foreign minister"`
}

// speakerJSON is a speaker for programs, one a line.
type speakerJSON struct {
	Name       string   `json:"name"`
	Statements int      `json:"statements"`
	Roles      []string `json:"roles"`
	Spellings  []string `json:"spellings"`
}

// run lists everybody, or those who are asked for.
func (c *speakersCommand) run(ctx context.Context, con *console) error {
	archive, err := c.Archive.open(ctx, con)
	if err != nil {
		return err
	}
	defer archive.Close()
	asked := strings.TrimSpace(strings.Join(c.Who, " "))
	list := who(archive.People(), asked)
	if c.JSON {
		for _, p := range list {
			if err := writeJSON(con.out, speakerJSON{p.Name, p.Count, orNone(p.Roles), orNone(p.Forms)}); err != nil {
				return err
			}
		}
		return nil
	}
	if len(list) == 0 {
		_, err := fmt.Fprintln(con.out, nobody(asked))
		return err
	}
	return listSpeakers(con, list)
}

// who are the people asked for: those whom the name means, then those whose name
// or role begins like it.
func who(people *identity.People, asked string) []identity.Individual {
	if asked == "" {
		return people.All()
	}
	list := people.Find(asked)
	seen := map[string]bool{}
	for _, p := range list {
		seen[p.ID] = true
	}
	for _, p := range people.Complete(asked, len(people.All())) {
		if !seen[p.ID] {
			list = append(list, p)
		}
	}
	return list
}

func nobody(asked string) string {
	if asked == "" {
		return "Nobody speaks in this archive."
	}
	return "Nobody in this archive is called " + oneLine(asked) + "."
}

// listSpeakers writes a speaker a paragraph: how often, who, as what, and how
// else the articles spell the name.
func listSpeakers(con *console, list []identity.Individual) error {
	p := newPage(con.out)
	digits := 1
	for _, s := range list {
		digits = max(digits, len(fmt.Sprint(s.Count)))
	}
	indent := strings.Repeat(" ", digits+2)
	for _, s := range list {
		line := oneLine(s.Name)
		if len(s.Roles) > 0 {
			line += " · " + oneLine(strings.Join(s.Roles, "; "))
		}
		if also := otherForms(s); len(also) > 0 {
			line += " · also " + oneLine(strings.Join(also, ", "))
		}
		for i, l := range wrap(line, nil, p.columns-uniseg.StringWidth(indent), false) {
			if i == 0 {
				p.line(fmt.Sprintf("%*d  %s", digits, s.Count, l))
			} else {
				p.line(indent + l)
			}
		}
	}
	return p.err
}

func otherForms(s identity.Individual) []string {
	var others []string
	for _, f := range s.Forms {
		if f != s.Name {
			others = append(others, f)
		}
	}
	return others
}

// orNone is list, never null in JSON.
func orNone(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}
