package answer

import (
	"context"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"onrecord/corpus/identity"
)

// whoIsMeant asks the archive for every speaker that the question names, and
// notes what the reader should know: a name that nobody bears, that several do,
// or that was put right.
func (a *Asker) whoIsMeant(ctx context.Context, r *resolution) error {
	people := a.src.People()
	r.read.Speaker = party.ReplaceAllString(r.read.Speaker, "")
	parts := list(people, r.read.Speaker)
	r.parts, r.several = parts, len(parts) > 1
	for _, part := range parts {
		found, err := a.meantBy(ctx, r, part)
		if err != nil {
			return err
		}
		if len(found) == 0 {
			if len(people.Voices(part)) == 0 {
				r.note(nobodyNote(people, part))
			} else {
				r.voiced = true
			}
		}
		offices := a.offices(found, part)
		found = then(found, offices, r.read.days())
		if r.offices == nil {
			r.offices = offices
		} else {
			maps.Copy(r.offices, offices)
		}
		if people := withoutOffices(people, found, part); len(people) > 1 {
			r.note(severalNote(people, part))
		}
		r.people = identity.Together(r.people, found)
	}
	if !r.several {
		if c := a.table().Lookup(r.read.Speaker); c != nil {
			r.read.Speaker = c.Name
		}
		if len(r.people) == 1 {
			r.read.Speaker = r.people[0].Name
		}
	}
	return nil
}

// voices are who speaks for the bodies that a question asks for, should these say nothing
// themselves.
func (a *Asker) voices(r resolution) (out []identity.Individual) {
	if r.read.Speaker == "" || !a.weights.voices {
		return nil
	}
	for _, part := range r.parts {
		out = identity.Together(out, a.src.People().Voices(part))
	}
	return out
}

// meantBy are the individuals that one name or role means. Of what is only guessed to
// be a speaker no more is asked than whether it names one.
func (a *Asker) meantBy(ctx context.Context, r *resolution, part string) (found []identity.Individual, err error) {
	people := a.src.People()
	found = people.Find(part)
	if len(found) == 0 {
		if bare, ok := strings.CutSuffix(part, "s"); ok && len(bare) > 2 {
			found = people.Find(bare) // "whats putins view"
		}
	}
	switch {
	case r.guessed():
	case len(found) == 0:
		found, err = a.printed(ctx, part)
	case !slices.ContainsFunc(found, calledInParts(part)):
		found, err = a.alsoSource(ctx, found, part)
	}
	if len(found) > 0 || err != nil {
		return found, err
	}
	if ind, ok := people.Misspelt(part); ok {
		stands, err := a.stands(ctx, part)
		if err != nil {
			return nil, err
		}
		if !stands {
			r.note(fmt.Sprintf("nobody called %q speaks in this archive; this is for %s", part, ind.Name))
			return []identity.Individual{ind}, nil
		}
	}
	return nil, nil
}

// speakers are the individuals that a name, a role or a list of them means.
func speakers(people *identity.People, asked string) []identity.Individual {
	var all []identity.Individual
	for _, part := range list(people, asked) {
		all = identity.Together(all, people.Find(part))
	}
	return all
}

var lists = regexp.MustCompile(`(?i)\s*,\s*(?:and |or )?|\s+(?:and|or|nor|as well as)\s+|\s*&\s*`)

// list cuts "both Lavrov and Kerry" into the names; what the archive or the table
// knows by such a name ("Centers for Disease Control and Prevention") stays one.
func list(people *identity.People, asked string) []string {
	var parts []string
	for _, p := range lists.Split(leadBoth.ReplaceAllString(asked, ""), -1) {
		if p = strings.TrimSpace(p); p != "" {
			parts = append(parts, p)
		}
	}
	if len(parts) < 2 {
		return []string{asked}
	}
	if len(parts) == 2 && described.MatchString(asked) && len(people.Find(parts[0])) > 0 {
		return parts[:1]
	}
	found := 0
	for _, p := range parts {
		if len(people.Find(p)) > 0 {
			found++
		}
	}
	_, whole := people.Speaker(asked, "")
	whole = whole || people.Table().Lookup(asked) != nil
	if found == 0 || whole && found < len(parts) {
		return []string{asked}
	}
	return parts
}

// party is whose member of parliament somebody is, as American papers have it.
var party = regexp.MustCompile(`\s*\([RDI][-–.,][^()]*\)|,\s*[RDI][-–]\p{Lu}[\p{L}.]*,?`)

// described is somebody with what he is behind the comma: "Priebus, the chairman of the
// committee". Others who are that too are not asked for.
var described = regexp.MustCompile(`(?i)^[^,]+, (?:the|an?|who|then|former|formerly|his|her|their|our|my)\b[^,]*,?$`)

var leadBoth = regexp.MustCompile(`(?i)^(?:both|either|neither) `)

func nobodyNote(people *identity.People, asked string) string {
	note := fmt.Sprintf("nobody called %q speaks in this archive", asked)
	var near []string
	for _, ind := range people.Nearest(asked, 3) {
		near = append(near, ind.Name)
	}
	if len(near) > 0 {
		note += "; did you mean " + strings.Join(near, " or ") + "?"
	}
	return note
}

func severalNote(found []identity.Individual, asked string) string {
	var list []string
	for _, ind := range found[:min(4, len(found))] {
		list = append(list, ind.Name)
	}
	if len(found) > 4 {
		list = append(list, fmt.Sprintf("%d more", len(found)-4))
	}
	return fmt.Sprintf("%q fits several speakers: %s", asked, strings.Join(list, ", "))
}

// withoutOffices leaves out of those found by an office the speakers who are printed by
// that alone ("the President"), where somebody has a name.
func withoutOffices(people *identity.People, found []identity.Individual, asked string) []identity.Individual {
	if _, ok := people.Office(asked); !ok {
		return found
	}
	named := slices.DeleteFunc(slices.Clone(found), func(ind identity.Individual) bool { return len(ind.Held) == 0 })
	if len(named) == 0 {
		return found
	}
	return named
}

// voicesNote says that somebody speaks for a body that says nothing itself.
func voicesNote(asked string, said []candidate) string {
	var who []string
	for _, c := range said {
		w := strings.Trim(c.Statement.Speaker+" ("+c.Statement.Role+")", " ()")
		if c.Statement.Role != "" {
			w += ")"
		}
		if !slices.Contains(who, w) && len(who) < 3 {
			who = append(who, w)
		}
	}
	return fmt.Sprintf("%s says nothing of it under its own name; this is from who speaks for it: %s", asked, strings.Join(who, ", "))
}
