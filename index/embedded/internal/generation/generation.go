// Package generation opens one generation of an index: manifest, catalog, articles and
// postings, every byte compared with what was published. A search reads it; the update
// that makes the next one takes over from it.
package generation

import (
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"

	"onrecord/corpus/identity"
	"onrecord/index"
	"onrecord/index/embedded/internal/articles"
	"onrecord/index/embedded/internal/catalog"
	"onrecord/index/embedded/internal/disk"
	"onrecord/index/embedded/internal/segment"
)

// Opened is one generation, open for reading: an index searches it, and the update
// that makes the next one takes over from it.
type Opened struct {
	Dir      string // "" in memory
	Manifest *disk.Manifest
	Catalog  *catalog.Catalog
	Articles articles.Store
	Postings *segment.Set
}

// New joins the pieces of a generation. It closes them when they do not fit.
func New(dir string, m *disk.Manifest, cat *catalog.Catalog, articles articles.Store, ps *segment.Set) (*Opened, error) {
	o := &Opened{dir, m, cat, articles, ps}
	if ps.Size != len(cat.Class) {
		return nil, errors.Join(errors.New("index: postings and catalog differ"), o.Close())
	}
	ps.Fit(cat.Means)
	return o, nil
}

// OpenNewest opens the published generation in dir or, when that is not whole, the
// newest one that is; then note says so in a sentence for an operator.
func OpenNewest(dir string, log *slog.Logger) (o *Opened, note string, err error) {
	// An update that publishes twice while this runs may remove what is being
	// opened; the second look finds what it published.
	for range 3 {
		before := disk.ReadCurrent(dir)
		if o, note, err = tryNewest(dir, log); err == nil || disk.ReadCurrent(dir) == before {
			break
		}
	}
	return o, note, err
}

func tryNewest(dir string, log *slog.Logger) (o *Opened, note string, err error) {
	gens, err := disk.Candidates(dir)
	if err != nil {
		return nil, "", fmt.Errorf("index: open %s: %w", dir, err)
	}
	current := disk.ReadCurrent(dir)
	var failed []error
	for _, name := range gens {
		o, err := Open(dir, name)
		if err != nil {
			failed = append(failed, fmt.Errorf("%s: %w", name, err))
			continue
		}
		if name == current {
			return o, "", nil
		}
		why := "CURRENT does not name a generation"
		if len(failed) > 0 {
			why = errors.Join(failed...).Error()
		}
		log.Warn("index: an older generation is served", "dir", dir, "served", name, "cause", why)
		return o, fmt.Sprintf("%s is served: the published generation cannot be used (%s)", name, strings.ReplaceAll(why, "\n", "; ")), nil
	}
	return nil, "", fmt.Errorf("index: open %s: %w", dir, errors.Join(failed...))
}

// Open verifies a generation and opens it.
func Open(dir, name string) (*Opened, error) {
	at := filepath.Join(dir, name)
	m, err := disk.ReadManifest(at)
	if err != nil {
		return nil, err
	}
	if m.Format != disk.Format {
		return nil, fmt.Errorf("format %d, not %d: %w", m.Format, disk.Format, index.ErrFormat)
	}
	if err := m.Verify(at); err != nil {
		return nil, err
	}
	cat, err := catalog.ReadCatalog(filepath.Join(at, disk.CatalogName))
	if err != nil {
		return nil, err
	}
	articles, err := articles.OpenFiles(at, cat)
	if err != nil {
		return nil, err
	}
	ps, err := segment.OpenSet(at, cat)
	if err != nil {
		return nil, errors.Join(err, articles.Close())
	}
	o, err := New(at, m, cat, articles, ps)
	if err != nil {
		return nil, err
	}
	if r := cat.Report(); r.Articles != m.Articles || r.Statements != m.Statements || r.Passages != m.Passages {
		return nil, errors.Join(fmt.Errorf("counts differ from the manifest: %w", index.ErrCorrupt), o.Close())
	}
	return o, nil
}

// Name returns the name of the generation; "" in memory.
func (o *Opened) Name() string {
	if o.Dir == "" {
		return ""
	}
	return filepath.Base(o.Dir)
}

// Report counts what the generation holds; people are those who speak in it.
func (o *Opened) Report(people *identity.People) index.Report {
	r := o.Catalog.Report()
	r.Speakers = len(people.All())
	if o.Manifest != nil {
		r.Bytes = o.Manifest.Bytes()
	}
	return r
}

// Verify compares the files with what was published.
func (o *Opened) Verify() error {
	if o.Dir == "" {
		return nil
	}
	m, err := disk.ReadManifest(o.Dir)
	if err == nil {
		err = m.Verify(o.Dir)
	}
	if err != nil {
		return fmt.Errorf("index: verify %s: %w", o.Dir, err)
	}
	return nil
}

// Close closes the files.
func (o *Opened) Close() error { return errors.Join(o.Postings.Close(), o.Articles.Close()) }
