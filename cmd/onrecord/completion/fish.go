package completion

import (
	"slices"
	"strings"
)

// fish writes a line for every command, and for every name of its flags.
func fish(s *script, g grammar) {
	line := func(condition, rest string) {
		s.linef("complete -c %s -n %s %s", g.program, fishQuote(condition), rest)
	}
	const first = "__fish_use_subcommand" // no command stands in the line yet
	s.linef("# fish completion for %s", g.program)
	s.linef("complete -c %s -f", g.program) // files only where they are asked for
	fishFlags(line, first, g.flags)
	for _, c := range g.commands {
		line(first, "-a "+c.name+" -d "+fishQuote(c.help))
	}
	for _, c := range g.commands {
		behind := "__fish_seen_subcommand_from " + c.name
		fishFlags(line, behind, c.flags)
		others := slices.DeleteFunc(slices.Clone(c.argument.words), func(w string) bool { return w == c.name })
		if len(others) > 0 && !c.many {
			behind += "; and not __fish_seen_subcommand_from " + strings.Join(others, " ")
		}
		if values := fishValues(c.argument); values != "" {
			line(behind, values)
		}
	}
}

func fishFlags(line func(condition, rest string), condition string, flags []flag) {
	for _, f := range flags {
		for _, name := range f.names {
			option := "-l " + strings.TrimPrefix(name, "--")
			if !strings.HasPrefix(name, "--") {
				option = "-s " + name[1:]
			}
			option += " -d " + fishQuote(f.help)
			if f.takes {
				option += " " + strings.TrimSpace(fishRequired(f.value)+" "+fishValues(f.value))
			}
			line(condition, option)
		}
	}
}

// fishValues are the options that offer values; "" where there are none to offer.
func fishValues(v values) string {
	switch {
	case len(v.words) > 0:
		return "-a " + fishQuote(strings.Join(v.words, " "))
	case v.kind == "dir":
		return "-a '(__fish_complete_directories)'"
	case v.kind != "":
		return "-F"
	}
	return ""
}

// fishRequired says that a value follows, and whether it may be any file.
func fishRequired(v values) string {
	if v.kind == "path" || v.kind == "file" {
		return "-r"
	}
	return "-x"
}

func fishQuote(text string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(text) + "'"
}
