package main

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// What a shell must offer for a line, the last word of which is being typed. The
// folder holds the files notes.txt and other.txt and the folder "new articles".
var completed = []struct {
	line string
	want []string // all that is offered
}{
	{"onrecord ", []string{"EVERY COMMAND"}},
	{"onrecord e", []string{"eval", "extract"}},
	{"onrecord ask --li", []string{"--limit"}},
	{"onrecord ask --js", []string{"--json"}},
	{"onrecord ask --no-", []string{"--no-json"}},
	{"onrecord health --li", nil},
	{"onrecord bot --log-", []string{"--log-format", "--log-level"}},
	{"onrecord bot --log-format ", []string{"json", "text"}},
	{"onrecord bot --log-level=", []string{"debug", "error", "info", "warn"}},
	{"onrecord bot --log-level=w", []string{"warn"}},
	{"onrecord completion ", []string{"bash", "fish", "zsh"}},
	{"onrecord help sp", []string{"speakers"}},
	{"onrecord ask --limit ", nil},
	{"onrecord ask --corpus n", []string{"new articles", "notes.txt"}},
	{"onrecord ask --corpus=n", []string{"new articles", "notes.txt"}},
	{"onrecord ask --index n", []string{"new articles"}},
	{"onrecord extract n", []string{"new articles", "notes.txt"}},
	{"onrecord extract --max-text 9 n", []string{"new articles", "notes.txt"}},
	{"onrecord eval o", []string{"other.txt"}},
	{"onrecord ask n", nil},
	{"onrecord quote --draft o", []string{"other.txt"}},
}

// The scripts are tried in the shells themselves, where they are installed.
func TestCompletionInTheShells(t *testing.T) {
	for _, shell := range []string{"bash", "zsh", "fish"} {
		t.Run(shell, func(t *testing.T) {
			program, err := exec.LookPath(shell)
			if err != nil {
				t.Skipf("%s is not installed", shell)
			}
			driver, err := filepath.Abs(filepath.Join("testdata", "completion", "ask."+shell))
			if err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			script, articles := filepath.Join(dir, "script"), filepath.Join(dir, "articles")
			write(t, script, string(output(t, "completion", shell)))
			write(t, filepath.Join(articles, "notes.txt"), "")
			write(t, filepath.Join(articles, "new articles", "one.txt"), "")
			write(t, filepath.Join(articles, "other.txt"), "")
			cmd := exec.Command(program, driver, script)
			for _, c := range completed {
				cmd.Args = append(cmd.Args, c.line)
			}
			cmd.Dir, cmd.Env = articles, append(os.Environ(), "HOME="+dir, "XDG_CONFIG_HOME="+dir, "XDG_DATA_HOME="+dir, "TERM=dumb")
			out, err := cmd.CombinedOutput()
			if err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			answers := strings.SplitAfter(string(out), "--\n")
			if len(answers) != len(completed)+1 {
				t.Fatalf("%d lines were asked for and %d answered:\n%s", len(completed), len(answers)-1, out)
			}
			for i, c := range completed {
				if slices.Equal(c.want, []string{"EVERY COMMAND"}) {
					c.want = allCommands(t)
				}
				if got := offered(answers[i]); !slices.Equal(got, c.want) {
					t.Errorf("%q: offered are %q, want %q", c.line, got, c.want)
				}
			}
		})
	}
}

func allCommands(t *testing.T) []string {
	t.Helper()
	parser, err := newParser(new(commandLine), io.Discard, io.Discard, Settings{}, func(int) {})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, command := range parser.Model.Children {
		names = append(names, command.Name)
	}
	slices.Sort(names)
	return names
}

// offered are the words of a shell's answer, in order and without what shells add: a
// description, the flag before a value, a folder's slash, a backslash before a blank.
func offered(out string) []string {
	var words []string
	for line := range strings.Lines(strings.TrimSuffix(out, "--\n")) {
		word, _, _ := strings.Cut(strings.TrimRight(line, "\n"), "\t")
		if _, value, ok := strings.Cut(word, "="); ok && strings.HasPrefix(word, "--") && value != "" {
			word = value
		}
		if word = strings.ReplaceAll(strings.TrimRight(word, "/= "), `\ `, " "); word != "" {
			words = append(words, word)
		}
	}
	slices.Sort(words)
	return slices.Compact(words)
}
