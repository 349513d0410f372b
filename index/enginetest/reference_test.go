package enginetest_test

import (
	"testing"

	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/enginetest"
)

// The reference is an engine too.
func TestReference(t *testing.T) {
	enginetest.Run(t, func(t *testing.T, articles ...*corpus.Article) index.Engine {
		e, err := enginetest.NewReference(articles, enginetest.Extract, nil)
		if err != nil {
			t.Fatal(err)
		}
		return e
	})
}
