package answer

import (
	"onrecord/answer/topic"
	"onrecord/corpus/attribution"
)

// weights are how the score of a hit comes about, and which steps are taken at all.
// The index tells how rare the words are and how often they stand there; these tell
// a statement on the topic from one that merely touches it. What each step gains is
// in testdata/questions/steps.stats.txt, where it is left out by itself.
type weights struct {
	topic topic.Standard // what a hit must hold of a topic

	inside  float64 // of the topic's share in what was said, the rest being in the whole excerpt
	early   float64 // the topic opens what was said, and is not mentioned at its end
	scrap   float64 // so few words that a reader learns little
	bySigns float64 // it denies, promises or warns as the question asks only by what was said …
	noSign  float64 // … or by nothing
	link    float64 // the reader can go and look; decides between equals

	// types prefers a person's own words to reported ones, and both to a passage
	// that nobody says.
	types map[attribution.Type]float64

	grouping  bool // the same statement of several articles is one
	diversity bool // who asks who said it hears every speaker before anybody twice
	voices    bool // spokesmen stand in for a body that says nothing itself
	context   bool // a statement may be on a topic by the texts round it
	facts     bool // what holds the number, day, place or reason asked for comes first
	replies   bool // what answers a question on the topic need not repeat it
}

const scrapWords = 5

var chosen = weights{
	topic:  topic.Standard{Floor: 1, Named: 2, Proper: true},
	inside: 0.25, early: 0.15, scrap: 0.8, bySigns: 0.75, noSign: 0.5, link: 1.05,
	types:    map[attribution.Type]float64{attribution.Direct: 1, attribution.Mixed: 0.95, attribution.Indirect: 0.85, "": 0.6},
	grouping: true, diversity: true, voices: true, context: true, replies: true, facts: true,
}
