package bot

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"onrecord/answer"
	"onrecord/corpus/dates"
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
		return reply{choices: offerOutlets(ctx, a, typed, b.others(r))}, nil
	case "day", "from", "to":
		return reply{choices: b.offerDates(ctx, a, typed, b.others(r))}, nil
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
	bound := func(option string) (from, to dates.Date) {
		if option != r.focused {
			from, to, _ = b.dates(r, option)
		}
		return from, to
	}
	u.From, u.To = bound("day")
	if from, _ := bound("from"); !from.IsZero() {
		u.From = from
	}
	if _, to := bound("to"); !to.IsZero() {
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
			cs = append(cs, speakerChoice(name, fitting(n[name], "statement"))...)
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

// fitting is "1 statement that fits" or "7 statements that fit".
func fitting(n int, what string) string {
	if n == 1 {
		return counted(n, what) + " that fits"
	}
	return counted(n, what) + " that fit"
}

// byCount are the keys of n, most first.
func byCount(n map[string]int) []string {
	return slices.SortedFunc(maps.Keys(n), func(x, y string) int { return cmp.Or(cmp.Compare(n[y], n[x]), cmp.Compare(x, y)) })
}
