package rules

import (
	"onrecord/corpus/attribution/phrase"
	"onrecord/corpus/text"
)

// unlisted reads `"A," beamed the winner` and `"A," the winner beamed`: right
// beside a quotation that ends in its own comma or mark, a verb that is in no
// list reports as well.
func (b *builder) unlisted(q *text.Quotation, s text.Span) bool {
	d := b.d
	inside := d.At(q.End - 2).Low
	i := q.End
	if d.Is(i, ",", "-") {
		i++
	} else if inside != "," && inside != "!" && inside != "?" || !q.Closed {
		return false
	}
	c := cue{at: i, first: i, last: i + 1}
	if unknownVerb(d, i) {
		np, ok := phrase.After(d, i+1, s.End)
		if !ok || !phrase.CanSpeak(d, np) || !stops(d, np.End, s) && !d.Is(np.End-1, ",") {
			return false
		}
		c.src, c.order = np, after
	} else {
		np := phrase.CoreAfter(d, i, s.End)
		if np.End-np.First > 2 && unknownVerb(d, np.End-1) && !unknownVerb(d, np.End) {
			np.End-- // "the old skipper drawled"
		}
		if np.Empty() || !phrase.CanSpeak(d, np) && !d.Is(np.First, "the", "a", "an", "one") || !unknownVerb(d, np.End) || !stops(d, np.End+1, s) {
			return false
		}
		c.src, c.first, c.last = np, np.End, np.End+1
	}
	b.emit(found{cue: &c, content: []text.Span{{First: q.First, End: q.End}}, sent: s.End})
	return true
}

// unknownVerb reports whether token i looks like a verb in the past or in the
// third person, and is in no list.
func unknownVerb(d *text.Document, i int) bool {
	t := d.At(i)
	n := len(t.Low)
	return t.Kind == text.Word && !t.Capital && t.Class == 0 && n > 3 && (t.Low[n-2:] == "ed" || t.Low[n-1] == 's' && t.Low[n-2] != 's')
}

// stops reports whether a clause ends at token i, or something that tells how and
// where follows.
func stops(d *text.Document, i int, s text.Span) bool {
	return i >= s.End || d.Is(i, ".", ",", ":", ";", "-") || d.At(i).Class&(text.Preposition|text.Adverb|text.Day|text.Conjunction) != 0
}
