// Command make-questions makes a list of questions of labelled articles, of which
// it is known who says what, for "onrecord eval":
//
//	go run ./cmd/make-questions --labels dev.jsonl > questions.jsonl
//	go run ./cmd/make-questions --labels dev.jsonl --reworded > reworded.jsonl
//	go run ./cmd/make-questions --labels dev.jsonl --swapped --most 200 > unanswerable.jsonl
//	onrecord eval questions.jsonl --corpus dev.jsonl
//
// A line of the labels is an article with its attributions, offsets in Unicode
// code points:
//
//	{"id": "...", "text": "...", "attributions": [{"source": [[s,e]...]|null, "content": [[s,e]...],
//	 "type": "direct|mixed|indirect", "speech_cue": true}]}
//
// How the questions are made is told in package labels. The same labels and seed
// make the same list. The list holds words of the articles: keep it where they are.
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"onrecord/answer/exam/labels"
)

func main() {
	if err := run(os.Args[1:], os.Stdout, os.Stderr); err != nil {
		if !errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(os.Stderr, err)
		}
		os.Exit(1)
	}
}

func run(args []string, stdout, stderr io.Writer) error {
	flags := flag.NewFlagSet("make-questions", flag.ContinueOnError)
	flags.SetOutput(stderr)
	var cfg labels.Config
	path := flags.String("labels", "", "labelled articles (JSONL)")
	flags.Uint64Var(&cfg.Seed, "seed", 1, "seed of what is drawn")
	flags.BoolVar(&cfg.Reworded, "reworded", false, "ask in other forms of the words than the statements have")
	flags.BoolVar(&cfg.Swapped, "swapped", false, "ask speakers about what they say nothing of")
	flags.IntVar(&cfg.Most, "most", 0, "how many questions at most (0: all that can be made)")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *path == "" {
		return errors.New("make-questions: which articles to ask about? use --labels FILE")
	}
	articles, err := labels.ReadFile(*path)
	if err != nil {
		return err
	}
	list := labels.Make(articles, cfg)
	if len(list.Questions) == 0 {
		return fmt.Errorf("make-questions: %s has no statement that makes a question", *path)
	}
	out := bufio.NewWriter(stdout)
	if err := labels.Write(out, list); err != nil {
		return err
	}
	return out.Flush()
}
