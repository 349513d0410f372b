package main

import (
	"math"
	"math/rand/v2"
	"sort"
	"strings"
)

// language is a vocabulary in which words are as uneven as in news. The shares
// were counted over the 639,000 words of the 1,000-odd labelled articles of PolNeAR
// (training part, not in this repository) at some ranks and are interpolated
// between them; beyond what so small a text tells, they fall as those of large
// collections of English do. The words are coined.
type language struct {
	words []string  // by rank
	upTo  []float64 // the share of the words up to each
}

// shares are occurrences in a million words, by rank.
var shares = [][2]float64{
	{1, 53839}, {2, 27541}, {5, 21935}, {10, 9070}, {20, 5540}, {50, 2290}, {100, 1157}, {200, 601},
	{500, 254}, {1000, 127}, {2000, 56}, {5000, 17}, {10000, 5.5}, {20000, 1.9}, {50000, .4}, {100000, .1}, {300000, .01},
}

// functionWords take the first ranks.
var functionWords = strings.Fields(`the to of and a in that for on is was with as by at from it be are his has
	have he not will an or this which but they their were been had its who would about more said we also than
	other after i you she her him them our us if so what when there all no can up out one do into some over
	only just could most because before now how where through any then while between against during under
	these those such both each very too many much own same being did does may should`)

func newLanguage(rng *rand.Rand) *language {
	l := &language{words: append([]string(nil), functionWords...)}
	taken := make(map[string]bool)
	for _, w := range l.words {
		taken[w] = true
	}
	size := int(shares[len(shares)-1][0])
	var bases []string
	for len(l.words) < size {
		var w string
		if len(bases) > 100 && rng.IntN(5) < 2 { // a word that is there in another form
			w = bases[rng.IntN(len(bases))] + endings[rng.IntN(len(endings))]
		} else {
			w = coin(rng, 1+len(l.words)/4000)
			bases = append(bases, w)
		}
		if !taken[w] {
			taken[w] = true
			l.words = append(l.words, w)
		}
	}
	sum := 0.0
	for rank := 1; rank <= size; rank++ {
		sum += share(float64(rank))
		l.upTo = append(l.upTo, sum)
	}
	return l
}

// share interpolates on the logarithms.
func share(rank float64) float64 {
	i := sort.Search(len(shares), func(i int) bool { return shares[i][0] >= rank })
	if i == 0 {
		return shares[0][1]
	}
	a, b := shares[i-1], shares[i]
	t := math.Log(rank/a[0]) / math.Log(b[0]/a[0])
	return math.Exp(math.Log(a[1]) + t*math.Log(b[1]/a[1]))
}

// draw draws a word whose rank is at least first.
func (l *language) draw(rng *rand.Rand, first int) string {
	low := 0.0
	if first > 0 {
		low = l.upTo[first-1]
	}
	high := l.upTo[len(l.upTo)-1]
	return l.words[sort.SearchFloat64s(l.upTo, low+rng.Float64()*(high-low))]
}

var endings = []string{"s", "ed", "ing", "ation", "er"}

// coin makes a word that can be spoken.
func coin(rng *rand.Rand, length int) string {
	const consonants, vowels = "bcdfghklmnprstvw", "aeiou"
	var sb strings.Builder
	for range 1 + min(length, 2) + rng.IntN(2) {
		sb.WriteByte(consonants[rng.IntN(len(consonants))])
		sb.WriteByte(vowels[rng.IntN(len(vowels))])
	}
	sb.WriteByte(consonants[rng.IntN(len(consonants))])
	return sb.String()
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
