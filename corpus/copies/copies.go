// Package copies finds texts that are one: the same statement in another
// translation, cut or report, and an article that several outlets carry.
//
// # Statements
//
// [Read] reduces a saying to its telling words in their order: stems, without
// the words that every sentence has; things by their concept, so that ISIL is
// Islamic State; a few groups of words that translators choose between. [Same]
// then asks two questions. Do the sayings contradict each other: other numbers,
// other names, one denying what the other says, a word against its opposite, or
// one word put in another's place between the same neighbours? Then they are
// two. Else, do most words of the shorter stand in the longer? Then they are one.
//
// The order of the questions is the decision of this package. "We will deliver
// the missiles" and "we will not deliver the missiles" share every word that a
// search engine looks at, and whoever reads one under the other is deceived;
// while a statement that is shown twice costs a reader two lines. So whatever
// might contradict keeps sayings apart, and who spoke and when is for the
// caller to compare.
//
// # Articles
//
// A [Sketch] is a MinHash of an article's word triples: the share of equal
// places in two sketches estimates the share of equal triples, and few bytes
// stand for an article. [Archive] finds those that are alike without comparing
// each with each.
package copies

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus/names"
)

// Saying is a statement's words as they are compared.
type Saying struct {
	words   []word
	all     map[string]bool // every token, small words as well
	denials int
}

// word is a telling word of a saying.
type word struct {
	stem   string
	name   bool // a name, a concept, a weekday
	number bool
	denied bool
	loose  bool // an adverb, which translators change freely
}

// weight is how much a word says about which statement it is.
func (w word) weight() float64 {
	if w.name || w.number {
		return 2
	}
	return 1
}

// Read reduces what was said to its words; table may be nil.
func Read(said string, table *names.Table) Saying {
	s := Saying{all: map[string]bool{}}
	at := 0
	if table != nil {
		for _, m := range table.Find(said) {
			if m.Start < at {
				continue
			}
			s.plain(said[at:m.Start], at == 0)
			s.add(word{stem: "concept " + m.Concept.ID, name: true})
			at = m.End
		}
	}
	s.plain(said[at:], at == 0)
	s.deny()
	return s
}

// Len is the number of telling words.
func (s Saying) Len() int { return len(s.words) }

// denial marks the place of a word that denies, until deny has read it.
const denial = "\x00not"

func (s *Saying) add(w word) { s.words = append(s.words, w) }

// plain adds the words of a stretch without concepts.
func (s *Saying) plain(text string, first bool) {
	list := words()
	for _, t := range tokens(text) {
		folded := names.Fold(t.text)
		folded = strings.TrimSuffix(folded, "'s")
		if base, ok := strings.CutSuffix(folded, "n't"); ok {
			s.add(word{stem: denial})
			folded = base
		}
		if folded == "" {
			continue
		}
		s.all[folded] = true
		r, _ := utf8.DecodeRuneInString(t.text)
		switch {
		case list.denying[folded]:
			s.add(word{stem: denial})
		case unicode.IsDigit(r) || list.amounts[folded]:
			s.add(word{stem: strings.ReplaceAll(folded, ",", ""), number: true})
		case list.small[folded]:
		default:
			st := names.Stem(folded)
			if group := list.groups[st]; group != "" {
				st = group
			}
			s.add(word{stem: st, name: unicode.IsUpper(r) && !(first && t.opens), loose: strings.HasSuffix(folded, "ly")})
		}
		if folded == "u.s" || folded == "us" && t.text == "US" {
			s.words = slices.DeleteFunc(s.words, func(w word) bool { return w.stem == names.Stem(folded) })
			s.add(word{stem: "unit", name: true})
			s.add(word{stem: "state", name: true})
		}
	}
}

// deny takes the denials out of the words and marks the next telling word.
func (s *Saying) deny() {
	kept := s.words[:0]
	open := false
	for _, w := range s.words {
		if w.stem == denial {
			open = true
			s.denials++
			continue
		}
		w.denied, open = open, false
		kept = append(kept, w)
	}
	s.words = kept
}

// Bounds of likeness. Measured over testdata/pairs.txt, see its stats.txt.
const (
	enough   = 0.6 // of the shorter one's weight
	fewest   = 3   // telling words; shorter sayings must be equal
	tolerant = 8   // from so many words on one may stand in another's place
)

// Same reports whether two sayings of one speaker are one statement.
func Same(a, b Saying) bool {
	if min(len(a.words), len(b.words)) < fewest {
		return len(a.words) > 0 && slices.EqualFunc(a.words, b.words, func(x, y word) bool { return x.stem == y.stem && x.denied == y.denied })
	}
	return !contradict(a, b) && Likeness(a, b) >= enough
}

// Likeness is the part of the shorter saying's words, by weight, that the other
// has too.
func Likeness(a, b Saying) float64 {
	inA, inB := a.weights(), b.weights()
	shared, all, other := 0.0, 0.0, 0.0
	for stem, w := range inA {
		all += w
		shared += min(w, inB[stem])
	}
	for _, w := range inB {
		other += w
	}
	if all == 0 || other == 0 {
		return 0
	}
	return min(1, shared/min(all, other))
}

// weights are a saying's words with what they weigh.
func (s Saying) weights() map[string]float64 {
	m := make(map[string]float64, len(s.words))
	for _, w := range s.words {
		m[w.stem] = max(m[w.stem], w.weight())
	}
	return m
}

func (s Saying) stems() map[string]bool {
	m := make(map[string]bool, len(s.words))
	for _, w := range s.words {
		m[w.stem] = true
	}
	return m
}

// contradict reports whether two sayings cannot be one.
func contradict(a, b Saying) bool {
	inA, inB := a.stems(), b.stems()
	return a.alone(inB, isNumber) && b.alone(inA, isNumber) ||
		a.alone(inB, isName) && b.alone(inA, isName) ||
		denies(a, b) || opposed(a, b) ||
		min(len(a.words), len(b.words)) < tolerant && replaced(a, b, inA, inB)
}

func isNumber(w word) bool { return w.number }

func isName(w word) bool { return w.name }

// alone reports whether a saying has a word of a kind which the other lacks.
func (s Saying) alone(other map[string]bool, kind func(word) bool) bool {
	return slices.ContainsFunc(s.words, func(w word) bool { return kind(w) && !other[w.stem] })
}

// denies reports whether one says of a word what the other denies. Where both deny
// as often, the denial only stands elsewhere: "let nobody close", "not allow
// anybody to close".
func denies(a, b Saying) bool {
	if a.denials == b.denials {
		return false
	}
	for _, x := range a.words {
		for _, y := range b.words {
			if x.stem == y.stem && x.denied != y.denied {
				return true
			}
		}
	}
	return false
}

// opposed reports whether one has a word and the other its opposite.
func opposed(a, b Saying) bool {
	for _, o := range words().opposites {
		for _, x := range [][2]Saying{{a, b}, {b, a}} {
			if x[0].any(o[0]) && !x[0].any(o[1]) && x[1].any(o[1]) && !x[1].any(o[0]) {
				return true
			}
		}
	}
	return false
}

func (s Saying) any(list []string) bool {
	return slices.ContainsFunc(list, func(w string) bool { return s.all[w] })
}

// replaced reports whether between the same two neighbours each has words of its own.
func replaced(a, b Saying, inA, inB map[string]bool) bool {
	gaps := a.gaps(inB)
	for place := range b.gaps(inA) {
		if gaps[place] {
			return true
		}
	}
	return false
}

// gaps are the places, by their neighbours, where a saying has words of its own.
func (s Saying) gaps(other map[string]bool) map[[2]string]bool {
	out := map[[2]string]bool{}
	last, own := "", false
	for _, w := range append(slices.Clone(s.words), word{}) {
		switch {
		case w.stem != "" && !other[w.stem]:
			own = own || !w.loose
			continue
		case own && (last != "" || w.stem != ""):
			out[[2]string{last, w.stem}] = true
		}
		last, own = w.stem, false
	}
	return out
}
