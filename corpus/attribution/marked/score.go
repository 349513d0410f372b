package marked

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"onrecord/corpus/attribution"
)

// Score counts over articles.
type Score struct {
	Articles           int
	Gold, Found        int // statements marked and found
	Pairs, Sourced     int // found, and with a right source
	Exact              int // contents equal to the byte
	Right, Short, Open int // speakers of the pairs: right, a part of the name, left open
	Wrong              int // speakers of the pairs: somebody else
	Parts, Spurious    int // findings without a pair: parts of statements, and the rest
	Misnamed           int // certain names on words that somebody else said, or nobody
	Faults             []string
}

// Add counts what was found in an article's text.
func (s *Score) Add(a Article, found []attribution.Attribution) {
	s.Articles++
	s.Gold += len(a.Statements)
	s.Found += len(found)
	ofGold, ofFound := s.match(a, found)
	for g, statement := range a.Statements {
		f, ok := ofGold[g]
		if !ok {
			s.fault(a, "missed", statement.Content, "")
			continue
		}
		s.pair(a, statement, &found[f])
	}
	for f := range found {
		if !ofFound[f] {
			s.alone(a, &found[f])
		}
	}
}

// match pairs statements with findings, the best first, and reports which findings
// have a pair.
func (s *Score) match(a Article, found []attribution.Attribution) (ofGold map[int]int, ofFound map[int]bool) {
	type pair struct {
		dice float64
		g, f int
	}
	var pairs []pair
	for g, statement := range a.Statements {
		for f := range found {
			x, y := bytesOf(statement.Content), bytesOf(found[f].Content)
			if d := 2 * float64(shared(x, y)) / float64(len(x)+len(y)); d >= .5 {
				pairs = append(pairs, pair{d, g, f})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(b.dice, a.dice) })
	ofGold, ofFound = map[int]int{}, map[int]bool{}
	for _, p := range pairs {
		if _, taken := ofGold[p.g]; taken || ofFound[p.f] {
			continue
		}
		ofGold[p.g], ofFound[p.f] = p.f, true
		if p.dice == 1 {
			s.Exact++
		}
	}
	return ofGold, ofFound
}

// pair counts a statement that was found.
func (s *Score) pair(a Article, want *Statement, f *attribution.Attribution) {
	s.Pairs++
	if len(want.Source)+len(f.Source) == 0 || shared(bytesOf(want.Source), bytesOf(f.Source)) > 0 {
		s.Sourced++
	} else {
		s.fault(a, "source", want.Content, printed(a.Text, f.Source))
	}
	v := want.verdict(a.Text, f)
	switch v {
	case "right":
		s.Right++
		return
	case "short":
		s.Short++
	case "open":
		s.Open++
	default:
		s.Wrong++
		s.Misnamed++
	}
	s.fault(a, v, want.Content, f.Speaker)
}

// verdict compares the speaker found with the right one: right, short, open or WRONG.
func (s *Statement) verdict(text string, f *attribution.Attribution) string {
	plain := func(s string) string {
		s = strings.ToLower(strings.Join(strings.Fields(s), " "))
		return strings.TrimPrefix(strings.TrimPrefix(s, "the "), "a ")
	}
	got, v := plain(f.Speaker), "WRONG"
	for _, want := range s.Speakers {
		switch {
		case want == "~" && (f.Unsure || got == "" || len(s.Source) > 0 && strings.Contains(plain(printed(text, s.Source)), got)):
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
func (s *Score) alone(a Article, f *attribution.Attribution) {
	own, best, most := bytesOf(f.Content), -1, 0
	for g, statement := range a.Statements {
		if n := shared(own, bytesOf(statement.Content)); n > most {
			best, most = g, n
		}
	}
	if 2*most >= len(own) {
		s.Parts++
		if a.Statements[best].verdict(a.Text, f) == "WRONG" {
			s.Misnamed++
			s.fault(a, "PART", f.Content, f.Speaker)
		}
		return
	}
	s.Spurious++
	kind := "nobody's"
	if f.Speaker != "" && !f.Unsure {
		kind = "NOBODY'S"
		s.Misnamed++
	}
	s.fault(a, kind, f.Content, f.Speaker)
}

func (s *Score) fault(a Article, kind string, content []attribution.Span, got string) {
	words := []rune(printed(a.Text, content))
	line := fmt.Sprintf("%-8s  %s: %s", kind, a.Name, string(words[:min(70, len(words))]))
	if got != "" {
		line += " [" + got + "]"
	}
	s.Faults = append(s.Faults, line)
}

// Report prints the figures, shares in percent, and the faults.
func (s *Score) Report() string {
	f := func(hits int) float64 { return 200 * float64(hits) / float64(max(1, s.Found+s.Gold)) }
	share := func(n int) float64 { return 100 * float64(n) / float64(max(1, s.Pairs)) }
	var b strings.Builder
	fmt.Fprintf(&b, "%d articles, %d statements, %d found: exact F1 %.1f, content %.1f, + source %.1f\n"+
		"speakers of %d: right %.1f %%, short %.1f %%, open %.1f %%, wrong %d (%.1f %%)\n"+
		"beside these: %d parts of statements, %d no statements\n"+
		"certain names on words that are not theirs: %d of %d found\n\n",
		s.Articles, s.Gold, s.Found, f(s.Exact), f(s.Pairs), f(s.Sourced),
		s.Pairs, share(s.Right), share(s.Short), share(s.Open), s.Wrong, share(s.Wrong),
		s.Parts, s.Spurious, s.Misnamed, s.Found)
	for _, line := range s.Faults {
		b.WriteString(line + "\n")
	}
	return b.String()
}

func printed(text string, spans []attribution.Span) string {
	var out []string
	for _, s := range spans {
		out = append(out, strings.Join(strings.Fields(text[s.Start:s.End]), " "))
	}
	return strings.Join(out, " // ")
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

func shared(a, b map[int]bool) int {
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
