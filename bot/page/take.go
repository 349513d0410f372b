package page

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"

	"onrecord/answer"
	"onrecord/answer/cite"
	"onrecord/answer/export"
	"onrecord/bot/archive"
	"onrecord/bot/button"
	"onrecord/bot/discord"
	"onrecord/bot/markdown"
	"onrecord/corpus/dates"
)

// takeAlong are the buttons to cite what a page shows and to have all of it as files.
func takeAlong(s *button.Codec, a button.State, page int) []discordgo.MessageComponent {
	return []discordgo.MessageComponent{
		discordgo.Button{Label: "Cite", Style: discordgo.SecondaryButton, CustomID: s.For(button.Cite, page, a)},
		discordgo.Button{Label: "Export", Style: discordgo.SecondaryButton, CustomID: s.For(button.Export, 0, a)},
	}
}

// What the files hold, in words.
var (
	citationForms = map[cite.Form]string{cite.Text: "plain text", cite.Markdown: "Markdown", cite.BibTeX: "BibTeX", cite.RIS: "RIS"}
	fileForms     = map[export.Form]string{export.CSV: "a table", export.JSONL: "lines of JSON", export.DOCX: "a document"}
)

// citationRoom is how many units of a message citations may have, with some left for what
// is said about them.
const citationRoom = 1800

// Citations lays out citations of the excerpts of one page of an answer: as text that can
// be copied, as far as a message has room, and in all forms as files.
func Citations(ans archive.Found, page int, today dates.Date) (discord.Message, error) {
	es := ans.Excerpts
	pages := max(1, (len(es)+perPage-1)/perPage)
	page = min(max(page, 0), pages-1)
	es = es[min(len(es), page*perPage):min(len(es), (page+1)*perPage)]
	if len(es) == 0 {
		return discord.Message{Content: notFound(ans.Read)}, nil
	}
	var m discord.Message
	var blocks []string
	room := citationRoom
	for _, e := range es {
		c, err := cite.Write([]answer.Excerpt{e}, cite.Text, today)
		if err != nil {
			return m, fmt.Errorf("page: citations: %w", err)
		}
		block := codeBlock(c)
		if room -= markdown.Units(block); room < 0 {
			break
		}
		blocks = append(blocks, block)
	}
	forms := "Markdown, BibTeX and RIS"
	if len(blocks) < len(es) {
		forms = "text, " + forms
	}
	head := fmt.Sprintf("**%s**, and %s as files:", markdown.Counted(len(es), "citation"), forms)
	m.Content = strings.Join(append([]string{head}, blocks...), "\n")
	for _, form := range cite.Forms {
		if form == cite.Text && len(blocks) == len(es) {
			continue // it stands in the message
		}
		all, err := cite.Write(es, form, today)
		if err != nil {
			return m, fmt.Errorf("page: citations: %w", err)
		}
		m.Files = append(m.Files, discord.File{Name: "citations" + form.Ending(), Type: "text/plain; charset=utf-8", Description: "The citations in " + citationForms[form], Data: []byte(all)})
	}
	return m, nil
}

// codeBlock is text that is shown and copied as it is. Three back-ticks, which would end
// the block, are kept apart by what cannot be seen.
func codeBlock(s string) string {
	return "```\n" + strings.ReplaceAll(strings.TrimSpace(s), "``", "`\u200b`") + "\n```"
}

// Exported lays out all that answers as files.
func Exported(ans answer.Answer, now time.Time) (discord.Message, error) {
	if len(ans.Excerpts) == 0 {
		return discord.Message{Content: notFound(ans.Read)}, nil
	}
	said := "**" + markdown.Counted(len(ans.Excerpts), "result") + "**"
	if len(ans.Excerpts) == export.Most {
		said = "The first " + said
	}
	m := discord.Message{Content: said + ", as a table, as lines of JSON and as a document:"}
	for _, form := range export.Forms {
		var b bytes.Buffer
		if err := export.Write(&b, ans, form, now); err != nil {
			return m, fmt.Errorf("page: exported: %w", err)
		}
		m.Files = append(m.Files, discord.File{Name: "results." + string(form), Type: form.Type(), Description: "The results as " + fileForms[form], Data: b.Bytes()})
	}
	return m, nil
}
