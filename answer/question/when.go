package question

import "onrecord/corpus/dates"

// When is on which days it must have been said.
type When struct {
	Part
	dates.Asked // zero when the question says nothing of it; Start and End are At's
}

// Given reports whether the question names days.
func (w When) Given() bool { return w.Range != dates.Range{} }

// days reads when, and takes it out.
func (r *reader) days() {
	asked, ok := r.Times.Find(r.blanked())
	if !ok {
		return
	}
	var taken, left []int
	for _, n := range r.left {
		if t := r.tokens[n]; t.start >= asked.Start && t.end <= asked.End {
			taken = append(taken, n)
		} else {
			left = append(left, n)
		}
	}
	r.q.When = When{r.part(taken), asked}
	r.left = left
	r.trim()
}

// blanked is the question with blanks for what was read already: an outlet is no date.
func (r *reader) blanked() string {
	text := []byte(r.words)
	left := map[int]bool{}
	for _, n := range r.left {
		left[n] = true
	}
	for i, t := range r.tokens {
		for at := t.start; (!left[i] && t.word || t.quoted) && at < t.end; at++ {
			text[at] = ' '
		}
	}
	return string(text)
}
