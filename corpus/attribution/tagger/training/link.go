package training

import (
	"math"
	"math/rand/v2"
	"onrecord/corpus/attribution/finding"
	bytes "onrecord/corpus/text"
	"sort"

	"onrecord/corpus/attribution/tagger/internal/model"
	"onrecord/corpus/attribution/tagger/internal/text"
)

// question is one decision of the linker with its right answers.
type question struct {
	choices []model.Choice
	right   []bool
}

// link trains the linker on what the second pass finds in text it has not seen.
func (t *trainer) link() {
	var contents, sources []question
	for d, m := range t.marked {
		c, s := questions(m, t.articles[d], t.docs[d].Gold)
		contents, sources = append(contents, c...), append(sources, s...)
	}
	t.say("linker: %d contents, %d cues", len(contents), len(sources))
	answer(t.linker.Content[:], contents, t.Seed)
	answer(t.linker.Source[:], sources, t.Seed)
	t.judge()
}

// questions asks for every found content which cue it belongs to, and for every
// found cue which source, wherever the gold knows.
func questions(m *model.Marked, a *text.Article, gold []Gold) (contents, sources []question) {
	k := model.NewPairFeatures(m)
	for i := range m.Pieces {
		switch p := &m.Pieces[i]; p.Role {
		case model.Content:
			if g := overlapping(a, p.Range, gold, func(g *Gold) []bytes.Range { return g.Content }); g != nil {
				q := ask(a, k.ContentChoices(i), g.Cue, true)
				contents = append(contents, q...)
				sources = append(sources, fresh(k, a, q, g)...)
			}
		case model.Cue:
			if g := overlapping(a, p.Range, gold, func(g *Gold) []bytes.Range { return g.Cue }); g != nil {
				sources = append(sources, ask(a, k.SourceChoices(&m.Pieces[i]), g.Source, len(g.Source) == 0)...)
			}
		}
	}
	return contents, sources
}

// fresh asks for the sources of the right cues that the passes did not find.
func fresh(k *model.PairFeatures, a *text.Article, q []question, g *Gold) (sources []question) {
	for _, q := range q {
		for i := range q.choices {
			if c := &q.choices[i]; q.right[i] && !c.None() && c.Piece < 0 {
				sources = append(sources, ask(a, k.SourceChoices(&c.Cue), g.Source, len(g.Source) == 0)...)
			}
		}
	}
	return sources
}

// ask marks the choices that share a byte with want. When none does, the right
// answer is to link nothing if orNone, else there is no question.
func ask(a *text.Article, choices []model.Choice, want []bytes.Range, orNone bool) []question {
	q := question{choices: choices, right: make([]bool, len(choices))}
	found := false
	for i, c := range choices {
		if !c.None() && shares(a, c.Range, want) > 0 {
			q.right[i], found = true, true
		}
	}
	if !found && !orNone {
		return nil
	}
	q.right[0] = !found
	return []question{q}
}

// overlapping returns the gold attribution whose spans of a role share most with r.
func overlapping(a *text.Article, r text.Range, gold []Gold, role func(*Gold) []bytes.Range) *Gold {
	var best *Gold
	most := 0
	for i := range gold {
		if n := shares(a, r, role(&gold[i])); n > most {
			best, most = &gold[i], n
		}
	}
	return best
}

// shares counts the bytes that tokens r and the spans have in common.
func shares(a *text.Article, r text.Range, spans []bytes.Range) int {
	from, to := a.Tokens[r.Start].Start, a.Tokens[r.End-1].End
	n := 0
	for _, s := range spans {
		n += max(0, min(to, s.End)-max(from, s.Start))
	}
	return n
}

// answer trains weights so that the right choices are the probable ones.
func answer(weights []float32, questions []question, seed uint64) {
	grad := make([]float32, len(weights))
	each(len(questions), 8, seed, weights, func(i int) {
		q := &questions[i]
		p := model.Softmax(weights, q.choices)
		total := float32(0)
		for c, r := range q.right {
			if r {
				total += p[c]
			}
		}
		for c := range p {
			want := float32(0)
			if q.right[c] {
				want = p[c] / max(total, 1e-6)
			}
			adjust(weights, grad, q.choices[c].Feats, want-p[c])
		}
	})
}

// each visits n items in a new random order in every run, and leaves the average
// of the later runs in weights.
func each(n, runs int, seed uint64, weights []float32, visit func(i int)) {
	random := rand.New(rand.NewPCG(seed, 2))
	sum := make([]float32, len(weights))
	for run := range runs {
		for _, i := range random.Perm(n) {
			visit(i)
		}
		if run >= runs/2 {
			for i, w := range weights {
				sum[i] += w
			}
		}
	}
	for i := range weights {
		weights[i] = sum[i] / float32(runs-runs/2)
	}
}

func adjust(weights, grad []float32, feats []uint32, by float32) {
	if by > -1e-4 && by < 1e-4 {
		return
	}
	for _, f := range feats {
		grad[f] += by * by
		weights[f] += .05 * by / float32(math.Sqrt(float64(1+grad[f])))
	}
}

// verdict is an attribution that the linker made, and whether it was right: its
// content found and its source right.
type verdict struct {
	feats []uint32
	good  bool
	score float32
}

// judge trains the decision to keep an attribution, and sets the least score so
// that the F1 of attributions with the right source is the highest.
func (t *trainer) judge() {
	all, gold := t.verdicts()
	keep := t.linker.Keep[:]
	grad := make([]float32, len(keep))
	each(len(all), 8, t.Seed, keep, func(i int) {
		want := float32(0)
		if all[i].good {
			want = 1
		}
		adjust(keep, grad, all[i].feats, want-model.Logistic(keep, all[i].feats))
	})
	for i := range all {
		all[i].score = model.Logistic(keep, all[i].feats)
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].score > all[j].score })
	best, good := 0., 0
	for i, v := range all {
		if v.good {
			good++
		}
		if f := float64(2*good) / float64(i+1+gold); f > best {
			best, t.linker.Least = f, v.score
		}
	}
	t.say("linker: attributions under %.2f are dropped", t.linker.Least)
}

// verdicts links what the second pass found in text it has not seen, and counts
// the gold attributions.
func (t *trainer) verdicts() (all []verdict, gold int) {
	for d, m := range t.marked {
		drafts := t.linker.Drafts(m)
		raws := make([]finding.Finding, len(drafts))
		for i := range drafts {
			raws[i] = finding.Finding{Source: bytesOf(t.articles[d], drafts[i].Source), Content: bytesOf(t.articles[d], drafts[i].Content)}
		}
		good := rightOnes(&t.docs[d], raws)
		for i := range drafts {
			all = append(all, verdict{feats: drafts[i].Feats, good: good[i]})
		}
		gold += len(t.docs[d].Gold)
	}
	return all, gold
}

func bytesOf(a *text.Article, ranges []text.Range) []bytes.Range {
	var out []bytes.Range
	for _, r := range ranges {
		out = append(out, bytes.Range{Start: a.Tokens[r.Start].Start, End: a.Tokens[r.End-1].End})
	}
	return out
}

// rightOnes tells which predictions are found with their source.
func rightOnes(d *Document, predicted []finding.Finding) []bool {
	good := make([]bool, len(predicted))
	usedGold, usedPred := map[int]bool{}, map[int]bool{}
	for _, m := range matches(d, predicted) {
		if m.dice < .5 {
			break
		}
		if usedGold[m.gold] || usedPred[m.pred] {
			continue
		}
		usedGold[m.gold], usedPred[m.pred] = true, true
		good[m.pred] = sameSource(d.Text, d.Gold[m.gold].Source, predicted[m.pred].Source)
	}
	return good
}
