package segmentwriter

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/blevesearch/bleve/v2/index/scorch"
	bolt "go.etcd.io/bbolt"

	"onrecord/index/embedded/internal/segment"
)

// Disk writes one merged segment, which is what is fastest to search. bleve
// makes a batch into postings while the next one is collected: each is about half
// the work of a build. The staging directory is left to who made it.
type Disk struct {
	dir, scratch string
	batch        []*BleveDocument
	full         chan []*BleveDocument // nil before the first full batch
	builder      *scorch.Builder       // of the goroutine at work; nil before the first document
	ended        chan struct{}
	failed       error // why it ended early
	closed       bool
}

// NewDisk writes the store in dir; scratch is a directory for what is merged.
func NewDisk(dir, scratch string) *Disk { return &Disk{dir: dir, scratch: scratch} }

// mergeMost is how many segments are merged at once, each an open file. Merging in
// two steps, as bleve would do by itself, writes every posting twice.
const mergeMost = 400

func (p *Disk) Add(d *BleveDocument) error {
	p.batch = append(p.batch, d)
	if len(p.batch) < batchSize {
		return nil
	}
	return p.flush()
}

// flush hands the batch over when the one before is done.
func (p *Disk) flush() error {
	if p.full == nil {
		p.full, p.ended = make(chan []*BleveDocument), make(chan struct{})
		go p.work()
	}
	select {
	case p.full <- p.batch:
		p.batch = make([]*BleveDocument, 0, batchSize)
		return nil
	case <-p.ended:
		return p.failed
	}
}

// work makes postings of batches until there are no more, or one cannot be written.
func (p *Disk) work() {
	defer close(p.ended)
	p.builder, p.failed = scorch.NewBuilder(map[string]any{
		"path": p.dir, "buildPathPrefix": p.scratch, "batchSize": batchSize, "mergeMax": mergeMost,
	})
	if p.failed != nil {
		p.failed = fmt.Errorf("index: begin %s: %w", p.dir, p.failed)
		return
	}
	for batch := range p.full {
		order := &batch
		for _, d := range batch {
			if p.failed = p.builder.Index(&orderedDocument{d, order}); p.failed != nil {
				return
			}
		}
	}
}

// orderedDocument stands for a document in bleve's batch, which is a map. It becomes the next of
// the batch when bleve takes it out and has it add its ID, so that documents get
// their numbers in the order in which they were added.
type orderedDocument struct {
	*BleveDocument
	left *[]*BleveDocument
}

func (s *orderedDocument) AddIDField() {
	s.BleveDocument, *s.left = (*s.left)[0], (*s.left)[1:]
	s.BleveDocument.AddIDField()
}

func (p *Disk) Finish() (*segment.Store, error) {
	if len(p.batch) > 0 {
		if err := p.flush(); err != nil {
			p.Abort()
			return nil, err
		}
	}
	if p.full == nil { // bleve's builder cannot make a segment of nothing
		return p.finishEmpty()
	}
	if p.Abort(); p.failed != nil {
		return nil, p.failed
	}
	if err := reserve(p.dir); err != nil {
		return nil, fmt.Errorf("index: write %s: %w", p.dir, err)
	}
	if err := p.builder.Close(); err != nil {
		return nil, fmt.Errorf("index: write %s: %w", p.dir, err)
	}
	return segment.OpenStore(p.dir)
}

// reserve makes the file in which bleve notes what a store consists of, with room
// for that in it. bleve writes it last, with the finished segment open, and were the
// disk full then, it would leave that open and its room taken.
func reserve(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	db, err := bolt.Open(filepath.Join(dir, "root.bolt"), 0o600, nil)
	if err != nil {
		return err
	}
	room := []byte("room")
	err = db.Update(func(tx *bolt.Tx) error {
		b, err := tx.CreateBucket(room)
		if err != nil {
			return err
		}
		return b.Put(room, make([]byte, 64<<10))
	})
	if err == nil {
		err = db.Update(func(tx *bolt.Tx) error { return tx.DeleteBucket(room) })
	}
	return errors.Join(err, db.Close())
}

// Abort waits for the batch in hand; after it nothing can be added.
func (p *Disk) Abort() {
	if p.full != nil && !p.closed {
		p.closed = true
		close(p.full)
		<-p.ended
	}
}

func (p *Disk) finishEmpty() (*segment.Store, error) {
	ix, err := scorch.NewScorch(scorch.Name, map[string]any{"path": p.dir, "bolt_timeout": segment.BoltTimeout}, nil)
	if err != nil {
		return nil, err
	}
	if err = ix.Open(); err == nil {
		err = ix.Close()
	}
	if err != nil {
		return nil, fmt.Errorf("index: write %s: %w", p.dir, err)
	}
	return segment.OpenStore(p.dir)
}
