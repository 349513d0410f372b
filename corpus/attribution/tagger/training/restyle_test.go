package training_test

import (
	"math/rand/v2"
	ranges "onrecord/corpus/text"
	"strings"
	"testing"

	"onrecord/corpus/attribution/tagger/training"
)

// report is an article of our own with a quotation in the usual place.
func report() training.Document {
	text := "“The mill ‘Aurora’ is lost,” Anna Brandt said.\n\nShe had seen the fire.\n\n“We start again,” added the owner, Peter Holm."
	at := func(s string) []ranges.Range {
		i := strings.Index(text, s)
		return []ranges.Range{{Start: i, End: i + len(s)}}
	}
	return training.Document{ID: "a", Text: text, Gold: []training.Gold{
		{Type: "direct", Content: at("“The mill ‘Aurora’ is lost,”"), Source: at("Anna Brandt"), Cue: at("said")},
		{Type: "direct", Content: at("“We start again,”"), Source: at("the owner, Peter Holm"), Cue: at("added")},
	}}
}

func spans(d training.Document, s []ranges.Range) string {
	var parts []string
	for _, s := range s {
		parts = append(parts, d.Text[s.Start:s.End])
	}
	return strings.Join(parts, "/")
}

// letters leaves only what restyling must not change.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("“”‘’‚„«»'\"`,.", r) {
			return -1
		}
		return r
	}, s)
}

func TestRemark(t *testing.T) {
	d := report()
	for k := range training.Styles {
		n := training.Remark(d, k)
		for i, g := range n.Gold {
			was := d.Gold[i]
			if got, want := letters(spans(n, g.Content)), letters(spans(d, was.Content)); got != want {
				t.Errorf("style %d: content %q, want the letters of %q", k, spans(n, g.Content), want)
			}
			if spans(n, g.Source) != spans(d, was.Source) || spans(n, g.Cue) != spans(d, was.Cue) {
				t.Errorf("style %d: source %q, cue %q", k, spans(n, g.Source), spans(n, g.Cue))
			}
		}
	}
}

func TestVerblessAndColons(t *testing.T) {
	dashes, colons, moved := 0, 0, 0
	for seed := range uint64(20) {
		random := rand.New(rand.NewPCG(seed, 1))
		for kind, n := range []training.Document{training.Verbless(report(), random), training.Colons(report(), random)} {
			for i, g := range n.Gold {
				want := spans(report(), report().Gold[i].Source)
				if !strings.EqualFold(spans(n, g.Source), want) {
					t.Errorf("source %q, want %q in %q", spans(n, g.Source), want, n.Text)
				}
				if !strings.Contains(letters(spans(n, g.Content)), []string{"The mill Aurora is lost", "We start again"}[i]) {
					t.Errorf("content %q in %q", spans(n, g.Content), n.Text)
				}
				switch cue := spans(n, g.Cue); {
				case cue == "said" || cue == "added":
				case kind == 0 && strings.Trim(cue, "-–—―") == "":
					dashes++
				case kind == 1 && cue == ":":
					colons++
				default:
					t.Errorf("cue %q in %q", cue, n.Text)
				}
				moved++
			}
		}
	}
	if dashes < 10 || colons < 10 {
		t.Errorf("%d of %d attributions got a dash, %d a colon", dashes, moved, colons)
	}
}

func TestCapitals(t *testing.T) {
	d := report()
	d.Text = strings.Replace(d.Text, "fire", "ﬁre ß ı", 1) // letters whose capitals have another length
	n := training.Capitals(d)
	if got := spans(n, n.Gold[0].Source); got != "ANNA BRANDT" {
		t.Errorf("source %q", got)
	}
}
