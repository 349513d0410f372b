package main

import (
	"context"

	"github.com/alecthomas/kong"
)

// helpCommand is "onrecord help ask", for those who do not think of --help.
type helpCommand struct {
	Command []string `arg:"" optional:"" complete:"command" help:"The command to explain."`
}

func (helpCommand) asked(parsed *kong.Context) bool {
	return parsed.Selected() != nil && parsed.Selected().Name == "help"
}

// run is never reached: parse prints the help in its place.
func (*helpCommand) run(context.Context, *console) error { return nil }
