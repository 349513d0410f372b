package answer

import (
	"context"
	"fmt"
	"strings"

	"onrecord/answer/question"
	"onrecord/answer/topic"
	"onrecord/corpus/dates"
	"onrecord/corpus/identity"
)

// resolution is a question with what the archive says of it: who is meant, and what
// its topic's words tell there.
type resolution struct {
	asked  question.Question // as its words say it
	second bool              // a second reading, made since the first found nothing: only hits that hold the entire topic count
	read   Understood        // as the reader is shown it: the archive's names, and notes
	topic  topic.Topic

	people  []identity.Individual       // who may be the speaker; with read.Speaker set and none here, nobody fits
	parts   []string                    // the names and roles by which speakers are asked for
	several bool                        // these are more than one
	voiced  bool                        // for one of them, who says nothing, others speak
	offices map[string]*identity.Office // by which people are asked for, by their IDs
	barred  []identity.Individual       // whom the question leaves out
}

// crowd is from how many people on what one of them says is looked for by its own words
// only, and not in what others write of them: "officials" are thousands.
const crowd = 500

// isCrowd reports whether a group of very many is asked for.
func (r resolution) isCrowd() bool { return len(r.people) >= crowd }

// firstReading takes a question as it was read.
func firstReading(q question.Question) resolution {
	r := resolution{asked: q, read: AsUnderstood(q)}
	if q.When.Guessed != "" {
		r.note(q.When.Guessed + " is read with the day before the month")
	}
	if q.Who.He != "" {
		r.note(fmt.Sprintf("the question does not say who %q is; this is what anybody said", q.Who.He))
	}
	return r
}

// secondReading takes the speaker, a guess, for a part of the topic.
func secondReading(q question.Question) resolution {
	r := firstReading(q)
	r.second = true
	r.read.Speaker, r.read.Topic = "", strings.TrimSpace(q.Who.Text+" "+q.About.Text)
	return r
}

// fromOptions takes a command's options, in which nothing is read but a speaker who is
// nobody in particular.
func fromOptions(u Understood) resolution {
	u.Speaker, u.Topic = question.Line(u.Speaker), question.Line(u.Topic)
	if question.IsNobody(u.Speaker) {
		u.Speaker = ""
	}
	return resolution{asked: u.Question(), read: u}
}

// note tells the reader something of the reading.
func (r *resolution) note(s string) { r.read.Notes = append(r.read.Notes, s) }

// resolve finds out who and what is meant, and notes what the reader should know
// of it.
func (a *Asker) resolve(ctx context.Context, r *resolution) (err error) {
	if r.topic, err = a.topic(ctx, r.read.Topic); err != nil {
		return err
	}
	if r.topic.Len() == 0 && r.read.Speaker != "" {
		r.read.Topic = "" // "who is", "what else": nothing is looked for
	}
	r.read.Concepts = nil
	for _, c := range r.topic.Concepts {
		r.read.Concepts = append(r.read.Concepts, c.Name)
	}
	if except := r.asked.Who.Except.Text; except != "" {
		if r.barred = speakers(a.src.People(), except); len(r.barred) > 0 {
			r.note("left out as you asked: " + r.barred[0].Name)
		} else {
			r.note(nobodyNote(a.src.People(), except))
		}
	}
	if r.read.Speaker == "" {
		return nil
	}
	return a.whoIsMeant(ctx, r)
}

// empty reports whether a question has words, and none that can be looked for:
// "what can you do", "and then". One that asks for nothing but everything has none.
func (r resolution) empty() bool {
	return r.read.Topic != "" && r.topic.Len() == 0 && r.read.Speaker == "" && r.read.days() == (dates.Range{}) && r.read.Outlet == ""
}

// topic reads a topic, and asks the archive once how much its words tell there.
func (a *Asker) topic(ctx context.Context, asked string) (topic.Topic, error) {
	t, err := topic.Read(asked, a.table(), a.weights.topic, func(words []string) ([]float64, error) { return a.rarity(ctx, words) },
		func(name string) bool { return bearsAll(a.src.People(), name) })
	if err != nil {
		return topic.Topic{}, fmt.Errorf("answer: %w", err)
	}
	return t, nil
}

// In an archive of a few articles a word that it does not have is no rarer than one that it
// has: rarities are mixed with what a word tells in the news at large, for which so many
// statements and passages stand.
const (
	usualRarity = 0.7
	usualFor    = 20
)

// rarity is how much some words tell in this archive.
func (a *Asker) rarity(ctx context.Context, words []string) ([]float64, error) {
	rarities, err := a.src.Rarity(ctx, words)
	if err != nil {
		return nil, err
	}
	counts := a.src.Counts()
	n := float64(counts.Statements + counts.Passages)
	out := make([]float64, len(rarities))
	for i, r := range rarities {
		out[i] = (n*r + usualFor*usualRarity) / (n + usualFor)
	}
	return out, nil
}
