package main

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
)

type versionCommand struct{}

// run prints what the Go toolchain wrote into the binary.
func (*versionCommand) run(_ context.Context, con *console) error {
	_, err := fmt.Fprintln(con.out, version())
	return err
}

// version is one line: the module's version, the toolchain and the revision.
func version() string {
	module, revision, changed := "(devel)", "", ""
	if b, ok := debug.ReadBuildInfo(); ok {
		if b.Main.Version != "" {
			module = b.Main.Version
		}
		for _, s := range b.Settings {
			switch {
			case s.Key == "vcs.revision":
				revision = " revision " + s.Value
			case s.Key == "vcs.modified" && s.Value == "true":
				changed = " with local changes"
			}
		}
	}
	return fmt.Sprintf("onrecord %s %s %s/%s%s%s", module, runtime.Version(), runtime.GOOS, runtime.GOARCH, revision, changed)
}
