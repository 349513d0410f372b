package main

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/rogpeppe/go-internal/txtar"

	"onrecord/answer"
	"onrecord/answer/exam"
	"onrecord/answer/exam/labels"
	"onrecord/corpus/attribution"
	"onrecord/corpus/attribution/finding"
	"onrecord/corpus/attribution/marked"
	"onrecord/corpus/attribution/merge"
	"onrecord/corpus/attribution/resolve"
	"onrecord/corpus/attribution/rules"
	"onrecord/corpus/attribution/tagger"
	"onrecord/corpus/attribution/tagger/training"
	"onrecord/index"
	"onrecord/index/embedded"
)

// set is a development set: things that are read or asked one by one, and how
// well all of them went.
type set struct {
	name string
	runs []func() any
	// score gives figures of all results, in which more is better. A result is nil
	// where the run panicked. It is nil for a set of which nobody knows what is right:
	// only conditions that change nothing in the sets before are tried on it.
	score func(results []any) map[string]float64
}

// loadSets reads the sets that are there: those of the repository, below root, and
// those beside it.
func loadSets(root string, which string) ([]set, error) {
	var all []set
	for _, s := range []struct {
		kind string
		load func(string) ([]set, error)
	}{{"articles", articleSets}, {"questions", questionSets}} {
		if which != "" && which != s.kind {
			continue
		}
		sets, err := s.load(root)
		if err != nil {
			return nil, err
		}
		all = append(all, sets...)
	}
	return all, nil
}

func articleSets(root string) ([]set, error) {
	data := filepath.Join(root, "corpus", "attribution", "testdata")
	var sets []set
	for _, dir := range []string{"world", "world2"} {
		s, err := markedSet(filepath.Join(data, dir))
		if err != nil {
			return nil, err
		}
		sets = append(sets, s)
	}
	styles, err := styleSet(filepath.Join(data, "styles"))
	if err != nil {
		return nil, err
	}
	sets = append(sets, styles)
	docs, err := training.ReadDocuments(filepath.Join(root, "..", "shared", "data", "polnear", "dev.jsonl"))
	if errors.Is(err, fs.ErrNotExist) {
		fmt.Fprintln(os.Stderr, "ablate: PolNeAR's development articles are not beside the checkout and are left out")
		return sets, nil
	}
	if err != nil {
		return nil, err
	}
	sets = append(sets, polnearSet(docs))
	news, err := newsSet(filepath.Join(root, "..", "shared", "data", "news", "2022-spring.jsonl.gz"))
	if errors.Is(err, fs.ErrNotExist) {
		fmt.Fprintln(os.Stderr, "ablate: the news articles are not beside the checkout and are left out")
		return sets, nil
	}
	return append(sets, news), err
}

// newsEvery is which of the news articles are read: each of that number.
const newsEvery = 8

// newsSet are articles as they come, without anybody's labels.
func newsSet(path string) (set, error) {
	s := set{name: "news"}
	f, err := os.Open(path)
	if err != nil {
		return s, err
	}
	defer f.Close()
	unpacked, err := gzip.NewReader(f)
	if err != nil {
		return s, fmt.Errorf("ablate: read %s: %w", path, err)
	}
	lines := json.NewDecoder(unpacked)
	for n := 0; ; n++ {
		var a struct{ Text string }
		if err := lines.Decode(&a); err == io.EOF {
			return s, nil
		} else if err != nil {
			return s, fmt.Errorf("ablate: read %s: article %d: %w", path, n+1, err)
		}
		if n%newsEvery == 0 {
			s.runs = append(s.runs, find(a.Text))
		}
	}
}

// find finds the attributions of a text as package attribution does. What is cut and
// what the tagger marks is kept, since no condition of theirs is switched off.
func find(s string) func() any {
	d := attribution.Parse(s, nil)
	tags := tagger.Default().Tag(d)
	return func() any { return resolve.Speakers(d, merge.Merge(d, rules.Find(d), tags)) }
}

func polnearSet(docs []training.Document) set {
	s := set{name: "polnear"}
	for _, d := range docs {
		s.runs = append(s.runs, find(d.Text))
	}
	s.score = func(results []any) map[string]float64 {
		found := make([][]finding.Finding, len(docs))
		for i, r := range results {
			if r != nil {
				found[i] = raws(r.([]attribution.Attribution))
			}
		}
		out := map[string]float64{}
		for _, f := range []training.Filter{training.Speech, training.Quoted} {
			m := training.Measure(docs, found, f)
			_, _, content := m.Content()
			_, _, sourced := m.Sourced()
			out[string(f)], out[string(f)+"+source"] = 100*content, 100*sourced
		}
		return out
	}
	return s
}

func raws(found []attribution.Attribution) []finding.Finding {
	var out []finding.Finding
	for _, f := range found {
		out = append(out, finding.Finding{Source: f.Source, Cue: f.Cue, Content: f.Content})
	}
	return out
}

func markedSet(dir string) (set, error) {
	s := set{name: filepath.Base(dir)}
	files, err := filepath.Glob(filepath.Join(dir, "*.txtar"))
	if err != nil {
		return s, err
	}
	var articles []marked.Article
	for _, file := range files {
		a, err := marked.Read(file)
		if err != nil {
			return s, err
		}
		articles = append(articles, a)
		s.runs = append(s.runs, find(a.Text))
	}
	s.score = func(results []any) map[string]float64 {
		var sum marked.Score
		for i, r := range results {
			found, _ := r.([]attribution.Attribution)
			sum.Add(articles[i], found)
		}
		n := float64(sum.Found + sum.Gold)
		return map[string]float64{"content": 200 * float64(sum.Pairs) / n, "content+source": 200 * float64(sum.Sourced) / n,
			"speakers": float64(sum.Right), "not misnamed": -float64(sum.Misnamed)}
	}
	return s, nil
}

// styleSet are the articles whose attributions are written down whole; the figure
// is how many come out so.
func styleSet(dir string) (set, error) {
	s := set{name: "styles"}
	files, err := filepath.Glob(filepath.Join(dir, "*.txtar"))
	if err != nil {
		return s, err
	}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			return s, err
		}
		s.runs = append(s.runs, find(string(a.Files[0].Data)))
	}
	var usual []string
	s.score = func(results []any) map[string]float64 {
		if usual == nil { // as it is with every condition in place
			for _, r := range results {
				usual = append(usual, fmt.Sprint(r))
			}
		}
		same := 0.0
		for i, r := range results {
			if fmt.Sprint(r) == usual[i] {
				same++
			}
		}
		return map[string]float64{"as written": same}
	}
	return s, nil
}

func questionSets(root string) ([]set, error) {
	var sets []set
	own, beside := filepath.Join(root, "answer", "testdata"), filepath.Join(root, "..", "shared")
	for _, s := range []struct {
		name, questions string
		paths           []string
	}{
		{"sample", filepath.Join(own, "questions", "sample.jsonl"), nil},
		{"newsroom", filepath.Join(own, "questions", "newsroom.jsonl"), []string{filepath.Join(own, "newsroom")}},
		{"articles", filepath.Join(beside, "questions", "articles.jsonl"), []string{filepath.Join(beside, "articles")}},
	} {
		list, err := exam.ReadFile(s.questions)
		if errors.Is(err, fs.ErrNotExist) {
			fmt.Fprintf(os.Stderr, "ablate: the questions %s are not beside the checkout and are left out\n", s.name)
			continue
		}
		if err != nil {
			return nil, err
		}
		asked, err := questionSet(s.name, s.paths, list)
		if err != nil {
			return nil, err
		}
		sets = append(sets, asked)
	}
	path := filepath.Join(beside, "data", "polnear", "dev.jsonl")
	articles, err := labels.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return sets, nil
	}
	if err != nil {
		return nil, err
	}
	plain := labels.Make(articles, labels.Config{Seed: 1})
	swapped := labels.Make(articles, labels.Config{Seed: 1, Swapped: true, Most: 200})
	list := exam.List{Said: plain.Said, Questions: otherwise(plain)}
	list.Questions = append(list.Questions, otherwise(swapped)...)
	s, err := questionSet("labels", []string{path}, list)
	if err != nil {
		return nil, err
	}
	return append(sets, s), nil
}

// ways are forms in which somebody's words are asked for.
var ways = []string{
	"What did %s say about %s?",
	"What did %s claim about %s?", "How did %s respond to %s?", "According to %s, what of %s?", "Why does %s oppose %s?",
	"show me quotes by %s about %s", "on %[2]s, what was said by %[1]s", "%[2]s - what does %[1]s say?", "%s on %s",
}

// otherwise asks questions of the form "What did X say about Y?" in other ways.
func otherwise(list exam.List) []exam.Question {
	said := regexp.MustCompile(`^What did (.+?) say about (.+?)\?$`)
	var out []exam.Question
	for i, q := range list.Questions {
		if m := said.FindStringSubmatch(q.Question); m != nil {
			q.Question = fmt.Sprintf(ways[i%len(ways)], m[1], m[2])
			out = append(out, q)
		}
	}
	return out
}

// asked is how one question went: what is shown, and how that is judged.
type asked struct {
	shown   string
	verdict exam.Verdict
}

// String leaves out what is not shown.
func (a asked) String() string { return a.shown }

func questionSet(name string, paths []string, list exam.List) (set, error) {
	s := set{name: name}
	ix, _, err := embedded.Build(context.Background(), index.Config{Paths: paths})
	if err != nil {
		return s, err
	}
	asker := answer.New(ix, answer.Config{})
	for _, q := range list.Questions {
		s.runs = append(s.runs, func() any {
			a, err := asker.Ask(context.Background(), q.Question, 0)
			if err != nil {
				return asked{shown: err.Error()}
			}
			return asked{shown(a), exam.Judge(q, a, list.Said)}
		})
	}
	s.score = func(results []any) map[string]float64 {
		out := map[string]float64{"passed": 0, "reciprocal rank": 0, "not in a wrong mouth": 0}
		for _, r := range results {
			a, _ := r.(asked)
			if a.verdict.Passed {
				out["passed"]++
			}
			if a.verdict.Rank > 0 {
				out["reciprocal rank"] += 1 / float64(a.verdict.Rank)
			}
			out["not in a wrong mouth"] -= float64(a.verdict.Others + a.verdict.Mouth)
		}
		return out
	}
	return s, nil
}

// shown is what a reader sees of an answer.
func shown(a answer.Answer) string {
	var b strings.Builder
	b.WriteString(a.Read.String())
	for _, list := range [][]answer.Excerpt{a.Excerpts, a.Related} {
		b.WriteByte('\n')
		for _, e := range list {
			fmt.Fprintln(&b, e.Article.ID, e.Start, e.End, e.Type, e.Speaker, e.Role, e.Unsure, e.Content, e.Bold, e.Cue, e.Date, e.Basis, e.Why, len(e.Also))
		}
	}
	return b.String()
}
