//go:build unix

package store

import (
	"errors"
	"os"
)

// syncFolder has the disk keep which files a folder has.
func syncFolder(path string) error {
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
