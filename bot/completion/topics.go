package completion

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"onrecord/answer"
	"onrecord/bot/archive"
	"onrecord/bot/discord"
	"onrecord/bot/markdown"
	"onrecord/corpus/names"
)

// offerTopics offers what the archive speaks of: the typed words when they find
// something, then the concepts in the excerpts that meet the other options, then
// further ones of the table that find something.
func offerTopics(ctx context.Context, a archive.Archive, typed string, others answer.Understood) (cs []discord.Choice) {
	table := a.Table
	if table == nil {
		table = names.DefaultTable()
	}
	others.Topic = ""
	seen := map[string]bool{}
	offer := func(label, value string) {
		if value = markdown.OneLine(value); markdown.Units(value) <= discord.MaxChoice && !seen[names.Fold(value)] {
			seen[names.Fold(value)] = true
			cs = append(cs, discord.Choice{Name: label, Value: value})
		}
	}
	found := func(topic string) int {
		u := others
		u.Topic = topic
		ans, err := a.Asker.Find(ctx, u, offerDepth)
		if err != nil {
			return 0
		}
		return len(ans.Excerpts)
	}
	if archive.Tells(typed) && table.Lookup(typed) == nil {
		if n := found(typed); n > 0 {
			offer(typed+muchOf(n), typed)
		}
	}
	n, whole := map[string]int{}, false
	if ans, err := a.Asker.Find(ctx, others, offerDepth); err == nil {
		whole = len(ans.Excerpts) < offerDepth
		for _, e := range ans.Excerpts {
			once := map[string]bool{}
			for _, m := range table.Find(e.Text) {
				once[m.Concept.ID] = true
			}
			for id := range once {
				n[id]++
			}
		}
	}
	for _, id := range markdown.ByCount(n) {
		if c := table.Get(id); c != nil && called(c, typed) {
			much := ""
			if whole { // else it is a count of the best only
				much = muchOf(n[id])
			}
			offer(conceptLabel(c, much), c.Name)
		}
	}
	checks := 0
	for _, c := range table.Concepts() {
		if typed == "" || n[c.ID] > 0 || !called(c, typed) {
			continue
		}
		if checks++; checks > offerChecks || ctx.Err() != nil {
			break
		}
		if n := found(c.Name); n > 0 {
			offer(conceptLabel(c, muchOf(n)), c.Name)
		}
	}
	return cs[:min(len(cs), discord.MaxChoices)]
}

// muchOf is how many excerpts there are, in words.
func muchOf(n int) string {
	if n >= offerDepth {
		return fmt.Sprintf(" · %d or more", n)
	}
	return " · " + markdown.Counted(n, "excerpt")
}

// called reports whether one of the concept's names has words beginning as typed.
func called(c *names.Concept, typed string) bool {
	typed = names.Fold(typed)
	return slices.ContainsFunc(c.Forms, func(form string) bool {
		return strings.Contains(" "+names.Fold(form), " "+typed)
	})
}

// conceptLabel is a concept with how much there is and the other names that it is
// found under.
func conceptLabel(c *names.Concept, much string) string {
	var others []string
	for _, f := range c.Forms {
		if f != c.Name && len(others) < 3 {
			others = append(others, f)
		}
	}
	if len(others) == 0 {
		return c.Name + much
	}
	return c.Name + much + " · also " + strings.Join(others, ", ")
}
