package answer_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"onrecord/answer"
	"onrecord/answer/exam"
	"onrecord/answer/exam/labels"
	"onrecord/corpus/beside"
	"onrecord/index"
	"onrecord/index/embedded"
)

// The least and the most that the exam over labelled articles may come to. The
// figures move with every change of the attributions, so they are floors and not
// a golden text; -update writes them down.
const (
	leastMRR   = 0.92
	leastFirst = 0.90
	// 5 % is wanted; it was reached while a paragraph in nobody's mouth counted as
	// an answer, which the contract of ask --json does not allow.
	mostRefused  = 0.06
	mostAnswered = 0.05
	mostMouth    = 0.02
)

func TestLabelledArticles(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 84 articles")
	}
	path := beside.Path(t, "data/polnear/dev.jsonl")
	articles, err := labels.ReadFile(path)
	if err != nil {
		t.Skipf("no labelled articles: %v", err)
	}
	ix := indexOf(t, path)
	asker := answer.New(ix, answer.Config{})
	var report strings.Builder
	run := func(what string, asker exam.Asker, list exam.List) exam.Result {
		res, err := exam.Run(t.Context(), asker, list)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&report, "\n%s\n", what)
		_ = res.Write(&report)
		return res
	}
	plain := labels.Make(articles, labels.Config{Seed: 1})
	swapped := labels.Make(articles, labels.Config{Seed: 1, Swapped: true, Most: 200})
	report.WriteString("Questions made of the labels of 84 articles (cmd/make-questions --seed 1); what is asked is told in package labels.\n")
	res := run("in the statements' own words", asker, plain)
	if res.MRR < leastMRR || res.Recall1 < leastFirst {
		t.Errorf("MRR %.3f, recall@1 %.3f; want %.2f, %.2f", res.MRR, res.Recall1, leastMRR, leastFirst)
	}
	if n := float64(res.Refused) / float64(res.Answerable); n > mostRefused {
		t.Errorf("%.1f %% are refused wrongly", 100*n)
	}
	if n := float64(res.WrongMouth+res.OtherSpeaker) / float64(res.Shown); n > mostMouth {
		t.Errorf("%.1f %% are put in a wrong mouth", 100*n)
	}
	res = run("in other forms of the words", asker, labels.Make(articles, labels.Config{Seed: 1, Reworded: true}))
	if res.MRR < leastMRR-0.01 {
		t.Errorf("MRR of reworded questions %.3f", res.MRR)
	}
	res = run("speakers and topics swapped", asker, swapped)
	if n := 1 - float64(res.RefusedRight)/float64(res.Unanswerable); n > mostAnswered {
		t.Errorf("%.1f %% of the questions without an answer are answered", 100*n)
	}
	res = run("swapped, asked with other verbs and in other orders", asker, otherwise(swapped))
	if n := 1 - float64(res.RefusedRight)/float64(res.Unanswerable); n > mostAnswered {
		t.Errorf("%.1f %% of the questions without an answer, asked in other ways, are answered", 100*n)
	}
	res = run("with an answer, asked with other verbs and in other orders", asker, otherwise(plain))
	if res.MRR < leastMRR {
		t.Errorf("MRR of questions asked in other ways %.3f", res.MRR)
	}
	asKeywords(t, asker, ix.People(), plain)
	if !*update {
		return
	}
	curve(t, asker, plain, swapped, &report)
	baseline(t, ix, plain, &report)
	if err := os.WriteFile(filepath.Join("testdata", "questions", "labels.stats.txt"), []byte(report.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// otherWays ask for somebody's words with other verbs than "say", and in other orders.
var otherWays = []string{
	"What did %s claim about %s?", "What does %s think about %s?", "How did %s respond to %s?", "What has %s announced on %s?",
	"According to %s, what of %s?", "Why does %s oppose %s?", "How does %s describe %s?", "What did %s propose about %s?",
	"I need everything %s has said on %s", "show me quotes by %s about %s", "tell me about %[2]s in the words of %[1]s",
	"on %[2]s, what was said by %[1]s", "is there anything from %s on %s", "%[2]s - what does %[1]s say?", "%s: %s",
	"%s's position on %s", "could you tell me what %s said about %s please", "what was it that %s said about %s",
}

// otherwise asks questions of the form "What did X say about Y?" in other ways.
func otherwise(list exam.List) exam.List {
	said := regexp.MustCompile(`^What did (.+?) say about (.+?)\?$`)
	var out exam.List
	for i, q := range list.Questions {
		if m := said.FindStringSubmatch(q.Question); m != nil {
			q.Question = fmt.Sprintf(otherWays[i%len(otherWays)], m[1], m[2])
			out.Questions = append(out.Questions, q)
		}
	}
	return out
}

// baseline asks the same questions of the passages alone, as a search engine would.
func baseline(t *testing.T, ix *embedded.Index, list exam.List, report *strings.Builder) {
	first, mrr := 0, 0.0
	for _, q := range list.Questions {
		hits, err := ix.Search(t.Context(), index.Query{Text: q.Question, Kind: index.Passage, Limit: 10})
		if err != nil {
			t.Fatal(err)
		}
		var a answer.Answer
		for _, h := range hits {
			a.Excerpts = append(a.Excerpts, answer.Excerpt{ID: h.ID, Text: h.Text, Article: h.Article})
		}
		if v := exam.Judge(q, a, nil); v.Rank > 0 {
			mrr += 1 / float64(v.Rank)
			if v.Rank == 1 {
				first++
			}
		}
	}
	n := float64(len(list.Questions))
	fmt.Fprintf(report, "\nthe same questions, passages alone (stemmed and exact forms, BM25, coordination): MRR@10 %.3f, recall@1 %.3f\n", mrr/n, float64(first)/n)
	report.WriteString("(a passage is right when it holds the statement, whoever says it; rare words of 84 articles find it easily, so compare rows of this file and not these figures with the published ones)\n")
	report.WriteString("published for 2,871 such questions from 1,008 articles: BM25 English MRR .818, recall@1 .716; stemmed and exact .875, .789; with the labels' own speakers .927, .844\n")
}
