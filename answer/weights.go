package answer

import "onrecord/corpus/attribution"

// weights are how the score of a hit comes about, and which steps are taken at all.
// The index tells how rare the words are and how often they stand there; these tell
// a statement on the topic from one that merely touches it. What each step gains is
// in testdata/questions/steps.stats.txt, where it is left out by itself.
type weights struct {
	floor  float64 // times the share of a topic that a hit must hold
	named  float64 // a proper noun or concept says more of a topic than a common word
	proper bool    // where a topic has a proper noun, a hit must hold one

	inside float64 // of the topic's share in what was said, the rest being in the whole excerpt: a topic in the frame alone counts less
	early  float64 // the topic opens what was said, and is not mentioned at its end
	phrase float64 // the topic's words stand there as they were asked
	echo   float64 // for each other outlet that has the same statement, up to maxEchoes
	link   float64 // the reader can go and look
	unsure float64 // nobody can be named
	vague  float64 // the question names a year, and the article does not
	scrap  float64 // so few words that a reader learns little

	// types prefers a person's own words to reported ones, and both to a passage
	// that nobody says.
	types map[attribution.Type]float64

	grouping  bool // the same statement of several articles is one
	diversity bool // who asks who said it hears every speaker before anybody twice
	voices    bool // spokesmen stand in for a body that says nothing itself
	replies   bool // what answers a question on the topic need not repeat it
}

const (
	maxEchoes  = 2
	scrapWords = 5
)

var chosen = weights{
	floor: 1, named: 2, proper: true,
	inside: 0.7, early: 0.3, phrase: 1, echo: 0.1, link: 1.05, unsure: 0.8, vague: 0.8, scrap: 0.8,
	types:    map[attribution.Type]float64{attribution.Direct: 1, attribution.Mixed: 0.95, attribution.Indirect: 0.85, "": 0.6},
	grouping: true, diversity: true, voices: true, replies: true,
}
