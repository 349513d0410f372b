package rules

import (
	"onrecord/corpus/attribution/phrase"
	"onrecord/corpus/text"
)

// citing are the verbs by which one reporter passes on another's words.
var citing = text.Set(`quoted quotes quoting cited cites citing`)

// asSaying reads the forms in which the one who speaks is not the subject beside
// the verb of saying, which is the word at i:
//
//	Petrova was quoted by the agency as saying
//	the agency quoted Petrova as saying
func asSaying(d *text.Document, i, floor int, s text.Span) (cue, bool) {
	for j := i - 2; j > max(floor-1, i-16, s.First); j-- {
		if t := d.At(j); !citing[t.Low] || t.Quotation != 0 {
			continue
		}
		c := cue{first: i - 1, last: i + 1, at: i, verb: d.Verb(d.At(i).Low), sure: true}
		if d.Is(j-1, "was", "were", "been", "is", "are", "being") || d.At(j-1).Class&text.Adverb != 0 && d.Is(j-2, "was", "were", "been", "is") {
			np, ok := phrase.Before(d, groupStart(d, j, floor), floor, s.First)
			c.first, c.src = groupStart(d, j, floor), np
			return c, ok && phrase.CanSpeak(d, np)
		}
		np, ok := phrase.After(d, j+1, i-1)
		for ok && d.Is(np.End-1, ",") {
			np.End--
		}
		c.src = np
		return c, ok && phrase.CanSpeak(d, np) && i-1-np.End < 2
	}
	return cue{}, false
}

// citesSaying reports whether "as saying" follows the citing verb at i.
func citesSaying(d *text.Document, i int, s text.Span) bool {
	for j := i + 1; j < min(s.End-1, i+16); j++ {
		if d.Is(j, "as") && d.Verb(d.At(j+1).Low).Form == text.Gerund && d.At(j+1).Class&text.Reporting != 0 {
			return true
		}
		if t := d.At(j); t.Low == ";" || t.Low == ":" || t.Quotation != 0 {
			return false
		}
	}
	return false
}
