# ask.bash SCRIPT LINE...: what bash offers for each line, a word a line, and "--" between lines.
source "$1"
shift
complete -p onrecord >/dev/null || exit 1
for line; do
	read -r -a COMP_WORDS <<<"$line"
	[[ $line != *' ' ]] || COMP_WORDS+=('')
	# readline cuts words at the sign = too.
	last=${COMP_WORDS[${#COMP_WORDS[@]} - 1]}
	if [[ $last == --*=* ]]; then
		COMP_WORDS[${#COMP_WORDS[@]} - 1]=${last%%=*}
		COMP_WORDS+=(=)
		[[ -z ${last#*=} ]] || COMP_WORDS+=("${last#*=}")
	fi
	COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
	_onrecord
	printf '%s\n' "${COMPREPLY[@]}" --
done
