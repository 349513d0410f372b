package bot

import (
	"context"
	"fmt"
	"strings"

	"onrecord/bot/discord"
	"onrecord/bot/markdown"
)

// mostSources is how many outlets are named in one message.
const mostSources = 40

// sources lists the outlets with the number of their articles.
func (b *Bot) sources(_ context.Context, r *discord.Request) (discord.Reply, error) {
	archive, release, err := b.archive()
	if err != nil {
		return discord.Reply{}, err
	}
	defer release()
	if archive.Library == nil {
		return discord.Reply{}, discord.UserError("This archive does not tell its outlets.")
	}
	n := archive.Library.Outlets()
	articles, rest := 0, 0
	for _, x := range n {
		articles += x
	}
	counts := archive.Library.Counts()
	lines := []string{fmt.Sprintf("**%s in %s**, with %s by %s.", markdown.Counted(max(counts.Articles, articles), "article"),
		markdown.Counted(len(n), "outlet"), markdown.Counted(counts.Statements, "statement"), markdown.Counted(counts.Speakers, "speaker"))}
	for i, name := range markdown.ByCount(n) {
		line := "- " + markdown.Clip(name, 80) + ": " + fmt.Sprint(n[name])
		if i >= mostSources || markdown.Units(strings.Join(lines, "\n"))+markdown.Units(line) > discord.MaxContent-100 {
			rest += n[name]
			continue
		}
		lines = append(lines, line)
	}
	if more := len(n) - len(lines) + 1; more > 0 {
		lines = append(lines, fmt.Sprintf("and %s with %s.", markdown.Counted(more, "more outlet"), markdown.Counted(rest, "article")))
	}
	if without := counts.Articles - articles; without > 0 {
		lines = append(lines, fmt.Sprintf("%s no outlet.", map[bool]string{true: "1 article names", false: fmt.Sprintf("%d articles name", without)}[without == 1]))
	}
	lines = append(lines, "`/speaker` takes one of them as `source`.")
	return discord.Reply{Message: discord.Message{Content: strings.Join(lines, "\n")}, Private: b.private(r)}, nil
}
