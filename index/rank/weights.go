package rank

import (
	"math"

	"onrecord/index/terms"
)

// The parameters of the score. k1, b and the power of the coordination factor are
// published ones for questions about statements; they were weighed on topics taken
// from labelled statements, in their own words and in other inflections of them,
// and on the encyclopedia and magazine questions (SQuAD, TIME) as well. All of
// these were looked at while choosing, so none of them is a blind test; other
// values near these gain on one set what they lose on another.
//
// The exact form counts half, and is as rare as its stem. With its own rarity the
// one record that prints an odd inflection of one word would beat those that hold
// all the words: mean reciprocal rank on the inflected topics is .71 with full
// weight and a rarity of its own, .81 so, .86 without the exact form, which on
// topics in their own words costs more than that gains (.90 to .86).
const (
	K1                = 0.9
	B                 = 0.4
	coordinationPower = 0.5

	stemWeight    = 1.0
	exactWeight   = 0.5
	conceptWeight = stemWeight + exactWeight // a concept is as good as a word in both forms
)

// ClassWeights prefers, between records that hold the topic equally, a person's
// own words to reported ones, and either to a passage that nobody says.
var ClassWeights = [...]float64{Direct: 1, Mixed: 0.97, Indirect: 0.94, Passage: 0.85}

// ContentWeight is how often a word of what was said counts against a word of
// the frame around it ("..., the minister told reporters in Moscow"). Against 1 it
// raises the mean reciprocal rank of a statement by .024, against 2 by .002.
const ContentWeight = 3

// Slack keeps a document whose bound equals the worst of the best but for the
// rounding of its sum.
const Slack = 1 + 1e-9

// Class is the sort of words that a record holds, best evidence first.
type Class uint8

const (
	Direct Class = iota
	Mixed
	Indirect
	Passage
)

// KindNumber numbers the kinds: statements are 0, passages 1.
func KindNumber(c Class) int {
	if c == Passage {
		return 1
	}
	return 0
}

func idf(df, n int) float64 {
	return math.Log(1 + (float64(n)-float64(df)+0.5)/(float64(df)+0.5))
}

// Saturation is what a length adds to frequencies, where the average is so long.
func Saturation(length, mean float64) float64 { return K1*(1-B) + K1*B/mean*length }

func TF(freq, saturation float64) float64 { return freq * (K1 + 1) / (freq + saturation) }

// UnitWeights returns what a unit counts in any form, and more in the form asked for,
// before its rarity.
func UnitWeights(u terms.Unit) (all, exact float64) {
	switch {
	case u.Concept != "":
		return conceptWeight, 0
	case u.Stem == "":
		return exactWeight, 0
	case u.Exact == "":
		return stemWeight, 0
	}
	return stemWeight, exactWeight
}

// Rarity is the idf of what df of n records hold as a share of the most that there
// is: from 0 for what all hold to 1 for what none does.
func Rarity(df, n int) float64 { return idf(df, n) / idf(0, n) }

// UnitIDF is the idf of a unit that df of n records hold, and 0 where none does.
func UnitIDF(df, n int) float64 {
	if df == 0 {
		return 0
	}
	return idf(df, n)
}

// Coordination is the factor of a record that holds n of a topic's units.
func Coordination(n, units int) float64 {
	return math.Pow(float64(n)/float64(max(units, 1)), coordinationPower)
}
