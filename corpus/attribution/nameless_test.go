package attribution_test

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"onrecord/corpus/attribution"
	"onrecord/corpus/beside"
	"onrecord/corpus/lexicon"
	"onrecord/corpus/names"
)

// TestNamelessAndPlain looks at every fifth of the news articles of spring 2022, which
// nobody has labelled, for two faults that can be counted without labels.
//
// Nameless: a source that is an article or number and words in small letters ("the
// official", "one woman") comes out under a name. It may where the article calls that
// person so; the figure says how often no such words stand beside the name.
//
// Plain: where the text prints `..." said Ina Berg` or `..." Ina Berg said`, the words
// in marks are Ina Berg's.
//
// With -v every fault is shown; the golden file holds shares only.
func TestNamelessAndPlain(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	var w unlabelled
	for n, text := range springArticles(t) {
		if n%5 == 0 {
			w.look(t, text)
		}
	}
	var b strings.Builder
	t.Logf("%d attributions; %d sources without a name, %d under a name; %d as the nameless are called, %d under a name, %d beside no such word; %d plain names, %d under another, %d under none",
		w.found, w.described, w.named, w.anonymous, w.anonymousNamed, w.unsupported, w.plain, w.other, w.none)
	percent := func(n, of int) float64 { return 100 * float64(n) / float64(max(1, of)) }
	fmt.Fprintf(&b, "%d articles of spring 2022\n", w.articles)
	fmt.Fprintf(&b, "sources as the nameless are called, under a name: %.1f %%, which stands beside no such word: %.1f %%\n", percent(w.anonymousNamed, w.anonymous), percent(w.unsupported, w.anonymous))
	fmt.Fprintf(&b, "quotations with a plain name, under another: %.1f %%, under none: %.1f %%\n", percent(w.other, w.plain), percent(w.none, w.plain))
	golden(t, "nameless.txt", b.String())
}

// springArticles are the texts of the articles, each with its title.
func springArticles(t *testing.T) func(yield func(int, string) bool) {
	f, err := os.Open(beside.Path(t, "data/news/2022-spring.jsonl.gz"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	return func(yield func(int, string) bool) {
		lines := bufio.NewScanner(z)
		lines.Buffer(nil, 1<<24)
		for n := 0; lines.Scan(); n++ {
			var a struct{ Title, Text string }
			if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
				t.Fatal(err)
			}
			if !yield(n, a.Title+"\n\n"+a.Text) {
				return
			}
		}
		if err := lines.Err(); err != nil {
			t.Fatal(err)
		}
	}
}

// unlabelled counts what TestNamelessAndPlain looks for.
type unlabelled struct {
	articles, found                        int
	described, named                       int
	anonymous, anonymousNamed, unsupported int
	plain, other, none                     int
}

func (w *unlabelled) look(t *testing.T, text string) {
	found := attribution.Find(text)
	w.articles++
	w.found += len(found)
	for _, a := range found {
		if len(a.Source) == 1 {
			w.nameless(t, text, a)
		}
	}
	for _, form := range plainForms {
		for _, m := range form.FindAllStringSubmatchIndex(text, -1) {
			w.plainName(t, text, found, m[0], text[m[2]:m[3]])
		}
	}
}

var articleOrNumber = regexp.MustCompile(`(?i)^(?:an?|the|one|another|two|three|this|that)\s`)

// nameless counts a source without a name, and whether it came out under one.
func (w *unlabelled) nameless(t *testing.T, text string, a attribution.Attribution) {
	source := strings.Join(strings.Fields(text[a.Source[0].Start:a.Source[0].End]), " ")
	first := articleOrNumber.FindString(source)
	if first == "" || strings.ContainsFunc(source[len(first):], unicode.IsUpper) {
		return
	}
	w.described++
	head := headNoun(source[len(first):])
	anonymous := head != "" && nobodys[head]
	named := a.Speaker != "" && a.Speaker != strings.ToLower(a.Speaker) && !a.Unsure && !strings.Contains(strings.ToLower(source), strings.ToLower(a.Speaker))
	if anonymous {
		w.anonymous++
	}
	if !named {
		return
	}
	w.named++
	if !anonymous {
		return
	}
	w.anonymousNamed++
	if !calledSo(text, a.Speaker, head) {
		w.unsupported++
		t.Logf("NAMED %q -> %q: %s", source, a.Speaker, around(text, a.Source[0].Start))
	}
}

// nobodys are words that those who want no name in print are called by.
var nobodys = map[string]bool{}

func init() {
	for w := range strings.FieldsSeq(`official source diplomat aide adviser spokesman spokeswoman spokesperson analyst expert lawyer
		insider executive investigator officer witness resident neighbor neighbour friend colleague classmate employee worker
		woman man mother father person student teacher soldier veteran voter survivor victim protester critic doctor nurse`) {
		nobodys[w] = true
	}
}

// headNoun is the last word of a description before a preposition or a clause.
func headNoun(s string) string {
	head := ""
	for w := range strings.FieldsSeq(strings.ToLower(s)) {
		bare := strings.Trim(w, ",;")
		if lexicon.Default().Has(bare, lexicon.Preposition) || bare == "who" || bare == "that" {
			break
		}
		head = bare
		if bare != w {
			break
		}
	}
	return head
}

// calledSo reports whether the head stands within eight words of the speaker's surname
// somewhere in the text.
func calledSo(text, speaker, head string) bool {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '-' })
	surname := strings.ToLower(speaker[strings.LastIndexByte(speaker, ' ')+1:])
	for i, w := range words {
		if strings.TrimSuffix(w, "'s") == surname && slices.Contains(words[max(0, i-8):min(len(words), i+9)], head) {
			return true
		}
	}
	return false
}

const (
	printedVerb = `(?:said|says|told|added|wrote|explained|recalled|noted)`
	printedName = `([A-Z][a-z]+(?: [A-Z]\.)? [A-Z][a-z]+(?:-[A-Z][a-z]+)?)`
)

// plainForms end a quotation and name who spoke; they begin with the closing mark.
var plainForms = []*regexp.Regexp{
	regexp.MustCompile(`[,?!.]["”]\s` + printedVerb + ` ` + printedName + `(?:[,.]|\s(?:of|who|in|on|at|during|after)\b)`),
	regexp.MustCompile(`[,?!]["”]\s` + printedName + ` ` + printedVerb + `\b`),
}

// plainName checks the quotation that ends at byte end against the name printed for it.
func (w *unlabelled) plainName(t *testing.T, text string, found []attribution.Attribution, end int, name string) {
	first, _, _ := strings.Cut(name, " ")
	last := name[strings.LastIndexByte(name, ' ')+1:]
	if words := lexicon.Default(); !names.DefaultTable().IsForename(strings.ToLower(first)) || words.Has(strings.ToLower(last), lexicon.Title) {
		return // "Florida Rep"
	}
	for _, a := range found {
		for _, c := range a.Content {
			if c.Start > end || c.End <= end {
				continue
			}
			w.plain++
			switch {
			case strings.Contains(strings.ToLower(a.Speaker), strings.ToLower(last)):
			case a.Speaker == "" || a.Unsure:
				w.none++
			default:
				w.other++
				t.Logf("OTHER %q -> %q: %s", name, a.Speaker, around(text, end))
			}
		}
	}
}

// around is the text on both sides of a byte, for the log.
func around(text string, at int) string {
	return strings.ToValidUTF8(strings.Join(strings.Fields(text[max(0, at-160):min(len(text), at+100)]), " "), "")
}
