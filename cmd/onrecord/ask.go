package main

import (
	"context"
	"errors"
	"strings"
	"unicode/utf8"

	"onrecord/answer"
	"onrecord/answer/export"
)

// maxAnswers is the highest --limit.
const maxAnswers = 100

type askCommand struct {
	Archive
	Answers
	Questions
	Taking
	Output
	Question []string `arg:"" optional:"" help:"The question, in plain words."`
}

// Help is shown below the flags.
func (*askCommand) Help() string {
	return `Ask in plain words: who, about what, when, in which outlet.

  onrecord ask "what did Lavrov say about IS"
  onrecord ask "who said \"main enemy\""
  onrecord ask --corpus ./articles "Patrushev on the North Caucasus in March 2015"
  onrecord ask "what did the FSB chief say about Syria between 2013 and 2015"
  onrecord ask "latest from Lavrov on Assad"
  onrecord ask "how did Lavrov respond to Hollande"
  onrecord ask "who else spoke about oil besides Rogachev"
  onrecord ask --corpus ./articles --index ./index --json "what did Kerry say since May"
  onrecord ask --cite bibtex "what did Lavrov say about IS" >> sources.bib
  onrecord ask --corpus ./articles --export lavrov.docx "what did Lavrov say in 2015"
  onrecord ask --batch questions.txt > answers.jsonl`
}

// run answers the question, or every one of a batch.
func (c *askCommand) run(ctx context.Context, con *console) error {
	question := strings.TrimSpace(strings.Join(c.Question, " "))
	if err := c.checkLine(question); err != nil {
		return err
	}
	archive, err := c.Archive.open(ctx, con)
	if err != nil {
		return err
	}
	defer archive.Close()
	asker := answer.New(archive, answer.Config{Table: archive.table, Limit: c.Limit})
	if c.Batch != "" {
		return c.batch(asker).run(ctx, con)
	}
	limit := c.Limit
	if c.Export != "" {
		limit = export.Most
	}
	a, err := asker.Ask(ctx, question, limit)
	var unasked *answer.QuestionError
	switch {
	case errors.As(err, &unasked):
		return usage("", "%s", unasked.Reason)
	case err != nil:
		return err
	case c.Taking != Taking{}:
		return c.Taking.take(con, a)
	}
	if c.JSON {
		return writeJSON(con.out, answerForJSON("", a))
	}
	return newPage(con.out).answer(a)
}

// checkLine finds what can be told to be wrong before an archive is opened.
func (c *askCommand) checkLine(question string) error {
	switch {
	case c.Limit < 1 || c.Limit > maxAnswers:
		return usage("", "--limit must be from 1 to %d, not %d", maxAnswers, c.Limit)
	case c.Taking != Taking{} && (c.Batch != "" || c.JSON):
		return usage("leave one of them out", "--cite and --export are for one question, and go neither with --batch nor with --json")
	case c.Batch != "" && question != "":
		return usage("leave one of them out", "--batch and a question were both given")
	case c.Batch != "":
		return nil
	}
	if err := c.Taking.check(); err != nil {
		return err
	}
	return checkQuestion(question)
}

// checkQuestion refuses what cannot be a question.
func checkQuestion(question string) error {
	const example = `ask for example "what did Lavrov say about IS"`
	switch n := utf8.RuneCountInString(question); {
	case strings.TrimSpace(question) == "":
		return usage(example, "the question is empty")
	case n > answer.MaxQuestion:
		return usage(example, "the question has %d characters and may have %d", n, answer.MaxQuestion)
	case !utf8.ValidString(question):
		return usage("save it as UTF-8", "the question is not UTF-8 text")
	}
	return nil
}

// question is one line of a batch.
type question struct {
	ID       string `json:"-"`
	Question string `json:"question"`
}

func readQuestion(line []byte) (q question, err error) {
	q.ID, err = readLine(line, &q.Question, &q, `"id" and "question"`)
	return q, err
}

// batch answers a question a line.
func (c *askCommand) batch(asker *answer.Asker) *batch {
	return &batch{
		path: c.Batch, what: "questions", done: "asked",
		reply: func(ctx context.Context, line []byte) (any, error) {
			q, err := readQuestion(line)
			if err != nil {
				return nil, err
			}
			if err := checkQuestion(q.Question); err != nil {
				return nil, err
			}
			a, err := asker.Ask(ctx, q.Question, c.Limit)
			if err != nil {
				return nil, err
			}
			return answerForJSON(q.ID, a), nil
		},
		failed: func(line []byte, reason string) any {
			q, _ := readQuestion(line)
			return questionFailed{q.ID, q.Question, reason}
		},
	}
}
