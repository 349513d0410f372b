package main

import (
	"context"
	"fmt"
	"os"

	"onrecord/answer"
	"onrecord/answer/exam"
)

type evalCommand struct {
	Archive
	Output
	Questions string `arg:"" help:"A .jsonl file with a question and its right answers a line."`
}

// Help is shown below the flags.
func (*evalCommand) Help() string {
	return `Measures how well the archive answers questions of which you know the answers.
A line of the list says what is right: words of the excerpts, or their IDs,

  {"id":"1","question":"what did Holm say about the harbour","speaker":"Anna Holm",
   "relevant":["The harbour will close on Friday"]}

or what to expect:

  {"id":"2","question":"what did Holm say about the fleet",
   "expect":{"within_top":1,"speaker":"Holm","excerpt_has_any":["fishing"],
             "article":"pilot","date":"2020-03-04"}}
  {"id":"3","question":"what did Holm say about taxes","expect":"no statement"}

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
	res, err := exam.Run(ctx, answer.New(archive, answer.Config{Table: archive.table}), list)
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
		why := v.Why
		if why == "" {
			why = fmt.Sprintf("right only at rank %d", v.Rank)
		}
		if v.Mouth > 0 {
			why += ", in a wrong mouth"
		}
		if _, err := fmt.Fprintln(con.out, clean(fmt.Sprintf("%s  %s\n    %s; first: %s", v.ID, v.Question, why, v.First))); err != nil {
			return err
		}
	}
	return nil
}
