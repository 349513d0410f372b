package completion

import (
	"context"
	"strings"

	"onrecord/answer"
	"onrecord/bot/archive"
	"onrecord/bot/discord"
	"onrecord/bot/markdown"
	"onrecord/corpus/names"
)

// offerSpeakers offers those who fit what is typed: with other options given,
// those who said something that meets them, and how often.
func offerSpeakers(ctx context.Context, a archive.Archive, typed string, others answer.Understood) (cs []discord.Choice) {
	if a.People == nil {
		return nil
	}
	others.Speaker = ""
	if !archive.AsksNothing(others) {
		if cs = narrowedSpeakers(ctx, a, typed, others); len(cs) > 0 {
			return cs
		}
	}
	for _, p := range a.People.Complete(typed, discord.MaxChoices) {
		if typed != "" && !archive.Tells(typed) && !named(p.Name, typed) {
			continue // "the" of his office
		}
		cs = append(cs, speakerChoice(p.Name, markdown.Counted(p.Count, "statement"))...)
	}
	return cs
}

// named reports whether a word of a name begins as typed.
func named(name, typed string) bool {
	return strings.Contains(" "+names.Fold(name), " "+names.Fold(typed))
}

func narrowedSpeakers(ctx context.Context, a archive.Archive, typed string, others answer.Understood) (cs []discord.Choice) {
	ans, err := a.Asker.Find(ctx, others, offerDepth)
	if err != nil {
		return nil
	}
	n := map[string]int{}
	for _, e := range ans.Excerpts {
		if e.Speaker != "" && !e.Unsure {
			n[e.Who()]++
		}
	}
	fits := map[string]bool{}
	for _, p := range a.People.Complete(typed, 1000) {
		fits[p.Name] = true
	}
	for _, name := range markdown.ByCount(n) {
		if fits[name] {
			cs = append(cs, speakerChoice(name, fitting(n[name], "statement"))...)
		}
	}
	return cs[:min(len(cs), discord.MaxChoices)]
}

// speakerChoice is a name with how much there is; a name that would have to be
// cut would name nobody and is not offered.
func speakerChoice(name, much string) []discord.Choice {
	if name = markdown.OneLine(name); markdown.Units(name) > discord.MaxChoice {
		return nil
	}
	much = " · " + much
	return []discord.Choice{{Name: markdown.CutPlain(name, discord.MaxChoice-markdown.Units(much)) + much, Value: name}}
}

// fitting is "1 statement that fits" or "7 statements that fit".
func fitting(n int, what string) string {
	if n == 1 {
		return markdown.Counted(n, what) + " that fits"
	}
	return markdown.Counted(n, what) + " that fit"
}
