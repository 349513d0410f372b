package training

import (
	ranges "onrecord/corpus/text"
	"sort"

	"onrecord/corpus/attribution/tagger/internal/model"
	"onrecord/corpus/attribution/tagger/internal/text"
)

// goldLabels turns marked attributions into one label a token. Where spans of
// two attributions overlap, which is rare (16 contents of 19,876), the later
// one wins; the source and cue are laid over contents.
func goldLabels(a *text.Article, gold []Gold) []model.Label {
	labels := make([]model.Label, len(a.Tokens))
	paint := func(spans []ranges.Range, begin model.Label) {
		for _, s := range spans {
			from, to := tokensOf(a, s)
			for i := from; i < to; i++ {
				labels[i] = begin + 1
				if i == from || a.Tokens[i].Newline && startsParagraph(a, i) {
					labels[i] = begin
				}
			}
		}
	}
	for _, g := range gold {
		paint(g.Content, model.BContent)
	}
	for _, g := range gold {
		if len(g.Cue) == 0 {
			continue
		}
		cue := g.Cue[0]
		begin := model.BCueFirst
		if g.Content[0].Start < cue.Start {
			begin = model.BCueLast
		}
		paint(g.Cue, begin)
		for _, s := range g.Source {
			begin := model.BSourceFirst
			if s.Start > cue.Start {
				begin = model.BSourceLast
			}
			paint([]ranges.Range{s}, begin)
		}
	}
	mend(labels)
	return labels
}

// mend turns continuations without a beginning, left over where one span was
// painted over another, into beginnings.
func mend(labels []model.Label) {
	prev := model.Out
	for i, l := range labels {
		if !l.May(prev) {
			labels[i] = l - 1
		}
		prev = labels[i]
	}
}

// tokensOf returns the tokens that share a byte with s.
func tokensOf(a *text.Article, s ranges.Range) (from, to int) {
	from = sort.Search(len(a.Tokens), func(i int) bool { return a.Tokens[i].End > s.Start })
	to = from
	for to < len(a.Tokens) && a.Tokens[to].Start < s.End {
		to++
	}
	return from, to
}

func startsParagraph(a *text.Article, i int) bool {
	k := sort.Search(len(a.Paragraphs), func(k int) bool { return a.Paragraphs[k].End > i })
	return k < len(a.Paragraphs) && a.Paragraphs[k].Start == i
}
