package bot

import (
	"context"
	"slices"
	"strings"

	"onrecord/answer"
	"onrecord/corpus/dates"
)

// spoken are ways to write a time that people do not think of by themselves.
var spoken = []string{"today", "yesterday", "last week", "last month", "this year", "last year"}

// offerDates offers what is typed as it is understood, then the months of which
// there is something that meets the other options, the latest first, and the ways
// in which a time may be written.
func (b *Bot) offerDates(ctx context.Context, a Archive, typed string, others answer.Understood) (cs []choice) {
	offer := func(label, value string) {
		if value = cutPlain(value, maxChoice); value != "" && len(cs) < maxChoices && !slices.ContainsFunc(cs, func(c choice) bool { return c.Value == value }) {
			cs = append(cs, choice{cutPlain(label, maxChoice), value})
		}
	}
	if typed != "" {
		if days, err := b.times().Parse(typed); err == nil {
			label := days.Words()
			if !strings.EqualFold(label, typed) {
				label = typed + " · " + label
			}
			offer(label, typed)
		}
	}
	for _, m := range b.months(ctx, a, others) {
		if name := words(m.Date()); begins(name, typed) {
			offer(name+" · "+counted(m.Count, "statement"), name)
		}
	}
	for _, s := range spoken {
		if typed == "" || begins(s, typed) {
			days, err := b.times().Parse(s)
			if err == nil {
				offer(s+" · "+days.Words(), s)
			}
		}
	}
	return cs
}

// months are those with statements that meet the options, the latest first.
func (b *Bot) months(ctx context.Context, a Archive, u answer.Understood) []answer.Month {
	c, ok := a.Asker.(chronicler)
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

// begins tells that a word of s begins as typed, or s is begun by it.
func begins(s, typed string) bool {
	return strings.Contains(" "+strings.ToLower(s), " "+strings.ToLower(typed))
}
