package bot_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"onrecord/answer"
	"onrecord/answer/quotecheck"
	"onrecord/bot"
	"onrecord/bot/fakediscord"
	"onrecord/corpus"
	"onrecord/corpus/beside"
	"onrecord/corpus/intake"
	"onrecord/corpus/sample"
	"onrecord/index"
	"onrecord/index/embedded"
)

// indexed is an archive, read and indexed as the program does it.
func indexed(t *testing.T, paths ...string) func() (bot.Archive, func(), error) {
	t.Helper()
	archive, ix, err := build(paths)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = ix.Close() })
	return archive
}

// sampled is the archive of the embedded sample, which all tests share.
func sampled(t *testing.T) func() (bot.Archive, func(), error) {
	t.Helper()
	s := buildSample()
	if s.err != nil {
		t.Fatal(s.err)
	}
	return s.archive
}

type builtArchive struct {
	archive func() (bot.Archive, func(), error)
	err     error
}

var buildSample = sync.OnceValue(func() builtArchive {
	archive, ix, err := build(nil)
	if err == nil {
		closeSample = func() { _ = ix.Close() }
	}
	return builtArchive{archive, err}
})

// closeSample closes the archive of the sample when all tests have run.
var closeSample = func() {}

func build(paths []string) (func() (bot.Archive, func(), error), *embedded.Index, error) {
	ix, _, err := embedded.Build(context.Background(), index.Config{Paths: paths})
	if err != nil {
		return nil, nil, err
	}
	return func() (bot.Archive, func(), error) {
		return bot.Archive{Asker: answer.New(ix, answer.Config{}), Checker: quotecheck.New(ix), People: ix.People(), Library: ix}, func() {}, nil
	}, ix, nil
}

// The whole way, from the articles to what stands in Discord. What exactly is
// found is for the tests of the floors below; here it is that whatever is shown
// stands under the right name and in an article.
func TestSampleInDiscord(t *testing.T) {
	archive, texts := sampled(t), articles(t)
	inBubble(t, func(t *testing.T) {
		s := newFake(t, fakediscord.Options{})
		run(t, s, bot.Config{Archive: archive})
		anna := people["anna"]

		choices := s.AwaitReply(s.Type(anna, "speaker", map[string]any{"name": "lav"}, "name")).Choices
		if len(choices) == 0 || !strings.Contains(choices[0].Value, "Lavrov") {
			t.Fatalf("completions of \"lav\": %v", choices)
		}
		i := s.AwaitReply(s.Slash(anna, "ask", map[string]any{"question": "what did Lavrov say about IS"}))
		bold, pages := 0, 1
		for m := i.Reply; ; pages++ {
			if !strings.HasPrefix(m.Content, "**Sergey Lavrov about IS (Islamic State)**: ") {
				t.Errorf("the question is read as %q", m.Content)
			}
			for _, e := range m.Embeds {
				if !strings.Contains(e.Title, "Lavrov") {
					t.Errorf("an answer stands under %q", e.Title)
				}
				bold += strings.Count(e.Description, "**")
				checkQuoted(t, texts, e.Description)
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
		if !strings.Contains(i.Reply.Content, "Nothing in this archive has Sergey Lavrov saying anything about penguins") {
			t.Errorf("on penguins: %v", i.Reply)
		}
		for _, e := range i.Reply.Embeds {
			if !strings.Contains(e.Description, "**said ") {
				t.Errorf("a related excerpt does not say why: %s", e.Description)
			}
		}
	})
}

// Articles as saved from the web, and the questions asked of them: whatever is
// answered is one message of a readable size that quotes the articles alone.
func TestArticlesInDiscord(t *testing.T) {
	folder, questions := beside.Path(t, "articles"), beside.Path(t, "questions/articles.jsonl")
	archive, texts := indexed(t, folder), articles(t, folder)
	inBubble(t, func(t *testing.T) {
		s := newFake(t, fakediscord.Options{})
		run(t, s, bot.Config{Archive: archive, PerMinute: -1})
		data, err := os.ReadFile(questions)
		if err != nil {
			t.Fatal(err)
		}
		longest, answered := 0, 0
		for line := range strings.Lines(string(data)) {
			var q struct{ Question string }
			if err := json.Unmarshal([]byte(line), &q); err != nil || q.Question == "" {
				t.Fatalf("%q: %v", line, err)
			}
			m := s.AwaitReply(s.Slash(people["anna"], "ask", map[string]any{"question": q.Question})).Reply
			n := utf8.RuneCountInString(m.Content)
			for _, e := range m.Embeds {
				n += utf8.RuneCountInString(e.Title + e.Description + e.Footer.Text)
				checkQuoted(t, texts, e.Description)
			}
			if longest = max(longest, n); n > 3000 {
				t.Errorf("%q is answered with %d characters", q.Question, n)
			}
			answered++
		}
		if answered == 0 {
			t.Error("no question was asked")
		}
		t.Logf("%d questions; the longest answer has %d characters", answered, longest)
	})
}

// checkQuoted holds the block quote in a description to the articles: between
// omissions every line of it stands in one of them.
func checkQuoted(t *testing.T, texts, description string) {
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
	for _, p := range parts {
		if p = squeeze(p); !strings.Contains(texts, p) {
			t.Errorf("%q stands in no article", p)
		}
	}
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// articles is the text of all articles of the paths, or of the sample.
func articles(t *testing.T, paths ...string) string {
	t.Helper()
	var all strings.Builder
	found := func(a *corpus.Article) error {
		all.WriteString(squeeze(a.Text) + "\n")
		return nil
	}
	skipped := func(s intake.Skipped) { t.Logf("skipped %s: %s", s.Path, s.Reason) }
	err := intake.Walk(context.Background(), paths, intake.Options{}, found, skipped)
	if len(paths) == 0 {
		err = intake.WalkFS(context.Background(), sample.Files, intake.Options{}, found, skipped)
	}
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}

// The numbers of a timeline are those of what its menu opens, and agree with each other.
func TestNumbersAgree(t *testing.T) {
	archive := sampled(t)
	inBubble(t, func(t *testing.T) {
		s := newFake(t, fakediscord.Options{})
		run(t, s, bot.Config{Archive: archive, PerMinute: -1})
		anna := people["anna"]
		opened := 0
		for _, name := range []string{"Sergey Lavrov", "Ilya Rogachev", "Nikolai Patrushev"} {
			m := s.AwaitReply(s.Slash(anna, "timeline", map[string]any{"speaker": name})).Reply
			total, months, sum := 0, 0, 0
			if _, err := fmt.Sscanf(m.Content[strings.Index(m.Content, "**: ")+4:], "%d statements in %d months", &total, &months); err != nil {
				if _, err := fmt.Sscanf(m.Content[strings.Index(m.Content, "**: ")+4:], "%d statements in %d month", &total, &months); err != nil {
					t.Fatalf("%s: %v", m.Content, err)
				}
			}
			menu := m.Components[0].Components[0].Options
			for _, o := range menu {
				n := 0
				_, _ = fmt.Sscanf(o.Description, "%d statement", &n)
				sum += n
				if n >= 30 {
					continue // the best thirty are shown
				}
				page := s.AwaitReply(s.Choose(anna, m, o.Label)).Reply
				if want := strings.TrimSpace(strings.TrimSuffix(o.Description, "s")); !strings.Contains(page.Content, "**: "+want) {
					t.Errorf("%s, %s: the menu says %q, the page %q", name, o.Label, o.Description, page.Content)
				}
				opened++
			}
			if sum != total || len(menu) != months {
				t.Errorf("%s: %d statements in %d months, and in the menu %d in %d", name, total, months, sum, len(menu))
			}
		}
		if opened == 0 {
			t.Error("no month was opened")
		}
	})
}
