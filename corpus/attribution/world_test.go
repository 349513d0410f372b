package attribution_test

import (
	"cmp"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"onrecord/corpus/attribution"
)

// The articles of testdata/world are of our own making, in the manners of many
// countries' newsrooms. Who says what was marked in them before the program read
// them: {1s source} {1c cue} {1q content}, with the same number for what belongs
// together; a statement without a source of its own has that of the number before
// it. The second part names the speakers: "2: Anna Brandt | ~", where "|" divides
// what is right and "~" stands for the source's own words.
//
// The articles of testdata/world2 were written and marked when the rules were done,
// and read once; nothing was changed for their sake.
//
// The golden files list every fault, so that a change shows what it mends and
// what it breaks.
func TestWorldNews(t *testing.T) {
	for _, dir := range []string{"world", "world2"} {
		t.Run(dir, func(t *testing.T) {
			files, err := filepath.Glob(filepath.Join("testdata", dir, "*.txtar"))
			if err != nil || len(files) == 0 {
				t.Fatalf("no articles: %v", err)
			}
			var sum worldScore
			for _, file := range files {
				sum.article(t, file)
			}
			golden(t, dir+".txt", sum.report(len(files)))
		})
	}
}

// said is a statement as marked by hand.
type said struct {
	source, cue, content []attribution.Span
	speakers             []string
}

// worldScore counts over all articles.
type worldScore struct {
	gold, found, pairs, sourced int
	exact                       int // contents equal to the byte
	right, short, open, wrong   int // speakers of the pairs
	parts, spurious             int // findings without a pair: parts of statements, and the rest
	misnamed                    int // certain names on words that somebody else said, or nobody
	faults                      strings.Builder
}

var markup = regexp.MustCompile(`\{(\d+)([sqc]) ([^}]*)\}`)

// unmark takes the marks out of an article.
func unmark(t *testing.T, file string) (string, []*said) {
	t.Helper()
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Files) != 2 {
		t.Fatalf("%s: an article and its speakers are wanted", file)
	}
	var text strings.Builder
	byID := map[string]*said{}
	var all []*said
	marked, at := string(a.Files[0].Data), 0
	for _, m := range markup.FindAllStringSubmatchIndex(marked, -1) {
		text.WriteString(marked[at:m[0]])
		at = m[1]
		id := marked[m[2]:m[3]]
		s := byID[id]
		if s == nil {
			s = &said{}
			byID[id] = s
			all = append(all, s)
		}
		span := attribution.Span{Start: text.Len(), End: text.Len() + m[7] - m[6]}
		text.WriteString(marked[m[6]:m[7]])
		switch marked[m[4]:m[5]] {
		case "s":
			s.source = append(s.source, span)
		case "c":
			s.cue = append(s.cue, span)
		case "q":
			s.content = append(s.content, span)
		}
	}
	text.WriteString(marked[at:])
	if strings.ContainsAny(text.String(), "{}") {
		t.Errorf("%s: marks left in the text", file)
	}
	for line := range strings.Lines(string(a.Files[1].Data)) {
		id, names, _ := strings.Cut(strings.TrimSpace(line), ": ")
		if byID[id] == nil {
			t.Fatalf("%s: no statement %q", file, id)
		}
		for name := range strings.SplitSeq(names, "|") {
			byID[id].speakers = append(byID[id].speakers, strings.TrimSpace(name))
		}
	}
	for i, s := range all {
		if len(s.content) == 0 || len(s.speakers) == 0 {
			t.Errorf("%s: statement %d lacks its content or its speaker: %v", file, i+1, s)
		}
		if i > 0 && len(s.source) == 0 && len(s.cue) > 0 {
			s.source = all[i-1].source
		}
	}
	return text.String(), all
}

func bytesOf(spans []attribution.Span) map[int]bool {
	m := map[int]bool{}
	for _, s := range spans {
		for i := s.Start; i < s.End; i++ {
			m[i] = true
		}
	}
	return m
}

func (w *worldScore) article(t *testing.T, file string) {
	text, gold := unmark(t, file)
	found := attribution.Find(text)
	check(t, text, found)
	w.gold += len(gold)
	w.found += len(found)
	type pair struct {
		dice float64
		g, f int
	}
	var pairs []pair
	shared := func(g, f int) int { return overlap(bytesOf(gold[g].content), bytesOf(found[f].Content)) }
	for g := range gold {
		for f := range found {
			n := len(bytesOf(gold[g].content)) + len(bytesOf(found[f].Content))
			if d := 2 * float64(shared(g, f)) / float64(n); d >= .5 {
				pairs = append(pairs, pair{d, g, f})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(b.dice, a.dice) })
	ofGold, ofFound := map[int]int{}, map[int]int{}
	for _, p := range pairs {
		_, a := ofGold[p.g]
		_, b := ofFound[p.f]
		if !a && !b {
			ofGold[p.g], ofFound[p.f] = p.f, p.g
			if p.dice == 1 {
				w.exact++
			}
		}
	}
	name := strings.TrimSuffix(filepath.Base(file), ".txtar")
	for g, s := range gold {
		f, ok := ofGold[g]
		if !ok {
			w.fault(name, "missed", text, s.content, "")
			continue
		}
		w.pair(name, text, s, &found[f])
	}
	for f := range found {
		if _, ok := ofFound[f]; !ok {
			w.alone(name, text, gold, &found[f])
		}
	}
}

// pair counts a statement that was found.
func (w *worldScore) pair(name, text string, s *said, f *attribution.Attribution) {
	w.pairs++
	if len(s.source)+len(f.Source) == 0 || overlap(bytesOf(s.source), bytesOf(f.Source)) > 0 {
		w.sourced++
	} else {
		w.fault(name, "source", text, s.content, printed(text, f.Source))
	}
	switch v := s.verdict(text, f); v {
	case "right":
		w.right++
	case "short":
		w.short++
		w.fault(name, v, text, s.content, f.Speaker)
	case "open":
		w.open++
		w.fault(name, v, text, s.content, f.Speaker)
	default:
		w.wrong++
		w.misnamed++
		w.fault(name, v, text, s.content, f.Speaker)
	}
}

// verdict compares the speaker found with the right one.
func (s *said) verdict(text string, f *attribution.Attribution) string {
	plain := func(s string) string {
		s = strings.ToLower(strings.Join(strings.Fields(s), " "))
		return strings.TrimPrefix(strings.TrimPrefix(s, "the "), "a ")
	}
	got, v := plain(f.Speaker), "WRONG"
	for _, want := range s.speakers {
		switch {
		case want == "~" && (f.Unsure || got == "" || len(s.source) > 0 && strings.Contains(plain(printed(text, s.source)), got)):
			return "right"
		case got == plain(want) && !f.Unsure:
			return "right"
		case f.Unsure || got == "":
			v = "open"
		case got != "" && strings.Contains(" "+plain(want)+" ", " "+got+" "):
			v = "short"
		}
	}
	return v
}

// alone counts a finding that is no statement's better half.
func (w *worldScore) alone(name, text string, gold []*said, f *attribution.Attribution) {
	own, best, most := bytesOf(f.Content), -1, 0
	for g, s := range gold {
		if n := overlap(own, bytesOf(s.content)); n > most {
			best, most = g, n
		}
	}
	certain := f.Speaker != "" && !f.Unsure
	if 2*most < len(own) {
		w.spurious++
		kind := "nobody's"
		if certain {
			kind = "NOBODY'S"
			w.misnamed++
		}
		w.fault(name, kind, text, f.Content, f.Speaker)
		return
	}
	w.parts++
	if v := gold[best].verdict(text, f); v == "WRONG" {
		w.misnamed++
		w.fault(name, "PART", text, f.Content, f.Speaker)
	}
}

func printed(text string, spans []attribution.Span) string {
	var out []string
	for _, s := range spans {
		out = append(out, strings.Join(strings.Fields(text[s.Start:s.End]), " "))
	}
	return strings.Join(out, " // ")
}

func (w *worldScore) fault(name, kind, text string, content []attribution.Span, got string) {
	words := []rune(printed(text, content))
	fmt.Fprintf(&w.faults, "%-8s  %s: %s", kind, name, string(words[:min(70, len(words))]))
	if got != "" {
		fmt.Fprintf(&w.faults, " [%s]", got)
	}
	w.faults.WriteString("\n")
}

func (w *worldScore) report(articles int) string {
	f := func(hits int) float64 { return 200 * float64(hits) / float64(max(1, w.found+w.gold)) }
	share := func(n int) float64 { return 100 * float64(n) / float64(max(1, w.pairs)) }
	return fmt.Sprintf("%d articles, %d statements, %d found: exact F1 %.1f, content %.1f, + source %.1f\n"+
		"speakers of %d: right %.1f %%, short %.1f %%, open %.1f %%, wrong %d (%.1f %%)\n"+
		"beside these: %d parts of statements, %d no statements\n"+
		"certain names on words that are not theirs: %d of %d found\n\n%s",
		articles, w.gold, w.found, f(w.exact), f(w.pairs), f(w.sourced),
		w.pairs, share(w.right), share(w.short), share(w.open), w.wrong, share(w.wrong),
		w.parts, w.spurious, w.misnamed, w.found, w.faults.String())
}
