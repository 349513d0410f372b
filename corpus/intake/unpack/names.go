package unpack

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// Extension is the end of a file's name in small letters.
func Extension(name string) string { return strings.ToLower(path.Ext(name)) }

// Stem is a file's name or path without its extension, and without the one
// under ".gz".
func Stem(name string) string {
	if Extension(name) == ".gz" {
		name = name[:len(name)-len(".gz")]
	}
	return strings.TrimSuffix(name, path.Ext(name))
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
