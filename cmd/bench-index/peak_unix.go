//go:build unix

package main

import (
	"fmt"
	"os"
	"runtime"
	"syscall"
)

// peak is the most memory that a process had.
func peak(st *os.ProcessState) string {
	use, ok := st.SysUsage().(*syscall.Rusage)
	if !ok {
		return "unknown"
	}
	kib := int64(use.Maxrss)
	if runtime.GOOS == "darwin" {
		kib /= 1024
	}
	return fmt.Sprintf("%d MiB", kib/1024)
}
