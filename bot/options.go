package bot

import (
	"context"
	"fmt"
	"slices"

	"onrecord/answer"
	"onrecord/bot/archive"
	"onrecord/corpus/dates"
)

// findOptions finds what a command's options ask for. A topic that finds nothing is read
// once more as the words of a question, in which what is typed wrong is put right.
func findOptions(ctx context.Context, a archive.Archive, u answer.Understood, most int) (answer.Answer, error) {
	ans, err := a.Asker.Find(ctx, u, most)
	if err != nil {
		return ans, err
	}
	ans.Excerpts = fitting(ans.Excerpts, u)
	if len(ans.Excerpts) > 0 || u.Topic == "" {
		return ans, nil
	}
	typed := u.Topic
	topics := a.Respelled(typed)
	if read, err := a.Asker.Ask(ctx, typed, 1); err == nil && read.Read.Speaker == "" && len(read.Read.Notes) > 0 && read.Read.Topic != typed {
		topics = append(topics, read.Read.Topic) // in which a word of the archive was put right
	}
	for _, u.Topic = range topics {
		right, err := a.Asker.Find(ctx, u, most)
		if err != nil {
			return ans, nil
		}
		if right.Excerpts = fitting(right.Excerpts, u); len(right.Excerpts) > 0 && u.Topic != "" {
			right.Read.Notes = append([]string{fmt.Sprintf("nothing is there on %q; this is on %q", typed, u.Topic)}, right.Read.Notes...)
			return right, nil
		}
	}
	return ans, nil
}

// fitting are the excerpts that options mean: statements, where there are any, and on days
// of a year only those of which the year is known.
func fitting(es []answer.Excerpt, u answer.Understood) []answer.Excerpt {
	if year(u.From) || year(u.To) {
		es = slices.DeleteFunc(slices.Clone(es), func(e answer.Excerpt) bool { return e.Date.Year == 0 })
	}
	passage := func(e answer.Excerpt) bool { return e.Type == "passage" }
	if statements := slices.DeleteFunc(slices.Clone(es), passage); len(statements) > 0 && u.Quoted == "" {
		return statements
	}
	return es
}

func year(d dates.Date) bool { return d.Year != 0 }
