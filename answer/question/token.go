package question

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus/lexicon"
	"onrecord/corpus/text"
)

// token is a word, a sign, or what an apostrophe joins to a word: "Lavrov" and "'s",
// "did" and "n't".
type token struct {
	start, end int    // bytes of the question
	key        string // in small letters, with plain apostrophes
	class      class
	word       bool // not a sign, and no clitic
	quoted     bool // stands in quotation marks
}

// tidy makes one line of a text, without characters that nobody sees.
func tidy(text string) string {
	text = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, text)
	return strings.Join(strings.Fields(text), " ")
}

// tokenise cuts a tidy text, and gives its words the classes of the list and the verbs of
// a lexicon.
func tokenise(text string, words *lexicon.Lexicon) []token {
	var out []token
	verbs := verbsOf(words)
	add := func(start, end int, word bool) {
		if start < end {
			key := strings.ReplaceAll(strings.ToLower(text[start:end]), "’", "'")
			t := token{start: start, end: end, key: key, class: classes[key] | verbs[key], word: word}
			if r, _ := utf8.DecodeRuneInString(text[start:end]); word && unicode.IsUpper(r) {
				t.class |= capitalWord
			}
			if word {
				t.class |= anyWord
			}
			out = append(out, t)
		}
	}
	signs := func(start, end int) { // one by one
		for i, r := range text[start:end] {
			add(start+i, start+i+utf8.RuneLen(r), false)
		}
	}
	body := len(strings.TrimRight(text, "?!. "))
	for at := 0; at < len(text); {
		end := len(text)
		if n := strings.IndexByte(text[at:], ' '); n >= 0 {
			end = at + n
		}
		first := at + len(text[at:end]) - len(strings.TrimLeftFunc(text[at:end], isSign))
		last := first + len(strings.TrimRightFunc(text[first:end], isSign))
		for last < end && text[last] == '.' && last > first && last < body { // of an abbreviation
			last++
		}
		signs(at, first)
		cut(text, first, last, func(start, end int, word bool) { add(start, end, word) })
		signs(last, end)
		at = end + 1
	}
	return out
}

// cut parts a word from what an apostrophe or a slash joins to it.
func cut(text string, start, end int, add func(start, end int, word bool)) {
	if i := strings.IndexByte(text[start:end], '/'); i > 0 && !strings.Contains(text[start:end], "//") && !unicode.IsDigit(rune(text[start+i-1])) {
		cut(text, start, start+i, add)
		add(start+i, start+i+1, false)
		cut(text, start+i+1, end, add)
		return
	}
	word := text[start:end]
	for _, clitic := range clitics {
		if stem := len(word) - len(clitic); stem > 0 && strings.EqualFold(word[stem:], clitic) {
			add(start, start+stem, true)
			add(start+stem, end, false)
			return
		}
	}
	add(start, end, true)
}

// clitics are what an apostrophe joins to a word.
var clitics = []string{"'s", "’s", "n't", "n’t", "'d", "’d", "'m", "’m"}

// isSign reports whether a character at the edge of a word is no part of it.
func isSign(r rune) bool {
	switch r {
	case '#', '&', '%', '§', '_':
		return false
	}
	return unicode.IsPunct(r)
}

// is reports whether a token is of a class of the list.
func (t token) is(class string) bool { return t.class&classNamed[class] != 0 }

// quote reports whether a token is a quotation mark.
func (t token) quote() bool { return strings.Contains("\"“”«»", t.key) }

// Part is what a question says of one thing: its words, and where they stand.
type Part struct {
	Text string       // as written, one line; "" when the question says nothing of it
	At   []text.Range // byte ranges of [Question.Words], in order; nil when it was not read from words
}

// part makes a part of some tokens, without the commas around them.
func (r *reader) part(tokens []int) Part {
	for len(tokens) > 0 && isEdge(r.tokens[tokens[0]]) {
		tokens = tokens[1:]
	}
	for len(tokens) > 0 && isEdge(r.tokens[tokens[len(tokens)-1]]) {
		tokens = tokens[:len(tokens)-1]
	}
	var p Part
	var body strings.Builder
	for i, n := range tokens {
		t := r.tokens[n]
		if i > 0 && n == tokens[i-1]+1 {
			last := &p.At[len(p.At)-1]
			body.WriteString(r.words[last.End:t.end])
			last.End = t.end
			continue
		}
		if i > 0 {
			body.WriteByte(' ')
		}
		body.WriteString(r.words[t.start:t.end])
		p.At = append(p.At, text.Range{Start: t.start, End: t.end})
	}
	p.Text = body.String()
	return p
}

func isEdge(t token) bool {
	return t.key == "," || t.key == ";" || t.key == ":"
}
