package question

import (
	"slices"
	"strings"

	"onrecord/corpus/names"
	"onrecord/corpus/text"
)

// kind reads what the question wants to hear, by its first words and its question mark.
func (r *reader) kind() {
	all := r.left
	for i, k := range kinds {
		if _, _, ok := r.match(compiledKinds[i], all, 0, false); ok {
			r.q.Asks = k.asks
			break
		}
	}
	r.q.Within = strings.HasSuffix(r.words, "?") && r.asksWithin(all)
	_, _, authors := r.match(compiledAuthorship, all, 0, false)
	for _, p := range compiledClaims {
		if _, _, ok := r.match(p, all, 0, false); ok && !authors {
			r.q.Claimed = true
		}
	}
	r.q.Content = contentWords(names.Fold(r.text(all)))
}

// asksWithin reports whether what is asked stands in the last sentence.
func (r *reader) asksWithin(all []int) bool {
	for i, n := range slices.Backward(all) {
		t := r.tokens[n]
		many := t.key == "how" && i+1 < len(all) && (r.tokens[all[i+1]].key == "much" || r.tokens[all[i+1]].key == "many")
		switch {
		case t.key == "?":
			return false
		case t.is("interrogative") || many:
			return true
		}
	}
	return false
}

// contentWords counts the words of a folded text that say something of a topic.
func contentWords(folded string) (n int) {
	for _, w := range Words(folded) {
		if !IsStop(folded[w.Start:w.End]) {
			n++
		}
	}
	return n
}

// verbs reads the words by which the question asks for words.
func (r *reader) verbs() {
	for i, n := range r.left {
		t := r.tokens[n]
		next := ""
		if i+1 < len(r.left) {
			next = r.tokens[r.left[i+1]].key
		}
		v := Verb{Word: t.key, At: text.Range{Start: t.start, End: t.end}, About: is(next, "topical"), Speech: t.is("speech")}
		if t.class&polar != 0 || t.is("say") { // else it may be a noun: "the charge"
			v.Polarity = PolarityOf(t.key, r.Table.Lexicon())
		}
		v.Calls = (t.key == "call" || t.key == "calls" || t.key == "called") && next != "for" && next != "on"
		switch {
		case t.key == "talk" && (next == "show" || next == "shows"), t.key == "talks" && is(next, "negotiating"):
			continue // talks between two are no talk of one
		case t.is("stance") && (next == "on" || next == "about"), t.is("utterance") && is(next, "uttered"):
			v.Speech = true
		case !v.Speech && !t.is("claim") && !t.is("say") && v.Polarity == Says:
			continue
		}
		r.q.Verbs = append(r.q.Verbs, v)
	}
}

// Interrogative reports whether the question has a question's form, or asks within a
// sentence: "The Rhine is the longest river in what country?".
func (q Question) Interrogative() bool { return q.Asks != Anything || q.Within }

// ForFact reports whether the question asks when or where it was, or how much.
func (q Question) ForFact() bool { return q.Asks == Number || q.Asks == Day || q.Asks == Place }

// Counted is the first word behind "how many" or "how much" that says something of a
// topic; "" where the question asks for no number.
func (q Question) Counted() string {
	if q.Asks != Number {
		return ""
	}
	behind := false
	for _, at := range Words(q.Words) {
		w := strings.ToLower(q.Words[at.Start:at.End])
		if behind && !IsStop(w) {
			return q.Words[at.Start:at.End]
		}
		behind = behind || is(w, "amount")
	}
	return ""
}

// Measures reports whether the question asks how much, and not how many.
func (q Question) Measures() bool {
	return q.Asks == Number && slices.Contains(strings.Fields(strings.ToLower(q.Words)), "much")
}

// Replies reports whether the question asks how somebody answered or denied something,
// which his words need not repeat.
func (q Question) Replies() bool { return slices.ContainsFunc(q.Verbs, Verb.replies) }

func (v Verb) replies() bool { return v.Polarity == Answers || v.Polarity == Denies }

// ForSpeech reports whether a verb or noun of the question asks for words, whatever else
// is in it. Those of answering do not when replies is false.
func (q Question) ForSpeech(replies bool) bool {
	return slices.ContainsFunc(q.Verbs, func(v Verb) bool { return v.Speech && (replies || !v.replies()) })
}

// ClaimedAbout reports whether a verb of claiming or answering has its topic behind it:
// "what did Holm think about oil".
func (q Question) ClaimedAbout() bool {
	return slices.ContainsFunc(q.Verbs, func(v Verb) bool { return v.About && (v.Polarity == Answers || is(v.Word, "claim")) })
}

// Voiceless reports whether what stands in the place of a speaker has no voice: "what
// does the theorem say about primes".
func Voiceless(who string) bool {
	folded := names.Fold(who)
	last := ""
	for _, w := range Words(folded) {
		word := folded[w.Start:w.End]
		if last != "" && is(word, "afterhead") {
			break
		}
		last = word
	}
	return is(last, "voiceless")
}

// Rest is the question without what says in which outlet.
func (q Question) Rest() string {
	rest := q.Words
	for _, at := range slices.Backward(q.Outlet.At) {
		rest = rest[:at.Start] + " " + rest[at.End:]
	}
	return rest
}
