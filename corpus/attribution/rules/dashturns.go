package rules

import "onrecord/corpus/text"

// leastTurns is how many paragraphs with a dash before them make an interview.
const leastTurns = 4

// dashTurns finds the turns of an interview that has a dash before each and no names,
// by paragraph: question and answer in turn, the first of which is a question. That
// of nearly all questions and few answers the end is a question mark tells it from a
// list of points.
func dashTurns(d *text.Document) map[int]*label {
	turns := map[int]*label{}
	var run []int
	for k := range d.Paragraphs {
		p := &d.Paragraphs[k]
		if d.Is(p.First, "-") && p.End-p.First > 1 && d.Tokens[p.First].End-d.Tokens[p.First].Start > 1 { // a long one
			run = append(run, k)
		}
	}
	if len(run) < leastTurns || run[len(run)-1]-run[0] >= 2*len(run) {
		return turns
	}
	asked := [2]int{}
	for i, k := range run {
		p := &d.Paragraphs[k]
		if end := p.End - 1; d.Is(end, "?") || d.At(end).Kind == text.Mark && d.Is(end-1, "?") {
			asked[i%2]++
		}
		turns[k] = &label{np: text.Span{First: p.First, End: p.First}, end: p.First + 1, asks: i%2 == 0, role: "answer"}
	}
	if questions, answers := (len(run)+1)/2, len(run)/2; 3*asked[0] < 2*questions || 3*asked[1] > answers || !d.Is(d.Paragraphs[run[0]].End-1, "?") {
		return map[int]*label{}
	}
	return turns
}
