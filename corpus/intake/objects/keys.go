package objects

import (
	_ "embed"
	"slices"
	"strings"
)

//go:embed keys.txt
var keysFile string

// keys are the keys of keys.txt, in small letters and in order, by what stands under them.
var keys = readKeys(keysFile)

func readKeys(file string) map[string][]string {
	out := map[string][]string{}
	for line := range strings.Lines(file) {
		if what, words, ok := strings.Cut(line, ":"); ok && !strings.HasPrefix(line, "#") {
			out[what] = strings.Fields(words)
		}
	}
	return out
}

// isKey reports whether a key, in small letters, is one under which that stands.
func isKey(what, key string) bool { return slices.Contains(keys[what], key) }
