package embedded_test

import (
	"testing"

	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/enginetest"
)

// TestEngine puts the engine through the suite: in memory, on disk, and after updates
// that left it in parts with articles that are gone.
func TestEngine(t *testing.T) {
	t.Run("memory", func(t *testing.T) {
		enginetest.Run(t, func(t *testing.T, as ...*corpus.Article) index.Engine { return build(t, as...) })
	})
	t.Run("disk", func(t *testing.T) {
		enginetest.Run(t, func(t *testing.T, as ...*corpus.Article) index.Engine {
			dir := t.TempDir()
			mustUpdate(t, dir, as...)
			return open(t, dir)
		})
	})
	t.Run("parts", func(t *testing.T) {
		enginetest.Run(t, func(t *testing.T, as ...*corpus.Article) index.Engine {
			dir := t.TempDir()
			first := append(benchArchive(4), as[:len(as)/2]...)
			if _, err := update(t, index.Config{Dir: dir, Force: true}, first...); err != nil {
				t.Fatal(err)
			}
			if _, err := update(t, index.Config{Dir: dir, Force: true}, as...); err != nil {
				t.Fatal(err)
			}
			return open(t, dir)
		})
	})
}
