package main

import (
	"strings"
	"unicode/utf8"

	"onrecord/corpus/dates"
)

// A larger archive has more words than a small one, and they are names and rare ones: what
// is common stays, and is as common. So of the words that fewer than one article in a
// hundred has, a copy renames all names, and of the others a third: ten copies have about
// four times the words, as a language has that grows by Heaps' law with an exponent of .6.
// A renamed word is as long and keeps its ending, so that its inflections go with it.
const (
	commonShare = 100
	renamedOf   = 3
	keptEnding  = 3
)

// wordCounts are the words of the originals that copies may rename.
type wordCounts struct {
	rare map[string]bool // to whether it is a name: it is never written small
}

func countWords(originals []original) *wordCounts {
	articles, small := make(map[string]int), make(map[string]bool)
	for i := range originals {
		met := make(map[string]bool)
		eachWord(originals[i].Article.Text, func(start, end int) {
			w := originals[i].Article.Text[start:end]
			low := strings.ToLower(w)
			if !met[low] {
				met[low] = true
				articles[low]++
			}
			if w[0] >= 'a' {
				small[low] = true
			}
		})
	}
	c := &wordCounts{rare: make(map[string]bool)}
	for w, n := range articles {
		if n*commonShare < len(originals) && len(w) > keptEnding {
			c.rare[w] = !small[w]
		}
	}
	return c
}

// eachWord visits the words of plain letters.
func eachWord(text string, visit func(start, end int)) {
	for i := 0; i < len(text); {
		if !isLetter(text[i]) {
			i++
			continue
		}
		start := i
		for i < len(text) && isLetter(text[i]) {
			i++
		}
		if (start == 0 || text[start-1] < utf8.RuneSelf) && (i == len(text) || text[i] < utf8.RuneSelf) {
			visit(start, i)
		}
	}
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// copied is the n-th copy of the archive.
type copied struct {
	*wordCounts
	n int
}

func (c *wordCounts) copy(n int) copied { return copied{c, n} }

// day moves a day on by a month a copy.
func (c copied) day(d dates.Date) dates.Date {
	if d.Year == 0 || d.Month == 0 {
		return d
	}
	months := d.Year*12 + d.Month - 1 + c.n
	d.Year, d.Month = months/12, months%12+1
	d.Day = min(d.Day, 28)
	return d
}

// rename gives a text's names and some of its rare words others.
func (c copied) rename(text string) string {
	out := []byte(text)
	eachWord(text, func(start, end int) {
		low := strings.ToLower(text[start:end])
		name, rare := c.rare[low]
		if !rare {
			return
		}
		stem := low[:len(low)-keptEnding]
		if !name && (hash(stem)+uint32(c.n)*7)%renamedOf != 0 {
			return
		}
		turn := hash(stem)%97 + uint32(c.n)
		for i := start; i < end-keptEnding; i++ {
			out[i] = turned(out[i], turn+uint32(i-start))
		}
	})
	return string(out)
}

// turned moves a letter on among the vowels or the consonants; a word stays one that can
// be spoken.
func turned(c byte, by uint32) byte {
	const vowels, consonants = "aeiou", "bcdfghklmnprstvw"
	for _, letters := range []string{vowels, consonants} {
		if i := strings.IndexByte(letters, c|0x20); i >= 0 {
			return letters[(uint32(i)+by)%uint32(len(letters))]&^0x20 | c&0x20 // as large as it was
		}
	}
	return c
}

func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}
