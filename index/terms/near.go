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
	var begins [256]bool
	for _, stem := range spine {
		begins[stem[0]] = true
		if 'a' <= stem[0] && stem[0] <= 'z' {
			begins[stem[0]-'a'+'A'] = true
		}
	}
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
		if c := text[start]; !begins[c] && c < utf8.RuneSelf {
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

func inWord(c byte) bool { return isAlnum(c) || c >= utf8.RuneSelf }

// longestNear is how many bytes of a passage are read for its neighbours. One is
// longer only where a text has no end of a sentence.
const longestNear = 4096
