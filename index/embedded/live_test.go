package embedded_test

import (
	"context"
	"errors"
	"sync"
	"testing"

	"onrecord/index"
	"onrecord/index/embedded"
)

// TestLive swaps generations under running questions: every answer is of one
// edition, none fails, and what was swapped out is closed.
func TestLive(t *testing.T) {
	dir := t.TempDir()
	mustUpdate(t, dir, edition(0)...)
	first, err := embedded.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	live := index.NewLive(first)
	opened := []*embedded.Index{first}
	stop := make(chan bool)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				ix, release := live.Acquire()
				checkEdition(t, ix)
				release()
				release()
			}
		})
	}
	for n := 1; n <= 5; n++ {
		mustUpdate(t, dir, edition(n)...)
		ix, err := embedded.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		opened = append(opened, ix)
		live.Swap(ix)
	}
	close(stop)
	wg.Wait()
	live.Swap(nil)
	for i, ix := range opened {
		if _, err := ix.Search(context.Background(), index.Query{Text: "article"}); !errors.Is(err, index.ErrClosed) {
			t.Errorf("generation %d was not closed: %v", i, err)
		}
	}
	if ix, release := live.Acquire(); ix != nil {
		t.Error("something is served after the end")
		release()
	}
}

func TestLiveKeepsWhatIsInUse(t *testing.T) {
	old := build(t, newsroom()...)
	live := index.NewLive(old)
	ix, release := live.Acquire()
	live.Swap(build(t, newsroom()[:2]...))
	if got := ids(t, ix, index.Query{Text: "vaccines"}); len(got) == 0 {
		t.Error("the old generation went away under a question")
	}
	release()
	if _, err := old.Search(context.Background(), index.Query{Text: "vaccines"}); !errors.Is(err, index.ErrClosed) {
		t.Errorf("after its last question: %v", err)
	}
	live.Swap(nil)
}
