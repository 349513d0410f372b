package embedded

import (
	"bufio"
	"cmp"
	"encoding/gob"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"onrecord/corpus/names"
	"onrecord/index"
)

// The files of a directory and of a generation.
const (
	currentName  = "CURRENT"
	stagingName  = "staging-"
	partName     = "part-"
	catalogName  = "catalog"
	articlesName = "articles"
	storeName    = "store"
	blocksName   = "blocks"
)

var generationName = regexp.MustCompile(`^gen-(\d{8,})$`)

// Open opens the published generation in dir for reading, with the embedded
// table. When that generation is not whole the newest one that is gets served
// instead, and [Index.Note] says so.
func Open(dir string) (*Index, error) { return OpenConfig(index.Config{Dir: dir}) }

// OpenConfig is Open for a configuration: cfg.Dir is opened, cfg.Table reads the
// concepts of a topic, cfg.Log is told of generations that could not be used.
func OpenConfig(cfg index.Config) (*Index, error) {
	// An Update that publishes twice while this runs may remove what is being
	// opened; the second look finds what it published.
	var err error
	for range 3 {
		before := readCurrent(cfg.Dir)
		var ix *Index
		if ix, err = openNewest(cfg); err == nil {
			return ix, nil
		}
		if readCurrent(cfg.Dir) == before {
			break
		}
	}
	return nil, err
}

func openNewest(cfg index.Config) (*Index, error) {
	gens, err := candidates(cfg.Dir)
	if err != nil {
		return nil, fmt.Errorf("index: open %s: %w", cfg.Dir, err)
	}
	current := readCurrent(cfg.Dir)
	var failed []error
	for _, name := range gens {
		ix, err := openGeneration(cfg.Dir, name, conceptTable(&cfg))
		if err != nil {
			failed = append(failed, fmt.Errorf("%s: %w", name, err))
			continue
		}
		if name != current {
			why := "CURRENT does not name a generation"
			if len(failed) > 0 {
				why = errors.Join(failed...).Error()
			}
			ix.note = fmt.Sprintf("%s is served: the published generation cannot be used (%s)", name, strings.ReplaceAll(why, "\n", "; "))
			logger(&cfg).Warn("index: an older generation is served", "dir", cfg.Dir, "served", name, "cause", why)
		}
		return ix, nil
	}
	return nil, fmt.Errorf("index: open %s: %w", cfg.Dir, errors.Join(failed...))
}

// candidates lists the generations of dir: the published one, then the others,
// newest first.
func candidates(dir string) ([]string, error) {
	gens, err := generations(dir)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			err = index.ErrNone
		}
		return nil, err
	}
	if len(gens) == 0 {
		return nil, index.ErrNone
	}
	if cur := readCurrent(dir); slices.Contains(gens, cur) {
		gens = append([]string{cur}, slices.DeleteFunc(gens, func(g string) bool { return g == cur })...)
	}
	return gens, nil
}

// generations lists the generations of dir, newest first.
func generations(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, e := range entries {
		if e.IsDir() && generationName.MatchString(e.Name()) {
			out = append(out, e.Name())
		}
	}
	slices.SortFunc(out, func(a, b string) int { return cmp.Compare(sequence(b), sequence(a)) })
	return out, nil
}

func sequence(generation string) int {
	m := generationName.FindStringSubmatch(generation)
	if m == nil {
		return 0
	}
	n, _ := strconv.Atoi(m[1])
	return n
}

// readCurrent returns the name of the published generation; "" when none is.
func readCurrent(dir string) string {
	text, err := os.ReadFile(filepath.Join(dir, currentName))
	if err != nil {
		return ""
	}
	name := strings.TrimSpace(string(text))
	if !generationName.MatchString(name) {
		return ""
	}
	return name
}

// openGeneration verifies a generation and opens it.
func openGeneration(dir, name string, table *names.Table) (*Index, error) {
	at := filepath.Join(dir, name)
	m, err := readManifest(at)
	if err != nil {
		return nil, err
	}
	if m.Format != format {
		return nil, fmt.Errorf("format %d, not %d: %w", m.Format, format, index.ErrFormat)
	}
	if err := m.verify(at); err != nil {
		return nil, err
	}
	cat, err := readCatalog(filepath.Join(at, catalogName))
	if err != nil {
		return nil, err
	}
	sh, err := openShelf(at, cat)
	if err != nil {
		return nil, err
	}
	ps, err := openPostings(at, cat)
	if err != nil {
		sh.Close()
		return nil, err
	}
	ix, err := newIndex(ps, cat, sh, table)
	if err == nil && (ix.counts.Articles != m.Articles || ix.counts.Statements != m.Statements || ix.counts.Passages != m.Passages) {
		err = fmt.Errorf("counts differ from the manifest: %w", index.ErrCorrupt)
	}
	if err != nil {
		ps.Close()
		sh.Close()
		return nil, err
	}
	ix.counts.Bytes = m.bytes()
	ix.dir = at
	return ix, nil
}

func (ix *Index) generation() string {
	if ix.dir == "" {
		return ""
	}
	return filepath.Base(ix.dir)
}

// Verify compares the generation's files with what was published, as Open did:
// disks forget. An index in memory is always whole.
func (ix *Index) Verify() error {
	if ix.dir == "" {
		return nil
	}
	m, err := readManifest(ix.dir)
	if err == nil {
		err = m.verify(ix.dir)
	}
	if err != nil {
		return fmt.Errorf("index: verify %s: %w", ix.dir, err)
	}
	return nil
}

func readCatalog(path string) (*catalog, error) {
	f, err := open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	cat := new(catalog)
	if err := gob.NewDecoder(bufio.NewReaderSize(f, 1<<20)).Decode(cat); err != nil {
		return nil, fmt.Errorf("catalog: %w", err)
	}
	return cat, nil
}

func writeCatalog(path string, cat *catalog) error {
	f, err := create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(f, 1<<20)
	err = gob.NewEncoder(w).Encode(cat)
	if err == nil {
		err = w.Flush()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	return err
}
