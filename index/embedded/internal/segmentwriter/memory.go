// Package segmentwriter writes the segments of an index.
//
// A record becomes a document of bleve's (document.go), which a Writer takes, in memory
// (memory.go) or on disk, as one merged segment (disk.go). Most postings never reach bleve:
// OwnPostings keeps all but the first of each word (ownpostings.go), and WriteBlockFile
// makes blocks of both (blockfile.go).
package segmentwriter

import (
	"fmt"

	"github.com/blevesearch/bleve/v2/index/scorch"
	bleve "github.com/blevesearch/bleve_index_api"

	"onrecord/index/embedded/internal/segment"
)

// Writer takes documents and becomes a store.
type Writer interface {
	Add(d *BleveDocument) error
	Finish() (*segment.Store, error)
	Abort() // ends one that will not be finished; after finish it does nothing
}

// Memory collects postings in memory.
type Memory struct {
	ix    bleve.Index
	queue *bleve.AnalysisQueue
	batch *bleve.Batch
}

func NewMemory() (*Memory, error) {
	q := bleve.NewAnalysisQueue(1)
	ix, err := scorch.NewScorch(scorch.Name, map[string]any{"path": ""}, q)
	if err == nil {
		err = ix.Open()
	}
	if err != nil {
		q.Close()
		return nil, fmt.Errorf("index: open in memory: %w", err)
	}
	return &Memory{ix, q, bleve.NewBatch()}, nil
}

func (p *Memory) Add(d *BleveDocument) error {
	p.batch.Update(d)
	if len(p.batch.IndexOps) < batchSize {
		return nil
	}
	return p.flush()
}

func (p *Memory) flush() error {
	defer p.batch.Reset()
	if len(p.batch.IndexOps) == 0 {
		return nil
	}
	if err := p.ix.Batch(p.batch); err != nil {
		return fmt.Errorf("index: add to memory: %w", err)
	}
	return nil
}

func (p *Memory) Finish() (*segment.Store, error) {
	if err := p.flush(); err != nil {
		p.Abort()
		return nil, err
	}
	p.queue.Close()
	return segment.NewStore(p.ix)
}

// Abort ends a writer that will not be finished.
func (p *Memory) Abort() {
	p.queue.Close()
	p.ix.Close()
}
