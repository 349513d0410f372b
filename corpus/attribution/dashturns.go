package attribution

// leastTurns is how many paragraphs with a dash before them make an interview.
const leastTurns = 4

// dashTurns finds the turns of an interview that has a dash before each and no names,
// by paragraph: question and answer in turn, the first of which is a question. That
// of nearly all questions and few answers the end is a question mark tells it from a
// list of points.
func (d *doc) dashTurns() map[int]*label {
	turns := map[int]*label{}
	var run []int
	for k := range d.paras {
		p := &d.paras[k]
		if d.is(p.first, "-") && p.last-p.first > 1 && d.toks[p.first].end-d.toks[p.first].start > 1 { // a long one
			run = append(run, k)
		}
	}
	if len(run) < leastTurns || run[len(run)-1]-run[0] >= 2*len(run) {
		return turns
	}
	asked := [2]int{}
	for i, k := range run {
		p := &d.paras[k]
		if end := p.last - 1; d.is(end, "?") || d.at(end).kind == mark && d.is(end-1, "?") {
			asked[i%2]++
		}
		turns[k] = &label{np: phrase{p.first, p.first}, end: p.first + 1, asks: i%2 == 0, role: "answer"}
	}
	if questions, answers := (len(run)+1)/2, len(run)/2; 3*asked[0] < 2*questions || 3*asked[1] > answers || !d.is(d.paras[run[0]].last-1, "?") {
		return map[int]*label{}
	}
	return turns
}
