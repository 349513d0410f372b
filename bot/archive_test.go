package bot_test

import (
	"context"
	"regexp"
	"strings"
	"time"

	"onrecord/answer"
	"onrecord/bot"
	"onrecord/corpus"
	"onrecord/corpus/dates"
	"onrecord/corpus/identity"
	"onrecord/corpus/lexicon"
	"onrecord/corpus/names"
	"onrecord/corpus/text"
	"onrecord/index"
)

// shelf is an archive of a few sentences about a town that does not exist.
type shelf struct {
	excerpts []answer.Excerpt
	// before, when set, is called with each question before it is answered.
	before func(ctx context.Context, question string)
}

var town = []answer.Excerpt{
	{Type: "direct", Speaker: "Ada Brandt", Role: "Harbour Minister", Text: "“The harbour will stay open all winter,” Brandt told reporters on Tuesday.",
		Date: dates.Date{Year: 2015, Month: 4, Day: 22}, Basis: dates.Stated, Link: "https://courier.example/harbour#:~:text=The%20harbour%20will,on%20Tuesday.",
		Article: &corpus.Article{ID: "courier/harbour", Title: "Harbour *stays* open", Outlet: "Northfield Courier", URL: "https://courier.example/harbour"},
		Also: []answer.Excerpt{{Link: "https://herald.example/a(1)#:~:text=harbour", Article: &corpus.Article{Outlet: "The Herald", URL: "https://herald.example/a(1)"}},
			{Article: &corpus.Article{Title: "A note without an address"}}}},
	{Type: "mixed", Speaker: "Ada Brandt", Role: "Harbour Minister", Text: "She called the harbour “our front door” and said that the ice would be broken daily.",
		Date: dates.Date{Year: 2015, Month: 4}, Basis: dates.Inferred, Link: "https://courier.example/harbour",
		Article: &corpus.Article{ID: "courier/harbour", Title: "Harbour *stays* open", Outlet: "Northfield Courier"}},
	{Type: "indirect", Speaker: "a port official", Unsure: true, Text: "A port official said the harbour had cost more than planned.",
		Date: dates.Date{Year: 2015}, Basis: dates.Published, Link: "https://courier.example/harbour",
		Article: &corpus.Article{Title: "The cost of ice", Outlet: "Northfield Courier"}},
	{Type: "passage", Text: "The harbour froze for nine days in February.\n\nShips waited outside.",
		Article: &corpus.Article{Title: "Nine days", Outlet: "The Herald"}},
	{Type: "direct", Speaker: "Ben Okafor", Role: "mayor", Text: "“Nobody asked the town about the ferry,” said Ben Okafor.",
		Date: dates.Date{Year: 2016, Month: 2, Day: 1}, Basis: dates.Stated, Link: "https://herald.example/ferry",
		Article: &corpus.Article{Title: "Ferry row", Outlet: "The Herald"}},
}

// hostile is text that would ping, link and format.
var hostile = answer.Excerpt{Type: "direct", Speaker: "Mallory [click](https://evil.example)", Role: "**boss** <@&42>",
	Text:    "# Big\n@everyone look: <@1> <#2> <t:0:R> [safe](https://evil.example) https://evil.example/x ||spoiler|| `code`\n```\nblock\n> quote\n- list\n1. one\n-# small\n\u202egnikcah\u200b done",
	Link:    "javascript:alert(1)",
	Article: &corpus.Article{Title: "</ask:1> ~~no~~ @here", Outlet: "__Evil__ *Post*"}}

var question = regexp.MustCompile(`(?i)^what did (.+?) say(?: about (.+?))?\??$`)

func (s *shelf) Ask(ctx context.Context, q string, limit int) (answer.Answer, error) {
	if s.before != nil {
		s.before(ctx, q)
	}
	u := answer.Understood{Topic: q}
	if m := question.FindStringSubmatch(q); m != nil {
		u.Speaker, u.Topic = m[1], m[2]
	}
	ans, err := s.Find(ctx, u, limit)
	ans.Question = q
	return ans, err
}

func (s *shelf) Find(ctx context.Context, u answer.Understood, limit int) (answer.Answer, error) {
	ans := answer.Answer{Read: u}
	for _, e := range s.excerpts {
		if e.Bold = find(e.Text, u.Topic); u.Topic != "" && e.Bold == nil {
			continue
		}
		if u.Outlet != "" && (e.Article == nil || e.Article.Outlet != u.Outlet) {
			continue
		}
		if u.From.Month != 0 && u.From == u.To && e.Date.Month != u.From.Month {
			continue
		}
		if (u.From.Year != 0 && e.Date.Year < u.From.Year) || (u.To.Year != 0 && e.Date.Year > u.To.Year) {
			continue
		}
		if u.Speaker != "" && !strings.Contains(strings.ToLower(e.Speaker), strings.ToLower(u.Speaker)) {
			e.Why = "other speaker"
			ans.Related = append(ans.Related, e)
			continue
		}
		if e.Speaker != "" && u.Speaker != "" {
			ans.Read.Speaker = e.Speaker
		}
		ans.Excerpts = append(ans.Excerpts, e)
	}
	if len(ans.Excerpts) > 0 {
		ans.Related = nil
	}
	ans.Excerpts = ans.Excerpts[:min(limit, len(ans.Excerpts))]
	return ans, ctx.Err()
}

// find returns where text has the words of topic that tell something.
func find(body, topic string) (at []text.Range) {
	asked := map[string]bool{}
	for _, w := range word.FindAllString(strings.ToLower(topic), -1) {
		asked[w] = !small[w]
	}
	for _, m := range word.FindAllStringIndex(body, -1) {
		if asked[strings.ToLower(body[m[0]:m[1]])] {
			at = append(at, text.Range{Start: m[0], End: m[1]})
		}
	}
	return at
}

var (
	word  = regexp.MustCompile(`[@<]?[\pL\d]+>?`)
	small = map[string]bool{"the": true, "and": true, "about": true, "what": true, "did": true, "say": true, "it": true, "of": true, "would": true,
		"that": true, "then": true, "in": true, "said": true, "a": true, "to": true, "for": true, "see": true}
)

func (s *shelf) who() whoever { return whoever{s} }

// whoever are the people of the shelf, and its articles.
type whoever struct{ shelf *shelf }

var residents = []identity.Individual{
	{Name: "Ada Brandt", Roles: []string{"Harbour Minister"}, Count: 214},
	{Name: "Otto Brandt", Roles: []string{"ferry captain"}, Count: 3},
	{Name: "Ben Okafor", Roles: []string{"mayor"}, Count: 1},
}

func (w whoever) Complete(typed string, n int) (found []identity.Individual) {
	for _, p := range residents {
		if strings.Contains(strings.ToLower(p.Name), strings.ToLower(typed)) && len(found) < n && p.Name != "Otto Brandt" {
			found = append(found, p)
		}
	}
	return found
}

// Find finds by the last word of a name, as the archive does by surname.
func (w whoever) Find(asked string) (found []identity.Individual) {
	for _, p := range residents {
		if strings.EqualFold(p.Name, asked) {
			return []identity.Individual{p}
		}
		if strings.HasSuffix(strings.ToLower(p.Name), " "+strings.ToLower(asked)) {
			found = append(found, p)
		}
	}
	return found
}

func (w whoever) Nearest(asked string, n int) (found []identity.Individual) {
	if asked = strings.ToLower(asked); strings.HasPrefix(asked, "okaf") {
		found = append(found, residents[2])
	}
	return found
}

// harbourText is the whole of one of the town's articles.
var harbourText = "The council met on Monday behind closed doors.\n\nIt was the third meeting this month.\n\n" +
	town[0].Text + " She did not take questions.\n\n" + town[1].Text + "\n\n" +
	strings.Repeat("The harbour master keeps a list of every ship that waits. ", 40) + "\n\nThe next meeting is in May."

func init() {
	for i := range town[:2] {
		at := strings.Index(harbourText, town[i].Text)
		town[i].Start, town[i].End = at, at+len(town[i].Text)
	}
}

func (w whoever) Articles(_ context.Context, ids []string) ([]*corpus.Article, error) {
	a := *town[0].Article
	a.Text, a.Published = harbourText, dates.Date{Year: 2015, Month: 4, Day: 22}
	out := make([]*corpus.Article, len(ids))
	for i, id := range ids {
		if id == a.ID {
			out[i] = &a
		}
	}
	return out, nil
}

func (w whoever) Outlets() map[string]int {
	return map[string]int{"Northfield Courier": 12, "The Herald": 7, "Herald on Sunday": 1}
}

func (w whoever) Built() time.Time { return time.Date(2026, 11, 20, 8, 0, 0, 0, time.UTC) }

func (w whoever) Counts() index.Report {
	return index.Report{Articles: 21, Statements: 218, Passages: 60, Speakers: 3, Bytes: 12345}
}

// Timeline counts by month.
func (s *shelf) Timeline(ctx context.Context, u answer.Understood) (answer.Timeline, error) {
	ans, err := s.Find(ctx, u, 100)
	t := answer.Timeline{Read: ans.Read}
	for _, e := range ans.Excerpts {
		if e.Date.Month == 0 {
			t.Undated++
			continue
		}
		m := answer.Month{Year: e.Date.Year, Month: e.Date.Month, Count: 1}
		if n := len(t.Months); n > 0 && t.Months[n-1].Date() == m.Date() {
			t.Months[n-1].Count++
			continue
		}
		t.Months = append(t.Months, m)
	}
	return t, err
}

// archive serves the shelf.
func (s *shelf) archive() (bot.Archive, func(), error) {
	return bot.Archive{Asker: s, People: s.who(), Library: s.who(), Table: harbourTable}, func() {}, nil
}

// harbourTable are the concepts of the town.
var harbourTable = func() *names.Table {
	l, err := new(lexicon.Lexicon).Extend("town", strings.NewReader("Northfield Harbour = harbour | the port | Northfield Harbour\nThe Ice = ice\n"))
	if err != nil {
		panic(err)
	}
	return names.Of(l)
}()

// hold lets a reindex stand still at a point until the test goes on.
type hold struct {
	reached chan struct{}
	release chan struct{}
}

func newHold() *hold { return &hold{reached: make(chan struct{}, 1), release: make(chan struct{})} }

// archive serves the town, and holds the first question up until it is released.
func (h *hold) archive() (bot.Archive, func(), error) {
	s := &shelf{excerpts: town, before: func(ctx context.Context, _ string) {
		select {
		case h.reached <- struct{}{}:
		default:
		}
		select {
		case <-h.release:
		case <-ctx.Done():
		}
	}}
	return s.archive()
}
