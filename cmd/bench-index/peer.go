package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// peer is another engine in a process of its own, which is asked over standard input and
// output: a line of the form's name, the query and the speaker, with tabs, is answered by
// a line of the nanoseconds that it took; "-" stands for a form that it does not answer.
type peer struct {
	name string
	cmd  *exec.Cmd
	in   io.WriteCloser
	out  *bufio.Reader
}

// startPeer starts "name=command with arguments".
func startPeer(command string) (*peer, error) {
	name, line, ok := strings.Cut(command, "=")
	args := strings.Fields(line)
	if !ok || len(args) == 0 {
		return nil, fmt.Errorf("--peer: %q is not of the form name=command", command)
	}
	p := &peer{name: name, cmd: exec.Command(args[0], args[1:]...)}
	p.cmd.Stderr = os.Stderr
	var err error
	if p.in, err = p.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	p.out = bufio.NewReader(out)
	return p, p.cmd.Start()
}

func (p *peer) engine() engine {
	return engine{p.name, func(f form, q asked) (time.Duration, error) {
		if f.whole {
			return 0, nil
		}
		if _, err := fmt.Fprintf(p.in, "%s\t%s\t%s\n", f.name, q.topic, q.speaker); err != nil {
			return 0, err
		}
		line, err := p.out.ReadString('\n')
		if err != nil {
			return 0, err
		}
		if line = strings.TrimSpace(line); line == "-" {
			return 0, nil
		}
		n, err := strconv.ParseInt(line, 10, 64)
		return time.Duration(n), err
	}}
}

func (p *peer) close() {
	p.in.Close()
	p.cmd.Wait()
}

// export writes the passages and the statements for peers: a number, the number of the
// article or the speaker, and the text a line, with tabs.
func (b *bench) export() error {
	a, err := b.openReal()
	if err != nil {
		return err
	}
	for _, passages := range []bool{true, false} {
		out, err := os.Create(b.exported(passages))
		if err != nil {
			return err
		}
		w, n := bufio.NewWriter(out), 0
		err = a.each(passages, func(article int, speaker, text string) error {
			about := flat(speaker)
			if passages {
				about = strconv.Itoa(article)
			}
			n++
			_, err := fmt.Fprintf(w, "%d\t%s\t%s\n", n, about, flat(text))
			return err
		})
		if err == nil {
			err = w.Flush()
		}
		if cerr := out.Close(); err == nil {
			err = cerr
		}
		if err != nil {
			return err
		}
	}
	return nil
}
