package page

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"

	"onrecord/answer"
	"onrecord/bot/button"
	"onrecord/bot/chart"
	"onrecord/bot/discord"
	"onrecord/bot/markdown"
	"onrecord/corpus/dates"
)

// timeline lays a timeline out.
func Timeline(s *button.Codec, t answer.Timeline) (discord.Message, error) {
	head := []string{notFound(t.Read)}
	if len(t.Months) > 0 {
		head = []string{summary(t)}
	}
	for _, n := range t.Read.Notes {
		head = append(head, noteLine(n))
	}
	if len(t.Months) == 0 {
		if t.Undated > 0 {
			head = append(head, markdown.Counted(t.Undated, "statement")+" without a date can be found with `/speaker`.")
		}
		head = append(head, readLine(t.Read))
		return discord.Message{Content: strings.Join(head, "\n")}, nil
	}
	bars := chart.Bars(t.Months)
	picture, err := chart.Draw(titleOf(t.Read), bars)
	if err != nil {
		return discord.Message{}, fmt.Errorf("page: timeline: draw: %w", err)
	}
	head = append(head, inWords(t)...)
	if slices.ContainsFunc(bars, func(b chart.Bar) bool { return b.Empty > 0 }) {
		head = append(head, markdown.SmallPrint("“…” in the picture stands for months without a statement"))
	}
	m := discord.Message{
		Content: strings.Join(head, "\n"),
		Files:   []discord.File{{Name: "timeline.png", Type: "image/png", Description: chart.AltText(t.Read, bars), Data: picture}},
		Embeds:  []*discordgo.MessageEmbed{{Title: titleOf(t.Read), Color: accent, Image: &discordgo.MessageEmbedImage{URL: "attachment://timeline.png"}}},
	}
	rest := t.Read
	rest.From, rest.To = dates.Date{}, dates.Date{}
	menu := discordgo.SelectMenu{CustomID: s.For(button.OpenMonth, 0, button.State{Options: rest}), Placeholder: "Open the statements of a month"}
	for _, x := range busiest(t.Months, discord.MaxChoices) {
		menu.Options = append(menu.Options, discordgo.SelectMenuOption{
			Label: markdown.DateWords(x.Date()), Value: button.DateCode(x.Date()), Description: markdown.Counted(x.Count, "statement")})
	}
	m.Components = Rows([]discordgo.MessageComponent{menu})
	return m, nil
}

func titleOf(u answer.Understood) string {
	title := markdown.Clip(u.Speaker, 100)
	if u.Topic != "" {
		title += " on " + markdown.Clip(u.Topic, 100)
	}
	return title
}

// busiest are at most n months, those with most statements, in order.
func busiest(ms []answer.Month, n int) []answer.Month {
	ms = slices.Clone(ms)
	if len(ms) > n {
		slices.SortStableFunc(ms, func(x, y answer.Month) int { return y.Count - x.Count })
		ms = ms[:n]
		slices.SortFunc(ms, func(x, y answer.Month) int {
			return cmp.Or(cmp.Compare(x.Year, y.Year), cmp.Compare(x.Month, y.Month))
		})
	}
	return ms
}

// summary is the first line: who about what, and how much.
func summary(t answer.Timeline) string {
	total := 0
	for _, m := range t.Months {
		total += m.Count
	}
	return fmt.Sprintf("**%s**: %s in %s", markdown.Clip(capital(Subject(t.Read)), maxRead), markdown.Counted(total, "statement"), markdown.Counted(len(t.Months), "month"))
}

// inWords are the numbers of the picture for those who read rather than look.
func inWords(t answer.Timeline) (lines []string) {
	var list []string
	shown := busiest(t.Months, discord.MaxChoices)
	for _, m := range shown {
		list = append(list, fmt.Sprintf("%s: %d", markdown.DateWords(m.Date()), m.Count))
	}
	said := strings.Join(list, " · ")
	if len(shown) < len(t.Months) {
		said = "Most in: " + said
	}
	lines = append(lines, said)
	if t.Undated > 0 {
		lines = append(lines, fmt.Sprintf("%s more cannot be placed in a month.", markdown.Counted(t.Undated, "statement")))
	}
	if t.Partial {
		lines = append(lines, "There are more statements than were counted; the picture shows the best matches.")
	}
	return lines
}
