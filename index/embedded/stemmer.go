package embedded

import (
	"strings"
	"sync"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
)

// stemmer makes words of what is printed and remembers those that it has seen: news
// repeats them, and looking one up costs a tenth of making its stem. It also counts
// them, so that each word is looked up once however often a record has it.
type stemmer struct {
	env     *snowballstem.Env
	words   map[string]*word            // by their exact form
	printed map[string]map[string]token // by the language of the text, and as printed

	out      []*word   // of the last cut
	acronyms []acronym // of the last cut
	counting uint64    // the count in progress, among all of this stemmer's
	counted  []*word   // each word of it once
	article  uint64    // the article in progress, likewise
	keys     []string  // of the words of its records
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

// stemsKept is how many words a stemmer remembers.
const stemsKept = 20_000

var stemmers = sync.Pool{New: func() any {
	return &stemmer{env: snowballstem.NewEnv(""), words: make(map[string]*word), printed: make(map[string]map[string]token)}
}}

// tokens returns what is known of the printed words of a language. All languages
// that are not analyzed are one.
func (s *stemmer) tokens(language string) map[string]token {
	if foreignOf(language) == nil {
		language = ""
	}
	known := s.printed[language]
	if known == nil {
		known = make(map[string]token)
		s.printed[language] = known
	}
	if len(known) >= 2*stemsKept {
		clear(known)
	}
	return known
}

// token reads a printed piece of text.
func (s *stemmer) token(printed, language string) token {
	if !isWord(printed) {
		return token{}
	}
	exact := level(printed)
	if exact == "" {
		return token{}
	}
	t := token{word: s.word(exact), capitals: isCapitals(printed)}
	if native := foreignOf(language); native != nil {
		t.word = s.foreign(t.word, native.stem(printed))
	}
	if t.capitals && t.word.stop {
		t.name = s.word("=" + exact)
		if strings.Contains(printed, ".") { // U.S. is no pronoun, however loud
			t.word = t.name
		}
	}
	return t
}

// word completes a word of which the exact form is known.
func (s *stemmer) word(exact string) *word {
	if w, ok := s.words[exact]; ok {
		return w
	}
	exact = strings.Clone(exact)
	w := &word{exact: exact, stem: exact, stop: stopWords[exact]}
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
	if len(s.words) >= stemsKept {
		clear(s.words)
	}
	s.words[exact] = w
	return w
}

// foreign completes a word of another language by its stem there, which is "" for
// a function word.
func (s *stemmer) foreign(asked *word, stem string) *word {
	w := word{exact: asked.exact, stem: asked.stem}
	if w.stop = stem == ""; w.stop {
		w.key = wordKey("", w.exact)
		return &w
	}
	w.key = wordKey(w.stem, w.exact)
	if asked := s.word(stem).stem; asked != w.stem { // as the word will be asked for
		w.native = wordKey(asked, w.exact)
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

// beginArticle begins to count the words of an article's records.
func (s *stemmer) beginArticle() {
	s.article++
	s.keys = make([]string, 0, len(s.keys)+len(s.keys)/4) // most are about as long
}

// begin begins to count the words of a record.
func (s *stemmer) begin() {
	s.counting++
	s.counted = s.counted[:0]
}

// count counts the words of a text, each so many times, and returns how many those
// are that are not function words.
func (s *stemmer) count(text, language string, times int) (length int) {
	for _, w := range s.cut(text, language) {
		if w.counting != s.counting {
			w.counting, w.times = s.counting, 0
			s.counted = append(s.counted, w)
		}
		w.times += times
		if !w.stop {
			length += times
		}
	}
	return length
}

// result returns what was counted.
func (s *stemmer) result() []times {
	out := make([]times, 0, len(s.counted))
	for _, w := range s.counted {
		if w.article != s.article {
			w.article, w.place = s.article, uint32(len(s.keys))
			s.keys = append(s.keys, w.key)
			if w.native != "" {
				s.keys = append(s.keys, w.native)
			}
		}
		out = append(out, times{w.place, uint32(w.times)})
		if w.native != "" {
			out = append(out, times{w.place + 1, uint32(w.times)})
		}
	}
	return out
}
