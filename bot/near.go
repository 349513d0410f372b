package bot

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"

	"onrecord/answer"
	"onrecord/corpus/dates"
)

// found is an answer, and where it is empty what comes nearest.
type found struct {
	answer.Answer
	near nearby
}

// nearby is what can be asked instead of what was not found.
type nearby struct {
	others []voice      // who did speak of it, most first
	days   []dates.Date // the nearest on which it was spoken of, in order
}

// voice is a speaker with how often he spoke.
type voice struct {
	name  string
	count int
}

const (
	nearDepth   = 60 // excerpts looked through
	mostVoices  = 5
	nearestDays = 2 // on either side
)

// withNear adds to an empty answer what comes nearest.
func (a Archive) withNear(ctx context.Context, ans answer.Answer) found {
	f := found{Answer: ans}
	u := ans.Read
	if len(ans.Excerpts) > 0 {
		return f
	}
	if u.Speaker != "" && (u.Topic != "" || dated(u)) {
		f.near.others = a.voices(ctx, u)
	}
	if dated(u) && (u.Speaker != "" || u.Topic != "") {
		f.near.days = a.days(ctx, u)
	}
	return f
}

// voices are those who said what was asked of somebody else.
func (a Archive) voices(ctx context.Context, u answer.Understood) (vs []voice) {
	asked := u.Speaker
	u.Speaker = ""
	ans, err := a.Asker.Find(ctx, u, nearDepth)
	if err != nil {
		return nil
	}
	n := map[string]int{}
	for _, e := range ans.Excerpts {
		if e.Speaker != "" && e.Speaker != asked && !e.Unsure && e.Type != "passage" {
			n[e.Speaker]++
		}
	}
	for _, name := range byCount(n) {
		vs = append(vs, voice{name, n[name]})
	}
	return vs[:min(len(vs), mostVoices)]
}

// days are those nearest to the days asked for.
func (a Archive) days(ctx context.Context, u answer.Understood) (ds []dates.Date) {
	from, to := u.From, u.To
	u.From, u.To = dates.Date{}, dates.Date{}
	ans, err := a.Asker.Find(ctx, u, nearDepth)
	if err != nil {
		return nil
	}
	for _, e := range ans.Excerpts {
		if e.Date.Complete() && e.Type != "passage" && !slices.Contains(ds, e.Date) {
			ds = append(ds, e.Date)
		}
	}
	slices.SortFunc(ds, func(x, y dates.Date) int { return strings.Compare(x.String(), y.String()) })
	first := 0 // the first that is not before the days asked for
	for first < len(ds) && from.Year != 0 && ds[first].Before(from) {
		first++
	}
	if from.Year == 0 && to.Year != 0 {
		first = len(ds)
	}
	return ds[max(0, first-nearestDays):min(len(ds), first+nearestDays)]
}

// lines say what comes near, in words.
func (n nearby) lines(u answer.Understood) (lines []string) {
	if len(n.others) > 0 {
		var list []string
		for _, v := range n.others {
			list = append(list, fmt.Sprintf("%s (%d)", clip(v.name, 80), v.count))
		}
		what := "of it"
		if u.Topic == "" {
			what = "then"
		}
		lines = append(lines, "Others spoke "+what+": "+strings.Join(list, ", ")+".")
	}
	if len(n.days) > 0 {
		var list []string
		for _, d := range n.days {
			list = append(list, stamp(d))
		}
		lines = append(lines, "The nearest days: "+strings.Join(list, ", ")+".")
	}
	return lines
}

// menu opens what the others said; nil when there are none.
func (s *askedStore) nearMenu(u answer.Understood, n nearby) []discordgo.MessageComponent {
	if len(n.others) == 0 {
		return nil
	}
	u.Speaker = ""
	menu := discordgo.SelectMenu{CustomID: s.button(choosing, thenExcerpts, asked{options: u}), Placeholder: "Open what somebody else said"}
	for _, v := range n.others {
		menu.Options = append(menu.Options, discordgo.SelectMenuOption{Label: oneLine(v.name), Value: oneLine(v.name), Description: counted(v.count, "statement")})
	}
	return []discordgo.MessageComponent{menu}
}

// nothing lays out an answer that found nothing: what was not found, what can be
// asked instead, and apart from that what comes near, each under the name of who
// did say it.
func (s *askedStore) nothing(f found, notes []string) message {
	head := append([]string{missing(f.Read)}, notes...)
	lines := f.near.lines(f.Read)
	head = append(head, lines...)
	if len(f.Related) == 0 && len(lines) == 0 {
		head = append(head, "Fewer words, another spelling or a wider date may find more; `/help` has examples.")
	}
	head = append(head, readLine(f.Read))
	if len(f.Related) > 0 {
		head = append(head, "Related, but no answer to the question:")
	}
	m := message{Content: strings.Join(head, "\n")}
	near := f.Related[:min(mostRelated, len(f.Related))]
	for i, e := range near {
		c := numbered(embed(e), i+1, len(near))
		c.Color = muted
		m.Embeds = append(m.Embeds, c)
	}
	m.Components = rows(s.nearMenu(f.Read, f.near), s.contexts(near, 0, len(near)))
	return m
}
