package bot

import (
	"context"
	"fmt"
	"strings"
)

// mostSources is how many outlets are named in one message.
const mostSources = 40

// sources lists the outlets with the number of their articles.
func (b *Bot) sources(_ context.Context, r *request) (reply, error) {
	archive, release, err := b.archive()
	if err != nil {
		return reply{}, err
	}
	defer release()
	if archive.Library == nil {
		return reply{}, sentence("This archive does not tell its outlets.")
	}
	n := archive.Library.Outlets()
	articles, rest := 0, 0
	for _, x := range n {
		articles += x
	}
	counts := archive.Library.Counts()
	lines := []string{fmt.Sprintf("**%s in %s**, with %s by %s.", counted(max(counts.Articles, articles), "article"),
		counted(len(n), "outlet"), counted(counts.Statements, "statement"), counted(counts.Speakers, "speaker"))}
	for i, name := range byCount(n) {
		line := "- " + clip(name, 80) + ": " + fmt.Sprint(n[name])
		if i >= mostSources || units(strings.Join(lines, "\n"))+units(line) > maxContent-100 {
			rest += n[name]
			continue
		}
		lines = append(lines, line)
	}
	if more := len(n) - len(lines) + 1; more > 0 {
		lines = append(lines, fmt.Sprintf("and %s with %s.", counted(more, "more outlet"), counted(rest, "article")))
	}
	if without := counts.Articles - articles; without > 0 {
		lines = append(lines, fmt.Sprintf("%s no outlet.", map[bool]string{true: "1 article names", false: fmt.Sprintf("%d articles name", without)}[without == 1]))
	}
	lines = append(lines, "`/speaker` takes one of them as `source`.")
	return reply{message: message{Content: strings.Join(lines, "\n")}, private: b.private(r)}, nil
}
