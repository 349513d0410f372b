package resolve

import (
	"onrecord/corpus/attribution/merge"
	"onrecord/corpus/text"
)

// Attribution links a source (who) and a cue (the reporting words) to a content
// (what was said). Spans are in text order and inside the text; Content is never
// empty, Source and Cue may be.
type Attribution struct {
	Source, Cue, Content []text.Range
	Type                 merge.Type

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
