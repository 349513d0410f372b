package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Files is a folder of small files that outlive a kill at any moment: what a call has
// written when it returns without an error is on the disk, and what a call was killed in
// is as it was before or as it should be. Only Append may leave a part of its data, which
// is at the end of the file then. Names are paths below the folder, with slashes.
type Files interface {
	// Read returns a file's content; the error is fs.ErrNotExist where there is none.
	Read(name string) ([]byte, error)
	// Append writes data behind what the file has.
	Append(name string, data []byte) error
	// Replace makes data all that the file has.
	Replace(name string, data []byte) error
	// Remove removes a file; one that is not there is removed already.
	Remove(name string) error
	// Names are the files in a folder below, sorted, those that are being written left out.
	Names(folder string) ([]string, error)
}

// Folder is [Files] in a folder of the disk, which is made when something is written.
type Folder string

func (d Folder) path(name string) string { return filepath.Join(string(d), filepath.FromSlash(name)) }

// Read implements Files.
func (d Folder) Read(name string) ([]byte, error) { return os.ReadFile(d.path(name)) }

// Append implements Files.
func (d Folder) Append(name string, data []byte) error {
	path := d.path(name)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}

// Replace implements Files.
func (d Folder) Replace(name string, data []byte) error { return replaceFile(d.path(name), data) }

// Remove implements Files.
func (d Folder) Remove(name string) error {
	path := d.path(name)
	if err := os.Remove(path); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// Names implements Files.
func (d Folder) Names(folder string) (names []string, err error) {
	entries, err := os.ReadDir(d.path(folder))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	for _, e := range entries {
		if !e.IsDir() && !strings.HasPrefix(e.Name(), newFile) {
			names = append(names, e.Name())
		}
	}
	return names, err
}

// newFile begins the names of files that are being written.
const newFile = ".new-"

// replaceFile writes data beside path and puts it in its place whole.
func replaceFile(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), newFile+"*") // readable by its owner alone
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name())
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// Damaged ends the name under which a file is put aside that cannot be read.
const Damaged = ".damaged"
