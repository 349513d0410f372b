// Package question reads a question in plain words: who should have said it, about
// what, when, where it was published, which comes first, and what the one who asks
// wants to hear.
//
// # In
//
// [Read] takes the words and a [Context]: of what day it is, the table of concepts, the
// archive's outlets, one function that says whether the archive has a speaker of a
// name, and, for what may go on from it ("and about Ukraine?"), the question before.
// The words are data: there is no query language, so none can break it.
//
// # Steps
//
//	token.go    cuts the words into tokens, each with its classes (words.txt)
//	follow.go   reads what goes on from the question before, and ends there
//	outlet.go   takes out "in the Moscow Times"
//	kind.go     reads what is wanted by the first words, and the verbs
//	when.go     takes out the days, by package dates
//	taken.go    takes out "the latest", "please", "could you tell me"
//	table.go    reads who and what: the first row that fits is taken
//
// A row is a pattern over tokens (pattern.go has its grammar), how sure it makes the
// speaker, and an example. The table's first rows are questions by their form; then come
// a known speaker beside a verb of speaking, in any order; another question whose subject
// is a known speaker; "X on Y"; and keywords. names.go says what a name is in each.
//
// # Out
//
// A [Question]. Each [Part] of it has the words that it came from, and where they stand.
// It is what the words say: who is meant, and whether the archive has it, is found out by
// package answer.
//
// # Decisions
//
// A new way to ask is a row, with an example that the tests read. The archive is asked
// for names only where a pattern could have one, since every look-up costs more than
// all the patterns. What is a guess from the order of the words ([Guessed]) is marked as
// one, and dropped by who asks when nothing fits.
package question
