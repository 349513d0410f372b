// Package text cuts an article into tokens, paragraphs, quotations and sentences. It
// is the one analysis that everything reads which asks what stands where in an
// article: who said what (corpus/attribution), on which day, and where it is said
// again.
//
// # In and out
//
// [Parse] takes any bytes and returns a [Document]. Positions are of two kinds: a
// [Range] is of bytes, and a [Span] of tokens. Both are half-open.
//
// # Steps
//
//	token.go          words and signs, and what the lists know of each word
//	paragraphs.go     paragraphs: lines of a fixed width and broken lines are joined
//	capitals.go       paragraphs printed in capitals are read as in small letters
//	quotations.go     quotation marks are paired, by country and by what is missing
//	interruptions.go  a cue inside a quotation ("..., – he said, – ...") cuts it in two
//	sentences.go      sentences, with the quotations that they hold
//
// # Decisions
//
// A paragraph is the unit of work: what crosses one is no more than the quotation
// that its paragraph leaves open. Every search is bounded by a number of tokens, so
// that the time is linear in the text even when the text is one megabyte without a
// full stop.
//
// Text that was cut into words and put together again has marks with space on both
// sides, which do not show whether they open or close: they are taken in turns, and
// the words beside them ("he said") show where one was lost. Those words are the
// reason for [Grammar]: the little that the analysis must know of reported speech, it
// asks.
package text
