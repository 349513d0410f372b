package text

import "onrecord/corpus/lexicon"

// names takes the classes off words that are somebody's name in this text: the Hope of
// "Greta Hope", who "hopes" nothing in "Hope said", and the Will of "Will Smith". A word
// is shown to be a name inside a sentence, where its capital says so, beside a forename
// or before a surname; from then on it is one wherever it has its capital, and at the
// beginning of a sentence where a verb follows that wants a subject, or the same surname.
func (d *Document) names() {
	var surnames, pairs map[string]bool
	for i := 1; i < len(d.Tokens); i++ {
		if d.Tokens[i].Class&nameable == 0 && d.Tokens[i-1].Class&nameable == 0 || !d.pair(i) {
			continue
		}
		if surnames == nil {
			surnames, pairs = map[string]bool{}, map[string]bool{}
		}
		surnames[d.Tokens[i].Low] = true
		pairs[d.Tokens[i-1].Low+" "+d.Tokens[i].Low] = true
	}
	if surnames == nil {
		return
	}
	for i := range d.Tokens {
		t, next := &d.Tokens[i], d.At(i+1)
		if t.Class&nameable == 0 || !t.Capital || t.Upper {
			continue
		}
		forename := pairs[t.Low+" "+next.Low] && next.Capital && next.Kind == Word
		surname := surnames[t.Low] && (!d.begins(i) || !next.Capital && next.Class&(Reporting|Auxiliary) != 0 && d.vocabulary.verbs[next.Low].Form != Base)
		if forename || surname {
			t.Class &^= nameable
		}
	}
}

// nameable are the classes that a name is mistaken for.
const nameable = Reporting | Auxiliary | FiniteVerb | Adverb | FunctionWord

// pair reports whether the words before and at token i show themselves as forename and
// surname: two capitals and no third one in a sentence that is not all capitals, the first
// a forename, and no verb that opens a question.
func (d *Document) pair(i int) bool {
	first, t, next := &d.Tokens[i-1], &d.Tokens[i], d.At(i+1)
	for _, w := range []*Token{first, t} {
		if w.Kind != Word || !w.Capital || w.Upper {
			return false
		}
	}
	if !t.Spaced || first.Possessive || d.BreaksLine(i) || next.Capital || i+1 == len(d.Tokens) || d.BreaksLine(i+1) {
		return false
	}
	return d.Has(first.Low, lexicon.Forename) && t.Class&^nameable == 0 && (first.Class == 0 || !d.begins(i-1))
}

// begins is [Document.IsStart], but for what follows a comma and a closing mark.
func (d *Document) begins(i int) bool {
	return d.IsStart(i) && !(d.At(i-1).Kind == Mark && !d.At(i-1).Spaced && d.Is(i-2, ","))
}
