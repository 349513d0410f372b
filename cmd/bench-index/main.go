// Command bench-index measures the index against plain bleve and SQLite's FTS5 on
// archives that it makes from a seed:
//
//	cd cmd/bench-index && go run . --passages 10000,100000
//
// It is a module of its own, so that the product does not depend on what it is
// compared with; after a change of the product's requirements run go mod tidy here.
//
// Every measure is taken in a process of its own, so that memory and processor
// time are its own too; questions are put to both engines in turn, question by
// question, so that what else the machine does falls on both, and are measured on
// the clock and by the processor time of the asking thread, which a busy machine
// disturbs less. Take the ratios, and not the times. The statements are made with
// the text and not found in it: this measures the index and not the attribution.
//
// Plain bleve has the same records as documents of one field with its English
// analyzer, nothing stored and no term vectors, in batches of 1,000, and is asked
// by MatchQuery for ten documents without their text. FTS5 has them without their
// text as well, stemmed by its Porter stemmer, optimized. What is measured of the
// index includes fetching the ten hits with their text, articles and spans.
//
// What our build does that plain bleve's does not: it files every word with its
// printed form beside the stem, and the function words; looks for concepts; keeps
// the speaker, the article and the outlet of each record for filters; counts who
// speaks; compresses and stores the articles with their statements; merges all into
// one segment; makes the blocks; hashes every file and opens the whole to verify it.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/pprof"
	"strconv"
	"strings"
	"time"
)

func main() {
	if err := run(os.Args[1:], os.Stdout, os.Stderr); err != nil {
		if !errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(os.Stderr, "bench-index:", err)
		}
		os.Exit(1)
	}
}

func run(args []string, stdout, stderr io.Writer) error {
	flags := flag.NewFlagSet("bench-index", flag.ContinueOnError)
	flags.SetOutput(stderr)
	passages := flags.String("passages", "10000,100000", "records of the archives, with commas")
	dir := flags.String("dir", "", "where the indexes are made; empty means a temporary folder")
	questions := flags.Int("questions", 300, "questions of each kind")
	only := flags.String("stages", strings.Join(stages, ","), "what to do, with commas; what builds an index must have been done in --dir before what asks it")
	profile := flags.String("profile", "", "folder for processor profiles of the stages")
	stage := flags.String("stage", "", "what to measure in this process; for its own use")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *dir == "" {
		temp, err := os.MkdirTemp("", "bench-index")
		if err != nil {
			return err
		}
		defer os.RemoveAll(temp)
		*dir = temp
	}
	var curve []*bench
	for _, field := range strings.Split(*passages, ",") {
		n, err := strconv.Atoi(field)
		if err != nil || n < 100 {
			return fmt.Errorf("--passages: %q is not a number of at least 100", field)
		}
		b := bench{dir: filepath.Join(*dir, field), records: n, questions: *questions, profile: *profile, out: stdout}
		if *stage != "" {
			return b.profiled(*stage)
		}
		if err := b.all(strings.Split(*only, ","), stderr); err != nil {
			return err
		}
		curve = append(curve, &b)
	}
	return drawCurve(stdout, curve)
}

// stages are what is done to each archive, in order.
var stages = []string{"text", "build onrecord", "build bleve", "build fts5", "open cold", "open warm", "open bleve", "ask", "hostile", "refresh"}

// bench is one archive with its indexes.
type bench struct {
	dir       string
	records   int
	questions int
	profile   string
	out       io.Writer
}

func (b *bench) ours() string  { return filepath.Join(b.dir, "onrecord") }
func (b *bench) plain() string { return filepath.Join(b.dir, "bleve") }

// all runs stages, each in a process of its own.
func (b *bench) all(stages []string, stderr io.Writer) error {
	if err := os.MkdirAll(b.dir, 0o755); err != nil {
		return err
	}
	fmt.Fprintf(b.out, "\n%d statements and passages\n", b.records)
	self, err := os.Executable()
	if err != nil {
		return err
	}
	costs := make(map[string]cost)
	for _, stage := range stages {
		start := time.Now()
		cmd := exec.Command(self, "--stage", stage, "--passages", fmt.Sprint(b.records), "--dir", filepath.Dir(b.dir), "--questions", fmt.Sprint(b.questions), "--profile", b.profile)
		cmd.Stdout, cmd.Stderr = b.out, stderr
		if err := cmd.Run(); err != nil {
			return fmt.Errorf("%s: %w", stage, err)
		}
		st := cmd.ProcessState
		c := cost{time.Since(start), st.UserTime() + st.SystemTime()}
		costs[stage] = c
		fmt.Fprintf(b.out, "  %-16s processor %.1f s, peak memory %s\n", stage, c.worked.Seconds(), peak(st))
	}
	b.compareBuilds(costs)
	return nil
}

// cost is what a stage took, on the clock and of the processor.
type cost struct{ took, worked time.Duration }

// compareBuilds prints what our build costs against bleve's of the same records,
// without what writing their text costs.
func (b *bench) compareBuilds(costs map[string]cost) {
	text, ok := costs["text"]
	ours, some := costs["build onrecord"]
	plain, both := costs["build bleve"]
	if !ok || !some || !both {
		return
	}
	times := func(x, y, less time.Duration) float64 { return float64(x-less) / float64(y-less) }
	fmt.Fprintf(b.out, "  onrecord's build takes %.2f times as long as bleve's and %.2f times the processor, the text taken off\n",
		times(ours.took, plain.took, text.took), times(ours.worked, plain.worked, text.worked))
}

// profiled measures a stage and writes down where the time goes, when asked to.
func (b *bench) profiled(stage string) error {
	if b.profile == "" {
		return b.measure(stage)
	}
	f, err := os.Create(filepath.Join(b.profile, strings.ReplaceAll(stage, " ", "-")+".pprof"))
	if err != nil {
		return err
	}
	defer f.Close()
	if err := pprof.StartCPUProfile(f); err != nil {
		return err
	}
	defer pprof.StopCPUProfile()
	return b.measure(stage)
}

func (b *bench) measure(stage string) error {
	switch stage {
	case "text":
		return b.text()
	case "build onrecord":
		return b.build(0)
	case "refresh":
		return b.build(1)
	case "build bleve":
		return b.buildPlain()
	case "build fts5":
		return b.buildSQLite()
	case "open cold":
		return b.open(true)
	case "open warm":
		return b.open(false)
	case "open bleve":
		return b.openPlain()
	case "ask":
		return b.ask()
	case "hostile":
		return b.hostile()
	}
	return fmt.Errorf("no stage %q", stage)
}
