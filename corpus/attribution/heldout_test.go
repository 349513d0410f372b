package attribution_test

import (
	"flag"
	"os"
	"sync"
	"testing"

	"onrecord/corpus/attribution"
	"onrecord/corpus/attribution/tagger"
)

var (
	goldFile    = flag.String("gold", "", "labelled articles (JSONL) that TestHeldOut scores")
	weightsFile = flag.String("weights", "", "weights of the tagger for TestHeldOut; the embedded ones if empty")
)

// TestHeldOut scores any labelled articles with any weights, so that a change can
// be judged on articles of the train split which a tagger trained on the rest of
// it has not seen:
//
//	go run ./cmd/train-tagger --train rest.jsonl --out rest.bin
//	go test ./corpus/attribution -run HeldOut -v -args -gold held.jsonl -weights rest.bin
func TestHeldOut(t *testing.T) {
	if *goldFile == "" {
		t.Skip("no -gold given")
	}
	find := attribution.Find
	if *weightsFile != "" {
		b, err := os.ReadFile(*weightsFile)
		if err != nil {
			t.Fatal(err)
		}
		m, err := tagger.Load(b)
		if err != nil {
			t.Fatal(err)
		}
		find = func(text string) []attribution.Attribution { return attribution.FindWith(m, text) }
	}
	gold := readGold(t, *goldFile)
	preds := make([]goldArticle, len(gold))
	var wg sync.WaitGroup
	for i, a := range gold {
		wg.Go(func() { preds[i] = predict(a, find) })
	}
	wg.Wait()
	if *pred != "" {
		writePredictions(t, preds)
	}
	t.Logf("%d articles\n%s", len(gold), figures(gold, preds))
}
