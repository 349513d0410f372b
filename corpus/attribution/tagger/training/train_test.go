package training_test

import (
	"bytes"
	"fmt"
	"onrecord/corpus/attribution/finding"
	"onrecord/corpus/attribution/tagger"
	ranges "onrecord/corpus/text"
	"strings"
	"testing"

	"onrecord/corpus/attribution/tagger/training"
)

// village builds labelled articles out of sentences of our own. In the templates
// [s ], [c ] and [q ] enclose source, cue and content.
func village(n int) []training.Document {
	people := []string{"Anna Brandt", "the baker", "Mayor Oda Lund", "Peter Holm", "she", "a spokesman for the mill", "Mr. Vik", "the farmers"}
	verbs := []string{"said", "told reporters", "warned", "added", "announced"}
	things := []string{"the bridge was too old", "the river would rise", "nobody had seen the report", "the market opens on Friday", "rents are too high here"}
	shapes := []string{
		`[q|"%t,"] [s|%p] [c|%v] on Monday.`, `[s|%p] [c|%v] [q|that %t].`, `[q|%t], [s|%p] [c|%v].`, `The road was closed again. [c|According to] [s|%p], [q|%t].`,
		`It rained for a week in the valley. The shops were full.`,
	}
	var docs []training.Document
	for d := range n {
		doc := training.Document{ID: fmt.Sprint(d)}
		for k := range 8 {
			x := d*8 + k
			line := shapes[(x+x/5)%len(shapes)]
			line = strings.NewReplacer("%t", things[(x*3+x/7)%len(things)], "%p", people[(x*5+x/3)%len(people)], "%v", verbs[(x+x/4)%len(verbs)]).Replace(line)
			doc.Gold = append(doc.Gold, unmark(&doc.Text, line)...)
		}
		docs = append(docs, doc)
	}
	return docs
}

func unmark(text *string, line string) []training.Gold {
	g := training.Gold{Type: "indirect", Speech: true, CueText: "said"}
	for len(line) > 0 {
		open := strings.IndexByte(line, '[')
		if open < 0 {
			*text += line
			break
		}
		end := strings.IndexByte(line, ']')
		*text += line[:open]
		span := []ranges.Range{{Start: len(*text), End: len(*text) + end - open - 3}}
		*text += line[open+3 : end]
		switch line[open+1] {
		case 's':
			g.Source = span
		case 'c':
			g.Cue = span
		case 'q':
			g.Content = span
			if line[open+3] == '"' {
				g.Type = "direct"
			}
		}
		line = line[end+1:]
	}
	*text += "\n\n"
	if g.Content == nil {
		return nil
	}
	return []training.Gold{g}
}

func TestTrain(t *testing.T) {
	docs := village(48)
	train, test := docs[:40], docs[40:]
	config := training.Config{Folds: 2, FirstRuns: 4, SecondRuns: 3, Rate: .1, Cutoff: 2}
	first, err := training.Train(train, config)
	if err != nil {
		t.Fatal(err)
	}
	again, err := training.Train(train, config)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, again) {
		t.Error("the same articles gave different weights")
	}
	m, err := tagger.Load(first)
	if err != nil {
		t.Fatal(err)
	}
	predicted := make([][]finding.Finding, len(test))
	for i := range test {
		predicted[i] = tag(m, test[i].Text)
	}
	if _, _, f := training.Measure(test, predicted, training.All).Sourced(); f < .95 {
		t.Errorf("F1 with source %.2f on sentences like those learnt from", f)
	}
}

func TestTrainNothing(t *testing.T) {
	if _, err := training.Train(nil, training.Config{}); err == nil {
		t.Error("no error without articles")
	}
}

func tag(m *tagger.Model, s string) []finding.Finding { return m.Tag(m.Parse(s, nil)) }
