//go:build unix

package main

import "syscall"

// processorTime is what the process has used so far, the collecting of garbage too, in
// nanoseconds.
func processorTime() int64 {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return u.Utime.Nano() + u.Stime.Nano()
}
