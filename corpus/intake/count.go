package intake

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"onrecord/corpus/intake/kind"
	"onrecord/corpus/intake/sidecar"
	"onrecord/corpus/intake/unpack"
)

// Count returns about how many articles [Walk] will find below the paths, for
// whoever shows how far it is. It reads little: names, the lines of .jsonl files,
// and what zip files say that they hold. A feed counts as one article, as does a
// packed .jsonl file.
func Count(ctx context.Context, paths []string) (int, error) {
	total := 0
	for _, p := range paths {
		real, err := filepath.EvalSymlinks(p)
		if err != nil {
			return 0, fmt.Errorf("corpus: count %s: %w", p, unpack.Cause(err))
		}
		err = filepath.WalkDir(real, func(path string, e fs.DirEntry, err error) error {
			switch {
			case ctx.Err() != nil:
				return ctx.Err()
			case err != nil:
				return nil // Walk says so
			case path != real && strings.HasPrefix(e.Name(), "."):
				if e.IsDir() {
					return fs.SkipDir
				}
			case e.Type().IsRegular() && readable(e.Name()) && !sidecar.Is(e.Name()) && !sidecar.IsReferences(e.Name()):
				total += countFile(path)
			}
			return nil
		})
		if err != nil {
			return 0, err
		}
	}
	return total, nil
}

func countFile(path string) int {
	switch kind.ByName(filepath.Base(path)) {
	case kind.Lines:
		return countLines(path)
	case kind.Zip:
		return countEntries(path)
	}
	return 1
}

func countLines(path string) int {
	f, err := os.Open(path)
	if err != nil {
		return 0
	}
	defer f.Close()
	n, last := 0, byte('\n')
	for b := make([]byte, 256<<10); ; {
		k, err := f.Read(b)
		n += bytes.Count(b[:k], []byte{'\n'})
		if k > 0 {
			last = b[k-1]
		}
		if err != nil {
			break
		}
	}
	if last != '\n' {
		n++
	}
	return n
}

func countEntries(path string) int {
	f, err := os.Open(path)
	if err != nil {
		return 0
	}
	defer f.Close()
	size, err := f.Seek(0, io.SeekEnd)
	if err != nil {
		return 0
	}
	n := 0
	_ = unpack.Entries(kind.Zip, f, size, unpack.NewBudget(size), func(e unpack.Entry) error {
		if e.Unfit == "" && readable(e.Name) {
			n++
		}
		return nil
	})
	return n
}
