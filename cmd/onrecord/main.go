// Command onrecord answers "what did Lavrov say about IS" from a folder of news
// articles, in the articles' own words, in the terminal and in Discord.
//
// This is the top floor and the only one that reads the environment, flags and
// signals. The path of a command:
//
//   - main asks [environment] for the [Settings] and calls run;
//   - run parses the arguments over the settings ([parse]): a flag beats its
//     variable, and both are one field of one struct, so they cannot drift;
//   - the sub-command, one file each (ask.go, index.go, ...), opens the archive
//     (archive.go), asks the floors below and prints;
//   - every error comes back up to main, where [report] says it once, in a
//     sentence, and picks the exit code: 0 done, 1 failed, 2 wrong usage,
//     and a few that a supervisor may tell apart (failure.go).
//
// What people read is made in page.go and is free to change. What programs read
// is made in result.go and is a contract. Article text is data of strangers: on
// its way to a terminal it always passes [clean].
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"
)

func main() {
	// A fault in a goroutine that nobody here can recover still ends the program,
	// but with its one line and not with a page of stacks.
	if os.Getenv("GOTRACEBACK") == "" {
		debug.SetTraceback("none")
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// A second signal ends the program at once, but not one that comes with the
	// first: some supervisors signal a process and then its whole group.
	context.AfterFunc(ctx, func() { time.AfterFunc(time.Second, stop) })

	env, err := environment()
	if err == nil {
		err = run(ctx, os.Args[1:], env, os.Stdin, os.Stdout, os.Stderr)
	}
	os.Exit(report(os.Stderr, err))
}

// run carries out one command line.
func run(ctx context.Context, args []string, env Settings, stdin io.Reader, stdout, stderr io.Writer) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fault(r)
		}
	}()
	con := &console{in: stdin, out: stdout, err: stderr, env: env}
	command, err := parse(args, con)
	if err != nil || command == nil {
		return err
	}
	return command.run(ctx, con)
}
