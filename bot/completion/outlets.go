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

// offerOutlets offers the outlets that have a word beginning as typed: with other
// options given, those that report something that meets them.
func offerOutlets(ctx context.Context, a archive.Archive, typed string, others answer.Understood) (cs []discord.Choice) {
	if a.Library == nil {
		return nil
	}
	fits := func(name string) bool {
		return strings.Contains(" "+names.Fold(name), " "+names.Fold(typed))
	}
	others.Outlet = ""
	if !archive.AsksNothing(others) {
		if ans, err := a.Asker.Find(ctx, others, offerDepth); err == nil {
			n := map[string]int{}
			for _, e := range ans.Excerpts {
				for _, e := range append([]answer.Excerpt{e}, e.Also...) {
					if e.Article != nil && e.Article.Outlet != "" && fits(e.Article.Outlet) {
						n[e.Article.Outlet]++
					}
				}
			}
			for _, name := range markdown.ByCount(n) {
				cs = append(cs, speakerChoice(name, fitting(n[name], "excerpt"))...)
			}
		}
		if len(cs) > 0 {
			return cs[:min(len(cs), discord.MaxChoices)]
		}
	}
	n := a.Library.Outlets()
	for _, name := range markdown.ByCount(n) {
		if fits(name) {
			cs = append(cs, speakerChoice(name, markdown.Counted(n[name], "article"))...)
		}
	}
	return cs[:min(len(cs), discord.MaxChoices)]
}
