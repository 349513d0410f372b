package topic_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"onrecord/answer/topic"
	"onrecord/corpus/names"
)

var standard = topic.Standard{Floor: 1, Named: 2, Proper: true}

// common are words that tell little in the archive of these tests.
var common = map[string]float64{"change": 0.1, "plan": 0.2}

func read(t *testing.T, asked string) topic.Topic {
	t.Helper()
	got, err := topic.Read(asked, names.DefaultTable(), standard, func(words []string) ([]float64, error) {
		out := make([]float64, len(words))
		for i, w := range words {
			out[i] = 1
			if r, ok := common[w]; ok {
				out[i] = r
			}
		}
		return out, nil
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestAnswers(t *testing.T) {
	for _, c := range []struct {
		asked, text string
		want        bool
	}{
		{"climate change", "The climate is warming.", true},
		{"climate change", "A change of mind.", false},                     // the word that tells little
		{"harbours", "The harbour will close.", true},                      // another form
		{"Brelland harbour closure", "The harbour closure is off.", false}, // without the proper noun
		{"Brelland harbour closure", "Brelland will lose its port.", true}, // with it
		{"IS", "ISIL holds the town.", true},                               // another name of the concept
		{"IS", "Nothing is settled.", false},                               // the verb
		{"hackers, port thieves or smugglers", "Two smugglers were seen.", true},
		{"hackers, port thieves or smugglers", "Two farmers were seen.", false},
		{"the new rules for coastal fishing boats", "Coastal fishing stops.", true},
		{"the new rules for coastal fishing boats", "Fishing stops.", false},
		{"", "Anything at all.", true},
	} {
		got := read(t, c.asked)
		if m := got.In(c.text); got.Answers(m) != c.want {
			t.Errorf("%q in %q: %t with %+v, want %t", c.asked, c.text, !c.want, m, c.want)
		}
	}
}

func TestRanges(t *testing.T) {
	text := "The harbour is free; the Islamic State left the harbours."
	var got []string
	for _, r := range read(t, "harbour of ISIS").In(text).Ranges {
		got = append(got, text[r.Start:r.End])
	}
	if want := []string{"harbour", "Islamic State", "harbours"}; !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
}

// No text with fewer units than Fewest says holds the share, whichever they are.
func TestFewest(t *testing.T) {
	for _, asked := range []string{"harbour", "climate change plan", "Brelland harbour plan strike vote", "hackers or fighters", "IS and the oil price"} {
		got := read(t, asked)
		words := strings.Fields(asked)
		for subset := range 1 << len(words) {
			var has []string
			for i, w := range words {
				if subset&(1<<i) != 0 {
					has = append(has, w)
				}
			}
			text := strings.Join(has, " ")
			if m := got.In(text); got.Answers(m) && len(m.Ranges) < got.Fewest(got.Floor()) {
				t.Errorf("%q answers %q with fewer than %d units", text, asked, got.Fewest(got.Floor()))
			}
		}
	}
}

func TestLast(t *testing.T) {
	last := read(t, "Anna Brellund").Last()
	if last.Len() != 1 || last.In("Brellund spoke.").Cover != 1 || last.In("Anna spoke.").Cover != 0 {
		t.Errorf("the last unit of a name is not its surname: %+v", last)
	}
}

func TestReadAsksOnceForWordsThatAreNoNames(t *testing.T) {
	var asked [][]string
	rarity := func(words []string) ([]float64, error) {
		asked = append(asked, words)
		return nil, errors.New("closed")
	}
	if _, err := topic.Read("Brelland ISIL", names.DefaultTable(), standard, rarity, nil); err != nil || len(asked) != 0 {
		t.Errorf("asked for %q, %v; want nothing asked for names", asked, err)
	}
	_, err := topic.Read("Brelland strike or vote", names.DefaultTable(), standard, rarity, nil)
	if err == nil || !strings.Contains(err.Error(), "closed") {
		t.Errorf("error %v, want that of the archive", err)
	}
	if len(asked) != 1 || !slices.Contains(asked[0], "strike") || slices.Contains(asked[0], "Brelland") {
		t.Errorf("asked for %q, want the words once and no name", asked)
	}
}
