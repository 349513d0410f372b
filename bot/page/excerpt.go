package page

import (
	"fmt"
	"strings"

	"github.com/bwmarrin/discordgo"

	"onrecord/answer"
	"onrecord/bot/markdown"
)

// embed lays out one excerpt. Its title says whose words they are, since that
// is what must not be overlooked.
func embed(e answer.Excerpt) *discordgo.MessageEmbed {
	lines := []string{
		markdown.Quote(e.Text, e.Bold, maxQuote),
		markdown.Join(" · ", why(e), e.Manner(), markdown.Clip(e.Circumstance(), 100), when(e)),
		markdown.Clip(from(e), 220),
	}
	if a := also(e.Also); a != "" {
		lines = append(lines, a)
	}
	return &discordgo.MessageEmbed{
		Title: who(e), URL: markdown.SafeURL(e.Link), Color: accent,
		Description: markdown.Join("\n", lines...),
	}
}

// who is the one whose words they are. A passage may quote somebody and is nobody's.
func who(e answer.Excerpt) string {
	switch {
	case e.Type == "passage":
		return "From the article"
	case e.Speaker == "":
		return "Speaker not named"
	}
	s := markdown.Clip(e.Speaker, 100)
	if e.Role != "" {
		s += ", " + markdown.Clip(e.Role, 100)
	}
	if e.Unsure {
		s += " (speaker not certain)"
	}
	return s
}

// why says in bold how a related excerpt differs from what was asked.
func why(e answer.Excerpt) string {
	if d := e.Differs(); d != "" {
		return "**" + markdown.Clip(d, 60) + "**"
	}
	return ""
}

// when is the day and how it is known.
func when(e answer.Excerpt) string {
	day := markdown.Timestamp(e.Date)
	if day == "" {
		return "date not known"
	}
	switch {
	case e.Basis == "published":
		return "published " + day
	case e.Basis == "inferred":
		return day + " (worked out from the text)"
	}
	return day
}

// from is the article that the excerpt stands in. It is not yet escaped.
func from(e answer.Excerpt) string {
	if e.Article == nil {
		return ""
	}
	title := e.Article.Title
	if title != "" {
		title = "“" + title + "”"
	}
	return markdown.Join(", ", e.Article.Outlet, title)
}

// also names the other articles with the same words, in one line.
func also(es []answer.Excerpt) string {
	var names []string
	for i, e := range es {
		if i == 4 {
			names = append(names, fmt.Sprintf("%d more", len(es)-i))
			break
		}
		if e.Article == nil {
			continue
		}
		name := e.Article.Outlet
		if name == "" {
			name = e.Article.Title
		}
		name = markdown.Clip(name, 60)
		link := markdown.SafeURL(e.Link)
		if link == "" || markdown.Units(link) > 300 {
			link = markdown.SafeURL(e.Article.URL)
		}
		switch {
		case name == "":
			continue
		case link != "" && markdown.Units(link) <= 300:
			// A bracket in a link's words can end them, escaped or not.
			name = "[" + strings.NewReplacer(`\[`, "(", `\]`, ")").Replace(name) + "](" + link + ")"
		}
		names = append(names, name)
	}
	if len(names) == 0 {
		return ""
	}
	return "Also in: " + strings.Join(names, ", ")
}
