package quotation

import "onrecord/corpus/text"

// place is a token of a text that is worth a look.
type place struct {
	token
	n    int  // its number among the text's tokens
	far  bool // words of the text before it are passed over
	free bool // may be passed over for nothing: it stands between two parts of one statement
}

// fewPairs is the number of words of a quotation up to which one pair of them makes a
// place worth a look; of longer ones "of the" does not, but for a quotation with cuts,
// whose parts can be as short.
const fewPairs = 6

// regions returns the tokens of a text near which neighbouring words of the quotation
// stand together, so that the work is that of the places and not of the text. A
// quotation of two words must be there as it is.
func regions(q Quotation, tokens []token, gaps []text.Range) []place {
	pairs := map[[2]string]bool{}
	last, least := "", 2
	if q.words <= fewPairs {
		least = 1
	}
	for _, t := range q.tokens {
		switch t.kind {
		case word:
			if last != "" {
				pairs[[2]string{last, t.fold}] = true
			}
			last = t.fold
		case cut, insert:
			last, least = "", 1
		}
	}
	wide := len(q.tokens) + 8
	until, gap := -1, 0
	var out []place
	seen, begin, here := 0, 0, 0 // begin is where in out the region does that i is near, here its pairs
	for i := 1; i < len(tokens); i++ {
		if !pairs[[2]string{tokens[i-1].fold, tokens[i].fold}] {
			continue
		}
		if max(i-wide, seen) > until+1 || begin == len(out) {
			if here < least {
				out = out[:begin]
			}
			begin, here = len(out), 0
		}
		here++
		if from := max(i-wide, seen); from < i || until < i {
			until = max(until, min(i+wide, len(tokens)-1))
		}
		for j := max(i-wide, seen); j <= until; j++ {
			far := len(out) > 0 && out[len(out)-1].n != j-1
			out = append(out, place{token: tokens[j], n: j, far: far})
			seen = j + 1
		}
	}
	if here < least {
		out = out[:begin]
	}
	for i := range out {
		for gap < len(gaps) && gaps[gap].End <= out[i].at.Start {
			gap++
		}
		out[i].free = gap < len(gaps) && gaps[gap].Start <= out[i].at.Start && out[i].at.End <= gaps[gap].End
	}
	return out
}
