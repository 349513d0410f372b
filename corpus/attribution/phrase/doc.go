// Package phrase finds the noun phrase that ends or begins at a token of a text: the
// "Ilya Rogachev, who heads the department," before "said", and "a spokesman for the
// ministry" behind it. There is no parser and no part-of-speech tagger: a closed list
// of function words, the reporting verbs and the shape of words (capitals,
// possessives, titles) carry all decisions.
//
//	backward.go    the phrase that ends before a token, with its apposition
//	forward.go     the phrase that begins at a token, and the subject of a sentence
//	trim.go        what runs into a phrase by mistake: a date, a plural before a name
//	parts.go       what a phrase is made of: its head, names, roles, who can speak
//	thing.go       phrases that are things, which say nothing
//	adverbials.go  "on Monday in an interview", between a verb and what it reports
//	grammar.go     "said the minister": what corpus/text asks of a language
//
// A phrase is a [text.Span], empty when there is none. Every search is bounded by a
// number of tokens, however long the sentence is.
package phrase
