package embedded

import (
	"strings"
	"unicode/utf8"
)

// preferNear lifts the passages that have words side by side as the topic has them.
func (ix *Index) preferNear(t topic, ranked []found, d desk) error {
	if len(t.spine) < 2 {
		return nil
	}
	st := stemmers.Get().(*stemmer)
	defer stemmers.Put(st)
	for i := range ranked[:min(nearAmong, len(ranked))] {
		r := &ranked[i]
		v, err := d.get(ix.cat.Article[r.doc])
		if err != nil {
			return err
		}
		start, end := v.extent(int(ix.cat.Number[r.doc]))
		r.score *= 1 + sideBySide*st.neighbours(t.spine, v.text()[start:end])
	}
	byScore(ranked)
	return nil
}

// neighbours tells, 0 to 1, how many of the words that are neighbours in a question
// are so in a text, in the same order; one word may stand between them. It looks
// closer only at the words that begin like one of them.
func (s *stemmer) neighbours(spine []string, text string) float64 {
	var begins [256]bool
	for _, stem := range spine {
		begins[stem[0]] = true
		if 'a' <= stem[0] && stem[0] <= 'z' {
			begins[stem[0]-'a'+'A'] = true
		}
	}
	text = text[:min(len(text), longestNear)]
	known := s.tokens("")
	var last [maxUnits]int // where each was seen last, from 1
	var met [maxUnits]bool
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
		t, ok := known[text[start:i]]
		if !ok {
			t = s.token(text[start:i], "")
			known[strings.Clone(text[start:i])] = t
		}
		if t.word == nil || t.word.stop {
			continue
		}
		for j, stem := range spine {
			if stem != t.word.stem {
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
