// Package topic holds a text against what a question is about.
//
// [Read] parts the words of a topic into units (topic.go): a concept under any of its
// names, or a word in any of its forms. A unit weighs by how much it tells: a concept or
// proper noun as [Standard] says, any other word by its rarity in the archive, so that
// "climate change" is not found in a text on change. A [Topic] can then say of any text
// which share of it is there, and where (match.go), and whether that is enough to be an
// answer (standard.go). For the index it knows below how many units nothing can be one.
//
// Two decisions shape it. Where a topic has a proper noun or concept, one must be there:
// without it the rest is about something else. And of alternatives ("hackers or
// fighters") one is enough, as if it had been asked for alone.
package topic

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"onrecord/answer/question"
	"onrecord/corpus/lexicon"
	"onrecord/corpus/names"
)

// unit is one thing that a topic asks for: a concept under any of its names, or
// a word in any of its forms.
type unit struct {
	concept string // its ID, or ""
	printed string // a word as the topic has it
	stem    string // of a concept that is named by its people ("Russians") that of one of them
	exact   string // an acronym that is a function word in lower case ("IT"): only its capitals are it
	weight  float64
	given   bool // a forename before a surname, which texts leave out
	named   bool // a concept or a proper noun: without one of these a text is off the topic
}

// Topic is what a question is about. The zero Topic is held by every text.
type Topic struct {
	Rest     string           // the words without what the concepts cover
	Concepts []*names.Concept // in order
	asked    string           // as written
	units    []unit
	standard Standard
	table    *names.Table
	met      map[string]int // words of texts as printed, and which unit each is
	either   []Topic        // of "hackers or fighters": one of these is enough
}

// Rarity returns for each of some words how much it tells in an archive: 0 for one that
// every article has, 1 for one that none has.
type Rarity func(words []string) ([]float64, error)

// Name reports whether neighbouring words are the full name of somebody.
type Name func(words string) bool

// givenWeight is what a forename weighs: a text that calls somebody by the surname is on
// him.
const givenWeight = 0.2

// leastRarity keeps a word that stands in every article from counting nothing.
const leastRarity = 0.05

// either parts alternatives.
var either = regexp.MustCompile(`(?i)(?:,| |, )or `)

// Alternatives are told apart where there are so many, of so few units together: a
// long topic is a sentence, and its "or" stands for less.
const (
	mostEither  = 4
	eitherUnits = 8
)

// Read reads a topic and its alternatives. rarity is asked once, for all words that are
// no proper nouns, and not at all where there are none; an error is one of its. name may
// be nil.
func Read(asked string, table *names.Table, standard Standard, rarity Rarity, name Name) (Topic, error) {
	t := read(asked, table, standard)
	if name != nil {
		t.findGiven(name)
	}
	parts := either.Split(t.asked, mostEither+1)
	if len(parts) > 1 && len(parts) <= mostEither && len(t.units) <= eitherUnits && !strings.ContainsAny(asked, "\"“”") {
		for _, part := range parts {
			if one := read(part, table, standard); len(one.units) > 0 {
				t.either = append(t.either, one)
			}
		}
	}
	if err := t.weighWords(rarity); err != nil {
		return Topic{}, fmt.Errorf("topic: weigh words: %w", err)
	}
	return t, nil
}

// read reads the words of a topic. The case of the letters counts: "IS" is the
// organisation and "is" the verb, unless nothing else is there; of a topic that is
// all capitals it tells nothing.
func read(asked string, table *names.Table, standard Standard) Topic {
	asked = strings.Trim(asked, " ,.;:?!")
	t := Topic{asked: asked, standard: standard, table: table, met: map[string]int{}}
	if c := table.Lookup(strings.Trim(asked, `"'“”‘’`)); c != nil {
		t.add(c)
		t.byPeople(c, asked)
		return t
	}
	var rest strings.Builder
	at := 0
	for _, m := range table.Find(asked) {
		t.add(m.Concept)
		t.byPeople(m.Concept, asked[m.Start:m.End])
		rest.WriteString(asked[at:m.Start] + " ")
		at = m.End
	}
	rest.WriteString(asked[at:])
	t.Rest = strings.Join(strings.Fields(rest.String()), " ")
	t.addWords()
	return t
}

func (t *Topic) add(c *names.Concept) {
	for _, have := range t.Concepts {
		if have == c {
			return
		}
	}
	t.Concepts = append(t.Concepts, c)
	t.units = append(t.units, unit{concept: c.ID, weight: t.standard.Named, named: true})
}

// byPeople notes where a concept is named by its people: of "Germans" a text on German
// voters is too.
func (t *Topic) byPeople(c *names.Concept, printed string) {
	one := strings.TrimSuffix(names.Fold(printed), "s")
	if len(one) == len(printed) || !t.table.Lexicon().Has(one, lexicon.Demonym) {
		return
	}
	if u := t.concept(c.ID); u >= 0 {
		t.units[u].stem = names.Stem(one)
	}
}

func (t *Topic) addWords() {
	seen := map[string]bool{}
	shouted := t.asked == strings.ToUpper(t.asked) && strings.Count(t.asked, " ") >= 3
	for _, w := range question.Words(t.Rest) {
		printed := t.Rest[w.Start:w.End]
		folded := names.Fold(printed)
		u := unit{printed: printed, stem: names.Stem(folded), weight: 1}
		if question.IsStop(folded) {
			if len(printed) == 1 || printed != strings.ToUpper(printed) || t.asked == strings.ToUpper(t.asked) {
				continue
			}
			u.exact, u.stem = printed, "="+printed
		}
		if seen[u.stem] || u.stem == "" {
			continue
		}
		seen[u.stem] = true
		if unicode.IsUpper([]rune(printed)[0]) && len(printed) > 1 && !shouted {
			u.weight, u.named = t.standard.Named, true
		}
		t.units = append(t.units, u)
	}
}

// longestName is how many words a full name has at most.
const longestName = 4

// findGiven marks the forenames of full names among the words.
func (t *Topic) findGiven(name Name) {
	words := question.Words(t.Rest)
	for i := 0; i < len(words); i++ {
		for n := min(longestName, len(words)-i); n > 1; n-- {
			first, last := words[i], words[i+n-1]
			if !t.table.IsForename(names.Fold(t.Rest[first.Start:first.End])) || !name(t.Rest[first.Start:last.End]) {
				continue
			}
			for _, w := range words[i : i+n-1] {
				t.markGiven(t.Rest[w.Start:w.End])
			}
			i += n - 1
			break
		}
	}
}

func (t *Topic) markGiven(printed string) {
	for i := range t.units {
		if u := &t.units[i]; u.printed == printed && u.concept == "" {
			u.given, u.named, u.weight = true, false, givenWeight
		}
	}
}

// weighWords weighs the words that are no proper nouns, those of alternatives too.
func (t *Topic) weighWords(rarity Rarity) error {
	var common []*unit
	for _, one := range append([]Topic{*t}, t.either...) {
		for i := range one.units {
			if u := &one.units[i]; !u.named && !u.given {
				common = append(common, u)
			}
		}
	}
	if len(common) == 0 {
		return nil
	}
	words := make([]string, len(common))
	for i, u := range common {
		words[i] = u.printed
	}
	rarities, err := rarity(words)
	if err != nil {
		return err
	}
	for i, u := range common {
		u.weight *= max(leastRarity, rarities[i])
	}
	return nil
}

// Len is how many units a topic has: 0 when nothing can be looked for.
func (t Topic) Len() int { return len(t.units) }

// IDs are those of the concepts.
func (t Topic) IDs() []string {
	var ids []string
	for _, c := range t.Concepts {
		ids = append(ids, c.ID)
	}
	return ids
}

// Last is the topic's last unit alone: of a name the surname.
func (t Topic) Last() Topic {
	if n := len(t.units); n > 1 {
		t.units = t.units[n-1:]
		if t.units[0].concept == "" {
			t.Concepts = nil
		}
		t.met = map[string]int{}
	}
	return t
}
