package terms

import "strings"

// Key is what a word is filed under: its stem and the form, so that one term
// tells both. The forms of a stem follow each other, and share their endings with
// those of others. A function word has no stem.
func Key(stem, exact string) string {
	if stem != "" && strings.HasPrefix(exact, stem) {
		return stem + "\x00" + exact[len(stem):]
	}
	if stem == "" {
		return "\x00" + exact
	}
	return stem + "\x01" + exact
}

// IsFunctionWord reports whether a key is a function word's.
func IsFunctionWord(key string) bool { return key[0] == 0 }
