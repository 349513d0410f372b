package completion

import (
	"cmp"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

// grammar is what a script has to know of a command line.
type grammar struct {
	program  string
	flags    []flag // before any command
	commands []command
}

type command struct {
	name, help string
	flags      []flag
	argument   values // what its arguments are
	many       bool   // whether it takes more than one
}

type flag struct {
	names  []string // as they are typed: "--json", "--no-json"
	help   string
	value  values
	takes  bool // whether a value follows
	repeat bool // whether it may be given again
}

// values are what may stand in one place of a command line.
type values struct {
	kind  string   // "path", "file", "dir", or empty
	words []string // where there are few
}

// read takes the grammar out of kong's model. Hidden commands and flags are not in
// it.
func read(app *kong.Application) grammar {
	g := grammar{program: app.Name, flags: flags(app.Flags)}
	names := []string{}
	for _, node := range app.Children {
		if !node.Hidden {
			names = append(names, node.Name)
		}
	}
	for _, node := range app.Children {
		if node.Hidden {
			continue
		}
		c := command{name: node.Name, help: brief(node.Help), flags: flags(slices.Concat(app.Flags, node.Flags))}
		for _, p := range node.Positional {
			c.argument, c.many = valuesOf(p, names), p.IsCumulative()
		}
		g.commands = append(g.commands, c)
	}
	return g
}

func (g grammar) names() []string {
	var names []string
	for _, c := range g.commands {
		names = append(names, c.name)
	}
	return names
}

func flags(list []*kong.Flag) []flag {
	var out []flag
	for _, f := range list {
		if f.Hidden {
			continue
		}
		is := flag{
			names: []string{"--" + f.Name}, help: brief(cmp.Or(f.Tag.Get("desc"), f.Help)),
			value: valuesOf(f.Value, nil), takes: !f.IsBool(), repeat: f.IsCumulative(),
		}
		if f.Short != 0 {
			is.names = append(is.names, "-"+string(f.Short))
		}
		if f.Tag.Negatable != "" {
			is.names = append(is.names, "--no-"+f.Name)
		}
		out = append(out, is)
	}
	return out
}

func valuesOf(v *kong.Value, commands []string) values {
	switch kind := v.Tag.Get("complete"); {
	case kind == "command":
		return values{words: commands}
	case kind != "":
		return values{kind: kind}
	case v.Enum != "":
		return values{words: v.EnumSlice()}
	}
	return values{}
}

// brief is the first clause of a description, without a full stop: what fits beside
// a word in a menu.
func brief(help string) string {
	for _, end := range []string{";", ":", " (", ". "} {
		help, _, _ = strings.Cut(help, end)
	}
	return strings.TrimSuffix(help, ".")
}
