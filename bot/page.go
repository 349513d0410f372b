package bot

import (
	"fmt"
	"strings"

	"github.com/bwmarrin/discordgo"

	"onrecord/answer"
)

const (
	perPage  = 3   // excerpts on a page; a phone shows them with little scrolling
	mostKept = 30  // excerpts looked for: ten pages
	maxQuote = 620 // units of one excerpt, so that a page stays near 2,000

	accent   = 0x2f6f9f // of what answers
	muted    = 0x8a8f98 // of what is merely related
	maxRead  = 400      // units of the line that says how a question was read
	maxNotes = 3

	mostRelated = 2 // excerpts shown where nothing was found
)

// page lays out one page of an answer, counted from 0; one beyond the last
// shows the last. The first line answers: who about what, and how much.
func (s *askedStore) page(a asked, ans found, page int, v view) message {
	var notes []string
	for i, n := range ans.Read.Notes {
		if i < maxNotes && n != "" {
			notes = append(notes, noteLine(n))
		}
	}
	if len(ans.Excerpts) == 0 {
		return s.nothing(ans, notes)
	}
	head := append([]string{headline(ans.Read, ans.Excerpts)}, notes...)
	if v.sharer != "" {
		head = append(head, small("Shared by <@"+v.sharer+">"))
	}
	pages := (len(ans.Excerpts) + perPage - 1) / perPage
	page = min(max(page, 0), pages-1)
	m := message{Content: strings.Join(head, "\n")}
	shown := ans.Excerpts[page*perPage : min((page+1)*perPage, len(ans.Excerpts))]
	for i, e := range shown {
		m.Embeds = append(m.Embeds, numbered(embed(e), page*perPage+i+1, len(ans.Excerpts)))
	}
	foot(m.Embeds, page, pages)
	var turns []discordgo.MessageComponent
	if pages > 1 {
		turns = s.turns(a, page, pages)
	}
	if v.share {
		turns = append(turns, discordgo.Button{Label: "Share", Style: discordgo.SecondaryButton, CustomID: s.button(sharing, page, a)})
	}
	below := s.contexts(shown, page*perPage, len(ans.Excerpts))
	if v.votes {
		below = append(below,
			discordgo.Button{Label: "Helpful", Style: discordgo.SecondaryButton, CustomID: s.button(helpful, page, a)},
			discordgo.Button{Label: "Not helpful", Style: discordgo.SecondaryButton, CustomID: s.button(notHelpful, page, a)})
	}
	m.Components = rows(turns, below)
	return m
}

// view is what a page offers beside its excerpts.
type view struct {
	share bool // the page is private and may be shown to all
	votes bool // readers may say whether it helped
	// sharer is who shows it to all; "" when nobody does.
	sharer string
}

// rows makes a row of each list that is not empty.
func rows(lists ...[]discordgo.MessageComponent) (rs []discordgo.MessageComponent) {
	for _, l := range lists {
		if len(l) > 0 {
			rs = append(rs, discordgo.ActionsRow{Components: l})
		}
	}
	return rs
}

// numbered gives an embed the number that its button has, where there are several.
func numbered(e *discordgo.MessageEmbed, n, of int) *discordgo.MessageEmbed {
	if of > 1 {
		e.Title = fmt.Sprintf("%d · %s", n, e.Title)
	}
	return e
}

// contexts are the buttons that open the articles of the excerpts.
func (s *askedStore) contexts(es []answer.Excerpt, before, of int) (bs []discordgo.MessageComponent) {
	for i, e := range es {
		if e.Article == nil || e.Article.ID == "" || e.End <= e.Start {
			continue
		}
		label := "Context"
		if of > 1 {
			label = fmt.Sprintf("Context %d", before+i+1)
		}
		bs = append(bs, discordgo.Button{Label: label, Style: discordgo.SecondaryButton,
			CustomID: s.id(showContext, before+i, placeOf(e).code())})
	}
	return bs
}

// missing says what is not in the archive.
func missing(u answer.Understood) string { return "**" + clip(u.Nothing(), 500) + "**" }

// embed lays out one excerpt. Its title says whose words they are, since that
// is what must not be overlooked.
func embed(e answer.Excerpt) *discordgo.MessageEmbed {
	lines := []string{
		quote(e.Text, e.Bold, maxQuote),
		joined(" · ", why(e), manner(e), clip(occasion(e), 100), when(e)),
		clip(from(e), 220),
	}
	if a := also(e.Also); a != "" {
		lines = append(lines, a)
	}
	return &discordgo.MessageEmbed{
		Title: who(e), URL: safeURL(e.Link), Color: accent,
		Description: joined("\n", lines...),
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
	s := clip(e.Speaker, 100)
	if e.Role != "" {
		s += ", " + clip(e.Role, 100)
	}
	if e.Unsure {
		s += " (speaker not certain)"
	}
	return s
}

// why tells of a related excerpt in what it differs from what was asked.
func why(e answer.Excerpt) string {
	switch e.Why {
	case "":
		return ""
	case answer.OtherSpeaker:
		if e.Type == "passage" {
			return "**on the topic, but nobody's statement**"
		}
		return "**said by somebody else**"
	case answer.OtherDate:
		return "**said at another time**"
	case answer.OtherTopic:
		return "**said about something else**"
	}
	return "**" + clip(e.Why, 60) + "**"
}

// manner tells in words how the excerpt gives what was said; of a passage the
// title does.
func manner(e answer.Excerpt) string {
	switch e.Type {
	case "direct":
		return "direct quotation"
	case "mixed":
		return "reported speech with quoted words"
	case "indirect":
		return "reported speech"
	}
	return ""
}

// when tells the day and on what ground it stands.
func when(e answer.Excerpt) string {
	day := stamp(e.Date)
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
	return joined(", ", e.Article.Outlet, title)
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
		name = clip(name, 60)
		link := safeURL(e.Link)
		if link == "" || units(link) > 300 {
			link = safeURL(e.Article.URL)
		}
		switch {
		case name == "":
			continue
		case link != "" && units(link) <= 300:
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

func foot(es []*discordgo.MessageEmbed, page, pages int) {
	if pages > 1 {
		es[len(es)-1].Footer = &discordgo.MessageEmbedFooter{Text: fmt.Sprintf("page %d of %d", page+1, pages)}
	}
}

// turns are the buttons to the pages before and after; at an end one is off.
func (s *askedStore) turns(a asked, page, pages int) []discordgo.MessageComponent {
	return []discordgo.MessageComponent{
		discordgo.Button{Label: "Previous", Style: discordgo.SecondaryButton, Disabled: page == 0,
			CustomID: s.button(turnBack, max(page-1, 0), a)},
		discordgo.Button{Label: "Next", Style: discordgo.PrimaryButton, Disabled: page == pages-1,
			CustomID: s.button(turnOn, page+1, a)},
	}
}

// joined joins those parts that are not empty.
func joined(sep string, parts ...string) string {
	kept := parts[:0:0]
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, sep)
}
