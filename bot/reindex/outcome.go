package reindex

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"onrecord/bot/discord"
	"onrecord/bot/markdown"
	"onrecord/corpus/intake"
	"onrecord/index"
)

// outcome is the final message of a reindex.
func outcome(r index.Report, err error) discord.Message {
	var shrunk *index.ShrunkError
	var bad *intake.BadLinesError
	var space *index.SpaceError
	switch {
	case errors.As(err, &bad):
		return discord.Public(fmt.Sprintf("The archive was left as it was: %d of the %d lines of %s cannot be used. Look whether that file is what it should be.",
			bad.Bad, bad.Lines, markdown.Clip(filepath.Base(bad.Path), 200))).Message
	case errors.As(err, &space):
		return discord.Public("The archive was left as it was: " + space.What() + ". Make room; `/reindex force` tries all the same.").Message
	case errors.Is(err, index.ErrLocked):
		return discord.Public("The archive was left as it was: another process is updating it. Please try again when that has ended.").Message
	case errors.As(err, &shrunk):
		return discord.Public("The archive was left as it was: " + shrunk.What() + ". Look whether the folder is whole; " +
			"if so many are meant to be gone, use `/reindex force`.").Message
	case errors.Is(err, index.ErrEmpty):
		return discord.Public("The archive was left as it was: there is no article now that can be read. Look whether the folder is there.").Message
	case errors.Is(err, context.Canceled):
		return discord.Public("The reindex was stopped. The archive is as it was.").Message
	case err != nil:
		return discord.Public("The reindex failed; the archive is as it was. " + markdown.Clip(err.Error(), 500)).Message
	}
	lines := []string{
		fmt.Sprintf("Reindexed in %s: %d articles (%d added, %d changed, %d removed, %d unchanged).",
			took(r.Took), r.Articles, r.Added, r.Changed, r.Removed, r.Unchanged),
		fmt.Sprintf("%d statements by %d speakers, %d passages.", r.Statements, r.Speakers, r.Passages),
	}
	m := discord.Message{}
	switch n := len(r.Skipped); {
	case n > mostSkipped:
		lines = append(lines, fmt.Sprintf("Skipped (%d): all of them with the reasons are in the attached file.", n))
		m.Files = []discord.File{skippedFile(r.Skipped)}
	case n > 0:
		lines = append(lines, fmt.Sprintf("Skipped (%d):", n))
		for _, s := range r.Skipped {
			lines = append(lines, "- "+markdown.Clip(s.Path, 80)+": "+markdown.Clip(s.Reason, 80))
		}
	}
	m.Content = strings.Join(lines, "\n")
	return m
}

// mostSkipped is how many skipped files are named in the message itself.
const mostSkipped = 10

// skippedFile lists skipped files; what would make it too large to attach is
// counted only.
func skippedFile(skipped []intake.Skipped) discord.File {
	var b strings.Builder
	for i, s := range skipped {
		if b.Len() > 1<<20 {
			fmt.Fprintf(&b, "and %d more\n", len(skipped)-i)
			break
		}
		fmt.Fprintf(&b, "%s: %s\n", markdown.OneLine(s.Path), markdown.OneLine(s.Reason))
	}
	return discord.File{Name: "skipped.txt", Type: "text/plain; charset=utf-8", Description: "The files that were skipped, with the reasons", Data: []byte(b.String())}
}

// took is a duration that reads well.
func took(d time.Duration) string {
	switch {
	case d < time.Second:
		return "less than a second"
	case d < time.Minute:
		return fmt.Sprintf("%d s", int(d.Seconds()))
	}
	return fmt.Sprintf("%d min %d s", int(d.Minutes()), int(d.Seconds())%60)
}
