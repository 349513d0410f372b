// Command ablate shows what each condition of reading articles and questions is
// worth: it switches one after the other off and looks what becomes of the
// development sets.
//
//	go run ./cmd/ablate                        both, written to the golden file
//	go run ./cmd/ablate --only articles corpus/attribution/rules
//
// It writes the packages anew with a switch at each operand of && and ||, each
// condition of an if and each case of a switch without a value (conditions.go),
// builds itself with these in place of the files on disk (go build -overlay), and
// runs that program, several at a time, each with its share of the conditions. Such
// a program reads or asks everything once and notes for each thing which conditions
// had another value than when switched off; only there can switching them off make
// a difference, and only that is run again (measure.go). The sets are in sets.go:
// PolNeAR's development articles and our own marked ones, and the lists of
// questions.
//
// What comes out is a table to read from (report.go): a condition that was never
// true, changes nothing or harms may go, unless it guards against input that no set
// has. What only changes something is worth a look at what.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		if !errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(os.Stderr, err)
		}
		os.Exit(1)
	}
}

// What is switched off when no packages are named, by the kind of set that it is
// judged by.
var usual = map[string][]string{
	"articles":  {"corpus/attribution"},
	"questions": {"answer"},
}

// notOurs are folders whose conditions are no rules: tools, tests' helpers and the
// tagger, which is measured by its training.
var notOurs = []string{"corpus/attribution/tagger", "corpus/attribution/marked", "answer/exam"}

func run(args []string) error {
	flags := flag.NewFlagSet("ablate", flag.ContinueOnError)
	only := flags.String("only", "", "articles or questions: the kind of sets to look at; without it both")
	out := flags.String("out", "cmd/ablate/testdata", "folder to write articles.txt and questions.txt to")
	jobs := flags.Int("jobs", runtime.NumCPU(), "programs that run at a time")
	measured := flags.Int("measure", 0, "used by the program that ablate builds: how many conditions there are")
	job := flags.Int("job", 0, "used by the program that ablate builds: which share it has")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *measured > 0 {
		sets, err := loadSets(".", *only)
		if err != nil {
			return err
		}
		return measure(sets, *measured, *job, *jobs, os.Stdout)
	}
	if _, err := os.Stat("go.mod"); err != nil {
		return errors.New("ablate: run it in the folder that holds go.mod")
	}
	for _, kind := range []string{"articles", "questions"} {
		if *only != "" && *only != kind {
			continue
		}
		roots := usual[kind]
		if flags.NArg() > 0 {
			roots = flags.Args()
		}
		text, err := ablate(kind, roots, *jobs)
		if err != nil {
			return err
		}
		if err := os.MkdirAll(*out, 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(*out, kind+".txt"), []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// ablate switches off the conditions of the packages below some folders and
// returns the report.
func ablate(kind string, roots []string, jobs int) (string, error) {
	tmp, err := os.MkdirTemp("", "ablate-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(tmp)
	var conditions []condition
	overlay := map[string]string{}
	for _, root := range roots {
		dirs, err := folders(root)
		if err != nil {
			return "", err
		}
		for _, dir := range dirs {
			found, files, err := instrument(dir, len(conditions))
			if err != nil {
				return "", err
			}
			conditions = append(conditions, found...)
			for _, f := range files {
				replaced := filepath.Join(tmp, fmt.Sprintf("%d.go", len(overlay)))
				if err := os.WriteFile(replaced, f.source, 0o600); err != nil {
					return "", err
				}
				path, err := filepath.Abs(f.path)
				if err != nil {
					return "", err
				}
				overlay[path] = replaced
			}
		}
	}
	if len(conditions) == 0 {
		return "", fmt.Errorf("ablate: no conditions in %s", strings.Join(roots, ", "))
	}
	program, err := build(tmp, overlay)
	if err != nil {
		return "", err
	}
	effects, err := runJobs(program, kind, len(conditions), jobs)
	if err != nil {
		return "", err
	}
	return report(conditions, effects), nil
}

// folders are a folder and those below it that hold Go files and rules.
func folders(root string) ([]string, error) {
	var dirs []string
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		slashed := filepath.ToSlash(path)
		if d.Name() == "testdata" || slices.Contains(notOurs, slashed) {
			return fs.SkipDir
		}
		if files, _ := filepath.Glob(filepath.Join(path, "*.go")); len(files) > 0 {
			dirs = append(dirs, slashed)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("ablate: %w", err)
	}
	return dirs, nil
}

func build(tmp string, overlay map[string]string) (string, error) {
	data, err := json.Marshal(map[string]any{"Replace": overlay})
	if err != nil {
		return "", err
	}
	list, program := filepath.Join(tmp, "overlay.json"), filepath.Join(tmp, "ablate.exe")
	if err := os.WriteFile(list, data, 0o600); err != nil {
		return "", err
	}
	cmd := exec.Command("go", "build", "-overlay", list, "-o", program, "./cmd/ablate")
	if said, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("ablate: build with switches: %w\n%s", err, said)
	}
	return program, nil
}

// runJobs runs the program that was built, each of several processes with its share
// of the conditions, and returns the effects by number.
func runJobs(program, kind string, conditions, jobs int) ([]effect, error) {
	effects := make([]effect, conditions)
	faults := make([]error, jobs)
	var wg sync.WaitGroup
	var mu sync.Mutex
	done := 0
	for job := range jobs {
		wg.Go(func() {
			cmd := exec.Command(program, "--measure", fmt.Sprint(conditions), "--only", kind, "--job", fmt.Sprint(job), "--jobs", fmt.Sprint(jobs))
			var stderr bytes.Buffer
			cmd.Stderr = &stderr
			pipe, err := cmd.StdoutPipe()
			if err != nil {
				faults[job] = err
				return
			}
			if err := cmd.Start(); err != nil {
				faults[job] = err
				return
			}
			err = readEffects(pipe, func(e effect) {
				mu.Lock()
				defer mu.Unlock()
				effects[e.Number] = e
				if done++; done%100 == 0 {
					fmt.Fprintf(os.Stderr, "%s: %d of %d conditions\n", kind, done, conditions)
				}
			})
			if faults[job] = errors.Join(err, cmd.Wait()); faults[job] != nil {
				faults[job] = fmt.Errorf("ablate: measure: %w\n%s", faults[job], stderr.String())
			}
		})
	}
	wg.Wait()
	return effects, errors.Join(faults...)
}

func readEffects(r io.Reader, take func(effect)) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var e effect
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil {
			return err
		}
		take(e)
	}
	return lines.Err()
}
