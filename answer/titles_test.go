package answer_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/corpus/beside"
)

// titlesOf makes a set of the labelled news articles in the form of the public ones:
// each article without its title, and its title as the question for it. Those are left
// out whose text does not begin with the title, or is hardly more than that.
func titlesOf(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	docs, queries := create(t, filepath.Join(dir, "docs.jsonl")), create(t, filepath.Join(dir, "queries.jsonl"))
	for _, part := range []string{"train", "dev"} {
		readLines(t, beside.Path(t, "data/polnear/"+part+".jsonl"), func(line []byte) error {
			var a struct{ ID, Title, Text string }
			if err := json.Unmarshal(line, &a); err != nil {
				return err
			}
			top, rest, _ := strings.Cut(a.Text, "\n\n")
			if len(rest) < 500 {
				return nil
			}
			if err := docs.Encode(map[string]string{"id": a.ID, "text": rest}); err != nil {
				return err
			}
			if begin := a.Title[:min(20, len(a.Title))]; len(strings.Fields(a.Title)) < 3 || !strings.HasPrefix(top, begin) {
				return nil
			}
			return queries.Encode(query{Text: a.Title, Relevant: []string{a.ID}})
		})
	}
	return dir
}

// create opens a file for lines of JSON, closed when the test ends.
func create(t *testing.T, path string) *json.Encoder {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	return json.NewEncoder(f)
}
