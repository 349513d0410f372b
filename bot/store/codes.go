package store

import (
	"crypto/sha256"
	"encoding/hex"

	"onrecord/bot/recent"
)

// Codes keeps what is too long for a button: in memory the newest, and in a
// file, where there is one, what the next process needs.
type Codes struct {
	kept *recent.Map[string, string] // by key
	file *Journal
}

// longCode is a line of the file.
type longCode struct{ Key, Code string }

// NewCodes keeps so many codes in memory alone.
func NewCodes(size int) *Codes {
	return &Codes{recent.New[string, string](size), new(Journal)}
}

// OpenCodes keeps so many codes in a file; "" keeps them in memory alone.
func OpenCodes(size int, path string) (*Codes, error) {
	j := &Journal{path: path, most: 2 * size}
	s := &Codes{recent.New[string, string](size), j}
	j.full = s.shorten
	n, err := readLines(path, func(c longCode) { s.kept.Put(c.Key, c.Code) })
	if j.lines = n; err != nil || n <= j.most {
		return s, err
	}
	return s, s.shorten()
}

// shorten leaves those in the file that are kept in memory, and those that another process
// has written last.
func (s *Codes) shorten() error {
	if _, err := readLines(s.file.path, func(c longCode) { s.kept.GetOrPut(c.Key, func() string { return c.Code }) }); err != nil {
		return err
	}
	var lines []longCode
	for _, code := range s.kept.Values() {
		lines = append(lines, longCode{keyOf(code), code})
	}
	return replaceLines(s.file, lines)
}

// Put keeps a code and returns the key that stands for it.
func (s *Codes) Put(code string) (key string) {
	key = keyOf(code)
	if _, found := s.kept.GetOrPut(key, func() string { return code }); !found {
		// An answer is worth more than its buttons after a restart.
		_ = s.file.Add(longCode{key, code})
	}
	return key
}

// Get is the code that a key stands for. One that is not known may have been kept
// by another process over the same folder.
func (s *Codes) Get(key string) (code string, ok bool) {
	if code, ok = s.kept.Get(key); ok || s.file.path == "" {
		return code, ok
	}
	_, _ = readLines(s.file.path, func(c longCode) {
		if c.Key == key {
			code, ok = c.Code, true
		}
	})
	if ok {
		s.kept.Put(key, code)
	}
	return code, ok
}

// keyOf stands for a code that is too long.
func keyOf(code string) string {
	sum := sha256.Sum256([]byte(code))
	return "#" + hex.EncodeToString(sum[:12])
}
