package attribution_test

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"testing"
	"unicode"

	"onrecord/corpus/attribution"
	"onrecord/corpus/beside"
)

var (
	update = flag.Bool("update", false, "rewrite the golden files")
	pred   = flag.String("pred", "", "also write the predictions to this JSONL file, for ../shared/tools/score_attributions.py")
)

// goldArticle is one line of PolNeAR as JSONL; offsets are code points.
type goldArticle struct {
	ID           string            `json:"id"`
	Text         string            `json:"text"`
	Attributions []goldAttribution `json:"attributions"`
}

type goldAttribution struct {
	Source    [][2]int `json:"source"`
	Cue       [][2]int `json:"cue"`
	Content   [][2]int `json:"content"`
	CueText   string   `json:"cue_text,omitempty"`
	Type      string   `json:"type"`
	SpeechCue bool     `json:"speech_cue,omitempty"`
}

func readGold(t testing.TB, path string) []goldArticle {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []goldArticle
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<26)
	for sc.Scan() {
		var a goldArticle
		if err := json.Unmarshal(sc.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		out = append(out, a)
	}
	if err := sc.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// points turns byte spans into code points.
func points(text string, spans []attribution.Span) [][2]int {
	out := [][2]int{}
	for _, s := range spans {
		a := len([]rune(text[:s.Start]))
		out = append(out, [2]int{a, a + len([]rune(text[s.Start:s.End]))})
	}
	return out
}

func predict(a goldArticle, find func(string) []attribution.Attribution) goldArticle {
	p := goldArticle{ID: a.ID, Text: a.Text}
	for _, f := range find(a.Text) {
		p.Attributions = append(p.Attributions, goldAttribution{
			Source: points(a.Text, f.Source), Cue: points(a.Text, f.Cue), Content: points(a.Text, f.Content), Type: string(f.Type),
		})
	}
	return p
}

var letters = regexp.MustCompile(`[a-z]+`)

var stopWords = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`that the and has had have was were will would could been being with for from also not his her
		their its who which about into its`) {
		m[w] = true
	}
	return m
}()

// score counts as tools/score_attributions.py does: pairs by the Dice coefficient
// of the contents without spaces, one to one, best first.
//
// exact counts contents that are equal to the character, without spaces.
type score struct{ found, gold, paired, sourced, exact int }

func (s score) f(hits int) float64 {
	if s.found+s.gold == 0 {
		return 0
	}
	return 200 * float64(hits) / float64(s.found+s.gold)
}

func keep(g goldAttribution, filter string) bool {
	switch filter {
	case "speech":
		return g.Type != "indirect" || g.SpeechCue
	case "quoted":
		return g.Type != "indirect"
	}
	return true
}

func characters(text []rune, spans [][2]int) map[int]bool {
	m := map[int]bool{}
	for _, s := range spans {
		for i := s[0]; i < s[1]; i++ {
			if !unicode.IsSpace(text[i]) {
				m[i] = true
			}
		}
	}
	return m
}

func overlap(a, b map[int]bool) int {
	if len(b) < len(a) {
		a, b = b, a
	}
	n := 0
	for i := range a {
		if b[i] {
			n++
		}
	}
	return n
}

func scorePairs(gold, pred []goldArticle, filter string) score {
	speech := map[string]bool{}
	for _, a := range gold {
		for _, g := range a.Attributions {
			if g.SpeechCue {
				for _, w := range letters.FindAllString(strings.ToLower(g.CueText), -1) {
					if len(w) > 2 && !stopWords[w] {
						speech[w] = true
					}
				}
			}
		}
	}
	var s score
	for i := range gold {
		scoreArticle(&s, gold[i], pred[i], filter, speech)
	}
	return s
}

func scoreArticle(s *score, gold, pred goldArticle, filter string, speech map[string]bool) {
	text := []rune(gold.Text)
	type sets struct{ content, source map[int]bool }
	read := func(as []goldAttribution) []sets {
		var out []sets
		for _, a := range as {
			out = append(out, sets{characters(text, a.Content), characters(text, a.Source)})
		}
		return out
	}
	G, P := read(gold.Attributions), read(pred.Attributions)
	type pair struct {
		dice float64
		g, p int
	}
	var pairs []pair
	for i, g := range G {
		for j, p := range P {
			if n := overlap(g.content, p.content); n > 0 {
				if dice := 2 * float64(n) / float64(len(g.content)+len(p.content)); dice >= .5 {
					pairs = append(pairs, pair{dice, i, j})
				}
			}
		}
	}
	sort.SliceStable(pairs, func(i, j int) bool {
		a, b := pairs[i], pairs[j]
		if a.dice != b.dice {
			return a.dice > b.dice
		}
		return a.g > b.g || a.g == b.g && a.p > b.p
	})
	for _, g := range gold.Attributions {
		if keep(g, filter) {
			s.gold++
		}
	}
	ug, up := map[int]bool{}, map[int]bool{}
	for _, x := range pairs {
		if ug[x.g] || up[x.p] {
			continue
		}
		ug[x.g], up[x.p] = true, true
		if !keep(gold.Attributions[x.g], filter) {
			continue
		}
		s.paired++
		s.found++
		if x.dice == 1 {
			s.exact++
		}
		a, b := G[x.g].source, P[x.p].source
		if overlap(a, b) > 0 || len(a) == 0 && len(b) == 0 {
			s.sourced++
		}
	}
	for j, p := range pred.Attributions {
		if !up[j] && counts(text, p, filter, speech) {
			s.found++
		}
	}
}

// counts reports whether an unpaired prediction looks like what the filter keeps.
func counts(text []rune, p goldAttribution, filter string, speech map[string]bool) bool {
	if filter == "all" {
		return true
	}
	for _, c := range p.Content {
		near := string(text[max(0, c[0]-2):min(len(text), c[1]+2)])
		for _, m := range []string{`"`, "“", "”", "''", "``"} {
			if strings.Contains(near, m) {
				return true
			}
		}
	}
	if filter == "speech" {
		for _, c := range p.Cue {
			for _, w := range letters.FindAllString(strings.ToLower(string(text[c[0]:c[1]])), -1) {
				if speech[w] {
					return true
				}
			}
		}
	}
	return false
}

// TestPolnearDev measures the spans on PolNeAR's dev split and compares the
// figures with a golden file, so that the effect of a change is a diff.
func TestPolnearDev(t *testing.T) {
	gold := readGold(t, beside.Path(t, "data/polnear/dev.jsonl"))
	preds := make([]goldArticle, len(gold))
	for i, a := range gold {
		preds[i] = predict(a, attribution.Find)
	}
	if *pred != "" {
		writePredictions(t, preds)
	}
	golden(t, "polnear.txt", "PolNeAR dev, F1               exact  pair@.5  pair@.5+source\n"+figures(gold, preds))
}

// figures prints the scores under the three filters.
func figures(gold, preds []goldArticle) string {
	var b strings.Builder
	for _, filter := range []string{"all", "speech", "quoted"} {
		s := scorePairs(gold, preds, filter)
		fmt.Fprintf(&b, "%-8s gold %4d found %4d   %5.1f    %5.1f           %5.1f\n", filter, s.gold, s.found, s.f(s.exact), s.f(s.paired), s.f(s.sourced))
	}
	return b.String()
}

func writePredictions(t *testing.T, preds []goldArticle) {
	t.Helper()
	f, err := os.Create(*pred)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	enc := json.NewEncoder(f)
	for _, p := range preds {
		p.Text = ""
		if p.Attributions == nil {
			p.Attributions = []goldAttribution{}
		}
		if err := enc.Encode(p); err != nil {
			t.Fatal(err)
		}
	}
}

// golden compares got with a file of testdata/stats, or rewrites it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", "stats", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s has changed; go test -run %s -update rewrites it\n got:\n%s\nwant:\n%s", path, t.Name(), got, want)
	}
}
