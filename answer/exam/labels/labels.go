// Package labels makes exams of labelled attributions: articles in which somebody
// has marked who says what.
//
// An article is a line of JSONL,
//
//	{"id","text","attributions":[{"source":[[s,e]…]|null,"content":[[s,e]…],"type":"direct|mixed|indirect","speech_cue":true}]}
//
// with offsets in code points of the text. Of every statement whose source is
// printed with a name a question "What did NAME say about WORDS?" is made; what
// is right is that statement, and any other of the same speaker that holds the
// same words. The path of a label:
//
//	Read -> statement (who, what, which words tell) -> Make -> exam.List -> Write
//
// Decisions:
//
//   - The words of a question are two or three of the rarer ones of the statement,
//     drawn at random, in the order of the text. That rewards exact words more than
//     people's own wording would; with [Config.Reworded] every word that has another
//     form in the articles (votes for voting) is asked in that form, so that a step
//     which only pays for exact words shows.
//   - Questions without an answer are made by giving the words of one statement to
//     the speaker of another ([Config.Swapped]), and only where no statement of
//     that speaker, nor one of nobody in particular in an article that names him,
//     holds more than a third of what the words tell.
//   - The labels do not say whom "he" is, so statements of pronouns make no
//     question, and none is made that such a statement may answer too.
//   - The same articles, settings and seed make the same list.
package labels

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"

	"onrecord/corpus/names"
)

// Article is one labelled article.
type Article struct {
	ID           string `json:"id"`
	Text         string `json:"text"`
	Attributions []struct {
		Source  [][2]int `json:"source"`
		Content [][2]int `json:"content"`
		Type    string   `json:"type"`
		Speech  bool     `json:"speech_cue"`
	} `json:"attributions"`
}

// ReadFile reads the labelled articles of a JSONL file.
func ReadFile(path string) ([]Article, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	list, err := Read(f)
	if err != nil {
		return nil, fmt.Errorf("labels: read %s: %w", path, err)
	}
	return list, nil
}

// Read reads labelled articles.
func Read(r io.Reader) ([]Article, error) {
	var list []Article
	sc := bufio.NewScanner(r)
	sc.Buffer(make([]byte, 0, 1<<20), 64<<20)
	for n := 1; sc.Scan(); n++ {
		if strings.TrimSpace(sc.Text()) == "" {
			continue
		}
		var a Article
		if err := json.Unmarshal(sc.Bytes(), &a); err != nil {
			return nil, fmt.Errorf("line %d: want an article with its attributions: %w", n, err)
		}
		list = append(list, a)
	}
	return list, sc.Err()
}

// statement is a label with what a question needs to know of it.
type statement struct {
	article string
	speaker string // as printed, without titles; "" when the source has no name
	text    string // the content
	words   []word // of the content
	speech  bool   // somebody says it, and does not only think or plan it
}

// word is a printed word with its stem.
type word struct{ printed, stem string }

// statements are an article's, in its order.
func (a Article) statements() []statement {
	runes := []rune(a.Text)
	piece := func(spans [][2]int, sep string) string {
		var parts []string
		for _, s := range spans {
			if 0 <= s[0] && s[0] < s[1] && s[1] <= len(runes) {
				parts = append(parts, string(runes[s[0]:s[1]]))
			}
		}
		return strings.Join(parts, sep)
	}
	var out []statement
	for _, at := range a.Attributions {
		s := statement{article: a.ID, text: piece(at.Content, " … "), speech: at.Speech || at.Type == "direct" || at.Type == "mixed"}
		if s.text == "" {
			continue
		}
		s.speaker = a.fullName(named(piece(at.Source, " ")))
		s.words = wordsOf(s.text)
		out = append(out, s)
	}
	return out
}

func wordsOf(text string) []word {
	var out []word
	for _, w := range strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’'
	}) {
		w = strings.Trim(strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s"), "'’")
		if w != "" {
			out = append(out, word{w, stem(names.Fold(w))})
		}
	}
	return out
}

func stem(w string) string {
	env := snowballstem.NewEnv(w)
	english.Stem(env)
	return env.Current()
}

// named returns the name in a source as printed: "Mr. Holm, the harbour master"
// is "Holm", "harbour master Anna Holm" is "Anna Holm", and "a spokesman" nobody.
func named(source string) string {
	head, _, _ := strings.Cut(source, ",")
	ws := strings.Fields(strings.Trim(head, "“”\"'() "))
	start := len(ws)
	for start > 0 && capital(ws[start-1]) {
		start--
	}
	if start > 0 && inside[strings.ToLower(ws[start-1])] {
		return "" // of "supporters in Congress" it is not Congress that speaks
	}
	ws = ws[start:]
	for len(ws) > 2 && names.GenderOf(ws[0]+" X") == names.Unknown && names.GenderOf(strings.Join(ws[1:], " ")) != names.Unknown {
		ws = ws[1:] // "Rival Anna Holm"
	}
	for len(ws) > 1 && (strings.EqualFold(ws[0], "the") || offices[strings.ToLower(strings.Trim(ws[0], ".,"))] && !bodies[strings.ToLower(ws[len(ws)-1])]) {
		ws = ws[1:] // "Senator Holm" is Holm; the State Department is no Department
	}
	name := strings.Join(ws, " ")
	for _, end := range []string{"'s", "’s", "'", "’"} {
		name = strings.TrimSuffix(name, end)
	}
	if n := len([]rune(name)); n < 3 || len(ws) > 4 || nameless[strings.ToLower(name)] {
		return ""
	}
	return name
}

func capital(w string) bool {
	for _, r := range w {
		return unicode.IsUpper(r)
	}
	return false
}

func set(s string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		m[w] = true
	}
	return m
}

var (
	offices = set(`mr mrs ms miss dr sen senator gov governor rep representative president vice secretary general gen
		judge justice mayor congressman congresswoman prof professor col capt lt former speaker chairman director
		republican democrat democratic minister sir lord chancellor chief prime foreign king queen pope prince
		attorney city county state senior house senate commissioner professor coach reverend rev german french
		british russian american chinese mexican israeli turkish indian`)
	bodies = set(`department committee convention council party court courts police office house bank institute
		institution center centre university college association federation league foundation group network
		commission agency bureau senate circuit journal times post news`)
	inside = set(`of in at for on by from with to near and`)
	// nameless sources are words with a capital that name nobody.
	nameless = set(`he she they it we you who that this his her some many others one republicans democrats americans
		republican democrat democratic american people officials several both all but and those these nobody everyone
		monday tuesday wednesday thursday friday saturday sunday`)
)

// fullName is the one full name by which the text calls a person of that surname,
// else the name itself.
func (a Article) fullName(name string) string {
	if name == "" || strings.Contains(name, " ") {
		return name
	}
	found := ""
	for at := 0; ; {
		i := strings.Index(a.Text[at:], " "+name)
		if i < 0 {
			break
		}
		i += at
		at = i + 1
		before := strings.Fields(a.Text[max(0, i-30):i])
		if len(before) == 0 {
			continue
		}
		full := before[len(before)-1] + " " + name
		if !capital(full) || names.GenderOf(full) == names.Unknown || names.Parse(full).Title != "" {
			continue
		}
		if found != "" && found != full {
			return name
		}
		found = full
	}
	if found == "" {
		return name
	}
	return found
}
