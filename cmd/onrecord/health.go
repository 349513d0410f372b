package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"
)

// healthPath is what both sides of the health check agree on.
const healthPath = "/healthz"

// healthTimeout is how long either side of a health check waits.
const healthTimeout = 3 * time.Second

type healthCommand struct {
	Health
}

// Help is shown below the flags.
func (*healthCommand) Help() string {
	return `For the health check of a container: it needs no shell and no other program.`
}

// run asks the bot that runs beside it.
func (c *healthCommand) run(ctx context.Context, con *console) error {
	if c.HealthAddr == "" {
		return usage("set --health-addr or "+variable("health-addr")+" as for the bot", "there is no address to ask")
	}
	ctx, cancel := context.WithTimeout(ctx, healthTimeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+reachable(c.HealthAddr)+healthPath, nil)
	if err != nil {
		return usage("write it as 127.0.0.1:8077", "the health address %q is not understood", c.HealthAddr)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return fail(err, "see the bot's log", "no bot answers on %s", c.HealthAddr)
	}
	defer resp.Body.Close()
	body, _ := io.ReadAll(io.LimitReader(resp.Body, 512))
	if resp.StatusCode != http.StatusOK {
		return fail(nil, "see the bot's log", "the bot is not well: %s", oneLine(string(body)))
	}
	_, err = fmt.Fprintln(con.out, oneLine(string(body)))
	return err
}

// reachable turns an address to listen on into one to call.
func reachable(addr string) string {
	host, port, err := net.SplitHostPort(addr)
	if err == nil && (host == "" || host == "0.0.0.0" || host == "::") {
		return net.JoinHostPort("localhost", port)
	}
	return addr
}
