package names

import (
	"strings"
	"sync"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
)

// Stem returns the English Snowball stem of a folded word. News repeats its words,
// and looking a stem up costs a tenth of making it, so the last ones are remembered.
func Stem(folded string) string {
	if len(folded) < 3 {
		return folded
	}
	s := stemmers.Get().(*stemmer)
	defer stemmers.Put(s)
	if stem, ok := s.seen[folded]; ok {
		return stem
	}
	w := strings.Clone(folded) // not the text that it is a piece of
	s.env.SetCurrent(w)
	english.Stem(s.env)
	stem := s.env.Current()
	if stem == w {
		stem = w
	}
	if len(s.seen) >= stemsKept {
		clear(s.seen)
	}
	s.seen[w] = stem
	return stem
}

const stemsKept = 10_000

type stemmer struct {
	env  *snowballstem.Env
	seen map[string]string
}

var stemmers = sync.Pool{New: func() any {
	return &stemmer{env: snowballstem.NewEnv(""), seen: make(map[string]string)}
}}
