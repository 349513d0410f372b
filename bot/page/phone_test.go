package page_test

import (
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"

	"onrecord/answer"
	"onrecord/answer/quotecheck"
	"onrecord/bot/archive"
	"onrecord/bot/button"
	"onrecord/bot/discord"
	"onrecord/bot/page"
	"onrecord/bot/store"
	"onrecord/corpus"
	"onrecord/corpus/dates"
)

// A screen of a phone that is 390 points wide shows 35 lines of Discord's text, of 40
// characters in a card and of 50 in small print, which is a fifth lower; a row of buttons is
// two lines and a half, and five buttons are two rows.
const screen = 35.0

// height is how many lines a message has there.
func height(m discord.Message) (lines float64) {
	text := func(s string, wide int) {
		for line := range strings.Lines(s) {
			line = strings.TrimSpace(line)
			if small, ok := strings.CutPrefix(line, "-# "); ok {
				lines += .8 * float64(1+len([]rune(small))/50)
				continue
			}
			lines += float64(1 + len([]rune(line))/wide)
		}
	}
	text(m.Content, 44)
	for _, e := range m.Embeds {
		text(e.Title, 38)
		text(e.Description, 40)
		lines++ // between cards
		if e.Footer != nil {
			lines++
		}
	}
	for _, row := range m.Components {
		lines += 2.5
		if len(row.(discordgo.ActionsRow).Components) > 4 {
			lines += 2.5
		}
	}
	return lines
}

// The longest answer, with everything that can stand below its excerpts, is no more than two
// screens of a phone, and says how it has the words that were quoted and what ties it to the
// topic.
func TestAnswerOnAPhone(t *testing.T) {
	u := answer.Understood{Speaker: "Sergey Lavrov", Topic: "the harbour and the ferry of the northern islands", From: dates.Date{Year: 2015}, To: dates.Date{Year: 2016}, Notes: []string{"2 people are called Lavrov; these are the words of the foreign minister"}}
	ans := archive.Found{Answer: answer.Answer{Read: u}}
	for range 30 {
		ans.Excerpts = append(ans.Excerpts, answer.Excerpt{Type: "mixed", Speaker: "Sergei Lavrov", Role: "Russian Foreign Minister", Text: strings.Repeat("The harbour of the islands will stay open in winter. ", 30),
			Date: dates.Date{Year: 2015, Month: 4, Day: 22}, Basis: dates.Inferred, Start: 1, End: 1500, Link: "https://courier.example/harbour",
			Tie: "under the headline “Harbour of the northern islands stays open”", Article: &corpus.Article{ID: "a", Title: "Harbour of the northern islands stays open in spite of the ice", Outlet: "Northfield Courier"},
			Also: []answer.Excerpt{{Article: &corpus.Article{Outlet: "The Herald"}}, {Article: &corpus.Article{Outlet: "The Evening Post"}}}})
	}
	ans.Excerpts[0].Verdict = quotecheck.Verbatim
	m := page.Answer(button.NewCodec(store.NewCodes(10)), button.State{Options: u}, ans, 1, page.View{Share: true, Votes: true, Follow: true})
	if n := height(m); n > 2*screen {
		t.Errorf("the page has %.0f lines of %v:\n%s\n%s", n, 2*screen, m.Content, m.Embeds[0].Title+"\n"+m.Embeds[0].Description)
	}
	if text := m.Embeds[1].Description; !strings.Contains(text, "-# On the topic by what is round it: under the headline") {
		t.Errorf("the tie is not said:\n%s", text)
	}
	first := page.Answer(button.NewCodec(store.NewCodes(10)), button.State{Options: u}, ans, 0, page.View{})
	if text := first.Embeds[0].Description; !strings.Contains(text, "**Verbatim**: it has the words as you quote them.") {
		t.Errorf("the verdict is not said:\n%s", text)
	}
}
