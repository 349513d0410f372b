package terms

import (
	"strings"
	"sync"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
)

// Analyzer makes words of what is printed and remembers those that it has seen: news
// repeats them, and looking one up costs a tenth of making its stem. It also counts
// them, so that each word is looked up once however often a record has it.
type Analyzer struct {
	env     *snowballstem.Env
	words   map[string]*word            // by their exact form
	printed map[string]map[string]token // by the language of the text, and as printed

	out      []*word   // of the last cut
	acronyms []acronym // of the last cut
	counting uint64    // the count in progress, among all of this stemmer's
	counted  []*word   // each word of it once
	article  uint64    // the article in progress, likewise
	Keys     []string  // of the words of its records
}

// token is what a printed piece of text is.
type token struct {
	word     *word // nil for none
	capitals bool  // it is printed in capitals
	name     *word // what it is then, if it is not shouted: IS is not is
}

// acronym is the name that a word of a cut may be.
type acronym struct {
	at   int
	name *word
}

// wordsKept is how many words a stemmer remembers.
const wordsKept = 20_000

var stemmers = sync.Pool{New: func() any {
	return &Analyzer{env: snowballstem.NewEnv(""), words: make(map[string]*word), printed: make(map[string]map[string]token)}
}}

// NewAnalyzer returns a stemmer that nobody else uses until it is released.
func NewAnalyzer() *Analyzer { return stemmers.Get().(*Analyzer) }

func (s *Analyzer) Release() { stemmers.Put(s) }

// tokens returns what is known of the printed words of a language. All languages
// that are not analyzed are one.
func (s *Analyzer) tokens(language string) map[string]token {
	if nativeOf(language) == nil {
		language = ""
	}
	known := s.printed[language]
	if known == nil {
		known = make(map[string]token)
		s.printed[language] = known
	}
	if len(known) >= 2*wordsKept {
		clear(known)
	}
	return known
}

// token reads a printed piece of text.
func (s *Analyzer) token(printed, language string) token {
	if !isWord(printed) {
		return token{}
	}
	exact := Normalize(printed)
	if exact == "" {
		return token{}
	}
	t := token{word: s.word(exact), capitals: isCapitals(printed)}
	if native := nativeOf(language); native != nil {
		t.word = s.foreign(t.word, native.stem(printed))
	}
	if t.capitals && t.word.Stop {
		t.name = s.word("=" + exact)
		if strings.Contains(printed, ".") { // U.S. is no pronoun, however loud
			t.word = t.name
		}
	}
	return t
}

// word completes a word of which the exact form is known.
func (s *Analyzer) word(exact string) *word {
	if w, ok := s.words[exact]; ok {
		return w
	}
	exact = strings.Clone(exact)
	w := &word{Exact: exact, Stem: exact, Stop: StopWords[exact]}
	if isLatin(exact) {
		s.env.SetCurrent(exact)
		english.Stem(s.env)
		if stem := s.env.Current(); stem != exact {
			w.Stem = stem
		}
	}
	w.key = Key(w.Stem, exact)
	if w.Stop {
		w.key = Key("", exact)
	}
	if len(s.words) >= wordsKept {
		clear(s.words)
	}
	s.words[exact] = w
	return w
}

// foreign completes a word of another language by its stem there, which is "" for
// a function word.
func (s *Analyzer) foreign(asked *word, stem string) *word {
	w := word{Exact: asked.Exact, Stem: asked.Stem}
	if w.Stop = stem == ""; w.Stop {
		w.key = Key("", w.Exact)
		return &w
	}
	w.key = Key(w.Stem, w.Exact)
	if asked := s.word(stem).Stem; asked != w.Stem { // as the word will be asked for
		w.native = Key(asked, w.Exact)
	}
	return &w
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
