package bot_test

import (
	"context"
	"strings"
	"testing"

	"onrecord/answer"
	"onrecord/bot"
	"onrecord/bot/fakediscord"
	"onrecord/index"
)

// sample is the embedded sample, read and indexed as the program does it.
func sample(t *testing.T) (*index.Index, func() (bot.Archive, func(), error)) {
	t.Helper()
	ix, _, err := index.Build(context.Background(), index.Config{})
	if err != nil {
		t.Fatal(err)
	}
	live := index.NewLive(ix)
	t.Cleanup(func() { _ = ix.Close() })
	return ix, func() (bot.Archive, func(), error) {
		ix, release := live.Acquire()
		if ix == nil {
			return bot.Archive{}, release, nil
		}
		return bot.Archive{Asker: answer.New(ix, answer.Config{}), People: ix.People()}, release, nil
	}
}

// The whole way, from the articles to what stands in Discord. What exactly is
// found is for the tests of the floors below; here it is that whatever is shown
// stands under the right name and in an article.
func TestSampleInDiscord(t *testing.T) {
	t.Parallel()
	ix, archive := sample(t)
	s := fakediscord.New(t, fakediscord.Options{Schema: schema()})
	run(t, s, bot.Config{Archive: archive}, patient)
	anna := people["anna"]

	choices := s.AwaitReply(s.Type(anna, "speaker", map[string]any{"name": "lav"}, "name")).Choices
	if len(choices) == 0 || !strings.Contains(choices[0].Value, "Lavrov") {
		t.Fatalf("completions of \"lav\": %v", choices)
	}
	i := s.AwaitReply(s.Slash(anna, "ask", map[string]any{"question": "what did Lavrov say about IS"}))
	bold, pages := 0, 1
	for m := i.Reply; ; pages++ {
		if !strings.HasPrefix(m.Content, "Read as: speaker Ser") || !strings.Contains(m.Content, "Islamic State") {
			t.Errorf("the question is read as %q", m.Content)
		}
		for _, e := range m.Embeds {
			if !strings.Contains(e.Title, "Lavrov") {
				t.Errorf("an answer stands under %q", e.Title)
			}
			bold += strings.Count(e.Description, "**")
			checkQuoted(t, ix, e.Description)
		}
		if !strings.Contains(m.String(), "[Next]") {
			break
		}
		m = s.AwaitReply(s.Press(anna, m, "Next")).Reply
	}
	if bold == 0 {
		t.Error("nothing is bold")
	}
	t.Logf("%d pages", pages)

	i = s.AwaitReply(s.Slash(anna, "speaker", map[string]any{"name": choices[0].Value, "topic": "penguins"}))
	if !strings.Contains(i.Reply.Content, "Nothing said by") {
		t.Errorf("on penguins: %v", i.Reply)
	}
	for _, e := range i.Reply.Embeds {
		if !strings.Contains(e.Description, "**other ") {
			t.Errorf("a related excerpt does not say why: %s", e.Description)
		}
	}
}

// checkQuoted holds the block quote in a description to the articles: between
// omissions every line of it stands in one of them.
func checkQuoted(t *testing.T, ix *index.Index, description string) {
	t.Helper()
	var parts []string
	for line := range strings.Lines(description) {
		if quoted, ok := strings.CutPrefix(line, "> "); ok {
			quoted = strings.NewReplacer("**", "", `\[…\]`, "\x00", `\`, "").Replace(strings.TrimSpace(quoted))
			parts = append(parts, strings.Split(quoted, "\x00")...)
		}
	}
	if len(parts) == 0 {
		t.Errorf("nothing is quoted in %q", description)
	}
	texts := articles(t, ix)
	for _, p := range parts {
		if p = squeeze(p); !strings.Contains(texts, p) {
			t.Errorf("%q stands in no article", p)
		}
	}
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// articles is the text of all articles in which anybody says anything.
func articles(t *testing.T, ix *index.Index) string {
	t.Helper()
	var all strings.Builder
	for outlet := range ix.Outlets() {
		hits, err := ix.Search(context.Background(), index.Query{Outlet: outlet, Limit: 10_000})
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for _, h := range hits {
			if a, ok := ix.Article(h.Article.ID); ok && !seen[a.ID] {
				seen[a.ID] = true
				all.WriteString(squeeze(a.Text) + "\n")
			}
		}
	}
	return all.String()
}
