package bot

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// journal is a file of JSON, one value a line, that only grows. Without a path
// it keeps nothing.
type journal struct {
	path string
	mu   sync.Mutex
}

// inState is a file of the state folder, or "" when there is no such folder.
func inState(dir, name string) string {
	if dir == "" {
		return ""
	}
	return filepath.Join(dir, name)
}

// add writes v as the last line.
func (j *journal) add(v any) error {
	if j.path == "" {
		return nil
	}
	line, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("bot: write %s: %w", j.path, err)
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	f, err := os.OpenFile(j.path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if errors.Is(err, fs.ErrNotExist) {
		if err = os.MkdirAll(filepath.Dir(j.path), 0o700); err == nil {
			f, err = os.OpenFile(j.path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
		}
	}
	if err != nil {
		return fmt.Errorf("bot: write %s: %w", j.path, err)
	}
	_, err = f.Write(append(line, '\n'))
	if err = errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("bot: write %s: %w", j.path, err)
	}
	return nil
}

// readLines calls f with each line of a journal. A line that is not whole, as a
// killed process leaves one, is passed over; a file that is not there is empty.
func readLines[T any](path string, f func(T)) error {
	if path == "" {
		return nil
	}
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("bot: read %s: %w", path, err)
	}
	defer file.Close()
	r := bufio.NewReader(file)
	for {
		line, err := r.ReadBytes('\n')
		var v T
		if json.Unmarshal(line, &v) == nil {
			f(v)
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("bot: read %s: %w", path, err)
		}
	}
}
