package completion

import (
	"context"
	"slices"
	"strings"

	"onrecord/answer"
	"onrecord/bot/archive"
	"onrecord/bot/discord"
	"onrecord/bot/markdown"
	"onrecord/corpus/dates"
)

// spoken are ways to write a time that people do not think of by themselves.
var spoken = []string{"today", "yesterday", "last week", "last month", "this year", "last year"}

// offerDates offers what is typed as it is understood, then the months of which
// there is something that meets the other options, the latest first, and the ways
// in which a time may be written.
func offerDates(ctx context.Context, a archive.Archive, typed string, others answer.Understood, times dates.Reader) (cs []discord.Choice) {
	offer := func(label, value string) {
		if value = markdown.CutPlain(value, discord.MaxChoice); value != "" && len(cs) < discord.MaxChoices && !slices.ContainsFunc(cs, func(c discord.Choice) bool { return c.Value == value }) {
			cs = append(cs, discord.Choice{Name: markdown.CutPlain(label, discord.MaxChoice), Value: value})
		}
	}
	if typed != "" {
		if days, err := times.Parse(typed); err == nil {
			label := days.Words()
			if !strings.EqualFold(label, typed) {
				label = typed + " · " + label
			}
			offer(label, typed)
		}
	}
	for _, m := range months(ctx, a, others) {
		if name := markdown.DateWords(m.Date()); begins(name, typed) {
			offer(name+" · "+markdown.Counted(m.Count, "statement"), name)
		}
	}
	for _, s := range spoken {
		if typed == "" || begins(s, typed) {
			days, err := times.Parse(s)
			if err == nil {
				offer(s+" · "+days.Words(), s)
			}
		}
	}
	return cs
}

// months are those with statements that meet the options, the latest first.
func months(ctx context.Context, a archive.Archive, u answer.Understood) []answer.Month {
	c, ok := a.Asker.(archive.Chronicler)
	if !ok || u.Speaker == "" && u.Topic == "" { // all that was ever said is too much to count at each key
		return nil
	}
	u.From, u.To = dates.Date{}, dates.Date{}
	t, err := c.Timeline(ctx, u)
	if err != nil || t.Partial {
		return nil
	}
	slices.Reverse(t.Months)
	return t.Months
}

// begins reports whether a word of s begins as typed.
func begins(s, typed string) bool {
	return strings.Contains(" "+strings.ToLower(s), " "+strings.ToLower(typed))
}
