// Command train-tagger learns the weights of the attribution tagger from
// labelled articles and writes them to a file:
//
//	go run ./cmd/train-tagger --train train.jsonl --dev dev.jsonl --out corpus/attribution/tagger/weights.bin
//
// A line of the JSONL files is an article with its attributions:
//
//	{"id": "...", "text": "...", "attributions": [{"source": [[s,e]...]|null, "cue": [[s,e]...]|null,
//	 "content": [[s,e]...], "type": "direct|mixed|indirect", "speech_cue": true, "cue_text": "said"}]}
//
// with offsets in Unicode code points. Training is repeatable: the same articles
// give the same bytes on the same kind of processor. The scores on the dev
// articles, which training does not see, go to standard output.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"time"

	"onrecord/corpus/attribution/finding"
	"onrecord/corpus/attribution/tagger"
	"onrecord/corpus/attribution/tagger/training"
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
	flags := flag.NewFlagSet("train-tagger", flag.ContinueOnError)
	flags.SetOutput(stderr)
	train := flags.String("train", "", "labelled articles to learn from (JSONL)")
	dev := flags.String("dev", "", "labelled articles to score afterwards (JSONL)")
	out := flags.String("out", "", "where to write the weights")
	seed := flags.Uint64("seed", 0, "seed of the random order (0: the usual one)")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *train == "" {
		return errors.New("train-tagger: which articles to learn from? use --train FILE")
	}
	docs, err := training.ReadDocuments(*train)
	if err != nil {
		return err
	}
	began := time.Now()
	weights, err := training.Train(docs, training.Config{Seed: *seed, Log: stderr})
	if err != nil {
		return err
	}
	fmt.Fprintf(stderr, "trained on %d articles in %.0f s\n", len(docs), time.Since(began).Seconds())
	if *out != "" {
		if err := os.WriteFile(*out, weights, 0o644); err != nil {
			return fmt.Errorf("train-tagger: %w", err)
		}
	}
	if *dev == "" {
		return nil
	}
	return score(weights, *dev, stdout)
}

func score(weights []byte, dev string, stdout io.Writer) error {
	docs, err := training.ReadDocuments(dev)
	if err != nil {
		return err
	}
	model, err := tagger.Load(weights)
	if err != nil {
		return err
	}
	predicted := make([][]finding.Finding, len(docs))
	for i := range docs {
		predicted[i] = model.Tag(model.Parse(docs[i].Text, nil))
	}
	_, err = io.WriteString(stdout, training.Report(docs, predicted))
	return err
}
