package topic

import "slices"

// Standard is what the units of a topic weigh, and how much of it a text must hold.
type Standard struct {
	Floor  float64 // times the share of a topic that a text must hold
	Named  float64 // what a proper noun or concept weighs, a common word weighing at most 1
	Proper bool    // where a topic has a proper noun or concept, a text must hold one
}

// The share of a topic that a text must hold to be an answer, picked where lists of
// questions that people asked agree with questions made of labelled articles and put to
// the wrong speakers. Of two words the one that tells more may do alone, of three two are
// needed; a longer question in its own words may miss half.
const (
	shortCover = 0.48
	LongCover  = 0.40 // of a long topic
	long       = 4    // units
)

// Long reports whether a topic has so many units that it is asked in words of its own.
func (t Topic) Long() bool { return len(t.units) >= long }

// Floor is the share of the topic that a text must hold to be an answer, 0 to 1.
func (t Topic) Floor() float64 {
	if t.Long() {
		return LongCover * t.standard.Floor
	}
	return shortCover * t.standard.Floor
}

// Answers reports whether a match is on the topic, and not merely near it.
func (t Topic) Answers(m Match) bool {
	return m.either || m.Named && m.Cover >= t.Floor()
}

// mostSeen is beyond which unit of a topic the index may not look.
const mostSeen = 60

// Fewest is a number of units without which no text holds such a share of the topic,
// for the index to leave out what cannot answer. It counts on the heaviest being
// there, on all that the index may cut otherwise ("U.S." is one word there and two
// letters here) as well, and on one more.
func (t Topic) Fewest(share float64) int {
	left, weights := 0.0, []float64{}
	for i, u := range t.units {
		left += share * u.weight
		if i < mostSeen && (u.concept != "" && u.stem == "" || u.concept == "" && len(u.stem) > 1) {
			weights = append(weights, u.weight)
		} else {
			left -= u.weight
		}
	}
	slices.Sort(weights)
	n := 0
	for i := len(weights) - 1; i >= 0 && left > 0; i-- {
		left -= weights[i]
		n++
	}
	n = max(n-1, 0)
	for _, one := range t.either {
		n = min(n, one.Fewest(one.Floor()))
	}
	return n
}
