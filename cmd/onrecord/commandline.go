package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strconv"
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
	Web        webCommand        `cmd:"" help:"Serve articles, speakers and answers as web pages."`
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
	case len(args) > 0 && (args[0] == "--version" || args[0] == "-v"):
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
		return nil, wrongLine(err, args)
	}
	if line.Help.asked(parsed) {
		return parse(append(line.Help.Command, "--help"), con)
	}
	return parsed.Selected().Target.Addr().Interface().(command), nil
}

func newParser(line *commandLine, out, errOut io.Writer, env Settings, exit func(int)) (*kong.Kong, error) {
	options := []kong.Option{
		kong.Name("onrecord"),
		kong.Description(about),
		kong.Writers(out, errOut),
		kong.Exit(exit),
		kong.Resolvers(fromEnvironment(env)),
		kong.ValueFormatter(helpOf),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: maxWidth, NoExpandSubcommands: true}),
		kong.PostBuild(func(k *kong.Kong) error {
			k.Model.HelpFlag.Help = "Explain the command."
			return nil
		}),
	}
	return kong.New(line, append(options, valueReaders...)...)
}

// fromEnvironment gives every flag that the command line leaves out the value of
// the settings' field of the same name.
func fromEnvironment(env Settings) kong.Resolver {
	settings := reflect.ValueOf(env)
	fields := map[string]reflect.StructField{}
	for _, f := range reflect.VisibleFields(settings.Type()) {
		if !f.Anonymous { // a group of settings, which may be called like one of them
			fields[strings.ToLower(f.Name)] = f
		}
	}
	return kong.ResolverFunc(func(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
		known, ok := fields[strings.ReplaceAll(flag.Name, "-", "")]
		if !ok {
			return nil, nil
		}
		field := settings.FieldByIndex(known.Index)
		if field.IsZero() {
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
func wrongLine(err error, args []string) error {
	what, like, _ := strings.Cut(err.Error(), ", did you mean ")
	command, hint := "", "see onrecord --help"
	var p *kong.ParseError
	if errors.As(err, &p) && p.Context != nil && p.Context.Selected() != nil {
		command = p.Context.Selected().Name
		hint = "see onrecord " + command + " --help"
	}
	if word, ok := strings.CutPrefix(what, "unexpected argument "); ok && command == "" {
		what = "there is no command " + word
		if question := strings.Join(args, " "); !strings.Contains(question, "--") {
			hint = fmt.Sprintf("to ask, write onrecord ask %q, or see onrecord --help", question)
		}
	}
	if like != "" {
		hint = "did you mean " + strings.NewReplacer(`"`, "", "?", "").Replace(like) + "?"
	}
	return usage(hint, "%s", plainly(what))
}

// argumentName is a flag as it is, and an argument in capitals as the README has it.
func argumentName(place string) string {
	if strings.HasPrefix(place, "--") {
		return place
	}
	return strings.ToUpper(strings.Trim(place, "<>"))
}

// plainly is a message of the library in plain words, where it is one of those that
// are not.
func plainly(what string) string {
	if missing, ok := strings.CutPrefix(what, `expected "<`); ok {
		argument, _, _ := strings.Cut(missing, ">")
		return argumentName(argument) + " is missing"
	}
	flag, rest, _ := strings.Cut(what, ": ")
	switch {
	case strings.HasPrefix(rest, "missing value"), strings.Contains(rest, "(<EOL>)"):
		return flag + " needs a value"
	case strings.HasPrefix(rest, "must be "):
		return flag + " " + rest
	}
	if place, rest, ok := strings.Cut(what, " must be one of "); ok {
		list, got, _ := strings.Cut(rest, " but got ")
		return argumentName(place) + " must be " + listed(strings.Split(strings.ReplaceAll(list, `"`, ""), ",")) + ", not " + got
	}
	return what
}

// The values of flags are read here and not by the library, whose errors speak of its
// scanner and of Go's types.
var valueReaders = []kong.Option{
	readAs("a whole number", func(s string) (int64, error) { return strconv.ParseInt(s, 10, 64) }, reflect.Int, reflect.Int64),
	readAs("a number", func(s string) (float64, error) { return strconv.ParseFloat(s, 64) }, reflect.Float64),
	kong.TypeMapper(reflect.TypeFor[time.Duration](), readWith("an interval such as 5m", time.ParseDuration)),
}

func readAs[T any](want string, parse func(string) (T, error), kinds ...reflect.Kind) kong.Option {
	return kong.OptionFunc(func(k *kong.Kong) error {
		for _, kind := range kinds {
			if err := kong.KindMapper(kind, readWith(want, parse)).Apply(k); err != nil {
				return err
			}
		}
		return nil
	})
}

// readWith sets a field to what parse makes of the next word, or says what is wanted.
func readWith[T any](want string, parse func(string) (T, error)) kong.MapperFunc {
	return func(ctx *kong.DecodeContext, target reflect.Value) error {
		word := ctx.Scan.Peek()
		if word.IsEOL() {
			return errors.New("missing value")
		}
		text := fmt.Sprint(ctx.Scan.Pop().Value)
		value, err := parse(text)
		if err != nil {
			return fmt.Errorf("must be %s, not %q", want, text)
		}
		target.Set(reflect.ValueOf(value).Convert(target.Type()))
		return nil
	}
}
