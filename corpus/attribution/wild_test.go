package attribution_test

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"hash/fnv"
	"os"
	"slices"
	"strings"
	"testing"

	"onrecord/corpus/attribution"
	"onrecord/corpus/beside"
)

var wild = flag.Bool("wild", false, "make the list of the speakers of a season of news anew (TestWildSpeakers)")

const (
	wildFile   = "testdata/wild-speakers.txt"
	mostJunk   = 4 // of the random two hundred; none of the hundred most frequent
	topOf      = 100
	randomOf   = 200
	unjudged   = "?"
	wildHeader = `Certain speakers of 1,974 news articles of one spring: the hundred most frequent, and two
hundred of all, drawn by a hash of the name. Judged by eye: person, body, place (speaks for a
country), described (no name, but who speaks), written (a document), junk (nobody).
Made anew by: go test ./corpus/attribution -run WildSpeakers -args -wild -update
`
)

// judgedSpeaker is a line of the list.
type judgedSpeaker struct {
	verdict    string
	statements int
	name       string
}

// TestWildSpeakers holds the judged list to its bounds. With -wild it makes the list from
// the articles, with the verdicts that are known and "?" for names that nobody judged yet.
func TestWildSpeakers(t *testing.T) {
	b, err := os.ReadFile(wildFile)
	if err != nil && !*update {
		t.Fatal(err)
	}
	lists := readJudged(string(b))
	if *wild {
		lists = drawSpeakers(t, lists)
		if *update {
			if err := os.WriteFile(wildFile, []byte(wildHeader+showJudged(lists)), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	for n, list := range lists {
		junk := 0
		for _, s := range list {
			switch s.verdict {
			case unjudged:
				t.Errorf("nobody has judged %q", s.name)
			case "junk":
				junk++
				t.Logf("list %d: junk: %s", n+1, s.name)
			}
		}
		if len(list) != []int{topOf, randomOf}[n] || junk > []int{0, mostJunk}[n] {
			t.Errorf("list %d: %d of %d are junk, at most %d may be", n+1, junk, len(list), []int{0, mostJunk}[n])
		}
	}
}

// readJudged reads the two lists, which an empty line divides.
func readJudged(file string) (lists [2][]judgedSpeaker) {
	n := -1
	for line := range strings.Lines(file) {
		var s judgedSpeaker
		f := strings.SplitN(strings.TrimSuffix(line, "\n"), "\t", 3)
		switch {
		case strings.TrimSpace(line) == "":
			n++
		case n >= 0 && n < 2 && len(f) == 3:
			s.verdict, s.name = f[0], f[2]
			fmt.Sscan(f[1], &s.statements)
			lists[n] = append(lists[n], s)
		}
	}
	return lists
}

func showJudged(lists [2][]judgedSpeaker) string {
	var b strings.Builder
	for _, l := range lists {
		b.WriteString("\n")
		for _, s := range l {
			fmt.Fprintf(&b, "%s\t%d\t%s\n", s.verdict, s.statements, s.name)
		}
	}
	return b.String()
}

// drawSpeakers reads the articles and lists who speaks in them for certain.
func drawSpeakers(t *testing.T, known [2][]judgedSpeaker) [2][]judgedSpeaker {
	verdicts := map[string]string{}
	for _, l := range known {
		for _, s := range l {
			verdicts[s.name] = s.verdict
		}
	}
	count := map[string]int{}
	f, err := os.Open(beside.Path(t, "data/news/2022-spring.jsonl.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 1<<26)
	for sc.Scan() {
		var a struct{ Text string }
		if err := json.Unmarshal(sc.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		for _, x := range attribution.Find(a.Text) {
			if x.Speaker != "" && !x.Unsure {
				count[x.Speaker]++
			}
		}
	}
	if err := sc.Err(); err != nil {
		t.Fatal(err)
	}
	var all []judgedSpeaker
	for name, n := range count {
		all = append(all, judgedSpeaker{cmp.Or(verdicts[name], unjudged), n, name})
	}
	slices.SortFunc(all, func(a, b judgedSpeaker) int {
		return cmp.Or(b.statements-a.statements, strings.Compare(a.name, b.name))
	})
	top := slices.Clone(all[:min(topOf, len(all))])
	slices.SortFunc(all, func(a, b judgedSpeaker) int { return cmp.Compare(hashOf(a.name), hashOf(b.name)) })
	return [2][]judgedSpeaker{top, all[:min(randomOf, len(all))]}
}

func hashOf(s string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(s))
	return h.Sum64()
}
