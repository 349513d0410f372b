package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"onrecord/corpus"
	"onrecord/corpus/names"
	"onrecord/index"
)

// mostNamed is how many skipped files a command names that was not asked to
// build; "onrecord index" names them all.
const mostNamed = 3

// opened is an archive that can be asked.
type opened struct {
	*index.Index
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

func (r Reading) options() corpus.Options { return corpus.Options{MaxText: r.MaxText} }

// table is the embedded table of names with the team's own file on top.
func (a Archive) table() (*names.Table, error) {
	table := names.DefaultTable()
	if a.Aliases == "" {
		return table, nil
	}
	f, err := os.Open(a.Aliases)
	if err != nil {
		return nil, fail(err, "check --aliases or "+variable("aliases"), "the names' file %s cannot be read: %s", a.Aliases, reason(err))
	}
	defer f.Close()
	if table, err = table.Extend(f); err != nil {
		return nil, fail(err, `write a line as "Islamic State = IS | ISIL | Daesh"`, "the names' file %s is not understood: %v", a.Aliases, err)
	}
	return table, nil
}

// open makes the archive ready to be asked: in memory without --index, else from
// the folder, which is built on first use and refreshed when articles changed.
// A folder that holds an index is asked as it is when no corpus is named: it
// knows more than the sample.
func (a Archive) open(ctx context.Context, con *console) (*opened, error) {
	cfg, err := a.config()
	if err != nil {
		return nil, err
	}
	bar := newProgress(con.err)
	defer bar.finish()
	cfg.Progress = bar.step
	var o *opened
	switch {
	case a.Index == "":
		o, err = inMemory(ctx, cfg)
	case len(a.Corpus) == 0:
		if o, err = asKept(cfg); errors.Is(err, fs.ErrNotExist) {
			o, err = refreshed(ctx, cfg)
		}
	default:
		o, err = refreshed(ctx, cfg)
	}
	if err != nil {
		return nil, cannotBuild(err, cfg)
	}
	bar.finish()
	nameSkipped(con, o.built.Skipped, mostNamed)
	if err := notEmpty(o.Counts(), a.Corpus); err != nil {
		o.Close()
		return nil, err
	}
	a.tellSample(con)
	return o, nil
}

func inMemory(ctx context.Context, cfg index.Config) (*opened, error) {
	ix, rep, err := index.Build(ctx, cfg)
	if err != nil {
		return nil, err
	}
	return &opened{ix, cfg.Table, rep}, nil
}

func asKept(cfg index.Config) (*opened, error) {
	ix, err := index.Open(cfg.Dir)
	if err != nil {
		return nil, err
	}
	return &opened{ix, cfg.Table, index.Report{}}, nil
}

func refreshed(ctx context.Context, cfg index.Config) (*opened, error) {
	rep, err := index.Update(ctx, cfg)
	if err != nil {
		return nil, err
	}
	o, err := asKept(cfg)
	if err == nil {
		o.built = rep
	}
	return o, err
}

// cannotBuild adds to an error of the index what can be done about it.
func cannotBuild(err error, cfg index.Config) error {
	var f *failure
	switch {
	case errors.As(err, &f) || errors.Is(err, context.Canceled):
		return err
	case errors.Is(err, fs.ErrPermission) && cfg.Dir != "":
		return fail(err, "choose a folder that you may write to with --index", "the index in %s cannot be written: permission is denied", cfg.Dir)
	case errors.Is(err, fs.ErrPermission):
		return fail(err, "make it readable", "the corpus cannot be read: %v", err)
	}
	return err
}

// notEmpty says why a corpus without a single article answers nothing.
func notEmpty(rep index.Report, paths []string) error {
	if rep.Articles > 0 {
		return nil
	}
	where := "the archive"
	if len(paths) > 0 {
		where = listed(paths)
	}
	return fail(nil, "onrecord reads .txt, .md, .html, .htm and .jsonl files", "there is no article in %s", where)
}

// nameSkipped names the files that could not be used, on standard error, where
// it disturbs no program.
func nameSkipped(con *console, skipped []corpus.Skipped, most int) {
	for i, s := range skipped {
		if i == most {
			fmt.Fprintf(con.err, "onrecord: skipped %d more; onrecord index names them all\n", len(skipped)-most)
			return
		}
		fmt.Fprintf(con.err, "onrecord: skipped %s: %s\n", oneLine(s.Path), oneLine(s.Reason))
	}
}

// tellSample tells a newcomer whose archive this is.
func (a Archive) tellSample(con *console) {
	if len(a.Corpus) == 0 && a.Index == "" && isTerminal(con.err) {
		fmt.Fprintln(con.err, "This is the built-in sample. For your own articles: onrecord ask --corpus FOLDER \"...\"")
	}
}
