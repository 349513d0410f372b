package main

import (
	"context"
	"fmt"
	"net"
	"time"

	"onrecord/answer"
	"onrecord/bot/web"
)

// standardWebAddr is where onrecord web serves: to this machine alone.
const standardWebAddr = "127.0.0.1:8080"

type webCommand struct {
	Archive
	Watching
	Keeping
	Pages
	Logging
}

// Help is shown below the flags.
func (*webCommand) Help() string {
	return `Read the archive in a browser: what is asked, articles with the words marked and
everyone who speaks in them, and speakers with all that they said. It needs no
account and no Discord; onrecord bot --web-addr serves the same pages.

  onrecord web
  onrecord web --corpus ./articles --index ./index --web-addr 127.0.0.1:9000`
}

func (c *webCommand) run(ctx context.Context, con *console) error {
	if err := checkWatch(c.Watch, c.Archive); err != nil {
		return err
	}
	links, err := c.Pages.links(c.State)
	if err != nil {
		return err
	}
	archive, err := c.Archive.serve(ctx, con, 0, c.Logging.logger(con.err))
	if err != nil {
		return err
	}
	defer archive.close()
	listener, err := listenWeb(ctx, orElse(c.WebAddr, standardWebAddr))
	if err != nil {
		return err
	}
	if links.Base == "" {
		links.Base = "http://" + listener.Addr().String() + "/"
	}
	defer archive.pages(listener, links)()
	defer archive.verifying(ctx, verifyEvery)()
	if c.Watch != 0 {
		defer archive.watch(ctx, c.Watch)()
	}
	fmt.Fprintf(con.err, "onrecord: read at %s (Ctrl-C ends it)\n", links.Start())
	<-ctx.Done()
	return nil
}

// links are the addresses of the pages as the settings have them.
func (p Pages) links(state string) (*web.Links, error) {
	l := &web.Links{Lasts: p.WebPrivate}
	var err error
	if p.WebURL != "" {
		if l.Base, err = web.ParseBase(p.WebURL); err != nil {
			return nil, usage("write it as https://reader.example.org", "--web-url is no address that readers could reach, but %q", p.WebURL)
		}
	}
	switch {
	case p.WebPrivate == 0:
		return l, nil
	case p.WebPrivate < time.Hour:
		return nil, usage("", "--web-private must be at least 1h, not %s", p.WebPrivate)
	case state == "":
		return nil, usage("name a folder with --state", "--web-private keeps a key, and there is no folder for it")
	}
	if l.Key, err = web.Key(state); err != nil {
		return nil, fail(err, "check --state or "+variable("state"), "the key of the links cannot be kept in %s: %s", state, reason(err))
	}
	return l, nil
}

func listenWeb(ctx context.Context, addr string) (net.Listener, error) {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", addr)
	if err != nil {
		return nil, fail(err, "choose another address with --web-addr", "the pages cannot be served on %s", addr)
	}
	return listener, nil
}

// pages serves the archive as web pages until stop is called.
func (s *served) pages(listener net.Listener, links *web.Links) (stop func()) {
	return web.Serve(listener, web.New(web.Config{Log: s.log, Links: links, Archive: func() (web.Archive, func(), error) {
		ix, release := s.live.Acquire()
		if ix == nil {
			release()
			return web.Archive{}, nil, errNotOpen
		}
		return web.Archive{Asker: answer.New(ix, answer.Config{Table: s.cfg.Table}), Engine: ix}, release, nil
	}}))
}
