# ask.fish SCRIPT LINE...: what fish offers for each line, a word a line, and "--" between lines.
source $argv[1]
for line in $argv[2..-1]
    complete -C $line
    printf '%s\n' --
end
