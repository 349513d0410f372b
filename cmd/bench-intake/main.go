// Command bench-intake measures what it costs to take in an archive and to keep it
// up to date. It writes articles from a seed into a folder of its own and lets the
// index be built of them: anew, with nothing changed, with a few changed, and
// killed halfway and gone on with. Each step is a process of its own, so that its
// processor time and its peak of memory are the system's figures and not ours.
//
//	go run ./cmd/bench-intake
//	go run ./cmd/bench-intake --articles 20000 --changed 20
package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"onrecord/index"
	"onrecord/index/embedded"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "bench-intake:", err)
		stop()
		os.Exit(1)
	}
}

// bench is one measuring.
type bench struct {
	articles, words, changed, procs int
	seed                            uint64
	form                            string
	at                              string // a folder of its own
	full                            cost
}

func run(ctx context.Context) error {
	if len(os.Args) == 4 && os.Args[1] == stepName {
		return step(ctx, os.Args[2], os.Args[3])
	}
	var b bench
	flag.IntVar(&b.articles, "articles", 10_000, "how many articles")
	flag.IntVar(&b.words, "words", 400, "words of an article")
	flag.IntVar(&b.changed, "changed", 20, "how many articles change")
	flag.IntVar(&b.procs, "procs", 1, "processors that a step may use at a time (GOMAXPROCS)")
	flag.Uint64Var(&b.seed, "seed", 1, "what the articles are made from")
	flag.StringVar(&b.form, "form", "txt", "txt, html, or jsonl: one file of all articles")
	flag.Parse()
	if forms[b.form] == nil || flag.NArg() > 0 || b.articles < 1 || b.changed > b.articles {
		flag.Usage()
		return errors.New("see above")
	}
	var err error
	if b.at, err = os.MkdirTemp("", "bench-intake-"); err != nil {
		return err
	}
	defer os.RemoveAll(b.at)
	return b.measure(ctx)
}

// measure takes the steps and prints what each cost.
func (b *bench) measure(ctx context.Context) error {
	if err := b.write(0, b.articles, 0); err != nil {
		return err
	}
	fmt.Printf("%d articles of %d words as %s, seed %d, GOMAXPROCS=%d\n\n", b.articles, b.words, b.form, b.seed, b.procs)
	fmt.Printf("%-34s %9s %9s %9s %9s %9s  %s\n", "", "articles/s", "wall s", "cpu s", "of full", "peak MB", "")
	for _, s := range []struct {
		name  string
		index string
		do    func() error
		until int // articles after which it is killed; 0 means to the end
	}{
		{"full", "a", nil, 0},
		{"nothing changed", "a", nil, 0},
		{fmt.Sprintf("%d changed", b.changed), "a", func() error { return b.write(0, b.changed, 1) }, 0},
		{"killed at half", "b", nil, b.articles / 2},
		{"gone on with", "b", nil, 0},
	} {
		if s.do != nil {
			if err := s.do(); err != nil {
				return err
			}
		}
		c, err := b.step(ctx, filepath.Join(b.at, "index-"+s.index), s.until)
		if err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
		if b.full.cpu == 0 {
			b.full = c
		}
		fmt.Printf("%-34s %9.0f %9.2f %9.2f %8.1f%% %9d  %s\n", s.name, float64(b.articles)/c.wall.Seconds(), c.wall.Seconds(), c.cpu.Seconds(),
			100*c.cpu.Seconds()/b.full.cpu.Seconds(), c.peak>>20, c.says)
	}
	return nil
}

// write writes some of the articles in an edition.
func (b *bench) write(from, to, edition int) error {
	p := newPress(b.seed, b.words)
	folder := filepath.Join(b.at, "articles")
	if b.form == "jsonl" {
		return b.writeLines(p, folder, to, edition)
	}
	for n := from; n < to; n++ {
		path := filepath.Join(folder, fmt.Sprintf("%03d", n/1000), fmt.Sprintf("%07d.%s", n, b.form))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(path, []byte(forms[b.form](p.story(n, edition))), 0o666); err != nil {
			return err
		}
	}
	return nil
}

// writeLines writes all articles into one file, those below to in an edition.
func (b *bench) writeLines(p *press, folder string, to, edition int) error {
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return err
	}
	f, err := os.Create(filepath.Join(folder, "articles.jsonl"))
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	for n := range b.articles {
		if n >= to {
			edition = 0
		}
		w.WriteString(forms[b.form](p.story(n, edition)))
	}
	return errors.Join(w.Flush(), f.Close())
}

// cost is what a step took.
type cost struct {
	wall, cpu time.Duration
	peak      int64
	says      string
}

// stepName is the first argument of a process that takes one step.
const stepName = "take-step"

// step updates an index in a process of its own, which is killed after so many
// articles unless that is 0.
func (b *bench) step(ctx context.Context, dir string, until int) (cost, error) {
	self, err := os.Executable()
	if err != nil {
		return cost{}, err
	}
	cmd := exec.CommandContext(ctx, self, stepName, filepath.Join(b.at, "articles"), dir)
	cmd.Env = append(os.Environ(), "GOMAXPROCS="+strconv.Itoa(b.procs))
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return cost{}, err
	}
	start := time.Now()
	if err := cmd.Start(); err != nil {
		return cost{}, err
	}
	var c cost
	killed := false
	for lines := bufio.NewScanner(out); lines.Scan(); {
		done, isCount := strings.CutPrefix(lines.Text(), "done ")
		if !isCount {
			c.says = lines.Text()
			continue
		}
		if n, _ := strconv.Atoi(done); until > 0 && n >= until && !killed {
			killed = true
			cmd.Process.Kill()
			c.says = "killed after " + done
		}
	}
	err = cmd.Wait()
	if err != nil && !killed {
		return c, err
	}
	c.wall = time.Since(start)
	c.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	c.peak = peak(cmd.ProcessState)
	return c, nil
}

// step is what such a process does.
func step(ctx context.Context, corpus, dir string) error {
	r, err := embedded.Update(ctx, index.Config{Paths: []string{corpus}, Dir: dir, Progress: func(p index.Progress) {
		if p.Done%100 == 0 {
			fmt.Println("done", p.Done)
		}
	}})
	if err != nil {
		return err
	}
	fmt.Printf("%d added, %d changed, %d removed, %d unchanged, %d statements, %d passages, %d MB\n",
		r.Added, r.Changed, r.Removed, r.Unchanged, r.Statements, r.Passages, r.Bytes>>20)
	return nil
}
