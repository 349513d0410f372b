// Package completion writes the scripts that let a shell complete a command line
// of kong's: sub-commands, flags, the values of flags that have few, and files.
//
// [Write] reads kong's model of the command line ([read], grammar.go) and sets it
// into one of three scripts (bash.go, zsh.go, fish.go). The scripts hold all that
// they need and never start the program: a press of the Tab key costs what the
// shell costs. The libraries that complete for kong run the program at every press
// instead, and show no descriptions in zsh and fish.
//
// A field of the command line says with the tag complete what its values are:
// "path" files and folders, "file" files, "dir" folders, "command" the names of the
// sub-commands. Values that are listed in an enum tag are offered without it.
package completion

import (
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/kong"
)

// scripts are the writers of the shells that are known.
var scripts = map[string]func(*script, grammar){
	"bash": bash,
	"zsh":  zsh,
	"fish": fish,
}

// Write writes to w the completion script of the program app for shell, which is
// bash, zsh or fish. Its errors are those of w, and that of an unknown shell.
func Write(w io.Writer, shell string, app *kong.Application) error {
	write, ok := scripts[shell]
	if !ok {
		return fmt.Errorf("completion: write: no script for the shell %q", shell)
	}
	var s script
	write(&s, read(app))
	_, err := io.WriteString(w, s.String())
	return err
}

// script gathers lines.
type script struct{ strings.Builder }

func (s *script) linef(format string, args ...any) { fmt.Fprintf(s, format+"\n", args...) }

// quote is text as one word of any of the three shells, with the characters of
// special taken literally by whoever reads the word.
func quote(text, special string) string {
	var b strings.Builder
	for _, r := range text {
		if strings.ContainsRune(special, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return "'" + strings.ReplaceAll(b.String(), "'", `'\''`) + "'"
}
