//go:build !linux

package main

import "time"

var started = time.Now()

// threadTime is the time on the clock, where a thread's own is not to be had.
func threadTime() time.Duration { return time.Since(started) }

// processTime is the time on the clock, where the processes' own is not to be had.
func processTime() time.Duration { return time.Since(started) }
