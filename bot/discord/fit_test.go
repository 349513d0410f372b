package discord

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"

	"onrecord/bot/markdown"
)

// FuzzFit lays messages out far too long and holds what becomes of them to the
// documented limits.
func FuzzFit(f *testing.F) {
	f.Add("content", "title", "description", "https://a.example/b#:~:text=c", "label", 3, 700)
	f.Add("", "", "", "javascript:x", "", 30, 1)
	f.Fuzz(func(t *testing.T, content, title, description, link, label string, n, times int) {
		n, times = int(uint(n)%14), 1+int(uint(times)%800)
		long := func(s string) string {
			return strings.ToValidUTF8(strings.Repeat(s, min(times, 1+9000/(len(s)+1))), "?")
		}
		m := Message{Content: long(content)}
		for range n {
			m.Embeds = append(m.Embeds, &discordgo.MessageEmbed{Title: long(title), Description: long(description), URL: link,
				Footer: &discordgo.MessageEmbedFooter{Text: long(label)}})
			m.Components = append(m.Components, discordgo.ActionsRow{Components: []discordgo.MessageComponent{
				discordgo.Button{Label: long(label), CustomID: long(label)}, discordgo.Button{CustomID: title}}})
		}
		got := Fit(m)
		sum, seen := 0, map[string]bool{}
		for _, e := range got.Embeds {
			sum += markdown.Units(e.Title) + markdown.Units(e.Description) + markdown.Units(e.Footer.Text)
			if markdown.Units(e.Title) > 256 || markdown.Units(e.Description) > 4096 || markdown.Units(e.Footer.Text) > 2048 || len(e.URL) > 2048 || seen[e.URL] {
				t.Fatalf("embed over a limit: %+v", e)
			}
			seen[e.URL] = e.URL != ""
		}
		if markdown.Units(got.Content) > 2000 || sum > 6000 || len(got.Embeds) > 10 || len(got.Components) > 5 {
			t.Fatalf("content %d, embeds %d with %d units, rows %d", markdown.Units(got.Content), len(got.Embeds), sum, len(got.Components))
		}
		if got.Content == "" && len(got.Embeds) == 0 {
			t.Fatal("an empty message")
		}
		data, err := json.Marshal(got)
		if err != nil || !strings.Contains(string(data), `"allowed_mentions":{"parse":[],"replied_user":false}`) {
			t.Fatalf("%v: %s", err, data)
		}
	})
}
