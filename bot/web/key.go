package web

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// keyFile holds the key of the signatures, in the state folder. Who removes it makes all
// links invalid that were given out.
const keyFile = "reader.key"

const keyBytes = 32

// Key returns the key that is kept in a folder, and makes one where there is none. Two
// processes that make it at once get the same one. The folder is made when it is missing.
func Key(dir string) ([]byte, error) {
	path := filepath.Join(dir, keyFile)
	key, err := readKey(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return key, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("web: make the folder of the reader's key: %w", err)
	}
	fresh := make([]byte, keyBytes)
	_, _ = rand.Read(fresh)                   // never fails
	f, err := os.CreateTemp(dir, ".reader-*") // which only its owner may read
	if err != nil {
		return nil, fmt.Errorf("web: make the reader's key: %w", err)
	}
	defer os.Remove(f.Name())
	_, err = f.WriteString(hex.EncodeToString(fresh) + "\n")
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return nil, fmt.Errorf("web: write the reader's key: %w", err)
	}
	// A link is not made over a file that is there already.
	if err := os.Link(f.Name(), path); err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, fmt.Errorf("web: keep the reader's key: %w", err)
	}
	return readKey(path)
}

func readKey(path string) ([]byte, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("web: read the reader's key: %w", err)
	}
	key, err := hex.DecodeString(strings.TrimSpace(string(data)))
	if err != nil || len(key) != keyBytes {
		return nil, fmt.Errorf("web: read the reader's key: %s is not %d hexadecimal digits; remove it for a new one, with which older links end", path, 2*keyBytes)
	}
	return key, nil
}
