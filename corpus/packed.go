package corpus

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
)

// A packed file can hold a thousand times its own size, and a small file that
// was made to do harm does. These bounds are far above what text needs, which
// packs to a third or a quarter.
const (
	maxUnpacked  = 10 << 20 // of one entry
	maxLines     = 1 << 30  // of a packed .jsonl, which is read line by line
	maxRatio     = 100      // of what comes out to what goes in …
	freeUnpacked = 64 << 10 // … once this much has come out
	maxEntries   = 10_000
	maxContents  = 4 << 20 // of a zip file's table of contents
	maxZip       = 64 << 20
)

// gunzip reads what a .gz file holds.
func (r *reader) gunzip(p piece) error {
	counted := &counting{in: p.in}
	z, err := gzip.NewReader(counted)
	if err != nil {
		r.skip(p.says, damaged(err))
		return nil
	}
	name := p.name[:len(p.name)-len(".gz")]
	p.in = &unpacking{in: z, packed: func() int64 { return counted.n }, limit: unpacked(name)}
	p.name, p.size = name, -1
	return r.piece(p)
}

// unpacked is how much may come out of an entry.
func unpacked(name string) int64 {
	if extension(name) == ".jsonl" {
		return maxLines
	}
	return maxUnpacked
}

// unzip reads the entries of a .zip file in the order in which it names them.
// They are never written anywhere, so that their names are labels and no paths.
func (r *reader) unzip(p piece) error {
	z, size, err := openZip(p.in, p.size)
	if err != nil {
		r.skip(p.says, err)
		return nil
	}
	left := maxRatio*size + maxUnpacked // of all entries together, which may share their bytes
	for n, e := range z.File {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		if n == maxEntries {
			r.skipped(Skipped{p.says, fmt.Sprintf("more than %d entries; the others are left out", maxEntries)})
			return nil
		}
		name := strings.ReplaceAll(oneLine(e.Name), `\`, "/")
		says := p.says + "/" + name
		if reason := unfit(e, name); reason != "" {
			if reason != passOver {
				r.skipped(Skipped{says, reason})
			}
			continue
		}
		if left <= 0 {
			r.skipped(Skipped{p.says, errBomb.Error() + "; the other entries are left out"})
			return nil
		}
		in, err := e.Open()
		if err != nil {
			r.skip(says, damaged(err))
			continue
		}
		packed := min(int64(e.CompressedSize64), size)
		u := &unpacking{in: in, packed: func() int64 { return packed }, limit: min(unpacked(name), left)}
		err = r.piece(piece{in: u, size: -1, says: says, id: p.id + "/" + stem(name), name: path.Base(name), given: p.given})
		in.Close()
		left -= u.n
		if err != nil {
			return err
		}
	}
	return nil
}

// passOver is the reason of what is left out in silence.
const passOver = "-"

// unfit tells why an entry is not read, or "".
func unfit(e *zip.File, name string) string {
	base := path.Base(name)
	switch {
	case strings.HasSuffix(name, "/"), strings.HasPrefix(base, "."), strings.HasPrefix(name, "__MACOSX/"), strings.Contains("/"+name, "/."):
		if strings.Contains("/"+name+"/", "/../") {
			return "a name that leads out of the archive"
		}
		return passOver
	case !fs.ValidPath(name):
		return "a name that leads out of the archive"
	case e.Mode()&fs.ModeType != 0:
		return "not a regular file"
	case extension(base) == ".zip", extension(base) == ".gz":
		return "an archive inside an archive; unpack it first"
	case !unpackedKind(base):
		if reason := unsupported[extension(base)]; reason != "" {
			return reason
		}
		return passOver
	case e.Flags&1 != 0:
		return "encrypted"
	}
	return ""
}

// openZip reads a zip file's table of contents, which has a bound of its own.
func openZip(in io.Reader, size int64) (*zip.Reader, int64, error) {
	at, ok := in.(io.ReaderAt)
	if !ok || size < 0 {
		raw, err := io.ReadAll(io.LimitReader(in, maxZip+1))
		if err != nil {
			return nil, 0, damaged(err)
		}
		if len(raw) > maxZip {
			return nil, 0, fmt.Errorf("too large: more than %s", bytesText(maxZip))
		}
		at, size = bytes.NewReader(raw), int64(len(raw))
	}
	contents := &sparing{at: at, left: maxContents}
	z, err := zip.NewReader(contents, size)
	if err != nil {
		return nil, 0, damaged(err)
	}
	contents.opened = true
	return z, size, nil
}

var (
	errBomb     = fmt.Errorf("unpacks to more than %d times its size", maxRatio)
	errContents = fmt.Errorf("a table of contents of more than %s", bytesText(maxContents))
)

// damaged is the reason for a packed file that cannot be unpacked.
func damaged(err error) error {
	if errors.Is(err, errBomb) || errors.Is(err, errContents) {
		return err
	}
	return fmt.Errorf("damaged archive: %w", cause(err))
}

// counting counts what is read.
type counting struct {
	in io.Reader
	n  int64
}

func (c *counting) Read(b []byte) (int, error) {
	n, err := c.in.Read(b)
	c.n += int64(n)
	return n, err
}

// unpacking ends with an error where more comes out than the limits allow.
type unpacking struct {
	in     io.Reader
	packed func() int64 // how much went in
	n      int64        // how much came out
	limit  int64
}

func (u *unpacking) Read(b []byte) (int, error) {
	n, err := u.in.Read(b)
	u.n += int64(n)
	switch {
	case u.n > freeUnpacked && u.n > maxRatio*u.packed():
		return n, errBomb
	case u.n > u.limit:
		return n, fmt.Errorf("unpacks to more than %s", bytesText(u.limit))
	case err != nil && err != io.EOF:
		return n, damaged(err)
	}
	return n, err
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
