package answer_test

import (
	"testing"

	"onrecord/answer"
	"onrecord/index"
	"onrecord/index/embedded"
)

// mustAsk puts a question that can be answered.
func mustAsk(t *testing.T, asker *answer.Asker, question string, limit int) answer.Answer {
	t.Helper()
	a, err := asker.Ask(t.Context(), question, limit)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// indexOf builds an index of some paths, or of the sample, for as long as a test runs.
func indexOf(t *testing.T, paths ...string) *embedded.Index {
	t.Helper()
	ix, _, err := embedded.Build(t.Context(), index.Config{Paths: paths})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = ix.Close() })
	return ix
}
