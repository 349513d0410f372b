package intake_test

import (
	"path/filepath"
	"strings"
	"testing"

	"onrecord/corpus/intake"
)

// Count says what Walk will find where every file holds what it seems to.
func TestCount(t *testing.T) {
	line := `{"text":"One."}` + "\n"
	dir := put(t, map[string]string{
		"a.txt": body, "b/c.html": "<p>" + body, ".hidden.txt": body, "d.mp3": "x", ".git/e.txt": body, "metadata.csv": "file,outlet\n*.txt,Wire\n",
		"f.jsonl": strings.Repeat(line, 7), "g.jsonl": line + `{"text":"Two."}`, "h.jsonl": "",
		"z.zip": zipped(t, "a.txt", body, "b/c.md", body, ".x.txt", body, "d.png", "x", "../up.txt", body),
	})
	for _, paths := range [][]string{{dir}, {filepath.Join(dir, "f.jsonl")}, {filepath.Join(dir, "a.txt"), filepath.Join(dir, "z.zip")}} {
		n, err := intake.Count(t.Context(), paths)
		if g := walk(t, intake.Options{}, paths...); err != nil || n != len(g.articles) {
			t.Errorf("%v: %d counted, %v; %d found: %v", paths, n, err, len(g.articles), g.ids())
		}
	}
	if _, err := intake.Count(t.Context(), []string{filepath.Join(dir, "nowhere")}); err == nil {
		t.Error("a path that does not exist was counted")
	}
}
