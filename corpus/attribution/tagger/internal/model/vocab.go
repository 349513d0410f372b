package model

import (
	"onrecord/corpus/attribution/tagger/internal/text"
)

// Vocab is what training learnt of words without labels: their clusters, and
// whether they are common in lower case.
type Vocab struct {
	words map[uint64]Entry
}

// Entry is a word of the vocabulary. Clusters are numbered from 1; 0 means
// unknown.
type Entry struct {
	Coarse, Fine uint16
	Common       bool // seen in lower case: a capital is no sign of a name
}

// NewVocab returns a vocabulary of the given words by hash.
func NewVocab(words map[uint64]Entry) *Vocab { return &Vocab{words: words} }

// Look returns what is known of the word.
func (v *Vocab) Look(hash uint64) (Entry, bool) {
	e, ok := v.words[hash]
	return e, ok
}

// Key is the hash under which a token is clustered: names apart from words that
// are spelt the same.
func Key(t *text.Token, common bool) uint64 {
	switch t.Kind {
	case text.Number:
		return 7
	case text.Word:
		if t.Cap && !common {
			return t.Hash ^ nameKey
		}
	}
	return t.Hash
}

const nameKey = 0x9e3779b97f4a7c15
