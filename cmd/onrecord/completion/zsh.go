package completion

import "strings"

// zsh writes a function that stands in a folder of $fpath, or is sourced.
func zsh(s *script, g grammar) {
	s.linef(`#compdef %[1]s
# zsh completion for %[1]s
_%[1]s() {
	local curcontext=$curcontext state line
	typeset -A opt_args
	_arguments -C \`, g.program)
	zshFlags(s, g.flags, "\t\t")
	s.linef(`		'1:command:->command' \
		'*::argument:->argument'
	case $state in
	command)
		local -a commands
		commands=(`)
	for _, c := range g.commands {
		s.linef("\t\t\t%s", quote(c.name+":"+c.help, ""))
	}
	s.linef(`		)
		_describe -t commands command commands
		;;
	argument)
		case $words[1] in`)
	for _, c := range g.commands {
		s.linef("\t\t%s)\n\t\t\t_arguments \\", c.name)
		zshFlags(s, c.flags, "\t\t\t\t")
		place := "1"
		if c.many {
			place = "*"
		}
		s.linef("\t\t\t\t%s\n\t\t\t;;", quote(place+":argument:"+zshAction(c.argument), ""))
	}
	s.linef(`		esac
		;;
	esac
}
if [[ $funcstack[1] == _%[1]s ]]; then
	_%[1]s "$@"
else
	compdef _%[1]s %[1]s
fi`, g.program)
}

// zshFlags writes a line a name of every flag, each a specification of _arguments.
func zshFlags(s *script, flags []flag, indent string) {
	const special = `[]:\`
	for _, f := range flags {
		for _, name := range f.names {
			spec := name
			if f.repeat {
				spec = "*" + name
			} else if len(f.names) > 1 {
				spec = "(" + strings.Join(f.names, " ") + ")" + name
			}
			if f.takes {
				spec += "="
			}
			help := quote(f.help, special)
			spec = "'" + spec + "[" + help[1:len(help)-1] + "]"
			if f.takes {
				spec += ":value:" + zshAction(f.value)
			}
			s.linef("%s%s' \\", indent, spec)
		}
	}
}

// zshAction is how _arguments finds values. A blank finds none.
func zshAction(v values) string {
	switch {
	case len(v.words) > 0:
		return "(" + strings.Join(v.words, " ") + ")"
	case v.kind == "dir":
		return "_files -/"
	case v.kind != "":
		return "_files"
	}
	return " "
}
