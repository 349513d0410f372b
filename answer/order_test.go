package answer_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord/answer"
)

// TestFirstAndLatestOfMany has far more statements on a topic than are looked
// through, most of one day, and those of the ends hold the least of the topic.
func TestFirstAndLatestOfMany(t *testing.T) {
	const articles, most = 1500, 700 // most of them on one day
	day := time.Date(2012, 1, 1, 0, 0, 0, 0, time.UTC)
	path := filepath.Join(t.TempDir(), "harbour.jsonl")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	var days []string
	for i := range articles {
		if i < articles/3 || i > articles/3+most {
			day = day.AddDate(0, 0, 1)
		}
		text := fmt.Sprintf("\"Harbour number %d is a harbour for the harbour,\" said Anna Berg.\n", i)
		if i < 30 || i > articles-30 {
			text = fmt.Sprintf("\"We looked at number %d and at %s the old harbour,\" said Anna Berg.\n", i, strings.Repeat("the quay and the pier and the crane and ", 5))
		}
		days = append(days, day.Format(time.DateOnly))
		if err := json.NewEncoder(f).Encode(map[string]string{"id": fmt.Sprint(i), "text": text, "date": days[i]}); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	ix := indexOf(t, path)
	asker := answer.New(ix, answer.Config{})
	latest := slices.Clone(days)
	slices.Reverse(latest)
	for question, want := range map[string][]string{
		"latest from Anna Berg on the harbour":        latest,
		"earliest statements by Berg on the harbour":  days,
		"first statements by Anna Berg":               days,
		"what was the last thing Anna Berg said":      latest,
		"the latest on the harbour, what did she say": latest,
	} {
		a := mustAsk(t, asker, question, 8)
		var got []string
		for _, e := range a.Excerpts {
			got = append(got, e.Date.String())
		}
		if !slices.Equal(got, want[:8]) {
			t.Errorf("%s: read as %v: %v, want %v", question, a.Read, got, want[:8])
		}
	}
	a := mustAsk(t, asker, "how often did Anna Berg mention the harbour", 8)
	if notes := strings.Join(a.Read.Notes, ", "); !strings.Contains(notes, "at least 1000 places") {
		t.Errorf("how often: %s", notes)
	}
}
