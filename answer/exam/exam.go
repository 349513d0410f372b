// Package exam measures how well an archive is asked: it puts a list of
// questions, of which the right answers are known, to an Asker and judges what
// comes back.
//
// A list is a JSONL file ([Read], list.go). A line is a question with what must come back,
//
//	{"id":"1","question":"What did Holm say about the harbour?","speaker":"Anna Holm","relevant":[…]}
//	{"id":"2","question":"…","expect":{"within_top":1,"speaker":"Holm","excerpt_has_any":["Friday"]}}
//	{"id":"3","question":"…","expect":"no statement","never_speaker":"Vang"}
//
// or a statement of which it is known who made it, against which whatever is
// shown is held:
//
//	{"said":{"article":"pilot-1","speaker":"Anna Holm","text":"The harbour will close"}}
//
// [Run] asks (exam.go), [Judge] looks at one answer (judge.go; match.go holds texts and
// names against each other), and a [Result] counts (result.go). Decisions:
//
//   - A right answer is known by its words and not by a number: excerpts are cut
//     differently from one version to the next, and a team writes its list by hand.
//     Two pieces of text are one statement when half of their pairs of neighbouring
//     words agree ([agrees]); single words agree too easily within one article.
//   - Rank is that of the first right excerpt; recall at k is the share of the
//     questions that have a right answer among the first k. nDCG looks at all
//     right ones.
//   - Two faults are counted apart from rank, since they are the worst that can be
//     shown: an excerpt of another speaker than the one asked for, and words in the
//     mouth of somebody who did not say them.
package exam

import (
	"context"

	"onrecord/answer"
)

// Asker is what is examined.
type Asker interface {
	Ask(ctx context.Context, question string, limit int) (answer.Answer, error)
}

// Run asks every question of the list and counts how it went. An error of a
// single question, such as one that is too long, counts as nothing found.
func Run(ctx context.Context, asker Asker, list List) (Result, error) {
	var res Result
	for _, q := range list.Questions {
		a, err := asker.Ask(ctx, q.Question, cutoff)
		if ctx.Err() != nil {
			return res, ctx.Err()
		}
		v := Judge(q, a, list.Said)
		if err != nil {
			v.Passed, v.Rank, v.Gain, v.Why = false, 0, 0, err.Error()
		}
		res.add(q, v)
	}
	res.finish()
	return res, nil
}
