// Command bench-ask measures what whole questions cost over an index that is there: it
// makes questions of each form out of what the archive's own people say, asks them one
// after the other, and prints the processor time of the process that a question of each
// form takes.
//
//	go run ./cmd/bench-ask --index ./index
//	go run ./cmd/bench-ask --index ./index --forms wrong,typo --slowest 5
//
// Questions are drawn from a seed, so that two builds are asked the same ones. Every
// form is asked once unmeasured with its first question, which opens files and makes
// what is made on first use; --cold leaves that out.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"runtime/pprof"
	"slices"
	"strings"
	"time"

	"onrecord/answer"
	"onrecord/index/embedded"
)

func main() {
	if err := run(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, "bench-ask:", err)
		os.Exit(1)
	}
}

// settings are the command's flags.
type settings struct {
	dir, forms, profile string
	question            string
	each, slowest       int
	seed                uint64
	cold, list          bool
}

func run(ctx context.Context) error {
	var s settings
	flag.StringVar(&s.dir, "index", "", "the index that is asked")
	flag.StringVar(&s.forms, "forms", "", "only these forms, separated by commas")
	flag.StringVar(&s.question, "ask", "", "ask this question, again and again, and no others")
	flag.IntVar(&s.each, "each", 100, "questions of each form")
	flag.IntVar(&s.slowest, "slowest", 0, "print so many of each form that took longest")
	flag.Uint64Var(&s.seed, "seed", 1, "what questions are drawn from")
	flag.StringVar(&s.profile, "profile", "", "write a processor profile of the asking into this file")
	flag.BoolVar(&s.cold, "cold", false, "measure the first question as well")
	flag.BoolVar(&s.list, "list", false, "print each question with how it was read and the excerpts that it got")
	flag.Parse()
	if s.dir == "" || flag.NArg() > 0 || s.each < 1 {
		return errors.New("name an index: --index DIR")
	}
	began := time.Now()
	ix, err := embedded.Open(s.dir)
	if err != nil {
		return err
	}
	defer func() { _ = ix.Close() }()
	counts := ix.Counts()
	fmt.Printf("%d articles, %d statements, %d passages, %d speakers; opened in %.1f s\n", counts.Articles, counts.Statements, counts.Passages, counts.Speakers, time.Since(began).Seconds())
	d := drawer{ix: ix, people: ix.People().All(), rand: rand.New(rand.NewPCG(s.seed, 0))}
	asked := map[string][]string{}
	if s.question != "" {
		s.forms = forms[0].name
		asked[s.forms] = slices.Repeat([]string{s.question}, s.each)
	}
	for _, f := range forms {
		if s.question != "" {
			break
		}
		d.rand = rand.New(rand.NewPCG(s.seed, uint64(len(f.name))))
		if asked[f.name], err = d.draw(ctx, f, s.each); err != nil {
			return err
		}
	}
	asker := answer.New(ix, answer.Config{Now: func() time.Time { return time.Date(2022, 6, 1, 12, 0, 0, 0, time.UTC) }})
	if s.profile != "" {
		f, err := os.Create(s.profile)
		if err != nil {
			return err
		}
		defer func() { _ = f.Close() }()
		if err := pprof.StartCPUProfile(f); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	return s.measure(ctx, asker, asked)
}

// took is a question with its processor time in milliseconds.
type took struct {
	question string
	ms       float64
	found    int
}

// measure asks and prints a line for each form, and one for all.
func (s settings) measure(ctx context.Context, asker *answer.Asker, asked map[string][]string) error {
	var all []took
	fmt.Printf("%-10s %9s %8s %8s %8s %8s %8s\n", "form", "questions", "refused", "p50 ms", "p90", "p99", "most")
	for _, f := range forms {
		if s.forms != "" && !slices.Contains(strings.Split(s.forms, ","), f.name) {
			continue
		}
		var list []took
		for i, q := range asked[f.name] {
			if i == 0 && !s.cold {
				if _, err := asker.Ask(ctx, q, 0); err != nil {
					return fmt.Errorf("%q: %w", q, err)
				}
			}
			before := processorTime()
			a, err := asker.Ask(ctx, q, 0)
			t := took{q, float64(processorTime()-before) / 1e6, len(a.Excerpts)}
			if err != nil {
				return fmt.Errorf("%q: %w", q, err)
			}
			if s.list {
				fmt.Printf("%s\t%s\t%s\t%s\t%s\n", f.name, q, a.Read, ids(a.Excerpts), ids(a.Related))
			}
			list = append(list, t)
		}
		all = append(all, list...)
		line(f.name, list)
		for _, t := range list[:min(s.slowest, len(list))] {
			fmt.Printf("%60.1f  %s\n", t.ms, t.question)
		}
	}
	line("all", all)
	return nil
}

// ids are those of some excerpts.
func ids(list []answer.Excerpt) string {
	var out []string
	for _, e := range list {
		out = append(out, e.ID)
	}
	return strings.Join(out, " ")
}

// line prints the quantiles of some questions, which it sorts, the slowest first.
func line(name string, list []took) {
	if len(list) == 0 {
		return
	}
	slices.SortFunc(list, func(a, b took) int {
		if a.ms > b.ms {
			return -1
		}
		return 1
	})
	refused := 0
	for _, t := range list {
		if t.found == 0 {
			refused++
		}
	}
	at := func(share float64) float64 { return list[len(list)-int(math.Ceil(share*float64(len(list))))].ms }
	fmt.Printf("%-10s %9d %8d %8.2f %8.2f %8.2f %8.2f\n", name, len(list), refused, at(0.5), at(0.9), at(0.99), list[0].ms)
}
