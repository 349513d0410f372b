package corpus

import (
	"context"
	"io/fs"
)

// Options says how a corpus is read. The zero value is usable.
type Options struct {
	MaxText int64 // bytes of text that one article may have; 0 means 1 MiB
}

// Walk reads every article below the paths, in a stable order: folders are
// walked, single files and .jsonl files are read. found is called for each
// article and skipped for each file or line that cannot be used; both are called
// from one goroutine. It returns an error when a path does not exist or cannot
// be walked, when found returns one, and when ctx ends; a folder without any
// article is no error here.
func Walk(ctx context.Context, paths []string, opt Options, found func(*Article) error, skipped func(Skipped)) error {
	return nil
}

// WalkFS is Walk over a file system, for the embedded sample.
func WalkFS(ctx context.Context, fsys fs.FS, opt Options, found func(*Article) error, skipped func(Skipped)) error {
	return nil
}

// Statements finds what people say in the article, ordered by Start.
func (a *Article) Statements() []Statement { return nil }

// Passages cuts the article into passages, in order and without overlap.
func (a *Article) Passages() []Passage { return nil }

// Link returns the article's address with a text fragment that a browser
// scrolls to and marks, for the excerpt Text[start:end]; the bare address where
// the fragment would be longer than Discord allows, and "" without an address.
func (a *Article) Link(start, end int) string { return "" }
