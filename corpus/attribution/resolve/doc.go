// Package resolve tells whom the source of a finding stands for. [Speakers] is all of
// it; it goes through the findings in the order of the text and remembers who spoke.
//
//	source.go        by the form of the source: a name, a pronoun, a role, a list
//	npcore.go        the source without its apposition
//	pronoun.go       "he", "it", "they", "who"
//	person.go        "he": who goes on speaking, or was the subject shortly before
//	candidate.go     the people whom he can be
//	nominal.go       "the minister": the person of that role
//	cataphora.go     a role whose name comes later
//	documents.go     a statement, a report, a post: whose they are
//	turnspeaker.go   the turns of an interview
//	namesake.go      names that are borne by more than one
//
// A pronoun goes to the one person who spoke or was the subject shortly before. It
// stays open where somebody stands nearer whose name or gender no list knows, and
// after an unnamed speaker, be it "a woman" or "the former president", it is that
// one's. Whom the clause of a "he" names ("he came in behind Moreau") is not he, and
// who is asked is more likely to reply than who asks. Where the words pass through
// several hands, they are given to the one who said them: Petrova "was quoted by the
// agency as saying", a statement "from the ministry" is the ministry's, and so are its
// report and its data. A document of which that is not told is a source of its own.
package resolve
