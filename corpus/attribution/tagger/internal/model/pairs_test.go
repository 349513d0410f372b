package model

import (
	"slices"
	"testing"

	"onrecord/corpus/attribution/tagger/internal/text"
)

const harbour = `"The quay is closed," Anna Brandt said. "It opens in May," she added.

Peter Holm warned: the sea comes nearer.`

// marked is an article with the given pieces, in order, each by its words.
func marked(t *testing.T, body string, pieces ...Piece) *Marked {
	t.Helper()
	a := text.Read(body)
	m := &Marked{View: NewView(a, NewVocab(nil), nil), Prob: make([][Roles]float32, len(a.Tokens)), Pieces: pieces}
	for _, p := range pieces {
		for i := p.Start; i < p.End; i++ {
			m.Prob[i][p.Role] = p.Score
		}
	}
	return m
}

// tokens of harbour: 0 " 1 The 2 quay 3 is 4 closed 5 , 6 " 7 Anna 8 Brandt 9 said 10 .
// 11 " 12 It 13 opens 14 in 15 May 16 , 17 " 18 she 19 added 20 . 21 Peter 22 Holm
// 23 warned 24 : 25 the
func pieces() []Piece {
	at := func(start, end int, role Role) Piece {
		return Piece{Range: text.Range{Start: start, End: end}, Role: role, Score: .9}
	}
	return []Piece{at(0, 7, Content), at(7, 9, Source), at(9, 10, Cue), at(11, 18, Content), at(18, 19, Source), at(19, 20, Cue)}
}

func TestContentChoices(t *testing.T) {
	m := marked(t, harbour, pieces()...)
	choices := NewPairFeatures(m).ContentChoices(0)
	if !choices[0].None() {
		t.Error("the first choice is a cue")
	}
	var found []int
	for _, c := range choices[1:] {
		if c.Piece >= 0 {
			found = append(found, c.Piece)
		}
		if len(c.Feats) == 0 || c.None() {
			t.Errorf("choice %+v has no features or no words", c)
		}
		if c.Range.Start > 20 {
			t.Errorf("a cue of another paragraph: tokens %v", c.Range)
		}
	}
	if !slices.Equal(found, []int{2, 5}) {
		t.Errorf("cues found: pieces %v, want 2 and then 5, the nearer first", found)
	}
}

func TestSourceChoices(t *testing.T) {
	all := pieces()
	m := marked(t, harbour, all...)
	k := NewPairFeatures(m)
	choices := k.SourceChoices(&m.Pieces[5])
	if got := choices[1].Piece; got != 4 {
		t.Errorf("the nearest source of %q is piece %d, want 4", "added", got)
	}
	// A name that the passes did not find is a choice too.
	m = marked(t, harbour, all[:1]...)
	m.Pieces = append(m.Pieces, all[2])
	found := false
	for _, c := range NewPairFeatures(m).SourceChoices(&m.Pieces[1]) {
		found = found || c.Piece < 0 && c.Range == text.Range{Start: 7, End: 9}
	}
	if !found {
		t.Error("Anna Brandt is no choice for the source of the cue beside her")
	}
}

// The features of a pair must not depend on anything but the pair and what is round it,
// and must tell one side of the content from the other.
func TestPairFeatures(t *testing.T) {
	feats := func(body string, p []Piece) []uint32 {
		m := marked(t, body, p...)
		return NewPairFeatures(m).ContentChoices(0)[1].Feats
	}
	one := feats(harbour, pieces())
	if !slices.Equal(one, feats(harbour, pieces())) {
		t.Error("the same pair has other features the second time")
	}
	if !slices.Equal(one, feats(harbour+"\n\nNobody came.", pieces())) {
		t.Error("a paragraph behind changes the features of a pair")
	}
	other := pieces()
	other[2], other[1] = Piece{Range: text.Range{Start: 8, End: 9}, Role: Cue, Score: .9}, Piece{Range: text.Range{Start: 7, End: 8}, Role: Source, Score: .9}
	if slices.Equal(one, feats(harbour, other)) {
		t.Error("another cue has the same features")
	}
	for _, f := range one {
		if f >= linkSize {
			t.Fatalf("feature %d outside of %d weights", f, linkSize)
		}
	}
}

func TestSoftmaxAndChoose(t *testing.T) {
	weights := make([]float32, linkSize)
	weights[3], weights[5] = 2, -1
	p := Softmax(weights, []Choice{{Feats: []uint32{5}}, {Feats: []uint32{3}}, {Feats: []uint32{3, 5}}})
	sum := p[0] + p[1] + p[2]
	if sum < .9999 || sum > 1.0001 || !(p[1] > p[2] && p[2] > p[0]) {
		t.Errorf("probabilities %v", p)
	}
	if best, prob := Choose(weights, []Choice{{Feats: []uint32{5}}, {Feats: []uint32{3}}}); best != 1 || prob < .9 {
		t.Errorf("choice %d with %.2f", best, prob)
	}
	if l := Logistic(weights, []uint32{3, 5}); l < .73 || l > .74 {
		t.Errorf("logistic of 1 is %.3f", l)
	}
}
