package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"time"

	"github.com/alecthomas/kong"
)

// command is one sub-command with its flags filled in.
type command interface {
	run(ctx context.Context, con *console) error
}

// commandLine is the grammar. The order is that of the help.
type commandLine struct {
	Ask        askCommand        `cmd:"" help:"Answer a question from the archive, in the articles' own words."`
	Quote      quoteCommand      `cmd:"" help:"Say whether words stand in the archive as somebody's words."`
	Index      indexCommand      `cmd:"" help:"Build the index of an archive, or bring it up to date."`
	Eval       evalCommand       `cmd:"" help:"Measure how well questions with known answers are answered."`
	Extract    extractCommand    `cmd:"" help:"Print who says what in articles, as JSON with offsets."`
	Speakers   speakersCommand   `cmd:"" help:"List who speaks in the archive."`
	Check      checkCommand      `cmd:"" help:"Say what a corpus lacks, and whether an index is whole."`
	Bot        botCommand        `cmd:"" help:"Answer in Discord."`
	Health     healthCommand     `cmd:"" help:"Ask a running bot how it is; exit code 0 means well."`
	Completion completionCommand `cmd:"" help:"Print the script that lets a shell complete commands, flags and files."`
	Version    versionCommand    `cmd:"" help:"Print the version."`
	Help       helpCommand       `cmd:"" help:"Explain a command."`
}

const about = `Who said what, from a folder of news articles, in the articles' own words.

Start here:
  onrecord ask "what did Lavrov say about IS"
  onrecord ask --corpus ./articles "what did Lavrov say about IS"`

// parse reads the arguments over the settings of the environment. It returns no
// command when what was asked for was the help, which is then printed.
func parse(args []string, con *console) (command, error) {
	switch {
	case len(args) > 0 && args[0] == "--version":
		args = append([]string{"version"}, args[1:]...) // where everybody looks for it
	case len(args) > 0 && strings.Contains(args[0], " "):
		return nil, usage(fmt.Sprintf("write onrecord ask %q", args[0]), "a question needs the word ask before it")
	case len(args) == 0:
		_, _ = parse([]string{"--help"}, &console{out: con.err, err: con.err, env: con.env})
		return nil, usage("", "no command was given")
	}
	var line commandLine
	helped := false
	parser, err := newParser(&line, con.out, con.err, con.env, func(int) { helped = true })
	if err != nil {
		return nil, err
	}
	parsed, err := parser.Parse(args)
	if helped {
		return nil, nil
	}
	if err != nil {
		return nil, wrongLine(err)
	}
	if line.Help.asked(parsed) {
		return parse(append(line.Help.Command, "--help"), con)
	}
	return parsed.Selected().Target.Addr().Interface().(command), nil
}

func newParser(line *commandLine, out, errOut io.Writer, env Settings, exit func(int)) (*kong.Kong, error) {
	return kong.New(line,
		kong.Name("onrecord"),
		kong.Description(about),
		kong.Writers(out, errOut),
		kong.Exit(exit),
		kong.Resolvers(fromEnvironment(env)),
		kong.ValueFormatter(helpOf),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: mostWidth, NoExpandSubcommands: true}),
	)
}

// fromEnvironment gives every flag that the command line leaves out the value of
// the settings' field of the same name.
func fromEnvironment(env Settings) kong.Resolver {
	settings := reflect.ValueOf(env)
	return kong.ResolverFunc(func(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
		name := strings.ReplaceAll(flag.Name, "-", "")
		field := settings.FieldByNameFunc(func(f string) bool { return strings.EqualFold(f, name) })
		if !field.IsValid() || field.IsZero() {
			return nil, nil
		}
		if list, ok := field.Interface().([]string); ok {
			values := make([]any, len(list))
			for i, v := range list {
				values[i] = v
			}
			return values, nil
		}
		if d, ok := field.Interface().(time.Duration); ok {
			return d.String(), nil
		}
		return field.Interface(), nil
	})
}

// helpOf is a flag's line in the help: what it does, and its variable.
func helpOf(v *kong.Value) string {
	if v.Flag == nil || v.Tag.Get("desc") == "" {
		return v.Help
	}
	desc := v.Tag.Get("desc")
	standard := ""
	if v.HasDefault {
		standard = "default " + v.Default + ", "
	}
	return strings.ToUpper(desc[:1]) + desc[1:] + " (" + standard + "$" + variable(v.Name) + ")."
}

// variable is the name of a flag's environment variable.
func variable(flag string) string {
	return prefix + "_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// wrongLine turns what the parser found wrong into a sentence with a hint.
func wrongLine(err error) error {
	hint := "see onrecord --help"
	var p *kong.ParseError
	if errors.As(err, &p) && p.Context != nil && p.Context.Selected() != nil {
		hint = "see onrecord " + p.Context.Selected().Name + " --help"
	}
	return usage(hint, "%s", err)
}
