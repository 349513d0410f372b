package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"

	"onrecord/answer"
	"onrecord/answer/exam"
)

type evalCommand struct {
	Archive
	Output
	Questions string `arg:"" complete:"file" help:"A .jsonl file with a question and its right answers a line."`
}

// Help is shown below the flags.
func (*evalCommand) Help() string {
	return `A line of the list says what is right: words of the excerpts, or their IDs,

  {"id":"1","question":"what did Holm say about the harbour","speaker":"Anna Holm",
   "relevant":["The harbour will close on Friday"]}

or what to expect:

  {"id":"2","question":"what did Holm say about the fleet",
   "expect":{"within_top":1,"speaker":"Holm","excerpt_has_any":["fishing"],
             "article":"pilot","date":"2020-03-04"}}
  {"id":"3","question":"what did Holm say about taxes","expect":"no statement"}

A line may also tell who is known to have said what, so that words in a wrong mouth
are counted:

  {"said":{"article":"pilot","speaker":"Anna Holm","text":"The harbour will close"}}

It prints recall@1/5/10, MRR, nDCG@10, refusals right and wrong, how many excerpts
are of another speaker or in a wrong mouth, and the ten worst questions.

  onrecord eval questions.jsonl --corpus ./articles
  onrecord eval questions.jsonl --corpus ./articles --json`
}

// run asks the whole list and prints how it went.
func (c *evalCommand) run(ctx context.Context, con *console) error {
	const hint = "see onrecord eval --help for what a line looks like"
	list, err := exam.ReadFile(c.Questions)
	switch {
	case os.IsNotExist(err):
		return fail(err, "check the path", "the questions in %s cannot be read: %s", c.Questions, reason(err))
	case err != nil:
		return fail(err, hint, "%s", err)
	case len(list.Questions) == 0:
		return fail(nil, hint, "there is no question in %s", c.Questions)
	}
	archive, err := c.Archive.open(ctx, con)
	if err != nil {
		return err
	}
	defer archive.Close()
	res, err := exam.Run(ctx, watch(answer.New(archive, answer.Config{Table: archive.table}), con.err, len(list.Questions)), list)
	if err != nil {
		return err
	}
	if c.JSON {
		return writeJSON(con.out, res)
	}
	if err := res.Write(con.out); err != nil {
		return err
	}
	for i, v := range res.Worst {
		if i == 0 {
			fmt.Fprintln(con.out, "\nthe worst:")
		}
		if _, err := fmt.Fprintln(con.out, clean(fmt.Sprintf("%s  %s\n    %s", v.ID, v.Question, faults(v)))); err != nil {
			return err
		}
	}
	return nil
}

// faults says what is wrong with an answer, and how it begins.
func faults(v exam.Verdict) string {
	var list []string
	add := func(is bool, fault string) {
		if is {
			list = append(list, fault)
		}
	}
	add(v.Why != "", v.Why)
	add(v.Why == "" && v.Rank > 1, fmt.Sprintf("right only at rank %d", v.Rank))
	add(v.Others > 0, fmt.Sprintf("%d of %d shown are of another speaker", v.Others, v.Shown))
	add(v.Mouth > 0, fmt.Sprintf("%d in a wrong mouth", v.Mouth))
	out := strings.Join(list, ", ")
	if v.First != "" {
		out += "; first: " + v.First
	}
	return out
}

// watched asks with a bar on a terminal: thousands of questions take a while.
type watched struct {
	exam.Asker
	bar *progressbar.ProgressBar
}

func watch(asker exam.Asker, w io.Writer, questions int) exam.Asker {
	if !isTerminal(w) {
		return asker
	}
	return watched{asker, progressbar.NewOptions(questions, progressbar.OptionSetWriter(w),
		progressbar.OptionSetDescription("asking"), progressbar.OptionSetWidth(20), progressbar.OptionShowCount(),
		progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish())}
}

func (w watched) Ask(ctx context.Context, question string, limit int) (answer.Answer, error) {
	defer func() { _ = w.bar.Add(1) }()
	return w.Asker.Ask(ctx, question, limit)
}
