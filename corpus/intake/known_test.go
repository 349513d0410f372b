package intake_test

import (
	"maps"
	"os"
	"path/filepath"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/intake"
)

// What the caller has is not cleaned again; what changed in any way is.
func TestKnown(t *testing.T) {
	files := map[string]string{"a.txt": body, "b/c.html": "<p>" + body, "l.jsonl": `{"text":"One."}`, "z.zip": zipped(t, "in.txt", body), "g.md.gz": gzipped(t, body), "a.md": body}
	dir := put(t, files)
	read := func(known map[string]string, max int64) (map[string]string, int) {
		t.Helper()
		hashes, again := map[string]string{}, 0
		err := intake.Walk(t.Context(), []string{dir}, intake.Options{MaxText: max, Known: func(id, hash string) bool { return known[id] == hash }}, func(a *corpus.Article) error {
			hashes[a.ID] = a.Hash
			if !a.Known {
				again++
			}
			if a.Known != (a.Text == "") || a.Path == "" {
				t.Errorf("%+v", a)
			}
			return nil
		}, nil)
		if err != nil {
			t.Fatal(err)
		}
		return hashes, again
	}
	first, n := read(nil, 0)
	if n != len(files) {
		t.Fatalf("%d of %d files read", n, len(files))
	}
	second, n := read(first, 0)
	if n != 0 || !maps.Equal(first, second) {
		t.Errorf("%d read again; %v, and %v before", n, second, first)
	}
	if _, n := read(first, 10); n != 0 {
		t.Errorf("%d read under a lower limit", n) // the others are too large now
	}
	if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte(body+body), 0o666); err != nil {
		t.Fatal(err)
	}
	if third, n := read(first, 0); n != 1 || third["a.txt"] == first["a.txt"] {
		t.Errorf("%d read again", n)
	}
	if err := os.WriteFile(filepath.Join(dir, "metadata.csv"), []byte("file,outlet\n*.txt,Wire\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if fourth, n := read(first, 0); n != 1 || fourth["a.txt"] == first["a.txt"] {
		t.Errorf("%d read again with a sidecar", n)
	}
}
