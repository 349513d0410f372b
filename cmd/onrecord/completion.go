package main

import (
	"context"

	"onrecord/cmd/onrecord/completion"
)

type completionCommand struct {
	Shell string `arg:"" enum:"bash,zsh,fish" help:"The shell: bash, zsh or fish."`
}

// Help is shown below the flags.
func (*completionCommand) Help() string {
	return `The script completes commands, flags, files and the values of flags. Put it where
your shell looks for it, and start a new shell:

  onrecord completion bash > ~/.local/share/bash-completion/completions/onrecord
  onrecord completion zsh > "${fpath[1]}/_onrecord"
  onrecord completion fish > ~/.config/fish/completions/onrecord.fish

or try it in this one: source <(onrecord completion bash)`
}

// run prints the script.
func (c *completionCommand) run(_ context.Context, con *console) error {
	parser, err := newParser(new(commandLine), con.out, con.err, con.env, func(int) {})
	if err != nil {
		return err
	}
	return completion.Write(con.out, c.Shell, parser.Model)
}
