package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"

	"onrecord/corpus/intake"
	"onrecord/corpus/names"
	"onrecord/index"
	"onrecord/index/embedded"
)

// maxNamed is how many skipped files a command names that was not asked to
// build; "onrecord index" names them all.
const maxNamed = 3

// opened is an archive that can be asked.
type opened struct {
	*embedded.Index
	table *names.Table
	built index.Report
}

// config is the index's view of the settings. The paths are looked at here, so
// that a slip of the pen is answered before any work.
func (a Archive) config() (index.Config, error) {
	for _, path := range a.Corpus {
		if _, err := os.Stat(path); err != nil {
			return index.Config{}, fail(err, "check --corpus or "+variable("corpus"), "the corpus %s cannot be read: %s", path, reason(err))
		}
	}
	table, err := a.table()
	if err != nil {
		return index.Config{}, err
	}
	return index.Config{
		Paths:   a.Corpus,
		Dir:     a.Index,
		Options: a.Reading.options(),
		Table:   table,
	}, nil
}

func (r Reading) options() intake.Options {
	bad := r.MaxBadLines
	if bad == 0 {
		bad = -1 // none
	}
	return intake.Options{MaxText: r.MaxText, BadLines: bad}
}

// table is the embedded words and names with the team's own file on top.
func (r Reading) table() (*names.Table, error) {
	table := names.DefaultTable()
	if r.Aliases == "" {
		return table, nil
	}
	f, err := os.Open(r.Aliases)
	if err != nil {
		return nil, fail(err, "check --aliases or "+variable("aliases"), "the names' file %s cannot be read: %s", r.Aliases, reason(err))
	}
	defer f.Close()
	if table, err = table.Extend(f); err != nil {
		return nil, fail(err, `write a line as "Islamic State = IS | ISIL | Daesh"`, "the names' file %s is not understood: %v", r.Aliases, err)
	}
	return table, nil
}

// open makes the archive ready to be asked: in memory without --index, else from
// the folder, which is built on first use and refreshed when articles changed.
// When no corpus is named the folder must hold an index, which is asked as it is:
// who mistypes its name must not be answered from the sample.
func (a Archive) open(ctx context.Context, con *console) (*opened, error) {
	cfg, err := a.config()
	if err != nil {
		return nil, err
	}
	bar := newProgress(con.err, nil, 0)
	defer bar.finish()
	cfg.Progress = bar.step
	var o *opened
	switch {
	case a.Index == "":
		o, err = inMemory(ctx, cfg)
	case a.indexOnly():
		o, err = openKept(cfg)
	default:
		if o, err = refreshed(ctx, cfg); cannotStore(err) {
			if kept, kerr := openKept(cfg); kerr == nil {
				bar.finish()
				fmt.Fprintf(con.err, "onrecord: the index is asked as it is, since it cannot be brought up to date: %s\n", oneLine(cannotBuild(err, cfg).Error()))
				o, err = kept, nil
			}
		}
	}
	bar.finish()
	if err != nil {
		if o != nil {
			nameSkipped(con, o.built.Skipped, maxNamed)
		}
		return nil, cannotBuild(err, cfg)
	}
	nameSkipped(con, o.built.Skipped, maxNamed)
	if note := o.Note(); note != "" {
		fmt.Fprintln(con.err, "onrecord:", oneLine(note))
	}
	a.mentionSample(con)
	return o, nil
}

// cannotStore reports whether nothing is wrong with the articles, but with the place where the
// index is kept: it is full, cannot be written, or somebody else is at it.
func cannotStore(err error) bool {
	var space *index.SpaceError
	for _, cause := range []error{index.ErrLocked, fs.ErrPermission, syscall.EROFS, syscall.ENOSPC, syscall.EDQUOT} {
		if errors.Is(err, cause) {
			return true
		}
	}
	return errors.As(err, &space)
}

// indexOnly reports whether an index is named and no corpus to hold it against.
func (a Archive) indexOnly() bool { return a.Index != "" && len(a.Corpus) == 0 }

func inMemory(ctx context.Context, cfg index.Config) (*opened, error) {
	ix, rep, err := embedded.Build(ctx, cfg)
	return &opened{ix, cfg.Table, rep}, err
}

func openKept(cfg index.Config) (*opened, error) {
	ix, err := embedded.OpenConfig(cfg)
	if err != nil {
		return nil, err
	}
	return &opened{ix, cfg.Table, index.Report{}}, nil
}

func refreshed(ctx context.Context, cfg index.Config) (*opened, error) {
	rep, err := embedded.Update(ctx, cfg)
	if err != nil {
		return &opened{built: rep}, err
	}
	o, err := openKept(cfg)
	if err == nil {
		o.built = rep
	}
	return o, err
}

// cannotBuild adds to an error of the index what can be done about it.
func cannotBuild(err error, cfg index.Config) error {
	var shrunk *index.ShrunkError
	var bad *intake.BadLinesError
	var space *index.SpaceError
	again := "build it again with onrecord index --corpus FOLDER --index " + cfg.Dir
	switch {
	case err == nil || errors.Is(err, context.Canceled):
		return err
	case errors.Is(err, index.ErrEmpty):
		return fail(err, "onrecord reads "+intake.Kinds, "there is no article in %s that can be read", orElse(listed(cfg.Paths), "the sample"))
	case errors.As(err, &bad):
		return fail(err, "look at the file, or allow more with --max-bad-lines",
			"%d of the %d lines of %s cannot be used, so nothing was changed; the first is %s: %s", bad.Bad, bad.Lines, bad.Path, bad.First.Path, bad.First.Reason)
	case errors.As(err, &shrunk):
		return fail(err, "look whether it is whole, or publish it all the same with onrecord index --force",
			"%s, so nothing was changed", shrunk.What())
	case errors.Is(err, index.ErrLocked):
		return &failure{code: locked, what: fmt.Sprintf("another process is updating the index in %s", cfg.Dir), hint: "try again when it has ended", cause: err}
	case errors.Is(err, index.ErrNone):
		return fail(err, "name the articles to build it from with --corpus FOLDER", "there is no index in %s yet", cfg.Dir)
	case errors.Is(err, index.ErrFormat):
		return fail(err, again, "the index in %s was made by another version", cfg.Dir)
	case errors.Is(err, index.ErrCorrupt):
		return fail(err, again, "the index in %s is damaged", cfg.Dir)
	case cfg.Dir != "" && (errors.Is(err, fs.ErrPermission) || errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) || errors.Is(err, syscall.EROFS)):
		return fail(err, "choose a folder that you may write to with --index", "the index cannot be kept in %s: %s", cfg.Dir, reason(err))
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return fail(err, "make room and try again; what was served before still is", "the disk is full: there is no room left for the index in %s", cfg.Dir)
	case errors.As(err, &space):
		return fail(err, "make room, or try all the same with onrecord index --force",
			"%s, so nothing was changed", space.What())
	}
	return err
}

// nameSkipped names the files that could not be used, on standard error, where
// it disturbs no program.
func nameSkipped(con *console, skipped []intake.Skipped, most int) {
	for i, s := range skipped {
		if i == most {
			fmt.Fprintf(con.err, "onrecord: skipped %d more; onrecord index names them all\n", len(skipped)-most)
			return
		}
		fmt.Fprintf(con.err, "onrecord: skipped %s: %s\n", oneLine(s.Path), oneLine(s.Reason))
	}
}

// mentionSample tells a newcomer whose archive this is.
func (a Archive) mentionSample(con *console) {
	if len(a.Corpus) == 0 && a.Index == "" && isTerminal(con.err) {
		fmt.Fprintln(con.err, "This is the built-in sample. For your own articles: onrecord ask --corpus FOLDER \"...\"")
	}
}
