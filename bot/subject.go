package bot

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"onrecord/answer"
	"onrecord/bot/button"
	"onrecord/bot/discord"
	"onrecord/bot/markdown"
	"onrecord/bot/page"
	"onrecord/corpus/names"
)

// markup is what a message holds beside its words.
var markup = regexp.MustCompile("<(?:[@#]|@!|@&|a?:\\w+:|t:|/)[^>\n]*>|https?://\\S+|```[a-z]*|\\*\\*|~~|\\|\\||^>+ ?|`")

// findThis answers a message's own words. Of a long message it takes the part
// that finds something, and says which.
func (b *Bot) findThis(ctx context.Context, r *discord.Request) (discord.Reply, error) {
	text := markdown.OneLine(markup.ReplaceAllString(r.Text, " "))
	if text == "" {
		return discord.Reply{}, discord.UserError("That message has no words that I could look for.")
	}
	archive, release, err := b.archive()
	if err != nil {
		return discord.Reply{}, err
	}
	defer release()
	table := archive.Table
	if table == nil {
		table = names.DefaultTable()
	}
	parts := subjects(text, table)
	for i, q := range parts {
		a := button.State{Question: q}
		ans, err := archive.Asker.Ask(ctx, q, page.MostKept)
		var bad *answer.QuestionError
		if err != nil && !errors.As(err, &bad) {
			return discord.Reply{}, fmt.Errorf("bot: answer: %w", err)
		}
		if err == nil && (len(ans.Excerpts) > 0 || i == len(parts)-1) {
			if q != text {
				ans.Read.Notes = append([]string{"of that message I looked for: " + q}, ans.Read.Notes...)
			}
			b.remember(r, ans)
			return discord.Reply{Message: page.Answer(b.buttons, a, archive.WithNear(ctx, ans), 0, b.view(r, b.private(r))), Private: b.private(r)}, nil
		}
	}
	return discord.Reply{}, discord.UserError("I found nothing to look for in that message. `/ask` takes a question.")
}

// subjects are what a message may be about, the most telling first: all of a
// short one, its sentences with most names, and the names alone.
func subjects(text string, table *names.Table) (qs []string) {
	add := func(q string) {
		if q = strings.TrimSpace(q); q != "" && markdown.Units(q) <= maxQuestion && !slices.Contains(qs, q) {
			qs = append(qs, q)
		}
	}
	add(text)
	sentences := sentencesOf(text)
	n := map[string]int{}
	var named []string
	for _, s := range sentences {
		for _, m := range table.Find(s) {
			n[s]++
			if name := s[m.Start:m.End]; len(named) < 3 && !slices.Contains(named, name) {
				named = append(named, name)
			}
		}
	}
	slices.SortStableFunc(sentences, func(x, y string) int { return n[y] - n[x] })
	for _, s := range sentences[:min(2, len(sentences))] {
		add(s)
	}
	add(strings.Join(named, " "))
	if len(named) > 1 {
		add(named[0])
	}
	if len(qs) == 0 {
		add(text[:markdown.WordEnd(text, 0, markdown.PrefixLen(text, maxQuestion))])
	}
	return qs
}

// sentencesOf cuts a line into its sentences, roughly.
func sentencesOf(s string) (list []string) {
	for s != "" {
		i := markdown.NextSentence(s)
		if i == 0 {
			return append(list, strings.TrimSpace(s))
		}
		list = append(list, strings.TrimSpace(s[:i]))
		s = s[i:]
	}
	return list
}
