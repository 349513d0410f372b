package lexicon

import "iter"

// FlagCount is the number of flags.
const FlagCount = flagCount

// Load reads the embedded files anew.
func Load() *Lexicon { return load() }

// Files are the embedded word lists by name.
func Files() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		list, _ := files.ReadDir(".")
		for _, f := range list {
			text, _ := files.ReadFile(f.Name())
			if !yield(f.Name(), string(text)) {
				return
			}
		}
	}
}
