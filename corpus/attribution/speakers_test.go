package attribution_test

import (
	"fmt"
	"strings"
	"testing"

	"onrecord/corpus/attribution"
)

// speakerScore counts speakers on attributions whose content and source are found.
type speakerScore struct{ right, unsure, wrong int }

func (s speakerScore) add(o speakerScore) speakerScore {
	return speakerScore{s.right + o.right, s.unsure + o.unsure, s.wrong + o.wrong}
}

// TestSpeakersOnLabels measures the five labelled articles: spans as on PolNeAR,
// and whether the speaker's name is right where content and source are.
func TestSpeakersOnLabels(t *testing.T) {
	var golds, preds []goldArticle
	var sum speakerScore
	for _, l := range readLabels(t) {
		text := articleText(t, l)
		g := goldArticle{ID: l.File, Text: text}
		for _, a := range l.Attributions {
			g.Attributions = append(g.Attributions, goldAttribution{Source: a.Source, Cue: a.Cue, Content: a.Content, Type: a.Type, SpeechCue: a.Type == "indirect"})
		}
		golds, preds = append(golds, g), append(preds, predict(g, attribution.Find))
		sum = sum.add(scoreSpeakers(t, l, text))
	}
	var b strings.Builder
	fmt.Fprintf(&b, "labels of five articles, F1   exact  pair@.5  pair@.5+source\n")
	b.WriteString(figures(golds, preds))
	n := float64(max(1, sum.right+sum.unsure+sum.wrong))
	fmt.Fprintf(&b, "speaker, given content and source: right %d (%.1f %%), left open %d, wrong %d (%.1f %%)\n",
		sum.right, 100*float64(sum.right)/n, sum.unsure, sum.wrong, 100*float64(sum.wrong)/n)
	golden(t, "labels.txt", b.String())
}

func scoreSpeakers(t *testing.T, l labelled, text string) (s speakerScore) {
	runes := []rune(text)
	found := attribution.Find(text)
	for _, g := range l.Attributions {
		content, source := characters(runes, g.Content), characters(runes, g.Source)
		best, dice := -1, .5
		for i, f := range found {
			c := characters(runes, points(text, f.Content))
			if d := 2 * float64(overlap(c, content)) / float64(len(c)+len(content)); d >= dice {
				best, dice = i, d
			}
		}
		if best < 0 {
			t.Logf("%s: not found: %s", l.File, clip(text, g.Content))
			continue
		}
		f := found[best]
		fs := characters(runes, points(text, f.Source))
		if overlap(fs, source) == 0 && len(source)+len(fs) > 0 {
			t.Logf("%s: source %q, want %q: %s", l.File, clip(text, points(text, f.Source)), clip(text, g.Source), clip(text, g.Content))
			continue
		}
		switch {
		case strings.EqualFold(f.Speaker, g.Speaker):
			s.right++
		case f.Unsure || f.Speaker == "":
			s.unsure++
			t.Logf("%s: open %q (%q), want %q", l.File, f.Speaker, clip(text, g.Source), g.Speaker)
		default:
			s.wrong++
			t.Logf("%s: WRONG %q (%q), want %q", l.File, f.Speaker, clip(text, g.Source), g.Speaker)
		}
	}
	return s
}

func clip(text string, spans [][2]int) string {
	if len(spans) == 0 {
		return ""
	}
	r := []rune(text)
	return string(r[spans[0][0]:min(spans[0][1], spans[0][0]+90)])
}
