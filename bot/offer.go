package bot

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"onrecord/answer"
	"onrecord/corpus/names"
)

const (
	// offerTime bounds a completion: a list that comes when the user has typed
	// on is of no use.
	offerTime = 800 * time.Millisecond
	// offerDepth is how many excerpts are looked through for what they name.
	offerDepth = 60
	// offerChecks is how many concepts are looked up for one completion.
	offerChecks = 8
)

// complete offers speakers, topics and outlets while one is typed, narrowed by
// the other options. It never fails: an empty list lets the user type on.
func (b *Bot) complete(ctx context.Context, r *request) (reply, error) {
	a, release, err := b.archive()
	if err != nil {
		return reply{}, nil
	}
	defer release()
	ctx, cancel := context.WithTimeout(ctx, offerTime)
	defer cancel()
	typed := cutPlain(oneLine(r.option(r.focused)), maxChoice)
	switch r.focused {
	case "name", "speaker":
		return reply{choices: offerSpeakers(ctx, a, typed, b.others(r))}, nil
	case "topic":
		return reply{choices: offerTopics(ctx, a, typed, b.others(r))}, nil
	case "source":
		return reply{choices: offerOutlets(a, typed)}, nil
	}
	return reply{}, nil
}

// others are the options beside the one that is typed, as far as they can be
// understood already.
func (b *Bot) others(r *request) (u answer.Understood) {
	for name, into := range map[string]*string{"name": &u.Speaker, "speaker": &u.Speaker, "topic": &u.Topic, "source": &u.Outlet} {
		if v := oneLine(r.option(name)); v != "" && name != r.focused && units(v) <= maxQuestion {
			*into = v
		}
	}
	if from, to, err := b.dates(r, "day"); err == nil {
		u.From, u.To = from, to
	}
	if from, _, err := b.dates(r, "from"); err == nil && !from.IsZero() {
		u.From = from
	}
	if _, to, err := b.dates(r, "to"); err == nil && !to.IsZero() {
		u.To = to
	}
	return u
}

// open tells that the options ask for nothing yet.
func open(u answer.Understood) bool {
	return u.Speaker == "" && u.Topic == "" && u.Outlet == "" && u.From.IsZero() && u.To.IsZero()
}

// offerSpeakers offers those who fit what is typed: with other options given,
// those who said something that meets them, and how often.
func offerSpeakers(ctx context.Context, a Archive, typed string, others answer.Understood) (cs []choice) {
	if a.People == nil {
		return nil
	}
	others.Speaker = ""
	if !open(others) {
		if cs = narrowedSpeakers(ctx, a, typed, others); len(cs) > 0 {
			return cs
		}
	}
	for _, p := range a.People.Complete(typed, maxChoices) {
		cs = append(cs, speakerChoice(p.Name, counted(p.Count, "statement"))...)
	}
	return cs
}

func narrowedSpeakers(ctx context.Context, a Archive, typed string, others answer.Understood) (cs []choice) {
	ans, err := a.Asker.Find(ctx, others, offerDepth)
	if err != nil {
		return nil
	}
	n := map[string]int{}
	for _, e := range ans.Excerpts {
		if e.Speaker != "" && !e.Unsure {
			n[e.Speaker]++
		}
	}
	fits := map[string]bool{}
	for _, p := range a.People.Complete(typed, 1000) {
		fits[p.Name] = true
	}
	for _, name := range byCount(n) {
		if fits[name] {
			cs = append(cs, speakerChoice(name, counted(n[name], "statement")+" that fit")...)
		}
	}
	return cs[:min(len(cs), maxChoices)]
}

// speakerChoice is a name with how much there is; a name that would have to be
// cut would name nobody and is not offered.
func speakerChoice(name, much string) []choice {
	if name = oneLine(name); units(name) > maxChoice {
		return nil
	}
	much = " · " + much
	return []choice{{cutPlain(name, maxChoice-units(much)) + much, name}}
}

// counted is "1 statement" or "7 statements".
func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// byCount are the keys of n, most first.
func byCount(n map[string]int) []string {
	return slices.SortedFunc(maps.Keys(n), func(x, y string) int { return cmp.Or(cmp.Compare(n[y], n[x]), cmp.Compare(x, y)) })
}

// offerTopics offers what the archive speaks of: the typed words when they find
// something, then the concepts in the excerpts that meet the other options, then
// further ones of the table that find something.
func offerTopics(ctx context.Context, a Archive, typed string, others answer.Understood) (cs []choice) {
	table := a.Table
	if table == nil {
		table = names.DefaultTable()
	}
	others.Topic = ""
	seen := map[string]bool{}
	offer := func(label, value string) {
		if value = oneLine(value); units(value) <= maxChoice && !seen[names.Fold(value)] {
			seen[names.Fold(value)] = true
			cs = append(cs, choice{label, value})
		}
	}
	found := func(topic string) bool {
		u := others
		u.Topic = topic
		ans, err := a.Asker.Find(ctx, u, 1)
		return err == nil && len(ans.Excerpts) > 0
	}
	if typed != "" && table.Lookup(typed) == nil && found(typed) {
		offer(typed, typed)
	}
	n := map[string]int{}
	if ans, err := a.Asker.Find(ctx, others, offerDepth); err == nil {
		for _, e := range ans.Excerpts {
			once := map[string]bool{}
			for _, m := range table.Find(e.Text) {
				once[m.Concept.ID] = true
			}
			for id := range once {
				n[id]++
			}
		}
	}
	for _, id := range byCount(n) {
		if c := table.Get(id); c != nil && called(c, typed) {
			offer(conceptLabel(c), c.Name)
		}
	}
	checks := 0
	for _, c := range table.Concepts() {
		if typed == "" || n[c.ID] > 0 || !called(c, typed) {
			continue
		}
		if checks++; checks > offerChecks || ctx.Err() != nil {
			break
		}
		if found(c.Name) {
			offer(conceptLabel(c), c.Name)
		}
	}
	return cs[:min(len(cs), maxChoices)]
}

// called tells that one of the concept's names has words beginning as typed.
func called(c *names.Concept, typed string) bool {
	typed = names.Fold(typed)
	return slices.ContainsFunc(c.Forms, func(form string) bool {
		return strings.Contains(" "+names.Fold(form), " "+typed)
	})
}

// conceptLabel is a concept with the other names that it is found under.
func conceptLabel(c *names.Concept) string {
	var others []string
	for _, f := range c.Forms {
		if f != c.Name && len(others) < 3 {
			others = append(others, f)
		}
	}
	if len(others) == 0 {
		return c.Name
	}
	return c.Name + " · also " + strings.Join(others, ", ")
}

// offerOutlets offers the outlets that have a word beginning as typed.
func offerOutlets(a Archive, typed string) (cs []choice) {
	if a.Library == nil {
		return nil
	}
	n := a.Library.Outlets()
	for _, name := range byCount(n) {
		if strings.Contains(" "+names.Fold(name), " "+names.Fold(typed)) {
			cs = append(cs, speakerChoice(name, counted(n[name], "article"))...)
		}
	}
	return cs[:min(len(cs), maxChoices)]
}
