// Package intake reads folders, files and what they hold into articles.
//
// # In and out
//
// [Walk] takes paths and calls back with each article and with each file that cannot
// be used, and why. [Count] says about how many there will be, [Stamp] whether files
// have changed, [Kinds] which files are read.
//
// # Steps
//
//	walk.go     folders and files in order; IDs
//	input.go    a file, or an entry of an archive, goes to the reader of its kind,
//	            which package kind tells by what the file begins with
//	packed.go   what is packed, archives and books; limits are package unpack's
//	read.go     a file that is one article: text, page, document
//	pdf.go      a PDF document, by package pdf
//	database.go exports of press databases, by package export
//	records.go  files of many articles, each by the reader of its format: packages
//	            table, objects, office, mail, captions, newsxml, crawl
//	jsonl.go, feed.go  JSON lines and feeds
//	learn.go    lines that recur in a folder's text files are its site's
//
// What a folder says of its files stands in a sidecar (package sidecar) and goes
// before what they say themselves.
//
// # Decisions
//
// Files are opened below an os.Root and only when they are regular, so that a link
// out of the folder, a pipe or a device is named and left alone. Sizes are limited
// while reading, not after; what is packed is never written to disk. Whatever cannot
// be used is named with a reason that an admin understands, and the rest is read.
package intake

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"syscall"

	"onrecord/corpus"
	"onrecord/corpus/clean"
	"onrecord/corpus/draft"
	"onrecord/corpus/intake/kind"
	"onrecord/corpus/intake/sidecar"
	"onrecord/corpus/intake/unpack"
)

// Skipped is a file, or a line of one, that could not be used.
type Skipped struct {
	Path   string // with ":line" for JSONL
	Reason string // one clause that an admin understands
}

// Options says how a corpus is read. The zero value is usable.
type Options struct {
	MaxText int64 // bytes of text that one article may have; 0 means 1 MiB
	// BadLines is how many of a .jsonl file's lines in a hundred may be such that
	// they cannot be used: 0 means any number, and less than 0 none. Where there
	// are more, Walk ends with a [BadLinesError], since an archive that lost so much
	// had better stay as it was. It is not held against files of fewer than twenty
	// lines, of which one is so many, nor against a last line that is cut off.
	BadLines float64 `json:"-"`
	// Known, when set, is asked about each article before it is cleaned: whether
	// the caller has what this ID and this hash stand for, read under options that
	// were the same but for Known. Then found gets an Article with ID, Path, Hash
	// and Known only. The hash changes with the bytes of the file, or of the
	// article's part of one, with the file's name where it holds one article, and
	// with what a sidecar says of it. It is called from found's goroutine.
	Known func(id, hash string) bool `json:"-"`
	// Formats, when set, is called at the end of a walk with what was read of each
	// format, in the order of their names.
	Formats func([]Format) `json:"-"`
}

// maxDepth is how deep folders may be nested.
const maxDepth = 64

// Walk reads every article below the paths, in a stable order: folders are
// walked, single files and .jsonl files are read. found is called for each
// article and skipped for each file or line that cannot be used; both are called
// from one goroutine. It returns an error when a path does not exist or cannot
// be walked, when found returns one, and when ctx ends; a folder without any
// article is no error here.
//
// Hidden files, the folders of pictures and scripts beside saved pages, and
// files of unknown kinds are passed over in silence. A file's ID is its path
// below the folder without the extension; two files that differ in nothing else
// keep theirs, and an ID that comes again from another path gets "-2". A file that
// several paths lead to is read once.
func Walk(ctx context.Context, paths []string, opt Options, found func(*corpus.Article) error, skipped func(Skipped)) error {
	for _, p := range paths {
		if _, err := os.Stat(p); errors.Is(err, fs.ErrNotExist) {
			return &missing{p}
		} else if err != nil {
			return fmt.Errorf("corpus: read %s: %w", p, unpack.Cause(err))
		}
	}
	r := newReader(ctx, opt, found, skipped)
	for _, p := range paths {
		if err := r.path(p); err != nil {
			return err
		}
	}
	r.report()
	return nil
}

// WalkFS is Walk over a file system, for the embedded sample.
func WalkFS(ctx context.Context, fsys fs.FS, opt Options, found func(*corpus.Article) error, skipped func(Skipped)) error {
	r := newReader(ctx, opt, found, skipped)
	if err := r.folder(tree{FS: fsys}, ".", 0, nil); err != nil {
		return err
	}
	r.report()
	return nil
}

// missing is the error for a path that does not exist.
type missing struct{ path string }

func (e *missing) Error() string {
	return fmt.Sprintf("corpus: there is no file or folder %s; name a folder of articles, an article or a .jsonl file", e.path)
}

func (e *missing) Unwrap() error { return fs.ErrNotExist }

// reader carries one walk.
type reader struct {
	ctx     context.Context
	maxText int64
	bad     float64 // lines in a hundred
	known   func(id, hash string) bool
	found   func(*corpus.Article) error
	skipped func(Skipped)
	ids     map[string]bool
	seen    map[string]bool // files of the machine that were read, as paths overlap

	template clean.Template // of the folder that is read
	named    string         // the file that was named by itself and is read now

	kind     kind.Kind // of the file that is read now
	formats  map[kind.Kind]*Format
	reported func([]Format)
}

func newReader(ctx context.Context, opt Options, found func(*corpus.Article) error, skipped func(Skipped)) *reader {
	if opt.MaxText <= 0 {
		opt.MaxText = 1 << 20
	}
	if skipped == nil {
		skipped = func(Skipped) {}
	}
	r := &reader{ctx: ctx, maxText: opt.MaxText, bad: opt.BadLines, known: opt.Known, found: found, ids: map[string]bool{}, seen: map[string]bool{}, formats: map[kind.Kind]*Format{}, reported: opt.Formats}
	r.skipped = func(s Skipped) {
		r.count().Skipped++
		skipped(s)
	}
	return r
}

// tree is a file system whose files can be opened without waiting for a pipe.
type tree struct {
	fs.FS
	root *os.Root // nil for a file system that is not the machine's
	at   string   // the folder's path, for messages
}

func (t tree) open(name string) (fs.File, error) {
	if t.root == nil {
		return t.Open(name)
	}
	return t.root.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
}

// says is the name as messages write it.
func (t tree) says(name string) string {
	if t.root == nil {
		return name
	}
	return filepath.Join(t.at, filepath.FromSlash(name))
}

// path reads one path of Walk's.
func (r *reader) path(p string) error {
	real, err := filepath.Abs(p)
	if err == nil {
		real, err = filepath.EvalSymlinks(real) // whoever names a link means its end
	}
	if err != nil {
		return fmt.Errorf("corpus: read %s: %w", p, unpack.Cause(err))
	}
	info, err := os.Stat(real)
	if err != nil {
		return fmt.Errorf("corpus: read %s: %w", p, unpack.Cause(err))
	}
	folder, shown := real, p
	if !info.IsDir() {
		folder, shown = filepath.Dir(real), filepath.Dir(p)
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return fmt.Errorf("corpus: open folder %s: %w", shown, unpack.Cause(err))
	}
	defer root.Close()
	t := tree{FS: root.FS(), root: root, at: shown}
	if info.IsDir() {
		return r.folder(t, ".", 0, nil)
	}
	name := filepath.Base(p)
	r.named = p
	defer func() { r.named = "" }()
	if !info.Mode().IsRegular() {
		r.skipped(Skipped{p, "not a regular file"})
		return nil
	}
	return r.file(t, filepath.Base(real), p, unpack.Stem(name), r.beside(t).About(name))
}

// beside reads the sidecars in the folder of a file that was named by itself.
func (r *reader) beside(t tree) *sidecar.Sidecar {
	entries, err := fs.ReadDir(t.FS, ".")
	if err != nil {
		return nil
	}
	s, _ := r.sidecars(t).Load(".", entries, nil)
	return s
}

// sidecars reads the sidecars of a tree's folders.
func (r *reader) sidecars(t tree) sidecar.Loader {
	return sidecar.Loader{Open: t.open, Skip: func(name string, line int, err error) {
		says := t.says(name)
		if line > 0 {
			says = fmt.Sprintf("%s:%d", says, line)
		}
		r.skip(says, err)
	}}
}

// folder reads a folder of the tree and the folders below it.
func (r *reader) folder(t tree, dir string, depth int, above *sidecar.Sidecar) error {
	entries, err := fs.ReadDir(t.FS, dir)
	if err != nil {
		if dir == "." {
			return fmt.Errorf("corpus: read folder %s: %w", t.says(dir), unpack.Cause(err))
		}
		r.skip(t.says(dir), unpack.Cause(err))
		return nil
	}
	about, taken := r.sidecars(t).Load(dir, entries, above)
	defer func(above clean.Template) { r.template = above }(r.template)
	own := r.learn(t, dir, entries, taken)
	same := map[string]int{} // how many files a stem names
	for _, e := range entries {
		if !e.IsDir() && counted(e.Name()) && !taken[e.Name()] {
			same[unpack.Stem(e.Name())]++
		}
	}
	for _, e := range entries {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		base := e.Name()
		if strings.HasPrefix(base, ".") || taken[base] {
			continue
		}
		r.template = own
		name := path.Join(dir, base)
		mode := e.Type()
		if mode&fs.ModeSymlink != 0 {
			target, err := r.link(t, name)
			if err != nil {
				r.skipped(Skipped{t.says(name), err.Error()})
				continue
			}
			mode = target
		}
		var err error
		switch {
		case mode.IsDir() && same[strings.TrimSuffix(base, "_files")] > 0:
			// what a browser saves beside a page
		case mode.IsDir() && depth >= maxDepth:
			r.skipped(Skipped{t.says(name), "folders nested too deeply"})
		case mode.IsDir():
			err = r.folder(t, name, depth+1, about)
		case !mode.IsRegular():
			if counted(base) {
				r.skipped(Skipped{t.says(name), "not a regular file"})
			}
		case !readable(base):
			r.refuse(kind.ByName(base), t.says(name))
		case same[unpack.Stem(base)] > 1:
			err = r.file(t, name, t.says(name), name, about.About(name))
		default:
			err = r.file(t, name, t.says(name), unpack.Stem(name), about.About(name))
		}
		if err != nil {
			return err
		}
	}
	about.Unused(dir, func(name string) { r.skip(t.says(name), sidecar.ErrReferences) })
	return nil
}

// link follows a symbolic link to a file in the same tree.
func (r *reader) link(t tree, name string) (fs.FileMode, error) {
	if t.root == nil {
		return 0, errors.New("symbolic link, not followed")
	}
	info, err := t.root.Stat(name)
	switch {
	case err != nil:
		return 0, errors.New("symbolic link that is broken, turns in a circle or leaves the folder, not followed")
	case info.IsDir():
		return 0, errors.New("symbolic link to a folder, not followed")
	}
	return info.Mode().Type(), nil
}

// file reads one file; only what found returns and the end of ctx is an error.
func (r *reader) file(t tree, name, says, id string, about *draft.Given) error {
	if err := r.ctx.Err(); err != nil {
		return err
	}
	if t.root != nil {
		full := filepath.Join(t.root.Name(), name)
		if r.seen[full] {
			return nil
		}
		r.seen[full] = true
	}
	f, err := t.open(name)
	if err != nil {
		r.skip(says, unpack.Cause(err))
		return nil
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		r.skip(says, unpack.Cause(err))
		return nil
	}
	if !info.Mode().IsRegular() {
		r.skipped(Skipped{says, "not a regular file"})
		return nil
	}
	return r.piece(input{in: f, size: info.Size(), label: says, id: id, name: path.Base(name), given: about})
}

func (r *reader) skip(says string, err error) {
	reason := unpack.Cause(err).Error()
	if errors.Is(err, fs.ErrPermission) {
		reason = "unreadable: permission denied"
	}
	r.skipped(Skipped{says, reason})
}

// refuse names a file of a kind that is not read, unless silence is better.
func (r *reader) refuse(k kind.Kind, says string) {
	if reason, silent := kind.Refusal(k); !silent {
		defer func(outer kind.Kind) { r.kind = outer }(r.kind)
		r.kind = k
		r.skipped(Skipped{says, reason})
	}
}

// unique returns id, with a number behind it when it was given before.
func (r *reader) unique(id string) string {
	name := r.free(id)
	r.ids[name] = true
	return name
}

// free is what unique will return.
func (r *reader) free(id string) string {
	name := id
	for n := 2; r.ids[name]; n++ {
		name = fmt.Sprintf("%s-%d", id, n)
	}
	return name
}
