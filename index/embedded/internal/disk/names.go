// Package disk knows the files of an index and the order in which they are written, and
// nothing of what is in them.
//
//	DIR/CURRENT             the name of the published generation
//	DIR/gen-00000007/       a generation: MANIFEST, catalog, part-*/articles, part-*/blocks, part-*/store/
//	DIR/gen-00000006/       the one before, kept in case
//	DIR/LOCK                held by the one update that may run
//	DIR/staging-*/          being built; removed by the next update if it was killed
//	DIR/unfinished          what an update has found so far; gone when it publishes
//
// names.go has the names and finds generations, manifest.go hashes every byte of one,
// publish.go makes a staged one the served one by a rename, lock.go keeps updates apart.
// Every call of the file system on which an update hangs goes through [Attend], where
// tests let it fail.
package disk

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"onrecord/index"
)

// The files of a directory and of a generation.
const (
	currentName    = "CURRENT"
	StagingName    = "staging-"
	PartName       = "part-"
	CatalogName    = "catalog"
	ArticlesName   = "articles"
	VocabularyName = "vocabulary"
	StoreName      = "store"
	BlocksName     = "blocks"
)

var generationName = regexp.MustCompile(`^gen-(\d{8,})$`)

// Candidates lists the generations of dir: the published one, then the others,
// newest first.
func Candidates(dir string) ([]string, error) {
	gens, err := Generations(dir)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			err = index.ErrNone
		}
		return nil, err
	}
	if len(gens) == 0 {
		return nil, index.ErrNone
	}
	if cur := ReadCurrent(dir); slices.Contains(gens, cur) {
		gens = append([]string{cur}, slices.DeleteFunc(gens, func(g string) bool { return g == cur })...)
	}
	return gens, nil
}

// Generations lists the generations of dir, newest first.
func Generations(dir string) ([]string, error) {
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
	slices.SortFunc(out, func(a, b string) int { return cmp.Compare(Sequence(b), Sequence(a)) })
	return out, nil
}

func Sequence(generation string) int {
	m := generationName.FindStringSubmatch(generation)
	if m == nil {
		return 0
	}
	n, _ := strconv.Atoi(m[1])
	return n
}

// ReadCurrent returns the name of the published generation; "" when none is.
func ReadCurrent(dir string) string {
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
