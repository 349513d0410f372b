package main

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
)

// release is the version that .ci/release writes into the program; empty in one that
// was built by hand.
var release string

type versionCommand struct{}

// run prints the version in one line.
func (*versionCommand) run(_ context.Context, con *console) error {
	_, err := fmt.Fprintln(con.out, version())
	return err
}

// version is the program's version, the Go toolchain, the system, and the revision of
// the source where the toolchain knew it.
func version() string {
	number, revision, changed := release, "", ""
	if b, ok := debug.ReadBuildInfo(); ok {
		number = cmp.Or(number, b.Main.Version)
		for _, s := range b.Settings {
			switch {
			case s.Key == "vcs.revision":
				revision = " revision " + s.Value
			case s.Key == "vcs.modified" && s.Value == "true":
				changed = " with local changes"
			}
		}
	}
	return fmt.Sprintf("onrecord %s %s %s/%s%s%s", cmp.Or(number, "(devel)"), runtime.Version(), runtime.GOOS, runtime.GOARCH, revision, changed)
}
