package page

import (
	"fmt"
	"strings"

	"github.com/bwmarrin/discordgo"

	"onrecord/answer"
	"onrecord/answer/quotecheck"
	"onrecord/bot/button"
	"onrecord/bot/discord"
	"onrecord/bot/markdown"
)

const (
	mostChecked  = 10  // quotations of a message that are laid out one by one; Discord shows no more cards
	checkedRoom  = 260 // units of each one's words, so that ten fit into one message
	mostChanges  = 3   // differences that are told of one quotation
	changeRoom   = 120 // units of each
	verdictColor = 0x3f8f5f
	warningColor = 0xb5892e
	wrongColor   = 0xa33c3c
)

// Verdict lays out what can be said of one quotation: the verdict first, then the
// places that have the words, best first.
func Verdict(s *button.Codec, r quotecheck.Result) discord.Message {
	name, rest, _ := strings.Cut(r.Says(), ":")
	asked := "> " + markdown.Clip(r.Quotation, checkedRoom)
	if r.By != "" {
		asked += " — " + markdown.Clip(r.By, 100)
	}
	lines := []string{"**" + name + "**: " + markdown.Clip(rest, 300), asked}
	for i, n := range r.Notes {
		if i < maxNotes {
			lines = append(lines, noteLine(n))
		}
	}
	m := discord.Message{Content: strings.Join(lines, "\n")}
	shown := r.Matches[:min(perPage, len(r.Matches))]
	var places []answer.Excerpt
	for i, match := range shown {
		e := answer.ExcerptOf(match)
		card := embed(e)
		card.Description = markdown.Join("\n", changes(match), card.Description)
		card.Color = colorOf(r.Verdict)
		m.Embeds = append(m.Embeds, numbered(card, i+1, len(shown)))
		places = append(places, e)
	}
	m.Components = Rows(contexts(s, places, 0, len(places)))
	return m
}

// Checked is one quotation of a message with what came of it. Failed says why it could
// not be checked; "" when it was.
type Checked struct {
	quotecheck.Result
	Failed string
}

// Verdicts lays out the quotations of a message: how many are as the archive has them,
// then each with its verdict, its source, its day and what was changed.
func Verdicts(all []Checked) discord.Message {
	counts := map[quotecheck.Verdict]int{}
	failed := 0
	for _, c := range all {
		if c.Failed != "" {
			failed++
			continue
		}
		counts[c.Verdict]++
	}
	var parts []string
	for _, v := range []quotecheck.Verdict{quotecheck.Verbatim, quotecheck.Altered, quotecheck.Misattributed, quotecheck.Absent} {
		if counts[v] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", counts[v], v))
		}
	}
	if failed > 0 {
		parts = append(parts, fmt.Sprintf("%d not checked", failed))
	}
	m := discord.Message{Content: "**" + markdown.Counted(len(all), "quotation") + "**: " + strings.Join(parts, ", ") + "."}
	for i, c := range all {
		if i == mostChecked {
			m.Content += "\n" + overflow(all[i:])
			break
		}
		m.Embeds = append(m.Embeds, numbered(checkedCard(c), i+1, len(all)))
	}
	return m
}

// overflow names those that have no card, each in a line.
func overflow(rest []Checked) string {
	var lines []string
	for i, c := range rest {
		what := string(c.Verdict)
		if c.Failed != "" {
			what = "not checked"
		}
		lines = append(lines, fmt.Sprintf("- %d: **%s**: “%s”", mostChecked+i+1, what, markdown.Clip(c.Quotation, 60)))
	}
	return strings.Join(lines, "\n")
}

func checkedCard(c Checked) *discordgo.MessageEmbed {
	words := "“" + markdown.Clip(c.Quotation, checkedRoom) + "”"
	switch {
	case c.Failed != "":
		return &discordgo.MessageEmbed{Title: "Not checked", Color: muted, Description: words + "\n" + markdown.Clip(noteLine(c.Failed), 200)}
	case len(c.Matches) == 0:
		name, rest, _ := strings.Cut(c.Says(), ": ")
		return &discordgo.MessageEmbed{Title: markdown.Join(" · ", name, markdown.Clip(c.By, 100)), Color: wrongColor,
			Description: words + "\n" + capital(markdown.Clip(rest, 200))}
	}
	best := c.Matches[0]
	e := answer.ExcerptOf(best)
	name, _, _ := strings.Cut(c.Says(), ":")
	under := ""
	if c.Verdict == quotecheck.Misattributed {
		under = "Given under the name of " + markdown.Clip(c.By, 100)
	}
	return &discordgo.MessageEmbed{
		Title: name + " · " + who(e), URL: markdown.SafeURL(e.Link), Color: colorOf(c.Verdict),
		Description: markdown.Join("\n", under, changes(best), markdown.Quote(e.Text, e.Bold, checkedRoom),
			markdown.SmallPrint(markdown.Join(" · ", when(e), markdown.Clip(from(e), 120)))),
	}
}

// changes say in words what differs, a line each.
func changes(m quotecheck.Match) string {
	var lines []string
	if m.Spliced {
		lines = append(lines, "Spliced: the words come from two places of this article, put together without a mark.")
	}
	for i, d := range m.Differences {
		if i == mostChanges {
			lines = append(lines, fmt.Sprintf("and %s.", markdown.Counted(len(m.Differences)-i, "more change")))
			break
		}
		lines = append(lines, markdown.Clip(d.String(), changeRoom))
	}
	return strings.Join(lines, "\n")
}

func colorOf(v quotecheck.Verdict) int {
	switch v {
	case quotecheck.Verbatim:
		return verdictColor
	case quotecheck.Altered:
		return warningColor
	}
	return wrongColor
}
