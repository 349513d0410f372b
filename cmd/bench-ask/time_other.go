//go:build !unix

package main

import "time"

// processorTime is the clock where the system's figure is not at hand, in nanoseconds.
func processorTime() int64 { return time.Now().UnixNano() }
