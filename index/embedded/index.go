// Package embedded is the engine inside this process, with bleve's segments underneath.
//
// [Update] makes a generation of an index out of a corpus and publishes it in a directory;
// [Open] verifies and serves the published one; [Build] makes one in memory. An article
// comes from corpus, records makes of it what is filed, and update writes it:
//
//	internal/update         corpus -> generation, the next one out of the one before
//	internal/checkpoint     what an interrupted update has found, for the next one
//	internal/segmentwriter  records -> bleve's segments, and blocks beside them
//	internal/articles       the articles themselves
//	internal/textcode       texts as codes of their words
//	internal/catalog        what document numbers stand for
//	internal/disk           files, hashes, locks, publishing
//	internal/generation     one generation, opened
//	internal/segment        bleve's segments, read
//	internal/blocks         postings that are searched where they lie
//	internal/search         topic and filters -> the best records
//
// A search (search.go) reads the topic into units (package terms), finds its best records
// (internal/search), has package rank order them, and fetches the few that are shown.
//
// # Decisions
//
// Only the parts of bleve below its query language are used, the inverted index with its
// readers. The words of a text and of a question are made by one function, so that they
// cannot drift apart.
//
// A speaker is a filter and not a boost: nobody's words are an answer to what somebody
// else said.
//
// A generation is built in a staging directory, verified, published by renaming the file that names it, and
// never written again. So a reader never sees half of one, a kill loses at most the work
// in hand, and rolling back is naming another. Every byte is hashed when it is published
// and compared when it is opened: bleve writes checksums and does not read them.
package embedded

import (
	"context"
	"fmt"
	"iter"
	"maps"
	"runtime"
	"runtime/debug"
	"sync"
	"time"

	"onrecord/corpus"
	"onrecord/corpus/identity"
	"onrecord/corpus/names"
	"onrecord/index"
	"onrecord/index/embedded/internal/generation"
)

// Index is one generation of an archive, open for reading. It is an [index.Engine].
type Index struct {
	mu     sync.RWMutex  // held by a search for reading, by Close for writing
	turns  chan struct{} // as many searches run at a time as there are processors
	closed bool

	from    *generation.Opened
	table   *names.Table
	people  *identity.People
	outlets map[string]int
	counts  index.Report
	note    string
}

var _ index.Engine = (*Index)(nil)

// newIndex serves an opened generation.
func newIndex(from *generation.Opened, table *names.Table) *Index {
	ix := &Index{from: from, turns: make(chan struct{}, runtime.GOMAXPROCS(0)), table: table, people: from.Catalog.People(table), outlets: from.Catalog.Outlets()}
	ix.counts = from.Report(ix.people)
	from.Catalog.Said = nil // the people have all of it that is asked for
	return ix
}

// People returns everybody who says something in the archive.
func (ix *Index) People() *identity.People { return ix.people }

// Hashes returns the ID of each article with the hash of what was read of it, which is
// the same however often and by whom the archive is built.
func (ix *Index) Hashes() iter.Seq2[string, string] {
	return func(yield func(id, hash string) bool) {
		for i := range ix.from.Catalog.Entries {
			if e := &ix.from.Catalog.Entries[i]; !yield(e.ID, e.Hash) {
				return
			}
		}
	}
}

// Outlets returns the outlets with their number of articles.
func (ix *Index) Outlets() map[string]int { return maps.Clone(ix.outlets) }

// Articles returns the articles of some IDs with their texts; nil for those that are
// not there.
func (ix *Index) Articles(ctx context.Context, ids []string) (articles []*corpus.Article, err error) {
	err = ix.read(ctx, func() error {
		articles = make([]*corpus.Article, len(ids))
		for n, id := range ids {
			i, ok := ix.from.Catalog.Ids[id]
			if !ok {
				continue
			}
			if err := ctx.Err(); err != nil {
				return err
			}
			v, err := ix.from.Articles.Get(i)
			if err != nil {
				return err
			}
			a, err := v.Head()
			if err != nil {
				return fmt.Errorf("index: read article %s: %w", id, err)
			}
			if a.Text, err = v.Text(); err != nil {
				return fmt.Errorf("index: read article %s: %w", id, err)
			}
			articles[n] = &a
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return articles, nil
}

// read runs what reads the index while that is open. A segment that was damaged after
// it was verified makes bleve panic, or the memory map fault: one call fails then, and
// not the process.
//
// Searches wait for their turn, in the order in which they came: what many ask at once
// takes the memory of few, and none is put aside half done for all the others.
func (ix *Index) read(ctx context.Context, do func() error) (err error) {
	select {
	case ix.turns <- struct{}{}:
		defer func() { <-ix.turns }()
	case <-ctx.Done():
		return ctx.Err()
	}
	ix.mu.RLock()
	defer ix.mu.RUnlock()
	if ix.closed {
		return index.ErrClosed
	}
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("index: search: the index is damaged: %v", p)
		}
	}()
	return do()
}

// Counts returns how much the index holds.
func (ix *Index) Counts() index.Report { return ix.counts }

// Built returns when the generation was made.
func (ix *Index) Built() time.Time { return ix.from.Catalog.Built }

// Note says, in a sentence for an operator, when this is not the generation that
// was published last because that one could not be used; it is empty otherwise.
func (ix *Index) Note() string { return ix.note }

// Generation returns the name of the generation, and "" of one in memory.
func (ix *Index) Generation() string { return ix.from.Name() }

// Close releases the index when the searches that run in it have ended.
func (ix *Index) Close() error {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	if ix.closed {
		return nil
	}
	ix.closed = true
	return ix.from.Close()
}

// Verify compares the generation's files with what was published, as Open did:
// disks forget. An index in memory is always whole.
func (ix *Index) Verify() error { return ix.from.Verify() }
