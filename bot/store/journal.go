package store

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// Journal is a file of JSON, one value a line. Without a path it keeps nothing.
type Journal struct {
	path string
	// most is how many lines the file may have before full is called, with the
	// journal locked; 0 means any number.
	most int
	full func() error

	mu    sync.Mutex
	lines int
}

// Add writes v as the last line.
func (j *Journal) Add(v any) error {
	if j.path == "" {
		return nil
	}
	line, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("store: write %s: %w", j.path, err)
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	err = alone(filepath.Dir(j.path), func() error {
		if err := appendLine(j.path, line); err != nil {
			return err
		}
		if j.lines++; j.most > 0 && j.lines > j.most {
			j.lines = 0 // what fails is tried again when as much was written once more
			if err := j.full(); err != nil {
				return fmt.Errorf("shorten it: %w", err)
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("store: write %s: %w", j.path, err)
	}
	return nil
}

// appendLine writes a line behind those of a file. Where the last one was left without its
// end by a kill, it gets that first, so that only it is lost.
func appendLine(path string, line []byte) error {
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	line = append(line, '\n')
	if info, err := f.Stat(); err == nil && info.Size() > 0 {
		last := []byte{'\n'}
		if _, err := f.ReadAt(last, info.Size()-1); err == nil && last[0] != '\n' {
			line = append([]byte{'\n'}, line...)
		}
	}
	_, err = f.Write(line)
	return errors.Join(err, f.Close())
}

// rotate puts the file aside as the newest of so many old ones: path.1, path.2
// and so on. The oldest goes.
func (j *Journal) rotate(keep int) error {
	for n := keep - 1; n >= 1; n-- {
		if err := os.Rename(j.old(n), j.old(n+1)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return os.Rename(j.path, j.old(1))
}

// old is the name of the nth file that was put aside.
func (j *Journal) old(n int) string { return fmt.Sprintf("%s.%d", j.path, n) }

// replaceLines replaces the file by one of these values alone.
func replaceLines[T any](j *Journal, values []T) error {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	for _, v := range values {
		if err := enc.Encode(v); err != nil {
			return err
		}
	}
	if err := replaceFile(j.path, out.Bytes()); err != nil {
		return err
	}
	j.lines = len(values)
	return nil
}

// readLines calls f with each line of a journal's file and returns their number. A
// line that is not whole, as a killed process leaves one, is passed over, and so is
// what is no line at all; a file that is not there is empty.
func readLines[T any](path string, f func(T)) (n int, err error) {
	if path == "" {
		return 0, nil
	}
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, fmt.Errorf("store: read %s: %w", path, err)
	}
	defer file.Close()
	r := bufio.NewReader(file)
	for {
		line, err := r.ReadBytes('\n')
		if len(line) > 0 {
			n++
		}
		var v T
		if json.Unmarshal(line, &v) == nil {
			f(v)
		}
		if errors.Is(err, io.EOF) {
			return n, nil
		}
		if err != nil {
			return n, fmt.Errorf("store: read %s: %w", path, err)
		}
	}
}
