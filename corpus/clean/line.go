package clean

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus/lexicon"
	"onrecord/corpus/text"
)

// HeadlineLike reports whether a line has a headline's shape: one phrase without a
// full stop. A line that begins with a quotation and names who speaks is not
// one, even when its full stop is missing.
func HeadlineLike(l string) bool {
	words := len(strings.Fields(l))
	if words < 2 || words > 30 || len(l) > 300 || Ended(l) || strings.HasSuffix(l, ":") || strings.HasSuffix(l, ",") || !oneSentence(l) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(l)
	return !strings.ContainsRune(text.Openers, r) || !Speaks(l) && words <= 15 || quoteColon.MatchString(l)
}

// quoteColon is the head of a headline: ‘Nobody asked us’: Dockers slam sale.
var quoteColon = regexp.MustCompile(`^[\pP][^:]{1,80}[’'”"»]: \p{Lu}`)

// Ended reports whether a line ends as a sentence does. A question mark may end a
// headline as well, when nobody is quoted.
func Ended(l string) bool {
	bare := strings.TrimRight(l, text.Closers+" ")
	switch text.LastRune(bare) {
	case '.', '…':
		last := bare[strings.LastIndexByte(bare, ' ')+1:]
		return strings.Count(last, ".") < 2 || strings.HasSuffix(last, "...") // "U.S."
	case '!':
		return true
	case '?':
		return text.HasQuotationMark(l)
	}
	return false
}

// oneSentence reports whether no sentence ends inside a line.
func oneSentence(l string) bool { return len(text.Sentences(l, nil)) <= 1 }

// Speaks reports whether a line has a word of reporting.
func Speaks(l string) bool {
	for w := range strings.FieldsFuncSeq(strings.ToLower(l), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if reporting()[w] {
			return true
		}
	}
	return false
}

//go:embed reporting.txt
var reportingFile string

// reporting holds words by which somebody is quoted.
var reporting = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	err := lexicon.Read("reporting.txt", strings.NewReader(reportingFile), func(l lexicon.Line) error {
		out[l.Forms[0]] = true
		return nil
	})
	if err != nil {
		panic("clean: " + err.Error()) // a test keeps this from being shipped
	}
	return out
})
