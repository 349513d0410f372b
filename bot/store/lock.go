package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// ErrInUse is returned for a folder that another process uses.
var ErrInUse = errors.New("another process uses it")

// StateLock is the name of the lock of a bot's state folder.
const StateLock = "bot.lock"

// alone runs f while no other process writes into a folder.
func alone(dir string, f func() error) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	lock, err := os.OpenFile(filepath.Join(dir, "writing.lock"), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	defer lock.Close() // which gives it back
	if err := waitLock(lock); err != nil {
		return err
	}
	return f()
}

// Lock takes a folder for this process, until unlock is called or the process ends, however
// it ends. A shared lock may be had by several processes, but not beside one that is not
// shared. The error is ErrInUse when another process has it. name tells the locks of one
// folder apart; its file stays, since removing it would let two processes hold locks on two
// files of one name.
func Lock(dir, name string, shared bool) (unlock func(), err error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("store: lock %s: %w", dir, err)
	}
	f, err := os.OpenFile(filepath.Join(dir, name), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("store: lock %s: %w", dir, err)
	}
	ok, err := tryLock(f, shared)
	if ok {
		return func() { f.Close() }, nil
	}
	f.Close()
	if err == nil {
		err = ErrInUse
	}
	return nil, fmt.Errorf("store: lock %s: %w", dir, err)
}
