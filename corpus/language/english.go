package language

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus/lexicon"
)

// Votes are the words of a text that speak for English and for other languages.
type Votes struct {
	English int // words that only English has
	Other   int // words that English lacks; those that tell reporting count twice
	Unknown int // words in small letters that are in no list
}

// Verdict is what votes come to.
type Verdict int

// The verdicts.
const (
	Undecided Verdict = iota
	English
	Other
)

// strange is the number of words in small letters of which English has some that are
// in its list: a text of as many without one is in a language that we have no list for.
const strange = 6

// longReporting is the length in bytes from which a reporting word with a capital,
// "Selon", is hardly a name.
const longReporting = 5

// Add counts the words of a text. Words of another script than the Latin are never
// English.
func (v *Votes) Add(text string) {
	lists := wordLists()
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' }) {
		word = strings.Trim(strings.ReplaceAll(word, "’", "'"), "'")
		first, _ := utf8.DecodeRuneInString(word)
		if word == "" {
			continue
		}
		if scriptOf(first) != "latin" {
			v.Other += min(utf8.RuneCountInString(word), 2) // Chinese puts no spaces between words
			continue
		}
		switch lists[strings.ToLower(word)] {
		case ofEnglish:
			v.English++
			continue
		case ofNeither:
			continue
		case ofOthers:
			if unicode.IsLower(first) {
				v.Other++
			}
			continue
		case ofReporting:
			if unicode.IsLower(first) || len(word) >= longReporting {
				v.Other += 2
			}
			continue
		}
		switch {
		case !unicode.IsLower(first), strings.Contains(word, "'"):
		case strings.ContainsFunc(word, func(r rune) bool { return r >= utf8.RuneSelf }):
			v.Other++
		default:
			v.Unknown++
		}
	}
}

// Verdict says which language the votes are for: English when it has as many as the
// others, so that a name or a word quoted does not decide. A single vote for another
// language decides nothing.
func (v Votes) Verdict() Verdict {
	switch {
	case v.Other > v.English && v.Other > 1:
		return Other
	case v.English == 0 && v.Unknown >= strange:
		return Other
	case v.English > 0 && v.English >= v.Other:
		return English
	}
	return Undecided
}

//go:embed english.txt
var englishFile string

// What a word says of its text's language.
const (
	ofEnglish   = 1 + iota
	ofNeither   // English prints it too
	ofOthers    //
	ofReporting // "sagte"
)

var wordLists = sync.OnceValue(func() map[string]int8 {
	of := map[string]int8{}
	for word, languages := range languagesOf() {
		of[word] = ofOthers
		for _, l := range languages {
			if l == "en" && len(languages) == 1 {
				of[word] = ofEnglish
			} else if l == "en" {
				of[word] = ofNeither
				break
			}
		}
	}
	classes := map[string]int8{"says": ofReporting, "neither": ofNeither, "english": ofEnglish}
	err := lexicon.Read("english.txt", strings.NewReader(englishFile), func(l lexicon.Line) error {
		class, known := classes[l.Flags[0]]
		if !known {
			return l.Errorf("no class of words is called %q", l.Flags[0])
		}
		for _, w := range l.Forms {
			if of[w] != ofNeither || class == ofEnglish {
				of[w] = class
			}
		}
		return nil
	})
	if err != nil {
		panic("language: " + err.Error()) // a test keeps this from being shipped
	}
	return of
})
