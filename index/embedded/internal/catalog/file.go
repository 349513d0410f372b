package catalog

import (
	"bufio"
	"encoding/gob"
	"errors"
	"fmt"

	"github.com/golang/snappy"

	"onrecord/index/embedded/internal/disk"
)

// ReadCatalog reads a catalog and completes it.
func ReadCatalog(path string) (*Catalog, error) {
	f, err := disk.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	cat := new(Catalog)
	if err := gob.NewDecoder(bufio.NewReaderSize(snappy.NewReader(f), 1<<20)).Decode(cat); err != nil {
		return nil, fmt.Errorf("catalog: %w", err)
	}
	return cat, cat.Complete()
}

// WriteCatalog writes the columns and the articles of a catalog.
func WriteCatalog(path string, cat *Catalog) error {
	f, err := disk.Create(path)
	if err != nil {
		return err
	}
	w := snappy.NewBufferedWriter(f) // columns and names repeat: it halves them
	err = gob.NewEncoder(w).Encode(cat)
	err = errors.Join(err, w.Close())
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	return err
}
