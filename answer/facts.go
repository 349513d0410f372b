package answer

import (
	"onrecord/answer/question"
	"onrecord/corpus/dates"
)

// Whether a question asks for a fact or for somebody's words is told by its verb,
// and not by whether it names somebody.
const (
	longPlain = 4 // telling words that are a question even without a question's form
	longAside = 7 // telling words that are no keywords even beside the name of a speaker

	claimTopic = 3 // units of what a speaker is asked to have claimed that others may tell of
)

// facts tells that a question does not ask for what was said, and names nobody who
// should have said it: passages may answer it.
func (w wanted) facts() bool {
	if w.question == "" || w.count || w.order != question.BestFirst || w.whoSaid || w.reply || w.q.ForSpeech(true) {
		return false
	}
	if w.Speaker != "" && len(w.people) > 0 {
		return w.aside()
	}
	if w.Speaker != "" && !w.guessed {
		return false
	}
	return w.asksFact() || w.q.Content >= longPlain
}

// factsAfterAll tells that passages may answer a question of which no statement
// came, though its words were read as naming a speaker: "What is terra preta
// called?", "When did Tesla move?". What asks for somebody's words is left
// unanswered instead.
func (w wanted) factsAfterAll() bool {
	if w.question == "" || w.without != "" {
		return false
	}
	if w.asksThing() {
		return true
	}
	if w.claimedOnly() && (len(w.topic.units) < claimTopic || len(w.topic.units) < longTopic && w.q.ClaimedAbout()) {
		return false
	}
	if w.formed && len(w.people) > 0 && !w.claimed() && !w.reply {
		return false
	}
	return !w.q.ForSpeech(false) && (w.asksFact() || w.q.Content >= longPlain)
}

// headline tells that a question is the description of an event, long enough to be
// found without its date: "last week" in it is not the reader's, and "May 22" of
// whatever year. Who asks for somebody's words on a day means that day.
func (w wanted) headline() bool {
	loose := w.dated || w.From != (dates.Date{}) && w.From.Year == 0
	return loose && !(w.formed && len(w.people) > 0) && w.question != "" && w.without == "" && !w.asksFact() && !w.q.ForSpeech(true) && w.q.Content >= longAside
}

// claimed tells that a question asks for what somebody said by what he did with it.
func (w wanted) claimed() bool {
	return w.q.Claimed
}

// claimedOnly tells the same where nobody asks when or where it was, and of answers.
func (w wanted) claimedOnly() bool {
	return (w.claimed() || w.reply) && !w.q.ForFact()
}

// asksFact tells that a question has the form of one, or asks within a sentence:
// "The Rhine is the longest river in what country?".
func (w wanted) asksFact() bool {
	return w.q.Interrogative()
}

// asksThing tells that what stands in the place of a speaker has no voice: "what
// does the theorem say about primes", "according to the treaty, …".
func (w wanted) asksThing() bool {
	if w.Speaker == "" || len(w.people)+len(w.voices) > 0 {
		return false
	}
	return question.Voiceless(w.Speaker)
}

// aside tells that a plain question happens to begin or end with the name of
// somebody who speaks: "How much did Westinghouse pay for the patents?".
func (w wanted) aside() bool {
	if !w.guessed || w.claimed() {
		return false
	}
	return w.asksFact() || w.q.Content >= longAside
}

// statementsToo tells that statements which hold nearly all of a plain question
// stand before its passages: it asks who, or is words that somebody may have said.
func (w wanted) statementsToo() bool {
	return w.q.Quotes || w.q.Asks == question.Person || w.q.Asks == question.Speaker || !w.asksFact()
}
