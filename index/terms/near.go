package terms

import (
	"strings"
	"unicode/utf8"
)

// Neighbours returns, from 0 to 1, how many of the topic's words that are neighbours in
// it are so in a text, in the same order; one word may stand between them. It looks
// closer only at the words that begin like one of them. A topic of one word has none.
func (t Topic) Neighbours(text string) float64 {
	if len(t.Stems) < 2 {
		return 0
	}
	s := NewAnalyzer()
	defer s.Release()
	spine := t.Stems
	begins := beginningsOf(spine)
	text = text[:min(len(text), longestNear)]
	known := s.tokens("")
	var last [MaxUnits]int // where each was seen last, from 1
	var met [MaxUnits]bool
	at := 0
	for i := 0; i < len(text); i++ {
		if !inWord(text[i]) {
			continue
		}
		start := i
		for i < len(text) && (inWord(text[i]) || text[i] == '\'') {
			i++
		}
		at++
		if !begins.may(text[start:i]) {
			continue
		}
		printed, ok := known[text[start:i]]
		if !ok {
			printed = s.token(text[start:i], "")
			known[strings.Clone(text[start:i])] = printed
		}
		if printed.word == nil || printed.word.Stop {
			continue
		}
		for j, stem := range spine {
			if stem != printed.word.Stem {
				continue
			}
			if j > 0 && last[j-1] > 0 && last[j-1] < at && at-last[j-1] <= 2 {
				met[j] = true
			}
			last[j] = at
		}
	}
	n := 0
	for _, m := range met {
		if m {
			n++
		}
	}
	return float64(n) / float64(len(spine)-1)
}

// beginnings are, by the first letter of some stems, which second letters they have: a
// stem begins like its words.
type beginnings [256]uint32

const anySecond = 1<<32 - 1

func beginningsOf(stems []string) *beginnings {
	b := new(beginnings)
	for _, stem := range stems {
		second := uint32(anySecond)
		if len(stem) > 1 && 'a' <= stem[1] && stem[1] <= 'z' {
			second = 1 << (stem[1] - 'a')
			if stem[1] == 'i' { // dying, of die
				second |= 1 << ('y' - 'a')
			}
		}
		b[stem[0]] |= second
		if 'a' <= stem[0] && stem[0] <= 'z' {
			b[stem[0]-'a'+'A'] |= second
		}
	}
	return b
}

// may reports whether the stem of a printed word can be one of the stems.
func (b *beginnings) may(printed string) bool {
	if printed[0] >= utf8.RuneSelf {
		return true
	}
	second := b[printed[0]]
	if len(printed) == 1 || second == 0 || second == anySecond {
		return second != 0
	}
	c := printed[1] | 0x20
	return c < 'a' || c > 'z' || printed[1] >= utf8.RuneSelf || second&(1<<(c-'a')) != 0
}

func inWord(c byte) bool { return isAlnum(c) || c >= utf8.RuneSelf }

// longestNear is how many bytes of a passage are read for its neighbours. One is
// longer only where a text has no end of a sentence.
const longestNear = 4096
