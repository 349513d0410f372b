package markdown

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Counted is "1 statement" or "7 statements".
func Counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// ByCount are the keys of n, most first.
func ByCount(n map[string]int) []string {
	return slices.SortedFunc(maps.Keys(n), func(x, y string) int { return cmp.Or(cmp.Compare(n[y], n[x]), cmp.Compare(x, y)) })
}

// Join joins those parts that are not empty.
func Join(sep string, parts ...string) string {
	kept := parts[:0:0]
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, sep)
}
