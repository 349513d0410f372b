package question

import (
	_ "embed"
	"strings"
	"unicode"

	"onrecord/corpus/lexicon"
	"onrecord/corpus/names"
	"onrecord/corpus/text"
)

// class is a set of word classes, a bit each.
type class uint64

//go:embed words.txt
var wordList string

// classes are the classes of every word of the list, and classNamed their bits.
var classes, classNamed = readWords(wordList)

func readWords(list string) (map[string]class, map[string]class) {
	of, named := map[string]class{}, map[string]class{}
	var bit class
	for line := range strings.Lines(list) {
		switch line = strings.TrimSpace(line); {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			name := strings.Trim(line, "[]")
			bit = 1 << len(named)
			named[name] = bit
		default:
			for w := range strings.FieldsSeq(line) {
				of[w] |= bit
			}
		}
	}
	if len(named) > 62 { // two bits have another use
		panic("question: words.txt has too many classes")
	}
	return of, named
}

// verbsOf are the classes of the verbs that a lexicon has: what may report in an article
// may ask in a question for what was said. Forms that are nouns as well ("claims") are
// left to the list.
var verbsOf = lexicon.PerLexicon(func(l *lexicon.Lexicon) map[string]class {
	out := map[string]class{}
	for e := range l.Entries(lexicon.Verb) {
		for i, form := range e.Forms {
			if e.Frame&lexicon.Noun == 0 || i > lexicon.ThirdPerson {
				out[form] |= classNamed["say"]
			}
		}
	}
	return out
})

// is reports whether a word, in small letters, is of a class of the list.
func is(word, class string) bool { return classes[word]&classNamed[class] != 0 }

// IsStop reports whether a word, in small letters, says nothing of a topic.
func IsStop(word string) bool { return is(word, "stop") }

// IsAsking reports whether a word, in small letters, is one of those that questions are made
// of, or a verb of saying.
func IsAsking(word string, table *names.Table) bool {
	return classes[word] != 0 || verbsOf(table.Lexicon())[word] != 0
}

// Words are the byte ranges of the words of a text; an apostrophe or hyphen inside a
// word parts it.
func Words(body string) []text.Range {
	out := make([]text.Range, 0, len(body)/5+1)
	start := -1
	for i, r := range body {
		if 'a' <= r && r <= 'z' || unicode.IsLetter(r) || unicode.IsDigit(r) || start >= 0 && unicode.In(r, unicode.Mn, unicode.Cf) {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			out = append(out, text.Range{Start: start, End: i})
			start = -1
		}
	}
	if start >= 0 {
		out = append(out, text.Range{Start: start, End: len(body)})
	}
	return out
}

// Blank reports whether a text has no word, but for signs.
func Blank(text string) bool { return Line(text) == "" }

// Line makes one line of a text, without characters that nobody sees and without the
// signs at its ends.
func Line(text string) string {
	return strings.Trim(strings.TrimRight(tidy(text), "?!. "), ",;: ")
}

// Reports reports whether a text quotes somebody or has a verb of saying.
func Reports(text string) bool {
	if strings.ContainsAny(text, "\"“”«»") || strings.Contains(text, "''") {
		return true
	}
	for _, t := range tokenise(tidy(text), nil) {
		if t.is("say") {
			return true
		}
	}
	return strings.Contains(strings.ToLower(text), "according to")
}
