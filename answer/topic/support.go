package topic

import "math"

// Around are the texts round a statement that may say what it is about.
type Around struct {
	Said     string // what was said
	Sentence string // with the words that report it
	Within   string // its paragraph
	Beside   string // the paragraphs before and after it
	Headline Held
	Article  Held // the whole text
	Far      bool // the topic stands in the article, and far from it
}

// Held is how often a text, by its paragraphs, has each unit of a topic.
type Held struct {
	times      []int
	paragraphs int
}

// What a place counts for: that a unit stands there, as the chance that the statement is
// on it. Each place that has it makes the others' miss smaller, so that places add up and
// none takes the place of the statement's own words.
const (
	saidCounts     = 1
	sentenceCounts = 0.9
	withinCounts   = 0.7
	besideCounts   = 0.4
	headlineCounts = 0.6
	articleCounts  = 0.4 // of a unit that stands in every third paragraph or oftener; in a single one it counts nothing
	farHeadline    = 0.3 // the headline's, of a statement far from where the article has the topic
)

// Holds counts the units in the paragraphs of a text.
func (t Topic) Holds(paragraphs []string) Held {
	h := Held{times: make([]int, len(t.units)), paragraphs: len(paragraphs)}
	for _, p := range paragraphs {
		_, held := t.held(p)
		for i, is := range held {
			if is {
				h.times[i]++
			}
		}
	}
	return h
}

// Any reports whether a text has a unit of the topic.
func (h Held) Any() bool {
	for _, n := range h.times {
		if n > 0 {
			return true
		}
	}
	return false
}

// How surely a statement must be on one of a topic's proper nouns, and on its other words
// together.
const (
	leastNamed  = 0.5
	leastCommon = 0.3
)

// Supports returns how surely a statement is on the topic by the texts round it, from 0 to
// 1: the weighted mean over the units.
func (t Topic) Supports(a Around) float64 {
	_, said := t.held(a.Said)
	_, sentence := t.held(a.Sentence)
	_, within := t.held(a.Within)
	_, beside := t.held(a.Beside)
	headline := headlineCounts
	if a.Far {
		headline = farHeadline
	}
	var sum, total, common, commons float64
	named := !t.standard.Proper
	any := false
	for i, u := range t.units {
		miss := 1.0
		add := func(is bool, counts float64) {
			if is {
				miss *= 1 - counts
			}
		}
		add(said[i], saidCounts)
		add(sentence[i], sentenceCounts)
		add(within[i], withinCounts)
		add(beside[i], besideCounts)
		add(a.Headline.times != nil && a.Headline.times[i] > 0, headline)
		if a.Article.times != nil && a.Article.paragraphs > 0 {
			share := float64(a.Article.times[i]) / float64(a.Article.paragraphs)
			add(a.Article.times[i] > 1, articleCounts*math.Min(1, 3*share))
		}
		total += u.weight
		sum += u.weight * (1 - miss)
		if !u.named && !u.given {
			common += u.weight * (1 - miss)
			commons += u.weight
		}
		any = any || u.named
		named = named || u.named && 1-miss >= leastNamed
	}
	if total == 0 || any && !named || common < leastCommon*commons {
		return 0
	}
	return sum / total
}
