package answer

import (
	"onrecord/answer/question"
	"onrecord/corpus/dates"
)

// Whether a question asks for a fact or for somebody's words is seen from its verb,
// and not by whether it names somebody.
const (
	longPlain = 4 // telling words that are a question even without a question's form
	longAside = 7 // telling words that are no keywords even beside the name of a speaker

	claimTopic = 3 // units of what a speaker is asked to have claimed that others may tell of
)

// guessed reports whether the speaker is a guess from the order of the words.
func (r resolution) guessed() bool { return r.asked.Who.Sure == question.Guessed }

// command reports whether a command's options were given and no question asked.
func (r resolution) command() bool { return r.asked.Words == "" }

// wantsPassages reports whether a question does not ask for what was said, and names
// nobody who should have said it: passages may answer it.
func (r resolution) wantsPassages() bool {
	q := r.asked
	if q.Asks == question.Times || q.Order != question.BestFirst || q.Asks == question.Speaker || q.Replies() || q.ForSpeech(true) {
		return false
	}
	if r.read.Speaker != "" && len(r.people) > 0 {
		return r.aside()
	}
	if r.read.Speaker != "" && !r.guessed() {
		return false
	}
	return q.Interrogative() || q.Content >= longPlain
}

// allowsPassages reports whether passages may answer a question of which no statement
// came, though its words were read as naming a speaker: "What is terra preta
// called?", "When did Tesla move?". What asks for somebody's words is left
// unanswered instead.
func (r resolution) allowsPassages() bool {
	q := r.asked
	if r.command() || q.Who.Except.Text != "" {
		return false
	}
	if r.asksThing() {
		return true
	}
	if q.Who.Sure == question.Asked && !q.Interrogative() && q.Content < longAside {
		return false // "Holm on oil" asks for as much as "what did Holm say about oil"
	}
	if r.claimedOnly() && (r.topic.Len() < claimTopic || !r.topic.Long() && q.ClaimedAbout()) {
		return false
	}
	if q.Who.Sure == question.Asked && len(r.people) > 0 && !q.Claimed && !q.Replies() {
		return false
	}
	return !q.ForSpeech(false) && (q.Interrogative() || q.Content >= longPlain)
}

// describesEvent reports whether a question is the description of an event, long enough
// to be found without its date: "last week" in it is not the reader's, and "May 22" of
// whatever year. Who asks for somebody's words on a day means that day.
func (r resolution) describesEvent() bool {
	q := r.asked
	loose := q.When.Relative || r.read.From != (dates.Date{}) && r.read.From.Year == 0
	return loose && !(q.Who.Sure == question.Asked && len(r.people) > 0) &&
		!q.Interrogative() && !q.ForSpeech(true) && q.Content >= longAside
}

// claimedOnly reports whether a question asks for what somebody said by what he did
// with it or to whom he answered, and not when or where that was.
func (r resolution) claimedOnly() bool {
	return (r.asked.Claimed || r.asked.Replies()) && !r.asked.ForFact()
}

// asksThing reports whether what stands in the place of a speaker has no voice: "what
// does the theorem say about primes", "according to the treaty, …".
func (r resolution) asksThing() bool {
	return r.read.Speaker != "" && len(r.people) == 0 && !r.voiced && question.Voiceless(r.read.Speaker)
}

// aside reports whether a plain question happens to begin or end with the name of
// somebody who speaks: "How much did Westinghouse pay for the patents?".
func (r resolution) aside() bool {
	return r.guessed() && !r.asked.Claimed && (r.asked.Interrogative() || r.asked.Content >= longAside)
}

// statementsToo reports whether statements which hold nearly all of a plain question
// stand before its passages: it asks who, or is words that somebody may have said.
func (r resolution) statementsToo() bool {
	q := r.asked
	return q.Marks || q.Asks == question.Person || !q.Interrogative()
}
