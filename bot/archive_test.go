package bot_test

import (
	"context"
	"regexp"
	"strings"

	"onrecord/answer"
	"onrecord/bot"
	"onrecord/corpus"
	"onrecord/corpus/names"
)

// shelf is an archive of a few sentences about a town that does not exist.
type shelf struct {
	excerpts []answer.Excerpt
	// before, when set, is called with each question before it is answered.
	before func(ctx context.Context, question string)
}

var town = []answer.Excerpt{
	{Type: "direct", Speaker: "Ada Brandt", Role: "Harbour Minister", Text: "“The harbour will stay open all winter,” Brandt told reporters on Tuesday.",
		Date: corpus.Date{Year: 2015, Month: 4, Day: 22}, Basis: corpus.Stated, Link: "https://courier.example/harbour#:~:text=The%20harbour%20will,on%20Tuesday.",
		Article: &corpus.Article{ID: "courier/harbour", Title: "Harbour *stays* open", Outlet: "Northfield Courier", URL: "https://courier.example/harbour"},
		Also: []answer.Excerpt{{Link: "https://herald.example/a(1)#:~:text=harbour", Article: &corpus.Article{Outlet: "The Herald", URL: "https://herald.example/a(1)"}},
			{Article: &corpus.Article{Title: "A note without an address"}}}},
	{Type: "mixed", Speaker: "Ada Brandt", Role: "Harbour Minister", Text: "She called the harbour “our front door” and said that the ice would be broken daily.",
		Date: corpus.Date{Year: 2015, Month: 4}, Basis: corpus.Inferred, Link: "https://courier.example/harbour",
		Article: &corpus.Article{Title: "Harbour *stays* open", Outlet: "Northfield Courier"}},
	{Type: "indirect", Speaker: "a port official", Unsure: true, Text: "A port official said the harbour had cost more than planned.",
		Date: corpus.Date{Year: 2015}, Basis: corpus.Published, Link: "https://courier.example/harbour",
		Article: &corpus.Article{Title: "The cost of ice", Outlet: "Northfield Courier"}},
	{Type: "passage", Text: "The harbour froze for nine days in February.\n\nShips waited outside.",
		Article: &corpus.Article{Title: "Nine days", Outlet: "The Herald"}},
	{Type: "direct", Speaker: "Ben Okafor", Role: "mayor", Text: "“Nobody asked the town about the ferry,” said Ben Okafor.",
		Date: corpus.Date{Year: 2016, Month: 2, Day: 1}, Basis: corpus.Stated, Link: "https://herald.example/ferry",
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

// find returns where text has the words of topic.
func find(text, topic string) (at []corpus.TextRange) {
	for _, w := range strings.Fields(topic) {
		for from := 0; ; {
			i := strings.Index(strings.ToLower(text[from:]), strings.ToLower(w))
			if i < 0 {
				break
			}
			at = append(at, corpus.TextRange{Start: from + i, End: from + i + len(w)})
			from += i + len(w)
		}
	}
	return at
}

func (s *shelf) Complete(typed string, n int) (found []names.Individual) {
	for _, p := range []names.Individual{{Name: "Ada Brandt", Count: 214}, {Name: "Ben Okafor", Count: 1}} {
		if strings.Contains(strings.ToLower(p.Name), strings.ToLower(typed)) && len(found) < n {
			found = append(found, p)
		}
	}
	return found
}

// archive serves the shelf.
func (s *shelf) archive() (bot.Archive, func(), error) {
	return bot.Archive{Asker: s, People: s}, func() {}, nil
}

// hold lets a reindex stand still at a point until the test goes on.
type hold struct {
	reached chan struct{}
	release chan struct{}
}

func newHold() *hold { return &hold{reached: make(chan struct{}), release: make(chan struct{})} }
