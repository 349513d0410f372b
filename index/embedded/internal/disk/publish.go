package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// Attend is called at the calls to the file system on which an update hangs, before
// each is made: "open", "create", "copy", "sync", "rename". Tests record them, let
// them fail, and end the process there.
var Attend = func(call, path string) error { return nil }

func rename(from, to string) error {
	if err := Attend("rename", to); err != nil {
		return err
	}
	return os.Rename(from, to)
}

// open, create, makeDir and writeFile are those of os for what a generation
// consists of.

func Open(path string) (*os.File, error) {
	if err := Attend("open", path); err != nil {
		return nil, err
	}
	return os.Open(path)
}

func Create(path string) (*os.File, error) {
	if err := Attend("create", path); err != nil {
		return nil, err
	}
	return os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
}

func MakeDir(path string) error {
	if err := Attend("create", path); err != nil {
		return err
	}
	return os.MkdirAll(path, 0o755)
}

func writeFile(path string, text []byte) error {
	if err := Attend("create", path); err != nil {
		return err
	}
	return os.WriteFile(path, text, 0o644)
}

// Publish makes a finished staging directory the served generation. The order is
// what makes it safe against losing power: the files and their directories are on
// the disk before the name that leads to them is.
func Publish(dir, staging, name string) error {
	if err := share(staging); err != nil {
		return err
	}
	if err := syncTree(staging); err != nil {
		return err
	}
	if err := rename(staging, filepath.Join(dir, name)); err != nil {
		return err
	}
	if err := syncDir(dir); err != nil {
		return err
	}
	return point(dir, name)
}

// share gives bleve's files, which it keeps to their owner, the rights that the
// files beside them have: the bot that serves an index is often another user than
// the one who made it.
func share(generation string) error {
	ours, err := os.Stat(filepath.Join(generation, manifestName))
	if err != nil {
		return err
	}
	dirs, err := os.Stat(generation)
	if err != nil {
		return err
	}
	return filepath.WalkDir(generation, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir():
			return os.Chmod(path, dirs.Mode().Perm())
		}
		return os.Chmod(path, ours.Mode().Perm())
	})
}

// point makes CURRENT name a generation, in one step.
func point(dir, name string) error {
	next := filepath.Join(dir, currentName+".next")
	if err := writeFile(next, []byte(name+"\n")); err != nil {
		return err
	}
	if err := syncFile(next); err != nil {
		return err
	}
	if err := rename(next, filepath.Join(dir, currentName)); err != nil {
		return err
	}
	return syncDir(dir)
}

// syncTree puts every file below dir on the disk, then the directories.
func syncTree(dir string) error {
	var dirs []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir():
			dirs = append(dirs, path)
			return nil
		}
		return syncFile(path)
	})
	for i := len(dirs) - 1; err == nil && i >= 0; i-- {
		err = syncDir(dirs[i])
	}
	return err
}

func syncFile(path string) error {
	if err := Attend("sync", path); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	err = f.Sync()
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	return err
}

// syncDir puts a directory's names on the disk; Windows has no such thing.
func syncDir(dir string) error {
	if err := Attend("sync", dir); err != nil {
		return err
	}
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	err = f.Sync()
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	return err
}

// Sweep removes what killed builds left and all generations but those named.
func Sweep(dir string, keep ...string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		name := e.Name()
		old := generationName.MatchString(name) && !slices.Contains(keep, name)
		if old || strings.HasPrefix(name, StagingName) {
			err = errors.Join(err, os.RemoveAll(filepath.Join(dir, name)))
		}
	}
	return err
}
