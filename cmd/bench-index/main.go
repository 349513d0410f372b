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
// With --corpus it measures real articles, a folder or a .jsonl file, made more by copies
// with other names and days (copies.go):
//
//	go run . --corpus articles.jsonl --articles 20000 --questions 1000
//
// Each form of query (forms.go) is put to onrecord with and without its second look at
// passages, to plain bleve, and to any engine that speaks the lines of peer.go, in turn,
// query by query. Stages "read" and "queries" come first; "export" writes passages and
// statements down for a peer's own index.
//
// What our build does that plain bleve's does not: it files every word with its
// printed form beside the stem, and the function words; looks for concepts; keeps
// the speaker, the article and the outlet of each record for filters; counts who
// speaks; compresses and stores the articles with their statements; merges all into
// one segment; makes the blocks; hashes every file and opens the whole to verify it.
package main

import (
	"context"
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
	only := flags.String("stages", "", "what to do, with commas, empty for all; what builds an index must have been done in --dir before what asks it")
	profile := flags.String("profile", "", "folder for processor profiles of the stages")
	b := bench{out: stdout}
	flags.StringVar(&b.corpus, "corpus", "", "a folder or a .jsonl file of real articles, to measure on them and not on made ones")
	flags.IntVar(&b.articles, "articles", 0, "with --corpus: how many articles there shall be; the corpus is repeated with other names and days; 0 means as many as it has")
	flags.StringVar(&b.form, "form", "", "with --corpus: the one form of query that is put; empty means all")
	flags.Func("peer", "with --corpus: name=command of another engine, asked in turn with this one; may be given more than once", func(s string) error {
		b.peers = append(b.peers, s)
		return nil
	})
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
	b.questions, b.profile = *questions, *profile
	if b.corpus != "" {
		b.dir = *dir
		if *stage != "" {
			return b.profiled(*stage)
		}
		return b.all(chosen(*only, realStages), stderr)
	}
	var curve []*bench
	for _, field := range strings.Split(*passages, ",") {
		n, err := strconv.Atoi(field)
		if err != nil || n < 100 {
			return fmt.Errorf("--passages: %q is not a number of at least 100", field)
		}
		b := b
		b.dir, b.records = filepath.Join(*dir, field), n
		if *stage != "" {
			return b.profiled(*stage)
		}
		if err := b.all(chosen(*only, stages), stderr); err != nil {
			return err
		}
		curve = append(curve, &b)
	}
	return drawCurve(stdout, curve)
}

// stages are what is done to each archive, in order.
var stages = []string{"text", "build onrecord", "build bleve", "build fts5", "open cold", "open warm", "open bleve", "ask", "hostile", "refresh"}

// realStages are what is done to a real archive; export is only done when it is named.
var realStages = []string{"read", "queries", "build onrecord", "build bleve", "open cold", "open warm", "ask", "many", "refresh"}

// chosen returns the stages that were named, and else all.
func chosen(named string, all []string) []string {
	if named == "" {
		return all
	}
	return strings.Split(named, ",")
}

// bench is one archive with its indexes.
type bench struct {
	dir       string
	corpus    string // of real articles; "" for an archive that is made
	articles  int    // of a real archive
	form      string // of the queries that are put; "" for all
	peers     []string
	records   int
	questions int
	profile   string
	out       io.Writer
}

// exported is where the passages or the statements are written for peers.
func (b *bench) exported(passages bool) string {
	if passages {
		return filepath.Join(b.dir, "passages.tsv")
	}
	return filepath.Join(b.dir, "statements.tsv")
}

func (b *bench) ours() string  { return filepath.Join(b.dir, "onrecord") }
func (b *bench) plain() string { return filepath.Join(b.dir, "bleve") }

// all runs stages, each in a process of its own.
func (b *bench) all(stages []string, stderr io.Writer) error {
	if err := os.MkdirAll(b.dir, 0o755); err != nil {
		return err
	}
	if b.corpus == "" {
		fmt.Fprintf(b.out, "\n%d statements and passages\n", b.records)
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	costs := make(map[string]cost)
	for _, stage := range stages {
		start := time.Now()
		cmd := exec.Command(self, b.arguments(stage)...)
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

// arguments are those of the process that takes a stage.
func (b *bench) arguments(stage string) []string {
	args := []string{"--stage", stage, "--questions", fmt.Sprint(b.questions), "--profile", b.profile}
	if b.corpus == "" {
		return append(args, "--passages", fmt.Sprint(b.records), "--dir", filepath.Dir(b.dir))
	}
	args = append(args, "--corpus", b.corpus, "--articles", fmt.Sprint(b.articles), "--form", b.form, "--dir", b.dir)
	for _, p := range b.peers {
		args = append(args, "--peer", p)
	}
	return args
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
	if b.corpus != "" {
		return b.measureReal(stage)
	}
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

func (b *bench) measureReal(stage string) error {
	switch stage {
	case "read":
		return b.readReal(context.Background())
	case "queries":
		return b.writeQueries()
	case "export":
		return b.export()
	case "build onrecord":
		return b.buildReal(false)
	case "refresh":
		return b.buildReal(true)
	case "build bleve":
		return b.buildPlainReal()
	case "open cold":
		return b.openRealIndex(true)
	case "open warm":
		return b.openRealIndex(false)
	case "ask":
		return b.askReal()
	case "many":
		return b.many()
	}
	return fmt.Errorf("no stage %q", stage)
}
