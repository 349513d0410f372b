// Package attribution finds who said what in the text of a news article.
//
// The data's path is [Find]: text goes in, attributions come out, in two stages
// that know nothing of each other but the type raw.
//
//	text -> tokens -> paragraphs -> quotations -> sentences      what stands where
//	     -> cues -> sources -> contents                          stage 1: spans (raw)
//	     -> merged with what the trained tagger marks            package tagger
//	     -> people of the article -> speakers                    stage 2: resolve
//
// # Spans
//
// The rules have no parser and no part-of-speech tagger: a closed list of function
// words, a list of reporting verbs with their inflections and the shape of words
// (capitals, possessives, titles) carry all decisions. A paragraph is the unit of
// work, because reporting seldom crosses one: what does cross is kept in a few
// variables (the quotation left open, who spoke last). Every search backward or
// forward is bounded by a fixed number of tokens, so that the time is linear in
// the text even when the text is one megabyte without a full stop.
//
// Conventions of the spans follow PolNeAR, the data set that the rules are
// measured on: a quoted content holds its marks, an indirect one begins with
// "that" and ends before the full stop, a quotation interrupted by "he said" is
// one content of two spans, a source holds its apposition. Rules and tagger err
// in different places, and merge keeps of each what it is good at: the rules'
// contents and styles, the tagger's sources where it is sure of the same reporting
// word, and neither's hearsay inside somebody else's words. The figures of
// testdata/stats show what that gives.
//
// Text that was cut into words and put together again has marks with space on both
// sides, which do not show whether they open or close: they are taken in turns, and
// the words beside them ("he said") tell where one was lost.
//
// A paragraph in capitals throughout is read as if it were printed in small letters,
// with capitals left to the words that are not in the language (recase), so that one
// set of rules serves bulletins too.
//
// What was tried and did not pay: the tagger's borders where it is sure of them
// (right more often on PolNeAR, less often on world news), its quotations of a low
// score, dropping contents that are a bare name or thing, and cutting reported
// speech at ", but" or ", including".
//
// # Speakers
//
// A wrong name under a quotation is the worst fault this program can have, so
// resolve never takes the better of two about equal guesses: it then gives the
// source's own words and says so ([Attribution.Unsure]). Names live for one
// article: its fullest spelling of a name stands for the later surname; people
// are merged over articles on another floor.
//
// A pronoun goes to the one person who spoke or was the subject shortly before. It
// stays open where somebody stands nearer whose name or gender no list knows, and
// after an unnamed speaker, be it "a woman" or "the former president", it is that
// one's. Whom the clause of a "he" names ("he came in behind Moreau") is not he, and
// who is asked is more likely to reply than who asks. Where the words pass through
// several hands, they are given to the one who said them: Petrova "was quoted by the
// agency as saying", a statement "from the ministry" is the ministry's, and so are its
// report and its data. A document of which that is not told is a source of its own.
//
// An interview has its speakers by name or letter before each turn, or by turns alone,
// with a dash before each; these are the one person's whom it introduces.
//
// # Measures
//
// testdata/stats holds the figures on PolNeAR's dev split (polnear), on the same
// articles reprinted in the manners of other countries (reprinted), on the labels of
// five world news articles (labels) and on articles of our own in the styles of many
// newsrooms (world; world2, written when the rules were done). Every fault on our
// own articles is listed, those with a wrong name apart. Rules are judged on held-out
// parts of the train split: see TestHeldOut.
//
// A quotation that goes on without a cue ("floating") belongs to whoever spoke
// just before; it is an attribution without source and cue.
package attribution

import "onrecord/corpus/text"

// Type tells how the words are given.
type Type string

// The types of attributions.
const (
	Direct   Type = "direct"   // content wholly in quotation marks, or a turn of a transcript
	Mixed    Type = "mixed"    // content partly in quotation marks
	Indirect Type = "indirect" // reported speech without quotation marks
)

// Attribution links a source (who) and a cue (the reporting words) to a content
// (what was said). Spans are in text order and inside the text; Content is never
// empty, Source and Cue may be.
type Attribution struct {
	Source, Cue, Content []text.Range
	Type                 Type

	// Speaker is the person or body the source stands for, under the fullest
	// name that the article prints ("Sergei Lavrov" for "he"). When that cannot
	// be told it is the source's own words ("a spokesman") and Unsure is set;
	// it is empty when nobody is named at all.
	Speaker string
	// Role is what the article calls the speaker ("Russian Foreign Minister"),
	// in the article's words; empty when it does not say.
	Role   string
	Unsure bool
}

// Span is a half-open range of bytes: text[Start:End] is what the reader sees.
type Span = text.Range
