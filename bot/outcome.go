package bot

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"onrecord/corpus/intake"
	"onrecord/index"
)

// outcome is the final message of a reindex.
func outcome(r index.Report, err error) message {
	var shrunk *index.ShrunkError
	var bad *intake.BadLinesError
	var space *index.SpaceError
	switch {
	case errors.As(err, &bad):
		return say(fmt.Sprintf("The archive was left as it was: %d of the %d lines of %s cannot be used. Look whether that file is what it should be.",
			bad.Bad, bad.Lines, clip(filepath.Base(bad.Path), 200))).message
	case errors.As(err, &space):
		return say(fmt.Sprintf("The archive was left as it was: %d MB are free on its disk, and %d MB are needed. Make room; `/reindex force` tries all the same.",
			space.Free>>20, space.Need>>20+1)).message
	case errors.Is(err, index.ErrLocked):
		return say("The archive was left as it was: another process is updating it. Please try again when that has ended.").message
	case errors.As(err, &shrunk):
		return say(fmt.Sprintf("The archive was left as it was: there are %d articles now, and it has %d. Look whether the folder is whole; "+
			"if so many are meant to be gone, use `/reindex force`.", shrunk.After, shrunk.Before)).message
	case errors.Is(err, index.ErrEmpty):
		return say("The archive was left as it was: there is no article now that can be read. Look whether the folder is there.").message
	case errors.Is(err, context.Canceled):
		return say("The reindex was stopped. The archive is as it was.").message
	case err != nil:
		return say("The reindex failed; the archive is as it was. " + clip(err.Error(), 500)).message
	}
	lines := []string{
		fmt.Sprintf("Reindexed in %s: %d articles (%d added, %d changed, %d removed, %d unchanged).",
			took(r.Took), r.Articles, r.Added, r.Changed, r.Removed, r.Unchanged),
		fmt.Sprintf("%d statements by %d speakers, %d passages.", r.Statements, r.Speakers, r.Passages),
	}
	m := message{}
	switch n := len(r.Skipped); {
	case n > mostSkipped:
		lines = append(lines, fmt.Sprintf("Skipped (%d): all of them with the reasons are in the attached file.", n))
		m.Files = []file{skippedFile(r.Skipped)}
	case n > 0:
		lines = append(lines, fmt.Sprintf("Skipped (%d):", n))
		for _, s := range r.Skipped {
			lines = append(lines, "- "+clip(s.Path, 80)+": "+clip(s.Reason, 80))
		}
	}
	m.Content = strings.Join(lines, "\n")
	return m
}

// mostSkipped is how many skipped files are named in the message itself.
const mostSkipped = 10

// skippedFile lists skipped files; what would make it too large to attach is
// counted only.
func skippedFile(skipped []intake.Skipped) file {
	var b strings.Builder
	for i, s := range skipped {
		if b.Len() > 1<<20 {
			fmt.Fprintf(&b, "and %d more\n", len(skipped)-i)
			break
		}
		fmt.Fprintf(&b, "%s: %s\n", oneLine(s.Path), oneLine(s.Reason))
	}
	return file{name: "skipped.txt", kind: "text/plain; charset=utf-8", description: "The files that were skipped, with the reasons", data: []byte(b.String())}
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
