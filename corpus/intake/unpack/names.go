package unpack

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"onrecord/corpus/intake/kind"
)

// Stem is a file's name or path without its ending, and without the one under
// ".gz" and its like.
func Stem(name string) string {
	name = kind.Inner(name)
	base := path.Base(name)
	switch ext := kind.Ending(base); {
	case ext != "" && ext != base:
		return name[:len(name)-len(base)+strings.LastIndex(strings.ToLower(base), ext)]
	}
	return name
}

// SizeText writes a number of bytes for people.
func SizeText(n int64) string {
	switch {
	case n >= 1<<20:
		return fmt.Sprintf("%.4g MiB", float64(n)/(1<<20))
	case n >= 1<<10:
		return fmt.Sprintf("%.4g KiB", float64(n)/(1<<10))
	}
	return fmt.Sprintf("%d bytes", n)
}

// Cause is err without the path, which our message has already.
func Cause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}
