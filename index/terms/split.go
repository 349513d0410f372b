package terms

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
	"golang.org/x/text/unicode/norm"

	"onrecord/corpus/names"
)

// longestWord is how many bytes of a word are kept. Nothing that a person says
// is longer; what is longer is encoded junk, and the same cut on both sides
// keeps even that searchable.
const longestWord = 64

// word is one word of a text or a question, in the two forms that are indexed
// side by side: the exact one ranks what was typed, the stem finds its
// inflections. Neither alone is as good as both.
type word struct {
	Exact, Stem string
	key         string // what it is filed under
	Stop        bool   // a function word: it says nothing about a topic

	native string // what it is filed under besides, in an article that is not English

	counting uint64 // the count that its number is of
	times    int
	article  uint64 // the article that it has its place in
	place    uint32 // among the article's keys
}

// Split cuts text into words. Articles and questions go through the same [stemmer]
// alike, so that whatever it does to a word it does on both sides.
//
// What is English and what is not is not decided from a question, which is a few words.
// So the words of an article in another language keep the form and the stem that a
// question's words get, by which names are found. Beside it they have the stem that
// bleve's analyzer of their language makes, which is mostly the form that one asks
// with, after the same treatment as the words of a question.
func Split(text string) []word {
	st := NewAnalyzer()
	defer st.Release()
	ws := st.analyze(text, "")
	out := make([]word, len(ws))
	for i, w := range ws {
		out[i] = *w
	}
	return out
}

// words cuts a text of a language into words. What it returns is overwritten by the
// next cut; the words themselves stay.
func (s *Analyzer) analyze(text, language string) []*word {
	known := s.tokens(language)
	out, acronyms := s.out[:0], s.acronyms[:0]
	capitals := 0
	for it := words.FromString(clean(text)); it.Next(); {
		printed := it.Value()
		if len(printed) == 1 && !isAlnum(printed[0]) {
			continue
		}
		t, ok := known[printed]
		if !ok {
			t = s.token(printed, language)
			known[strings.Clone(printed)] = t
		}
		if t.word == nil {
			continue
		}
		if t.capitals {
			capitals++
			if t.name != nil {
				acronyms = append(acronyms, acronym{len(out), t.name})
			}
		}
		out = append(out, t.word)
	}
	// WHO and IT in running text are names; in a shouted headline they are not.
	if len(out) < 4 || capitals*2 <= len(out) {
		for _, a := range acronyms {
			out[a.at] = a.name
		}
	}
	s.out, s.acronyms = out, acronyms
	return out
}

func isAlnum(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// clean removes what a reader cannot see (zero-width and bidirectional marks,
// soft hyphens, the byte order mark) and gives compatibility forms their plain
// letters and spaces, so that none of it can hide a word.
func clean(text string) string {
	ascii := true
	for i := 0; i < len(text); i++ {
		if text[i] >= utf8.RuneSelf {
			ascii = false
			break
		}
	}
	if ascii {
		return text
	}
	text = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, " "))
	return norm.NFKC.String(text)
}

// Normalize brings a printed word to the form that is looked up: folded, without a
// possessive ending, "U.S" as "us" and "1,000" as "1000".
func Normalize(printed string) string {
	s := fold(printed)
	s = strings.TrimSuffix(s, "'s")
	s = strings.Trim(s, "'._")
	if strings.ContainsAny(s, ".,") {
		s = undot(s)
	}
	if len(s) > longestWord {
		s = strings.ToValidUTF8(s[:longestWord], "")
	}
	return s
}

// fold is names.Fold, spared for the words that are already plain.
func fold(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		c := s[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '\'' {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	return names.Fold(s)
}

// undot joins the letters of a dotted acronym and the digits of a number with
// thousands separators; other dots and commas (3.5, a.m) stay.
func undot(s string) string {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '.' || r == ',' })
	letters, digits := true, strings.ContainsRune(s, ',')
	for i, p := range parts {
		if utf8.RuneCountInString(p) != 1 || !unicode.IsLetter(First(p)) {
			letters = false
		}
		if !unicode.IsDigit(First(p)) || (i > 0 && len(p) != 3) {
			digits = false
		}
	}
	if letters || digits {
		return strings.Join(parts, "")
	}
	return s
}

func First(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// isWord reports whether a piece of text holds a letter or a digit.
func isWord(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return true
		}
	}
	return false
}

// isCapitals reports whether s has two letters or more, all of them capitals.
func isCapitals(s string) bool {
	n := 0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			n++
		case unicode.IsLetter(r):
			return false
		}
	}
	return n >= 2
}
