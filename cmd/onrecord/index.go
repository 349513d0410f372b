package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"onrecord/corpus/intake"
	"onrecord/index"
	"onrecord/index/embedded"
)

type indexCommand struct {
	Archive
	Guard
	Output
}

// Help is shown below the flags.
func (*indexCommand) Help() string {
	return `Only what is new or changed is read again. Answers go on from the old index until
the new one is complete. A build that is cut short leaves the old one as it is, and
the next one resumes where it stopped.

  onrecord index --corpus ./articles --index ./index

Without --index the archive is read and counted, and nothing is kept.`
}

// reportJSON is what a program reads about a build.
type reportJSON struct {
	Articles   int           `json:"articles"`
	Added      int           `json:"added"`
	Changed    int           `json:"changed"`
	Removed    int           `json:"removed"`
	Unchanged  int           `json:"unchanged"`
	Skipped    []skippedJSON `json:"skipped"`
	Statements int           `json:"statements"`
	Passages   int           `json:"passages"`
	Speakers   int           `json:"speakers"`
	TookMS     float64       `json:"took_ms"`
	IndexBytes int64         `json:"index_bytes"`
}

type skippedJSON struct {
	Path   string `json:"path"`
	Reason string `json:"reason"`
}

// run builds the index and tells what became of it.
func (c *indexCommand) run(ctx context.Context, con *console) error {
	cfg, err := c.config()
	if err != nil {
		return err
	}
	cfg.Force = c.Force
	var say func(string)
	if !c.JSON {
		say = linesOn(con.err)
	}
	rep, err := build(ctx, cfg, newProgress(con.err, say, lineEvery))
	if err != nil {
		nameSkipped(con, rep.Skipped, len(rep.Skipped))
		if errors.Is(err, context.Canceled) && cfg.Dir != "" {
			return fail(err, "run the same command again and it resumes where it stopped", "interrupted")
		}
		return cannotBuild(err, cfg)
	}
	if c.JSON {
		return writeJSON(con.out, reportForJSON(rep))
	}
	nameSkipped(con, rep.Skipped, len(rep.Skipped))
	return c.tell(con, rep)
}

// build makes the index in its folder, or in memory to be counted.
func build(ctx context.Context, cfg index.Config, bar *progress) (index.Report, error) {
	defer bar.finish()
	cfg.Progress = bar.step
	if cfg.Dir != "" {
		return embedded.Update(ctx, cfg)
	}
	ix, rep, err := embedded.Build(ctx, cfg)
	if err != nil {
		return rep, err
	}
	return rep, ix.Close()
}

// tell writes the report for people.
func (c *indexCommand) tell(con *console, rep index.Report) error {
	kept := "nothing was kept; give --index DIR to keep the index"
	if c.Index != "" {
		kept = fmt.Sprintf("%s in %s", index.Size(rep.Bytes), oneLine(c.Index))
	}
	if rep.Resumed > 0 {
		kept += fmt.Sprintf("; %d articles were read by a run that was interrupted", rep.Resumed)
	}
	_, err := fmt.Fprintf(con.out,
		"%d articles: %d added, %d changed, %d removed, %d unchanged, %d skipped\n"+
			"%d statements by %d speakers, %d passages\n"+
			"%s; took %s\n",
		rep.Articles, rep.Added, rep.Changed, rep.Removed, rep.Unchanged, len(rep.Skipped),
		rep.Statements, rep.Speakers, rep.Passages,
		kept, rep.Took.Round(time.Millisecond))
	return err
}

func reportForJSON(rep index.Report) reportJSON {
	return reportJSON{
		Articles: rep.Articles, Added: rep.Added, Changed: rep.Changed,
		Removed: rep.Removed, Unchanged: rep.Unchanged,
		Skipped:    skippedForJSON(rep.Skipped),
		Statements: rep.Statements, Passages: rep.Passages, Speakers: rep.Speakers,
		TookMS:     float64(rep.Took.Microseconds()) / 1000,
		IndexBytes: rep.Bytes,
	}
}

func skippedForJSON(skipped []intake.Skipped) []skippedJSON {
	out := make([]skippedJSON, 0, len(skipped))
	for _, s := range skipped {
		out = append(out, skippedJSON(s))
	}
	return out
}
