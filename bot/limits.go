package bot

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"github.com/bwmarrin/discordgo"
	"github.com/clipperhouse/uax29/v2/graphemes"
)

// Discord's limits, in its documentation's figures.
const (
	maxContent     = 2000
	maxEmbeds      = 10
	maxTitle       = 256
	maxDescription = 4096
	maxFooter      = 2048
	maxEmbedSum    = 6000 // titles, descriptions and footers of all embeds
	maxURL         = 2048
	maxRows        = 5
	maxButtons     = 5 // in a row
	maxLabel       = 80
	maxCustomID    = 100
	maxChoices     = 25
	maxChoice      = 100 // name and value
	maxPlaceholder = 150
	maxFiles       = 10
	maxAltText     = 1024
)

// units is how long Discord finds s at most: it counts characters, and here
// those beyond the first 65,536 count twice, as they do in JavaScript.
func units(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xffff {
			n++
		}
	}
	return n
}

// fit returns m within every limit of Discord. Every message passes it on its
// way out; what it has to cut was laid out too long, and is cut where it does
// least harm: words at the end, whole buttons, whole embeds.
func fit(m message) message {
	m.Content = cut(m.Content, maxContent)
	m.Embeds = fitEmbeds(m.Embeds)
	m.Components = fitRows(m.Components)
	m.Files = m.Files[:min(len(m.Files), maxFiles)]
	m.Attachments = nil
	for i, f := range m.Files {
		m.Attachments = append(m.Attachments, attachment{strconv.Itoa(i), f.name, cutPlain(f.description, maxAltText)})
	}
	if m.Content == "" && len(m.Embeds) == 0 {
		m.Content = "…" // an empty message is refused
	}
	return m
}

func fitEmbeds(in []*discordgo.MessageEmbed) []*discordgo.MessageEmbed {
	out := make([]*discordgo.MessageEmbed, 0, len(in))
	left := maxEmbedSum
	seen := map[string]bool{}
	take := func(s string, limit int) string {
		s = cut(s, min(limit, left))
		left -= units(s)
		return s
	}
	for _, e := range in {
		if e == nil || len(out) == maxEmbeds || left < 16 {
			continue
		}
		c := *e
		c.Title = take(c.Title, maxTitle)
		c.Description = take(c.Description, maxDescription)
		if c.Footer != nil {
			c.Footer = &discordgo.MessageEmbedFooter{Text: take(c.Footer.Text, maxFooter)}
		}
		c.Fields, c.Author = nil, nil // not used, so not counted
		c.URL = distinct(safeURL(c.URL), seen)
		if c.Title+c.Description != "" {
			out = append(out, &c)
		}
	}
	return out
}

// fitRows drops rows and buttons that Discord would refuse; a message with one
// of those would be refused whole.
func fitRows(in []discordgo.MessageComponent) []discordgo.MessageComponent {
	out := []discordgo.MessageComponent{}
	ids := map[string]bool{}
	for _, c := range in {
		row, ok := c.(discordgo.ActionsRow)
		if !ok || len(out) == maxRows {
			continue
		}
		kept := discordgo.ActionsRow{}
		for _, c := range row.Components {
			if menu, ok := fitMenu(c); ok && len(row.Components) == 1 && !ids[menu.CustomID] {
				ids[menu.CustomID] = true
				kept.Components = append(kept.Components, menu)
				continue
			}
			b, ok := c.(discordgo.Button)
			if !ok || b.CustomID == "" || units(b.CustomID) > maxCustomID || ids[b.CustomID] || len(kept.Components) == maxButtons {
				continue
			}
			ids[b.CustomID] = true
			b.Label = cut(b.Label, maxLabel)
			kept.Components = append(kept.Components, b)
		}
		if len(kept.Components) > 0 {
			out = append(out, kept)
		}
	}
	return out
}

// fitMenu holds a menu to the limits; ok is false when it is none that could be sent.
func fitMenu(c discordgo.MessageComponent) (m discordgo.SelectMenu, ok bool) {
	m, ok = c.(discordgo.SelectMenu)
	if !ok || m.CustomID == "" || units(m.CustomID) > maxCustomID {
		return m, false
	}
	m.Placeholder = cutPlain(m.Placeholder, maxPlaceholder)
	var kept []discordgo.SelectMenuOption
	seen := map[string]bool{}
	for _, o := range m.Options {
		o.Label, o.Description = cutPlain(o.Label, maxChoice), cutPlain(o.Description, maxChoice)
		if o.Label == "" || o.Value == "" || units(o.Value) > maxChoice || seen[o.Value] || len(kept) == maxChoices {
			continue
		}
		seen[o.Value] = true
		kept = append(kept, o)
	}
	m.Options = kept
	return m, len(kept) > 0
}

// fitChoices holds completions to the limits; one without a value is left out.
func fitChoices(in []choice) []choice {
	out := []choice{}
	for _, c := range in {
		c.Name, c.Value = cutPlain(c.Name, maxChoice), cutPlain(c.Value, maxChoice)
		if c.Name != "" && c.Value != "" && len(out) < maxChoices {
			out = append(out, c)
		}
	}
	return out
}

// whole are the pieces of our Markdown that are no use cut in two.
var whole = regexp.MustCompile("^(?:\\*\\*|<t:-?\\d+(?::[a-zA-Z])?>|\\[(?:\\\\.|[^\\]\\\\\n])*\\]\\([^)\\s]*\\)|`[^`\n]+`)")

// cut shortens Markdown to max units, an ellipsis included. It cuts between
// characters as readers see them, never inside an escape, a timestamp, a link
// or code, and closes what is bold.
func cut(s string, max int) string {
	if units(s) <= max {
		return s
	}
	kept, n, bold := 0, 0, false
	for kept < len(s) {
		a := atom(s[kept:])
		flips := a == "**"
		room := max - 1 // the ellipsis
		if bold != flips {
			room -= 2 // the closing marks
		}
		if n+units(a) > room {
			break
		}
		n, kept = n+units(a), kept+len(a)
		if flips {
			bold = !bold
		}
	}
	if max < 1 {
		return ""
	}
	return ending(s[:kept], bold)
}

// ending closes a cut piece of Markdown.
func ending(s string, bold bool) string {
	if bold {
		if t := strings.TrimSuffix(s, "**"); t != s {
			s = t // nothing stands in the marks
		} else {
			return s + "**…"
		}
	}
	// A space may be the second half of nothing: escapes hold punctuation only.
	return strings.TrimRightFunc(s, unicode.IsSpace) + "…"
}

// atom is the piece at the start of s that is kept or dropped as one.
func atom(s string) string {
	if strings.HasPrefix(s, omission) {
		return omission
	}
	if s[0] == '\\' && len(s) > 1 {
		return s[:1+len(character(s[1:]))]
	}
	if strings.IndexByte("*<[`", s[0]) >= 0 {
		if w := whole.FindString(s); w != "" {
			return w
		}
	}
	return character(s)
}

// character is the first character of s as readers see it.
func character(s string) string {
	it := graphemes.FromString(s)
	if !it.Next() {
		return s
	}
	c := it.Value()
	// Some letters draw whatever follows into one character; not our marks.
	if i := strings.IndexAny(c[1:], "\\*<[`"); i >= 0 {
		return c[:1+i]
	}
	return c
}

// cutPlain shortens text that is not Markdown.
func cutPlain(s string, max int) string {
	if units(s) <= max {
		return s
	}
	return strings.TrimRightFunc(s[:forward(s, max-1)], unicode.IsSpace) + "…"
}
