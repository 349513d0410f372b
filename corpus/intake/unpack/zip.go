package unpack

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
)

// OpenZip reads a zip file's table of contents, which has a bound of its own.
func OpenZip(in io.Reader, size int64) (*zip.Reader, int64, error) {
	at, ok := in.(io.ReaderAt)
	if !ok || size < 0 {
		raw, err := io.ReadAll(io.LimitReader(in, maxZip+1))
		if err != nil {
			return nil, 0, Damaged(err)
		}
		if len(raw) > maxZip {
			return nil, 0, fmt.Errorf("too large: more than %s", SizeText(maxZip))
		}
		at, size = bytes.NewReader(raw), int64(len(raw))
	}
	contents := &sparing{at: at, left: maxContents}
	z, err := zip.NewReader(contents, size)
	if err != nil {
		return nil, 0, Damaged(err)
	}
	contents.opened = true
	return z, size, nil
}

// sparing lets only so much be read before it is opened.
type sparing struct {
	at     io.ReaderAt
	left   int
	opened bool
}

func (s *sparing) ReadAt(b []byte, off int64) (int, error) {
	if !s.opened {
		if s.left -= len(b); s.left < 0 {
			return 0, errContents
		}
	}
	return s.at.ReadAt(b, off)
}
