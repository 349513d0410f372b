// Package beside finds, for tests, the data that lie beside the checkout and not
// in it: articles, labels and question lists whose texts belong to others. They
// are looked for in ../shared, seen from the folder that holds go.mod. Only tests
// import it.
package beside

import (
	"os"
	"path/filepath"
	"testing"
)

// Path returns the path of a file or folder of the data, such as
// "data/polnear/dev.jsonl", and skips the test where it is not there.
func Path(t testing.TB, name string) string {
	t.Helper()
	path := Find(name)
	if path == "" {
		t.Skipf("no ../shared/%s beside the checkout", name)
	}
	return path
}

// Find returns the path of a file or folder of the data; "" when it is not there.
func Find(name string) string {
	dir, err := os.Getwd()
	if err != nil {
		return ""
	}
	for !exists(filepath.Join(dir, "go.mod")) {
		up := filepath.Dir(dir)
		if up == dir {
			return ""
		}
		dir = up
	}
	path := filepath.Join(dir, "..", "shared", filepath.FromSlash(name))
	if !exists(path) {
		return ""
	}
	return path
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
