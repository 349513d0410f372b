package unpack

import (
	"archive/tar"
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"onrecord/corpus/intake/kind"
	"onrecord/corpus/text"
)

// Entry is a file in an archive.
type Entry struct {
	Name  string // with its folders, of one line
	Unfit string // why it is not read; PassOver for what is left out in silence, "" for none
	Open  func() (*Reader, error)
	Other func(name string) (*Reader, error) // opens another entry of a zip file; nil for other archives
}

// PassOver is the reason of an entry that is left out in silence.
const PassOver = "-"

// FileError is an error of an archive itself, and not of whoever reads its entries.
type FileError struct{ Err error }

// Error is the error's own.
func (e *FileError) Error() string { return e.Err.Error() }

// Unwrap returns the error.
func (e *FileError) Unwrap() error { return e.Err }

var errMany = fmt.Errorf("more than %d entries; the others are left out", MaxEntries)

// Entries calls each with the entries of an archive, in its order, until that returns
// an error, which is returned as it is; an error of the archive is a [FileError].
// size may be -1. The budget is that of the file that the archive is, or lies in.
func Entries(k kind.Kind, in io.Reader, size int64, budget *Budget, each func(Entry) error) error {
	switch k {
	case kind.Zip:
		return zipEntries(in, size, budget, each)
	case kind.Tar:
		return tarEntries(in, budget, each)
	}
	return &FileError{fmt.Errorf("not supported: %s archive; unpack it first, or use .zip", k)}
}

func zipEntries(in io.Reader, size int64, budget *Budget, each func(Entry) error) error {
	z, size, err := OpenZip(in, size)
	if err != nil {
		return &FileError{err}
	}
	for n, e := range z.File {
		if n == MaxEntries {
			return &FileError{errMany}
		}
		if budget.Left <= 0 {
			return &FileError{fmt.Errorf("%w; the other entries are left out", ErrBomb)}
		}
		name := strings.ReplaceAll(text.OneLine(e.Name), `\`, "/")
		unfit := Unfit(name, e.Mode()&fs.ModeType&^fs.ModeDir != 0)
		if unfit == "" && e.Flags&1 != 0 {
			unfit = "encrypted: save it without a password"
		}
		if err := each(Entry{Name: name, Unfit: unfit, Open: func() (*Reader, error) { return openEntry(e, size, budget) }, Other: func(name string) (*Reader, error) {
			for _, e := range z.File {
				if e.Name == name {
					return openEntry(e, size, budget)
				}
			}
			return nil, fs.ErrNotExist
		}}); err != nil {
			return err
		}
	}
	return nil
}

// openEntry opens an entry of a zip file of a size.
func openEntry(e *zip.File, size int64, budget *Budget) (*Reader, error) {
	in, err := e.Open()
	if err != nil {
		return nil, err
	}
	packed := min(int64(e.CompressedSize64), size)
	return &Reader{In: in, Packed: func() int64 { return packed }, Limit: MaxUnpacked, Budget: budget}, nil
}

// tarEntries reads an archive as it comes: an entry can be read only before the next.
func tarEntries(in io.Reader, budget *Budget, each func(Entry) error) error {
	t := tar.NewReader(in)
	for n := 0; ; n++ {
		h, err := t.Next()
		switch {
		case err == io.EOF && n == 0:
			return &FileError{errors.New("damaged archive: no tar archive")}
		case err == io.EOF:
			return nil
		case err != nil:
			return &FileError{Damaged(err)}
		case n == MaxEntries:
			return &FileError{errMany}
		}
		name := strings.ReplaceAll(text.OneLine(h.Name), `\`, "/")
		name = strings.TrimPrefix(name, "./")
		if name == "" {
			continue
		}
		unfit := Unfit(name, h.Typeflag != tar.TypeReg && h.Typeflag != tar.TypeDir)
		if err := each(Entry{Name: name, Unfit: unfit, Open: func() (*Reader, error) {
			return &Reader{In: t, Packed: func() int64 { return h.Size }, Limit: MaxUnpacked, Budget: budget}, nil
		}}); err != nil {
			return err
		}
	}
}

// Unfit returns why an entry of a name is not read, or "".
func Unfit(name string, irregular bool) string {
	base := path.Base(name)
	switch {
	case strings.HasSuffix(name, "/"), strings.HasPrefix(base, "."), strings.HasPrefix(name, "__MACOSX/"), strings.Contains("/"+name, "/."):
		if strings.Contains("/"+name+"/", "/../") {
			return "a name that leads out of the archive"
		}
		return PassOver
	case !fs.ValidPath(name):
		return "a name that leads out of the archive"
	case irregular:
		return "not a regular file"
	}
	return ""
}

// Close ends the reading of what came out.
func (u *Reader) Close() error {
	if c, ok := u.In.(io.Closer); ok {
		return c.Close()
	}
	return nil
}
