package index

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
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
	exact, stem string
	key         string // what it is filed under
	stop        bool   // a function word: it tells nothing about a topic

	native string // what it is filed under besides, in an article that is not English
}

// split cuts text into words. Articles and questions go through it alike, so
// that whatever it does to a word it does on both sides.
//
// What is English and what is not is not told of a question, which is a few words.
// So the words of an article in another language keep the form and the stem that a
// question's words get, by which names are found. Beside it they have the stem that
// bleve's analyzer of their language makes, which is mostly the form that one asks
// with, after the same treatment as the words of a question.
func split(text string) []word { return splitIn(text, "") }

// splitIn is split for an article of a language.
func splitIn(text, language string) []word {
	native := foreignOf(language)
	text = clean(text)
	out := make([]word, 0, len(text)/6+1)
	var acronyms []int
	capitals := 0
	st := stemmers.Get().(*stemmer)
	defer stemmers.Put(st)
	for it := words.FromString(text); it.Next(); {
		printed := it.Value()
		if !isWord(printed) {
			continue
		}
		exact := level(printed)
		if exact == "" {
			continue
		}
		if isCapitals(printed) {
			capitals++
			acronyms = append(acronyms, len(out))
		}
		w := st.word(exact)
		if native != nil {
			w = st.foreign(w, native.stem(printed))
		}
		out = append(out, w)
	}
	// WHO and IT in running text are names; in a shouted headline they are not.
	if len(out) < 4 || capitals*2 <= len(out) {
		for _, i := range acronyms {
			if w := &out[i]; w.stop {
				*w = word{exact: "=" + w.exact, stem: "=" + w.exact, key: wordKey("="+w.exact, "="+w.exact)}
			}
		}
	}
	return out
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

// level brings a printed word to the form that is looked up: folded, without a
// possessive ending, "U.S" as "us" and "1,000" as "1000".
func level(printed string) string {
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
		if utf8.RuneCountInString(p) != 1 || !unicode.IsLetter(first(p)) {
			letters = false
		}
		if !unicode.IsDigit(first(p)) || (i > 0 && len(p) != 3) {
			digits = false
		}
	}
	if letters || digits {
		return strings.Join(parts, "")
	}
	return s
}

func first(s string) rune {
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

// stemmer remembers the words that it has seen: news repeats them, and looking one
// up costs a tenth of making its stem.
type stemmer struct {
	env  *snowballstem.Env
	seen map[string]word
}

const stemsKept = 20_000

var stemmers = sync.Pool{New: func() any {
	return &stemmer{env: snowballstem.NewEnv(""), seen: make(map[string]word)}
}}

// word completes a word of which the exact form is known.
func (s *stemmer) word(exact string) word {
	if w, ok := s.seen[exact]; ok {
		return w
	}
	exact = strings.Clone(exact)
	w := word{exact: exact, stem: exact, stop: stopWords[exact]}
	if isLatin(exact) {
		s.env.SetCurrent(exact)
		english.Stem(s.env)
		if stem := s.env.Current(); stem != exact {
			w.stem = stem
		}
	}
	w.key = wordKey(w.stem, exact)
	if w.stop {
		w.key = wordKey("", exact)
	}
	if len(s.seen) >= stemsKept {
		clear(s.seen)
	}
	s.seen[exact] = w
	return w
}

// foreign completes a word of another language by its stem there, which is "" for
// a function word.
func (s *stemmer) foreign(w word, stem string) word {
	if w.stop = stem == ""; w.stop {
		w.key = wordKey("", w.exact)
		return w
	}
	w.key = wordKey(w.stem, w.exact)
	if asked := s.word(stem).stem; asked != w.stem { // as the word will be asked for
		w.native = wordKey(asked, w.exact)
	}
	return w
}

// isLatin reports whether the English stemmer has anything to say about w.
func isLatin(w string) bool {
	for i := 0; i < len(w); i++ {
		if (w[i] < 'a' || w[i] > 'z') && w[i] != '\'' {
			return false
		}
	}
	return len(w) > 2
}
