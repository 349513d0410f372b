package page

import (
	"fmt"
	"strings"

	"github.com/bwmarrin/discordgo"

	"onrecord/answer"
	"onrecord/answer/quotecheck"
	"onrecord/bot/markdown"
)

// embed lays out one excerpt. Its title says whose words they are, since that
// is what must not be overlooked.
func embed(e answer.Excerpt) *discordgo.MessageEmbed {
	lines := []string{why(e), markdown.Quote(e.Text, e.Bold, maxQuote), words(e)}
	if e.Tie != "" {
		lines = append(lines, markdown.SmallPrint("On the topic by what is round it: "+markdown.Clip(e.Tie, 160)))
	}
	for _, meta := range []string{
		markdown.Join(" · ", e.Manner(), markdown.Clip(e.Circumstance(), 100), when(e)),
		markdown.Clip(from(e), 220),
		also(e.Also),
	} {
		if meta != "" {
			lines = append(lines, markdown.SmallPrint(meta))
		}
	}
	return &discordgo.MessageEmbed{
		Title: who(e), URL: markdown.SafeURL(e.Link), Color: accent,
		Description: markdown.Join("\n", lines...),
	}
}

// words says whether an excerpt has the words that the question quotes as they are quoted,
// and what is different; "" where it quotes none.
func words(e answer.Excerpt) string {
	said := map[quotecheck.Verdict]string{quotecheck.Verbatim: "**Verbatim**: it has the words as you quote them.", quotecheck.Altered: "**Altered**: it has most of the words that you quote."}[e.Verdict]
	if e.Verdict == "" {
		return ""
	}
	lines := []string{said}
	if e.Spliced {
		lines = append(lines, "Spliced: they come from two places, put together without a mark.")
	}
	for i, d := range e.Differences {
		if i == mostChanges {
			lines = append(lines, fmt.Sprintf("and %s.", markdown.Counted(len(e.Differences)-i, "more change")))
			break
		}
		lines = append(lines, markdown.Clip(d.String(), changeRoom))
	}
	return markdown.Join("\n", lines...)
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
