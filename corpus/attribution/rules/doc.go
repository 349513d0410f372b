// Package rules finds who said what by rules: a closed list of function words, the
// reporting verbs with what may follow them, and the shape of words carry all
// decisions. [Find] is all of it.
//
//	transcript.go, dashturns.go   turns of an interview: "NAME:", a dash before each
//	headline.go                   "Lavrov: no talks before spring"
//	cue.go                        the reporting words of a sentence
//	noun.go                       whether a word is the verb or the noun: "claims"
//	quotedas.go                   "was quoted by the agency as saying"
//	source.go                     the source of a cue, before or behind it
//	content.go                    what the cue reports
//	splitcontent.go               the same where it stands on both sides of the cue
//	uncued.go, unknownverb.go     quotations without a cue, or with a verb in no list
//	find.go                       all of it together, paragraph by paragraph
//
// A finding knows how it was found ([finding.Finding]): whether its source stands
// beside the cue, whether the form of words leaves no doubt of it, whose speaker goes
// on. Nobody is looked up here: "he" is a source like any other.
package rules
