package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
	"github.com/google/go-cmp/cmp"
	"github.com/kelseyhightower/envconfig"
)

// The table of the README is made from the tags of the settings.
const (
	tableBegins = "<!-- settings: made by go test ./cmd/onrecord -run Settings -update -->\n"
	tableEnds   = "<!-- /settings -->\n"
)

// A column ends with a tab here, since a description may hold what ends one in
// Markdown.
const tableRows = "{{range .}}`{{usage_key .}}`\tFLAG({{usage_key .}})\t{{usage_default .}}\t{{usage_description .}}\n{{end}}"

func settingsTable(t *testing.T, flags map[string]bool) string {
	t.Helper()
	var b bytes.Buffer
	flagOf := func(variable string) string {
		flag := strings.ToLower(strings.ReplaceAll(strings.TrimPrefix(variable, prefix+"_"), "_", "-"))
		if !flags[flag] {
			return ""
		}
		return "`--" + flag + "`"
	}
	for _, spec := range []struct {
		prefix string
		of     any
	}{{"", &secrets{}}, {prefix, &Settings{}}} {
		if err := envconfig.Usagef(spec.prefix, spec.of, &b, tableRows); err != nil {
			t.Fatal(err)
		}
	}
	var table strings.Builder
	table.WriteString("| variable | flag | default | what it sets |\n|---|---|---|---|\n")
	for line := range strings.Lines(b.String()) {
		before, rest, _ := strings.Cut(line, "FLAG(")
		variable, after, _ := strings.Cut(rest, ")")
		line = strings.ReplaceAll(strings.TrimSpace(before+flagOf(variable)+after), "|", `\|`)
		table.WriteString("| " + strings.ReplaceAll(line, "\t", " | ") + " |\n")
	}
	return table.String()
}

func TestSettingsTableOfTheReadme(t *testing.T) {
	path := filepath.Join("..", "..", "README.md")
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(b), tableBegins)
	got, after, ok2 := strings.Cut(rest, tableEnds)
	if !ok || !ok2 {
		t.Fatalf("%s has no %q ... %q", path, tableBegins, tableEnds)
	}
	want := settingsTable(t, allFlags(t))
	if *update {
		if err := os.WriteFile(path, []byte(before+tableBegins+want+tableEnds+after), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the settings table (-want +got; -update rewrites it):\n%s", diff)
	}
}

// Every flag is a field of the settings, and says so in its help.
func TestEveryFlagHasItsVariable(t *testing.T) {
	variables := map[string]bool{}
	var b bytes.Buffer
	if err := envconfig.Usagef(prefix, &Settings{}, &b, "{{range .}}{{usage_key .}}\n{{end}}"); err != nil {
		t.Fatal(err)
	}
	for key := range strings.Lines(b.String()) {
		variables[strings.TrimSpace(key)] = true
	}
	for flag := range allFlags(t) {
		if !variables[variable(flag)] {
			t.Errorf("--%s has no %s in Settings", flag, variable(flag))
		}
	}
	for _, command := range []string{"ask", "index", "extract", "speakers", "bot", "health"} {
		var out bytes.Buffer
		if _, err := parse([]string{command, "--help"}, &console{out: &out, err: io.Discard}); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(out.String()) {
			name, ok := strings.CutPrefix(strings.TrimSpace(line), "--")
			if !ok {
				continue
			}
			name = strings.FieldsFunc(strings.TrimPrefix(name, "[no-]"), func(r rune) bool { return r == '=' || r == ' ' })[0]
			if !strings.Contains(strings.Join(strings.Fields(out.String()), " "), "$"+variable(name)) {
				t.Errorf("onrecord %s --help does not name %s", command, variable(name))
			}
		}
	}
}

func allFlags(t *testing.T) map[string]bool {
	t.Helper()
	flags := map[string]bool{}
	var line commandLine
	parser, err := newParser(&line, io.Discard, io.Discard, Settings{}, func(int) {})
	if err != nil {
		t.Fatal(err)
	}
	err = kong.Visit(parser.Model, func(node kong.Visitable, next kong.Next) error {
		if flag, ok := node.(*kong.Flag); ok && flag.Name != "help" {
			flags[flag.Name] = true
		}
		return next(nil)
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(flags) < 10 {
		t.Fatalf("only %d flags found", len(flags))
	}
	return flags
}

// A flag beats its variable, which beats the default; for every kind of value.
func TestFlagsBeatTheEnvironment(t *testing.T) {
	env := Settings{}
	env.Corpus = []string{"a", "b,c"}
	env.Archive.Index = "kept"
	env.Limit = 7
	env.JSON = true
	for _, c := range []struct {
		args string
		want askCommand
	}{
		{"ask q", askCommand{Archive: Archive{Corpus: []string{"a", "b,c"}, Index: "kept", Reading: Reading{MaxText: 1 << 20, MaxBadLines: 5}}, Answers: Answers{7}, Output: Output{true}, Question: []string{"q"}}},
		{"ask --corpus x,y --corpus z --index= --limit 2 --no-json q", askCommand{Archive: Archive{Corpus: []string{"x,y", "z"}, Reading: Reading{MaxText: 1 << 20, MaxBadLines: 5}}, Answers: Answers{2}, Question: []string{"q"}}},
	} {
		got, err := parse(strings.Fields(c.args), &console{out: io.Discard, err: io.Discard, env: env})
		if err != nil {
			t.Errorf("%s: %v", c.args, err)
			continue
		}
		if !reflect.DeepEqual(got, &c.want) {
			t.Errorf("%s:\n got %+v\nwant %+v", c.args, got, &c.want)
		}
	}
}

// Every variable reaches its flag in every command that has it.
func TestEveryVariableReachesItsFlag(t *testing.T) {
	values := map[string]string{"log-format": "json", "log-level": "warn", "limit": "7", "watch": "5m0s", "web-private": "24h0m0s"}
	for flag := range allFlags(t) {
		if values[flag] == "" {
			values[flag] = "9"
		}
	}
	for _, flag := range []string{"json", "force", "removed", "no-feedback", "direct"} {
		values[flag] = "true"
	}
	for flag, value := range values {
		t.Setenv(variable(flag), value)
	}
	env, err := environment()
	if err != nil {
		t.Fatal(err)
	}
	var line commandLine
	parser, err := newParser(&line, io.Discard, io.Discard, env, func(int) {})
	if err != nil {
		t.Fatal(err)
	}
	for _, command := range parser.Model.Children {
		args := []string{command.Name}
		if len(command.Positional) > 0 {
			args = append(args, "bash") // which every argument may be
		}
		if _, err := parser.Parse(args); err != nil {
			t.Errorf("onrecord %s: %v", command.Name, err)
		}
		for _, flag := range command.Flags {
			if got := strings.Trim(fmt.Sprint(flag.Target), "[]"); got != values[flag.Name] {
				t.Errorf("onrecord %s: %s=%s and --%s is %q", command.Name, variable(flag.Name), values[flag.Name], flag.Name, got)
			}
		}
	}
}

func TestEnvironment(t *testing.T) {
	t.Setenv("ONRECORD_CORPUS", "one, two,,")
	t.Setenv("ONRECORD_MAX_TEXT", "")
	t.Setenv("ONRECORD_ADMIN_ROLES", "12")
	t.Setenv("DISCORD_TOKEN", "very-secret")
	t.Setenv("CORPUS", "another program's")
	s, err := environment()
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"one", "two"}; !reflect.DeepEqual(s.Corpus, want) {
		t.Errorf("Corpus = %q, want %q", s.Corpus, want)
	}
	if s.MaxText != 1<<20 || s.Limit != 5 || s.LogFormat != "text" {
		t.Errorf("defaults are %d, %d and %q", s.MaxText, s.Limit, s.LogFormat)
	}
	if token, err := s.token(); token != "very-secret" || err != nil {
		t.Errorf("token = %q, %v", token, err)
	}
	for _, format := range []string{"%v", "%+v", "%s", "%#v"} {
		if strings.Contains(fmt.Sprintf(format, s), "very-secret") {
			t.Errorf("%s prints the token", format)
		}
	}
	t.Setenv("ONRECORD_JSON", "perhaps")
	if _, err := environment(); err == nil || !strings.Contains(err.Error(), "ONRECORD_JSON must be true or false") {
		t.Errorf("a bad value is reported as %v", err)
	}
}
