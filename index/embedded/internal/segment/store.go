package segment

import (
	"fmt"
	"strconv"

	"github.com/blevesearch/bleve/v2/index/scorch"
	bleve "github.com/blevesearch/bleve_index_api"
)

// BoltTimeout bounds the wait for bleve's own lock, which without it is for ever.
const BoltTimeout = "2s"

// Store is one of bleve's indexes, open for reading.
type Store struct {
	ix     bleve.Index
	reader bleve.IndexReader
}

// OpenStore opens a written directory.
func OpenStore(dir string) (*Store, error) {
	ix, err := scorch.NewScorch(scorch.Name, map[string]any{"path": dir, "read_only": true, "bolt_timeout": BoltTimeout}, nil)
	if err != nil {
		return nil, fmt.Errorf("index: open %s: %w", dir, err)
	}
	if err := ix.Open(); err != nil {
		return nil, fmt.Errorf("index: open %s: %w", dir, err)
	}
	return NewStore(ix)
}

func NewStore(ix bleve.Index) (*Store, error) {
	r, err := ix.Reader()
	if err != nil {
		ix.Close()
		return nil, fmt.Errorf("index: read: %w", err)
	}
	return &Store{ix, r}, nil
}

func (s *Store) Close() error {
	err := s.reader.Close()
	if cerr := s.ix.Close(); err == nil {
		err = cerr
	}
	return err
}

// size returns how many documents the store holds.
func (s *Store) size() (int, error) {
	n, err := s.reader.DocCount()
	if err != nil {
		return 0, fmt.Errorf("index: count: %w", err)
	}
	return int(n), nil
}

// Order returns, for each of bleve's document numbers, the number that the
// record was added under. bleve shuffles the documents of a batch.
func (s *Store) Order() ([]uint32, error) {
	count, err := s.size()
	if err != nil {
		return nil, err
	}
	out := make([]uint32, count)
	seen := make([]bool, count)
	var id bleve.IndexInternalID
	for i := range out {
		id = bleve.NewIndexInternalID(id, uint64(i))
		ext, err := s.reader.ExternalID(id)
		if err != nil {
			return nil, fmt.Errorf("index: read document %d: %w", i, err)
		}
		n, err := strconv.ParseUint(ext, 16, 32)
		if err != nil || n >= uint64(count) || seen[n] {
			return nil, fmt.Errorf("index: document %d is filed as %q", i, ext)
		}
		out[i], seen[n] = uint32(n), true
	}
	return out, nil
}
