package phrase

import (
	"onrecord/corpus/lexicon"
	"onrecord/corpus/text"
)

// skippable adverbs may stand between a cue and its content.
var skippable = text.Set(`later earlier recently again then repeatedly today yesterday tonight bluntly flatly simply afterwards afterward
	once twice too meanwhile aloud back`)

// skipAdverbials goes over "Wednesday", "on April 22", "in an interview with X"
// that stand at i between a cue and what it reports.
func skipAdverbials(d *text.Document, i, limit int) int {
	for n := 0; n < 6 && i < limit; n++ {
		t := d.At(i)
		switch {
		case t.Kind != text.Word || t.Quotation != 0 && d.SpeechAt(i) != nil:
			return i
		case t.Class&text.Day != 0:
			i++
			if d.Is(i, "morning", "night", "evening", "afternoon") {
				i++
			}
		case skippable[t.Low] || t.Class == text.Adverb && len(t.Low) > 4 && t.Low[len(t.Low)-2:] == "ly":
			i++
		case d.Is(i, "last", "this", "next", "late", "early", "that") && d.At(i+1).Class&(text.Time|text.Day) != 0:
			i += 2
		case d.Is(i, "late", "early") && (d.At(i+1).Class&text.Preposition != 0 || d.Is(i+1, "last", "this")): // "late on Tuesday"
			i++
		case d.Is(i+2, "ago") && d.At(i+1).Class&text.Time != 0: // "three weeks ago"
			i += 3
		case t.Class&text.Preposition != 0:
			j, ok := prepositional(d, i, limit)
			if !ok {
				return i
			}
			i = j
		default:
			return i
		}
	}
	return i
}

// prepositional returns the end of the phrase that the preposition at i begins,
// when it tells time, place or occasion.
func prepositional(d *text.Document, i, limit int) (int, bool) {
	j := i + 1
	if d.Is(j, "him", "her", "them", "me", "us") {
		return j + 1, true
	}
	np := CoreAfter(d, j, min(limit, i+16))
	if d.At(j).Class&(text.Day|text.Time) != 0 || d.At(j).Kind == text.Word && d.At(j).Low[0] >= '0' && d.At(j).Low[0] <= '9' {
		for np = (text.Span{First: j, End: j}); np.End < limit && d.At(np.End).Kind == text.Word && (d.At(np.End).Class&(text.Day|text.Time) != 0 || d.At(np.End).Low[0] >= '0' && d.At(np.End).Low[0] <= '9'); {
			np.End++
		}
		if d.Is(np.End, ",") && d.At(np.End+1).Kind == text.Word && len(d.At(np.End+1).Low) == 4 && d.At(np.End + 1).Low[0] >= '1' && d.At(np.End + 1).Low[0] <= '2' {
			np.End += 2
		}
		return np.End, np.End > j
	}
	if np.Empty() {
		return i, false
	}
	known := false
	for k := np.First; k < np.End; k++ {
		known = known || d.Has(d.At(k).Low, lexicon.Media) || d.At(k).Class&(text.Day|text.Time) != 0
	}
	for d.At(np.End).Class&(text.Day|text.Time) != 0 {
		np.End++
	}
	end := np.End
	if known || end >= limit || d.Is(end, "that", ":", ",", ".", ";", "-") || d.SpeechAt(end) != nil {
		return end, true
	}
	if d.At(end).Class&text.Preposition != 0 { // "in Port Ellis on Tuesday"
		if end, ok := prepositional(d, end, limit); ok {
			return end, true
		}
	}
	return i, false
}

// skipInserted goes over what stands between commas before "that": "said in
// Madison, Wisconsin, that", "said, in a statement, that".
func skipInserted(d *text.Document, j, limit int) int {
	if !d.Is(j, ",") || j+3 >= limit {
		return j
	}
	k := skipAdverbials(d, j+1, limit)
	if k == j+1 && d.At(k).Capital {
		k++
	}
	if k > j+1 && d.Is(k, ",") && d.Is(k+1, "that") {
		return k + 1
	}
	return j
}

// SkipListener goes over adverbials behind a reporting verb, whose words end at token
// i, and after "told" over the one spoken to.
func SkipListener(d *text.Document, verb text.VerbForm, i, limit int) int {
	j := skipInserted(d, skipAdverbials(d, i, limit), limit)
	if !verb.TakesListener || j >= limit || d.SpeechAt(j) != nil {
		return j
	}
	if d.Is(j, "me", "us", "him", "her", "them", "you") {
		return skipAdverbials(d, j+1, limit)
	}
	if d.Is(j, "that") {
		return j
	}
	np := CoreAfter(d, j, limit)
	if np.Empty() || IsPronoun(d, np) && !d.Is(j, "you") {
		return j
	}
	end := np.End
	if d.Is(end, ",") && d.At(end+1).Capital { // "told Sputnik, Ekho Moskvy and RT"
		for k := end; k < min(limit, end+16); k++ {
			if d.Is(k, "and") && d.At(k+1).Capital {
				end = CoreAfter(d, k+1, limit).End
				break
			}
			if t := d.At(k); !t.Capital && t.Low != "," {
				break
			}
		}
	}
	return skipAdverbials(d, end, limit)
}
