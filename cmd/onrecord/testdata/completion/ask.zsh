# ask.zsh SCRIPT LINE...: what zsh offers for each line, a word a line, and "--" between lines.
# zsh completes only in its line editor, and that wants a terminal: a second zsh gets
# one, and prints what is handed to compadd, which takes all that is offered.
zmodload zsh/zpty
zpty inner zsh -f -i
zpty -w inner "PS1= PS2= RPS1=; stty -echo; autoload -Uz compinit; compinit -u -D; source ${(q)1}"
zpty -w inner '
compadd() {
	local -a hits
	if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then builtin compadd "$@"; return; fi
	builtin compadd -A hits "$@"
	local hit
	for hit in $hits; do print -r -- "<$hit>"; done
	builtin compadd "$@"
}
asked() { print -r -- "<""-->"; comppostfuncs=(asked) }
comppostfuncs=(asked)
bindkey "^I" complete-word
bindkey "^U" kill-whole-line
zstyle ":completion:*" insert-tab false
print -r -- "<re""ady>"'
zpty -r inner out '*<ready>*'
shift
for line; do
	zpty -n -w inner $'\x15'$line$'\t'
	zpty -r inner out '*<-->*'
	print -r -- $out | tr -d '\r' | sed -n 's/.*<\(.*\)>.*/\1/p'
done
