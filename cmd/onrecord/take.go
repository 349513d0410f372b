package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"onrecord/answer"
	"onrecord/answer/cite"
	"onrecord/answer/export"
	"onrecord/corpus/dates"
)

// check finds what cannot be done before an archive is opened.
func (t Taking) check() error {
	switch {
	case t.Cite != "" && t.Export != "":
		return usage("leave one of them out", "--cite and --export were both given")
	case t.Cite != "" && !slices.Contains(cite.Forms, cite.Form(t.Cite)):
		return usage("", "--cite must be text, markdown, bibtex or ris, not %q", t.Cite)
	case t.Export != "" && export.FormOf(t.Export) == "":
		return usage("the ending says its form", "--export needs a file that ends in .csv, .jsonl or .docx, not %q", t.Export)
	}
	return nil
}

// take prints citations of an answer, or writes it to a file.
func (t Taking) take(con *console, a answer.Answer) error {
	for _, note := range a.Read.Notes {
		fmt.Fprintln(con.err, "onrecord: note:", oneLine(note))
	}
	if len(a.Excerpts) == 0 && !a.Read.Unread {
		fmt.Fprintln(con.err, "onrecord:", oneLine(a.Read.Nothing()))
	}
	now := time.Now()
	if t.Cite != "" {
		citations, err := cite.Write(a.Excerpts, cite.Form(t.Cite), dates.Of(now))
		if err == nil {
			_, err = io.WriteString(con.out, citations)
		}
		return err
	}
	if err := writeFile(t.Export, func(w io.Writer) error { return export.Write(w, a, export.FormOf(t.Export), now) }); err != nil {
		return fail(err, "choose a place that you may write to with --export", "the answers cannot be written to %s: %s", t.Export, reason(err))
	}
	if n := len(a.Excerpts); n == 1 {
		fmt.Fprintf(con.err, "onrecord: wrote 1 answer to %s\n", oneLine(t.Export))
	} else {
		fmt.Fprintf(con.err, "onrecord: wrote %d answers to %s\n", n, oneLine(t.Export))
	}
	return nil
}

// writeFile writes a file whole or not at all: what was there before stays until then.
func writeFile(path string, write func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".onrecord-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	if err := write(f); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if err := os.Chmod(f.Name(), 0o644); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
