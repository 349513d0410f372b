package embedded_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"onrecord/index/embedded"
)

// TestMayHoldIsSafe takes runs of words out of texts of every sort: a text that is
// not looked at closely must not have had them.
func TestMayHoldIsSafe(t *testing.T) {
	texts := []string{
		`The U.S.S.R. and the U.S. sold 1,000 F-16s, the Minister's office said; "Don't," he added.`,
		"Café owners in São Paulo\u00ad said: naïve, ﬁne… and WHO is WHO?", "snake_case and e.g. this.That",
		`“We can’t,” Ada Holm’s office said — ‘that’s Ada Holm 's story’ – and Ada's, not the Holms' story.`, "It's Ada 's dying lie: she'd lied.\u200b So she",
		strings.Repeat("long ", 900) + "story told", "WHO asked who asked WHO",
	}
	rng := rand.New(rand.NewPCG(4, 2))
	spared := 0
	for range 20000 {
		text := texts[rng.IntN(len(texts))]
		words, _ := embedded.Split(texts[rng.IntN(len(texts))])
		from := rng.IntN(len(words))
		words = words[from:min(len(words), from+1+rng.IntN(4))]
		may, does := embedded.MayHold(text, words)
		if does && !may {
			t.Fatalf("%q has %q", text, words)
		}
		if !may {
			spared++
		}
	}
	if spared == 0 {
		t.Error("every text was looked at")
	}
}
