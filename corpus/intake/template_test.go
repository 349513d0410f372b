package intake_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus/intake"
)

// site writes a page of a made-up outlet: its own lines round an article, with
// lines that recur and are no furniture.
func site(n int, body string) string {
	return fmt.Sprintf("Gull & Tern Online\nThe coast, hour by hour\n\nReport number %d of the harbour desk tells of ships\n\nBy Ann Lee\n\n%s\n\nWrite to the gulls about this\nYour coast is our beat and has been since 1901.\nMore gull and tern\n", n, body)
}

// TestTemplates has an outlet's files with lines that no rule knows, and lines
// that people say in all of them.
func TestTemplates(t *testing.T) {
	refrain := "“We will not pay for the quay,” Tom Reed said."
	bare := "Not one crane, not one coin."
	files := map[string]string{}
	for n := range 6 {
		body := fmt.Sprintf("The council met for session %d on a wet day and spoke of crane number %d for hours.\n\n%s\n\nQuestion\n\nMaria Orlova\n\nHelen Marsh: we wait.\n\n%s “So it is,” she added.\n\nThe town has waited %d weeks for the quay to open to ships.", n, n, refrain, bare, n)
		files[fmt.Sprintf("%d.txt", n)] = site(n, body)
	}
	// Copies of one report prove nothing: their lines recur because it does.
	wire := "The envoy will come to the town in spring with a plan for all the ships that wait outside, and nobody knows what it will cost.\n\nA headline between two paragraphs\n\nThe second paragraph of the report says no more than that the council met."
	for n := range 6 {
		files[fmt.Sprintf("copies/%d.txt", n)] = fmt.Sprintf("Intro line %d stands here alone\n\nSome first words that are longer than others, as first words are.\n\nAn early line\n\nAnother early line\n\n", n) + wire + "\n\nLast line one here\n\nLast line two here\n\nLast line three here\n\nLast line four here"
	}
	files["alone/a.txt"] = site(1, refrain)
	g := walk(t, intake.Options{}, put(t, files))
	for _, a := range g.articles {
		var learned []string
		for _, r := range a.Removed {
			if r.Reason == "line of the site's template" {
				learned = append(learned, r.Text)
			}
		}
		slices.Sort(learned)
		want := []string{"Gull & Tern Online", "More gull and tern", "The coast, hour by hour", "Write to the gulls about this", "Your coast is our beat and has been since 1901."}
		if strings.Contains(a.ID, "/") {
			want = nil
		}
		if diff := cmp.Diff(want, learned); diff != "" {
			t.Errorf("%s: %s", a.ID, diff)
		}
		if want == nil {
			continue
		}
		if !strings.HasPrefix(a.Title, "Report number") || a.Author != "Ann Lee" {
			t.Errorf("%s: %q by %q", a.ID, a.Title, a.Author)
		}
		for _, said := range []string{refrain, bare, "Question", "Maria Orlova", "Helen Marsh: we wait."} {
			if !strings.Contains(a.Text, said) {
				t.Errorf("%s: %q is gone from %q", a.ID, said, a.Text)
			}
		}
	}
	// What a file lost is part of its hash; a file that lost nothing keeps its own.
	hashes := func(files map[string]string) map[string]string {
		out := map[string]string{}
		for _, a := range walk(t, intake.Options{}, put(t, files)).articles {
			out[a.ID] = a.Hash
		}
		return out
	}
	before := hashes(map[string]string{"0.txt": files["0.txt"], "1.txt": files["1.txt"], "2.txt": files["2.txt"], "other.txt": body})
	after := hashes(map[string]string{"0.txt": files["0.txt"], "1.txt": files["1.txt"], "2.txt": files["2.txt"], "3.txt": files["3.txt"], "other.txt": body})
	if before["0"] == after["0"] || before["other"] != after["other"] {
		t.Errorf("hashes: %v, %v", before, after)
	}
}
