package main

import "context"

type botCommand struct {
	Archive
	Answers
	Discord
	Health
	Logging
}

func (c *botCommand) run(ctx context.Context, con *console) error {
	_, err := con.env.token()
	return err
}
