package copies_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"onrecord/corpus/copies"
)

// article is n words of a made-up language of 3,000 words.
func article(r *rand.Rand, n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = fmt.Sprintf("w%d", r.IntN(3000))
	}
	return out
}

// TestCopies finds wire copies (an outlet's own head and end), updates (words
// changed and added), and no strangers, of which some share a notice.
func TestCopies(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var a copies.Archive
	notice := strings.Join(article(r, 40), " ")
	found, all, wrong := 0, 0, 0
	for i := range 400 {
		words := article(r, 300)
		id := fmt.Sprint("original", i)
		if of := a.Add(id, strings.Join(words, " ")+" "+notice); of != "" {
			wrong++
		}
		wire := strings.Join(article(r, 15), " ") + ". " + strings.Join(words[:280], " ")
		update := append([]string{}, words...)
		for range 15 {
			update[r.IntN(len(update))] = "new"
		}
		for _, text := range []string{strings.ToUpper(wire), strings.Join(append(update, article(r, 40)...), "\n")} {
			all++
			if of := a.Add("copy of "+id, text); strings.HasSuffix(of, id) {
				found++
			} else if of != "" {
				wrong++
			}
		}
	}
	if wrong > 0 || found < all*97/100 {
		t.Errorf("%d of %d copies found, %d wrong", found, all, wrong)
	}
	t.Logf("%d of %d copies found, %d wrong", found, all, wrong)
	if of := a.Add("x", "Too short a note."); of != "" {
		t.Errorf("a short text is a copy of %s", of)
	}
	if of := a.Add("y", "too short a  note"); of != "x" {
		t.Errorf("an equal short text is a copy of %q", of)
	}
}

func BenchmarkSketch(b *testing.B) {
	text := strings.Join(article(rand.New(rand.NewPCG(1, 2)), 400), " ")
	for b.Loop() {
		copies.SketchOf(text)
	}
}
