package bot_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"onrecord/bot"
	"onrecord/bot/fakediscord"
	"onrecord/corpus/intake"
	"onrecord/index"
)

var update = flag.Bool("update", false, "rewrite the conversations in testdata/talk")

func TestMain(m *testing.M) {
	flag.Parse()
	goleak.VerifyTestMain(listened{m},
		goleak.IgnoreAnyFunction("github.com/blevesearch/bleve_index_api.AnalysisWorker"),
		// A session that the library has locked for good; see gateway.go.
		goleak.IgnoreAnyFunction("github.com/bwmarrin/discordgo.(*Session).CloseWithCode"),
	)
}

// The people of the conversations.
var people = map[string]fakediscord.User{
	"anna": {ID: "3000000000000000001", Name: "anna"},
	"ben":  {ID: "3000000000000000002", Name: "ben"},
	"boss": {ID: "3000000000000000003", Name: "boss", Permissions: 1 << 5},
}

// TestTalk holds conversations as they stand in testdata/talk. A line "name:
// words" is what somebody does; what is indented below it is what comes of it.
//
//	anna: /ask question:words       a command; an option's value goes on to the next one
//	anna: /ask question:wo…         a command that is being typed
//	anna: @onrecord words           a mention
//	anna (direct): words            a direct message; (thread) in a thread below the channel,
//	                                (no cards) where the bot may not send embeds
//	anna: @role words               a mention of the bot's role
//	anna: [Next]                    a press on a button of the last answer
//	anna: [Next <1n9|x>]            a press on one with a custom_id of its own
//	anna: [Choose Ada Brandt]       a choice from its menu
//	anna: [Ask on] words            a press, and words in the form that opens
//	anna: /settings show            a sub-command
//	anna on "words": Find…          a message's command
//	anna replies: words             a reply to the last answer
//	* words                         something that happens elsewhere: an article comes
//	                                into the archive, a day passes, a channel is closed
func TestTalk(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/talk/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no conversations: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			archive, got := archiveFor(t, string(data)), ""
			inBubble(t, func(t *testing.T) { got = converse(t, string(data), archive) })
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(data), got); diff != "" {
				t.Errorf("%s differs (-want +got); -update rewrites it:\n%s", file, diff)
			}
		})
	}
}

// talk is a conversation as it goes on.
type talk struct {
	t     *testing.T
	s     *fakediscord.Server
	bot   *bot.Bot
	grows *growing // the archive, when it grows
	hold  *hold
	goOn  chan struct{}        // closed when a reindex may be seen to get on
	ahead atomic.Int64         // how far the bot's clock is ahead
	last  *fakediscord.Message // the last answer with buttons or without
	shown int                  // events rendered
	told  int                  // events of which the bot's own messages were rendered
}

func converse(t *testing.T, script string, archive func() (bot.Archive, func(), error)) string {
	c := &talk{t: t, hold: newHold(), goOn: make(chan struct{})}
	c.s = newFake(t, fakediscord.Options{})
	cfg := bot.Config{Archive: archive, Reindex: c.reindex, PerMinute: -1}
	if strings.Contains(script, "# state: kept\n") {
		cfg.StateDir = t.TempDir()
	}
	for line := range strings.Lines(script) {
		if servers, ok := strings.CutPrefix(line, "# servers: "); ok {
			cfg.Servers = strings.Fields(strings.NewReplacer("this one", fakediscord.Guild, "another", "7000000000000000002").Replace(servers))
		}
		cfg.Direct = cfg.Direct || line == "# direct messages: yes\n"
	}
	began := time.Now()
	cfg.Now = func() time.Time { // every conversation is of one day
		return time.Date(2026, 11, 20, 10, 0, 0, 0, time.UTC).Add(time.Since(began) + time.Duration(c.ahead.Load()))
	}
	if strings.Contains(script, "# archive: growing\n") {
		c.grows = newGrowing(t)
		cfg.Archive = c.grows.archive
	}
	c.bot = run(t, c.s, cfg)
	synctest.Wait() // it has looked at the archive
	var out []string
	for line := range strings.Lines(script) {
		line = strings.TrimRight(line, "\n")
		switch {
		case strings.HasPrefix(line, "    ") || line == "":
		case strings.HasPrefix(line, "#"):
			out = append(out, line)
		default:
			out = append(out, "", line)
			said := sinceThen.ReplaceAllString(c.step(line), "<t:…:R>")
			for l := range strings.Lines(said) {
				out = append(out, strings.TrimRight("    "+strings.TrimRight(l, "\n"), " "))
			}
		}
	}
	return strings.TrimLeft(strings.Join(out, "\n"), "\n") + "\n"
}

// sinceThen is a time that is another one in each run.
var sinceThen = regexp.MustCompile(`<t:\d+:R>`)

var stepLine = regexp.MustCompile(`^(\w+)( \((?:direct|thread|no cards)\))?( replies| on ".*")?: (.*)$`)

// step does what a line says and returns what comes of it.
func (c *talk) step(line string) string {
	c.t.Helper()
	if what, ok := strings.CutPrefix(line, "* "); ok {
		return c.elsewhere(what)
	}
	m := stepLine.FindStringSubmatch(line)
	u, known := people[strings.Join(m[1:min(2, len(m))], "")]
	if !known {
		c.t.Fatalf("nobody does %q", line)
	}
	u.Direct, u.InThread = m[2] == " (direct)", m[2] == " (thread)"
	if m[2] == " (no cards)" {
		u.Bot = 309237763072 &^ (1 << 14)
	}
	words := m[4]
	switch {
	case strings.HasPrefix(m[3], " on "):
		i := c.s.AwaitReply(c.s.On(u, words, strings.Trim(strings.TrimPrefix(m[3], " on "), `"`)))
		c.last = i.Reply
		return c.render(i)
	case m[3] == " replies":
		c.last = c.s.AwaitAnswer(c.s.Answer(u, c.last, words))
		c.shown = len(c.s.Events(0))
		return c.last.String()
	case strings.HasPrefix(words, "[Ask on] "):
		form := c.s.AwaitReply(c.s.Press(u, c.last, "Ask on"))
		i := c.s.AwaitReply(c.s.Fill(u, form, strings.TrimPrefix(words, "[Ask on] ")))
		c.last = i.Reply
		return c.render(i)
	case strings.HasPrefix(words, "[Choose "):
		i := c.s.AwaitReply(c.s.Choose(u, c.last, strings.TrimSuffix(strings.TrimPrefix(words, "[Choose "), "]")))
		c.last = i.Reply
		return c.render(i)
	case strings.HasPrefix(words, "/"):
		return c.slash(u, words)
	case strings.HasPrefix(words, "["):
		return c.press(u, strings.Trim(words, "[]"))
	}
	text, mentioned := strings.CutPrefix(words, "@onrecord")
	var mentions []string
	if rest, role := strings.CutPrefix(words, "@role"); role {
		c.last = c.s.AwaitAnswer(c.s.Say(u, "<@&"+fakediscord.Role+">"+rest, fakediscord.Role))
		c.shown = len(c.s.Events(0))
		return c.last.String()
	}
	if mentioned {
		text, mentions = "<@"+fakediscord.BotID+">"+text, []string{fakediscord.BotID}
	}
	id := c.s.Say(u, text, mentions...)
	if !mentioned && !u.Direct {
		// Nothing comes of it; what is said next shows that.
		return ""
	}
	c.last = c.s.AwaitAnswer(id)
	c.shown = len(c.s.Events(0))
	return c.last.String()
}

var optionName = regexp.MustCompile(`(?:^|\s)(\w+):`)

func (c *talk) slash(u fakediscord.User, words string) string {
	name, rest, _ := strings.Cut(words[1:], " ")
	options, focused := map[string]any{}, ""
	at := optionName.FindAllStringSubmatchIndex(rest, -1)
	for i, m := range at {
		end := len(rest)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		option, value := rest[m[2]:m[3]], strings.TrimSpace(rest[m[1]:end])
		if typed, ok := strings.CutSuffix(value, "…"); ok {
			value, focused = typed, option
		}
		options[option] = value
		if value == "True" || value == "False" {
			options[option] = value == "True"
		}
	}
	if focused != "" {
		var lines []string
		for _, ch := range c.s.AwaitReply(c.s.Type(u, name, options, focused)).Choices {
			lines = append(lines, "("+ch.Name+") = "+ch.Value)
		}
		return strings.Join(append(lines, "."), "\n")
	}
	var i *fakediscord.Interaction
	before := len(c.s.Events(0))
	if sub, _, _ := strings.Cut(rest, " "); name == "settings" || name == "reindex" && rest != "" {
		i = c.s.AwaitReply(c.s.Sub(u, name, sub, options))
	} else {
		i = c.s.AwaitReply(c.s.Slash(u, name, options))
	}
	if name != "settings" { // the answer before is what is pressed next
		c.last = i.Reply
	}
	out := c.render(i)
	if strings.Contains(out, "Its progress is shown") {
		e := c.s.AwaitEvents(before+1, before+2) // behind the reply
		c.shown = before + 2
		out += "\n(in the channel)\n" + e[0].Message.String()
	}
	return out
}

func (c *talk) press(u fakediscord.User, label string) string {
	var i *fakediscord.Interaction
	if _, id, ok := strings.Cut(label, " <"); ok {
		i = c.s.PressID(u, c.last, strings.TrimSuffix(id, ">"))
	} else {
		i = c.s.Press(u, c.last, label)
	}
	c.s.AwaitReply(i)
	if strings.HasPrefix(label, "Context") || label == "Follow" {
		c.last = i.Reply // its pages are what is pressed next
	}
	return c.render(i)
}

func (c *talk) render(i *fakediscord.Interaction) string {
	c.shown = len(c.s.Events(0))
	head := ""
	if i.Reply.Private() {
		head = "(only you see this)\n"
	}
	if i.Update {
		head = "(in place of the message)\n"
	}
	return head + i.Reply.String()
}

// elsewhere is what happens beside the conversation.
func (c *talk) elsewhere(what string) string {
	name, rest, _ := strings.Cut(what, ": ")
	switch name {
	case "the archive gets":
		c.grows.add(rest)
		c.bot.Updated()
		return c.news()
	case "a day passes":
		synctest.Wait()
		c.ahead.Add(int64(24 * time.Hour))
		c.bot.Updated()
		return c.news()
	case "the channel is closed":
		c.s.Shut(fakediscord.Room, fakediscord.ReadOnly)
		return ""
	case "the channel is open":
		c.s.Open(fakediscord.Room)
		return ""
	case "the reindex ends":
		close(c.hold.release)
		for {
			e := c.s.AwaitEvents(c.shown, c.shown+1)[0]
			if c.shown++; strings.HasPrefix(e.Message.Content, "Reindexed") {
				return "(in the channel, " + e.What + ")\n" + e.Message.String()
			}
		}
	case "minutes pass":
		c.ahead.Add(int64(11 * time.Minute))
		return ""
	case "the reindex goes on":
		close(c.goOn)
		<-c.hold.reached
		return ""
	}
	c.t.Fatalf("nothing is called %q", what)
	return ""
}

// news is what the bot writes by itself.
func (c *talk) news() string {
	synctest.Wait()
	var out []string
	for _, e := range c.s.Events(c.told) {
		if e.What != "post" || e.Message.Reference != nil {
			continue
		}
		where := "in the channel"
		if e.Message.Channel != fakediscord.Room {
			where = "in the direct messages of " + nameOf(e.Message.Channel)
		}
		out = append(out, "("+where+")", e.Message.String())
		c.last = e.Message
	}
	c.shown = len(c.s.Events(0))
	c.told = c.shown
	return strings.Join(out, "\n")
}

func nameOf(room string) string {
	for name, u := range people {
		if u.DirectRoom() == room {
			return name
		}
	}
	return room
}

// reindex stands still in the middle until the conversation says that it ends.
func (c *talk) reindex(ctx context.Context, force bool, progress func(done, total int)) (index.Report, error) {
	select {
	case <-c.goOn:
	case <-ctx.Done():
		return index.Report{}, ctx.Err()
	}
	progress(120, 500)
	close(c.hold.reached)
	select {
	case <-c.hold.release:
	case <-ctx.Done():
		return index.Report{}, ctx.Err()
	}
	r := index.Report{Articles: 500, Added: 3, Changed: 1, Unchanged: 496, Statements: 4100, Passages: 2600, Speakers: 310,
		Took: 83 * time.Second, Skipped: []intake.Skipped{{Path: "2015/_draft_.md", Reason: "not valid UTF-8"}}}
	for i := range 11 {
		r.Skipped = append(r.Skipped, intake.Skipped{Path: fmt.Sprintf("scan/%02d.html", i), Reason: "no text"})
	}
	return r, nil
}

// run runs a bot against the server until the test ends.
func run(t *testing.T, s *fakediscord.Server, cfg bot.Config) *bot.Bot {
	t.Helper()
	b, stop := start(t, s, cfg)
	t.Cleanup(stop)
	s.AwaitSession(1)
	return b
}

// start starts a bot against the server; stop ends it, with what it has under way.
func start(t *testing.T, s *fakediscord.Server, cfg bot.Config) (b *bot.Bot, stop func()) {
	t.Helper()
	cfg.Token, cfg.API, cfg.Dial = s.Token, s.API(), s.Dial
	if cfg.Log == nil {
		cfg.Log = testLog(t)
	}
	b, err := bot.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- b.Run(ctx) }()
	return b, func() {
		if s.InMemory() {
			synctest.Wait() // what comes when it closes meets a lock of the library's
		}
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("Run: %v", err)
		}
	}
}
