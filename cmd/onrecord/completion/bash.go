package completion

import "strings"

// bash writes for bash 3.2, which macOS still has, and later.
func bash(s *script, g grammar) {
	s.linef(`# bash completion for %[1]s
_%[1]s() {
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}
	local command='' flags='' words='' kind='' word
	# bash takes --flag=value for three words.
	if [[ $cur == = ]]; then
		cur=''
	elif [[ $prev == = ]]; then
		prev=${COMP_WORDS[COMP_CWORD-2]}
	fi
	for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
		[[ $word == -* ]] || { command=$word; break; }
	done
	case $command in`, g.program)
	bashCommand(s, "''", g.flags, values{words: g.names()})
	for _, c := range g.commands {
		bashCommand(s, c.name, c.flags, c.argument)
	}
	s.linef("\tesac\n\tcase $prev in")
	bashValues(s, g)
	s.linef(`	*) [[ $cur != -* ]] || { words=$flags kind=''; } ;;
	esac
	COMPREPLY=()
	case $kind in
	dir) kind=-d ;;
	path | file) kind=-f ;;
	esac
	if [[ $kind ]]; then
		compopt -o filenames 2>/dev/null
		while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen "$kind" -- "$cur")
	else
		while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -W "$words" -- "$cur")
	fi
}
complete -F _%[1]s %[1]s`, g.program)
}

// bashCommand writes what may follow a command.
func bashCommand(s *script, command string, flags []flag, argument values) {
	var names []string
	for _, f := range flags {
		names = append(names, f.names...)
	}
	s.linef("\t%s) flags=%s %s ;;", command, quote(strings.Join(names, " "), ""), bashPlace(argument))
}

// bashValues writes what may follow a flag, a line for all flags with the same
// values. A flag means the same behind every command.
func bashValues(s *script, g grammar) {
	var places []string
	flagsOf, seen := map[string][]string{}, map[string]bool{}
	for _, c := range g.commands {
		for _, f := range c.flags {
			if !f.takes || seen[f.names[0]] {
				continue
			}
			seen[f.names[0]] = true
			place := bashPlace(f.value)
			if flagsOf[place] == nil {
				places = append(places, place)
			}
			flagsOf[place] = append(flagsOf[place], f.names[0])
		}
	}
	for _, place := range places {
		s.linef("\t%s) %s ;;", strings.Join(flagsOf[place], " | "), place)
	}
}

func bashPlace(v values) string {
	return "words=" + quote(strings.Join(v.words, " "), "") + " kind=" + quote(v.kind, "")
}
