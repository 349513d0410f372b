//go:build linux || darwin

package disk

import "syscall"

// FreeSpace returns how many bytes can be written below dir.
var FreeSpace = func(dir string) (int64, bool) {
	var st syscall.Statfs_t
	if err := syscall.Statfs(dir, &st); err != nil {
		return 0, false
	}
	return int64(st.Bavail) * int64(st.Bsize), true
}
