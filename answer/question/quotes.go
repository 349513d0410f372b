package question

// quotes finds what stands in quotation marks. Days, outlets and phrases of asking are
// not read there: the words are somebody's.
func (r *reader) quotes() {
	for i := 0; i < len(r.left); i++ {
		if !r.opens(i) {
			continue
		}
		r.q.Marks = true
		end := r.closes(i)
		if end < 0 {
			continue
		}
		inside := r.left[i+1 : end]
		if p := r.part(inside); p.Text != "" {
			r.q.Quotes = append(r.q.Quotes, p)
			for _, n := range inside {
				r.tokens[n].quoted = true
			}
		}
		i = end
	}
}

// opens reports whether a quotation may begin with the i-th token left.
func (r *reader) opens(i int) bool {
	t := r.tokens[r.left[i]]
	return t.quote() || r.single(i) && i+1 < len(r.left) && r.tokens[r.left[i+1]].word && r.tokens[r.left[i+1]].start == t.end
}

// closes returns the token that ends the quotation which the i-th begins, or -1. Single
// marks stand for apostrophes too, and must close behind a word.
func (r *reader) closes(i int) int {
	double := r.tokens[r.left[i]].quote()
	for end := i + 1; end < len(r.left); end++ {
		t := r.tokens[r.left[end]]
		if double && t.quote() || !double && r.single(end) && r.tokens[r.left[end-1]].end == t.start {
			return end
		}
	}
	return -1
}

func (r *reader) single(i int) bool {
	key := r.tokens[r.left[i]].key
	return key == "'" || key == "‘"
}
