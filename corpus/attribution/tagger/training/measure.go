package training

import (
	"onrecord/corpus/attribution/finding"
	ranges "onrecord/corpus/text"
	"regexp"
	"sort"
	"strings"
	"unicode"
)

// Filter names the gold attributions that a score is about.
type Filter string

// The filters: every attribution, those a reader would call a statement (quoted,
// or with a speech verb in the cue), and those with quotation marks.
const (
	All    Filter = "all"
	Speech Filter = "speech"
	Quoted Filter = "quoted"
)

func (f Filter) keeps(g *Gold) bool {
	switch f {
	case Speech:
		return g.Type != "indirect" || g.Speech
	case Quoted:
		return g.Type != "indirect"
	}
	return true
}

// Score counts found attributions. An attribution is found when a predicted one
// shares at least half of the characters of its content (Dice, one to one); it
// is found with its source when the sources share a character as well, or both
// have none.
type Score struct {
	Gold, Predicted    int
	Found, WithSource  int
	GoldExact, OfExact int // contents equal to the character
}

// Content returns precision, recall and F1 of the contents.
func (s Score) Content() (p, r, f float64) { return prf(s.Found, s.Predicted, s.Gold) }

// Sourced returns precision, recall and F1 of the contents with their sources.
func (s Score) Sourced() (p, r, f float64) { return prf(s.WithSource, s.Predicted, s.Gold) }

// Exact returns precision, recall and F1 of contents equal to the character.
func (s Score) Exact() (p, r, f float64) { return prf(s.GoldExact, s.OfExact, s.Gold) }

func prf(found, predicted, gold int) (p, r, f float64) {
	if found == 0 {
		return 0, 0, 0
	}
	p, r = float64(found)/float64(predicted), float64(found)/float64(gold)
	return p, r, 2 * p * r / (p + r)
}

// Measure scores predictions, one list a document. Under a filter a prediction
// that matches gold outside of the filter is ignored, and an unmatched one is
// held against the tagger only when it looks like what the filter keeps.
func Measure(docs []Document, predicted [][]finding.Finding, f Filter) Score {
	speech := speechWords(docs)
	var s Score
	for k := range docs {
		s.add(&docs[k], predicted[k], f, speech)
	}
	return s
}

func (s *Score) add(d *Document, predicted []finding.Finding, f Filter, speech map[string]bool) {
	kept := 0
	for i := range d.Gold {
		if f.keeps(&d.Gold[i]) {
			kept++
		}
	}
	s.Gold += kept
	usedGold, usedPred := map[int]bool{}, map[int]bool{}
	for _, m := range matches(d, predicted) {
		if m.dice < .5 {
			break
		}
		if usedGold[m.gold] || usedPred[m.pred] {
			continue
		}
		usedGold[m.gold], usedPred[m.pred] = true, true
		if !f.keeps(&d.Gold[m.gold]) {
			continue
		}
		s.Found++
		s.Predicted++
		if sameSource(d.Text, d.Gold[m.gold].Source, predicted[m.pred].Source) {
			s.WithSource++
		}
		if m.dice == 1 {
			s.GoldExact++
		}
	}
	for j := range predicted {
		if !usedPred[j] && looksLike(d.Text, &predicted[j], f, speech) {
			s.Predicted++
		}
	}
	s.OfExact = s.Predicted
}

type match struct {
	dice       float64
	gold, pred int
}

// matches returns the pairs of gold and prediction that share a character of
// content, best first.
func matches(d *Document, predicted []finding.Finding) []match {
	gold := make([]map[int]bool, len(d.Gold))
	at := map[int][]int{} // byte -> gold attributions
	for i := range d.Gold {
		gold[i] = letters(d.Text, d.Gold[i].Content)
		for b := range gold[i] {
			at[b] = append(at[b], i)
		}
	}
	var out []match
	for j := range predicted {
		p := letters(d.Text, predicted[j].Content)
		shared := map[int]int{}
		for b := range p {
			for _, i := range at[b] {
				shared[i]++
			}
		}
		for i, n := range shared {
			out = append(out, match{2 * float64(n) / float64(len(p)+len(gold[i])), i, j})
		}
	}
	sort.Slice(out, func(x, y int) bool {
		a, b := out[x], out[y]
		switch {
		case a.dice != b.dice:
			return a.dice > b.dice
		case a.gold != b.gold:
			return a.gold > b.gold
		}
		return a.pred > b.pred
	})
	return out
}

// letters returns the places of the characters of spans that are not space.
func letters(text string, spans []ranges.Range) map[int]bool {
	set := map[int]bool{}
	for _, s := range spans {
		for i, r := range text[s.Start:s.End] {
			if !unicode.IsSpace(r) {
				set[s.Start+i] = true
			}
		}
	}
	return set
}

func sameSource(text string, a, b []ranges.Range) bool {
	x, y := letters(text, a), letters(text, b)
	for i := range x {
		if y[i] {
			return true
		}
	}
	return len(x) == 0 && len(y) == 0
}

// looksLike reports whether an unmatched prediction counts under f.
func looksLike(text string, p *finding.Finding, f Filter, speech map[string]bool) bool {
	if f == All {
		return true
	}
	for _, s := range p.Content {
		from, to := back(text, s.Start, 2), ahead(text, s.End, 2)
		for _, mark := range []string{`"`, "“", "”", "''", "``"} {
			if strings.Contains(text[from:to], mark) {
				return true
			}
		}
	}
	if f == Quoted {
		return false
	}
	for _, s := range p.Cue {
		for _, w := range wordPattern.FindAllString(strings.ToLower(text[s.Start:s.End]), -1) {
			if speech[w] {
				return true
			}
		}
	}
	return false
}

func back(text string, i, n int) int {
	for ; n > 0 && i > 0; n-- {
		i--
		for i > 0 && text[i]&0xc0 == 0x80 {
			i--
		}
	}
	return i
}

func ahead(text string, i, n int) int {
	for ; n > 0 && i < len(text); n-- {
		i++
		for i < len(text) && text[i]&0xc0 == 0x80 {
			i++
		}
	}
	return i
}

var wordPattern = regexp.MustCompile(`[a-z]+`)

// notSpeech are words of cues that are no speech verbs.
var notSpeech = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(`that the and has had have was were will would could been being with for from also not his her their its who which about into`) {
		m[w] = true
	}
	return m
}()

// speechWords are the words of the cues that the gold marks as speech.
func speechWords(docs []Document) map[string]bool {
	words := map[string]bool{}
	for _, d := range docs {
		for _, g := range d.Gold {
			if !g.Speech {
				continue
			}
			for _, w := range wordPattern.FindAllString(strings.ToLower(g.CueText), -1) {
				if len(w) > 2 && !notSpeech[w] {
					words[w] = true
				}
			}
		}
	}
	return words
}
