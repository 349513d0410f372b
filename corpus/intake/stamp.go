package intake

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"onrecord/corpus/intake/sidecar"
	"onrecord/corpus/intake/unpack"
)

// Stamp identifies a state of the paths by the names, sizes and times
// of the files that [Walk] would read, without reading them. It is for watching:
// a file that changed and kept all three is not noticed, which the hash of its
// bytes in an index would.
func Stamp(ctx context.Context, paths []string) (string, error) {
	sum := sha256.New()
	for _, p := range paths {
		real, err := filepath.EvalSymlinks(p) // as Walk does for what is named
		if err != nil {
			return "", fmt.Errorf("corpus: look at %s: %w", p, unpack.Cause(err))
		}
		err = filepath.WalkDir(real, func(path string, e fs.DirEntry, err error) error {
			switch {
			case ctx.Err() != nil:
				return ctx.Err()
			case err != nil && path == real:
				return err
			case err != nil:
				fmt.Fprintf(sum, "%q unreadable\n", path)
				return nil
			case path != real && strings.HasPrefix(e.Name(), "."):
				if e.IsDir() {
					return fs.SkipDir
				}
				return nil
			case e.IsDir() || path != real && !readable(e.Name()) && !sidecar.Is(e.Name()):
				return nil
			}
			info, err := e.Info()
			if err != nil {
				return nil // gone meanwhile
			}
			fmt.Fprintf(sum, "%q %d %d %s\n", path, info.Size(), info.ModTime().UnixNano(), info.Mode())
			return nil
		})
		if ctx.Err() != nil {
			return "", ctx.Err()
		}
		if err != nil {
			return "", fmt.Errorf("corpus: look at %s: %w", p, unpack.Cause(err))
		}
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}
