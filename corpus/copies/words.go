package copies

import (
	"strings"
	"unicode"
)

// token is a word of a text.
type token struct {
	text  string
	opens bool // a sentence, where a capital says nothing
}

// tokens cuts text into words and numbers; marks inside of them stay: "1,200",
// "S-300", "don't".
func tokens(text string) []token {
	var out []token
	opens := true
	rs := []rune(text)
	for i := 0; i < len(rs); {
		if !letter(rs[i]) {
			opens = opens || strings.ContainsRune(".!?:“”\"„«»", rs[i])
			i++
			continue
		}
		j := i + 1
		for j < len(rs) && (letter(rs[j]) || j+1 < len(rs) && strings.ContainsRune(".,'’-‑", rs[j]) && letter(rs[j+1]) && joins(rs[j-1], rs[j], rs[j+1])) {
			j++
		}
		out = append(out, token{string(rs[i:j]), opens})
		opens = false
		i = j
	}
	return out
}

func letter(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// joins reports whether a mark stands inside a word: a comma in a number only, a full
// stop in one or between capitals.
func joins(before, mark, after rune) bool {
	switch mark {
	case ',':
		return unicode.IsDigit(before) && unicode.IsDigit(after)
	case '.':
		return unicode.IsDigit(before) && unicode.IsDigit(after) || unicode.IsUpper(before) && unicode.IsUpper(after)
	}
	return true
}
