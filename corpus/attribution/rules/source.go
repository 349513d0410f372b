package rules

import (
	"onrecord/corpus/attribution/phrase"
	"onrecord/corpus/lexicon"
	"onrecord/corpus/text"
)

// sharedSource finds the source of a cue without its own: that of the cue before,
// or the subject of the sentence.
func sharedSource(d *text.Document, done []cue, s text.Span, at int) text.Span {
	for k := len(done) - 1; k >= max(0, len(done)-6); k-- {
		if who := done[k].src.End - 1; !done[k].src.Empty() && done[k].order != according && !(d.Is(who, "who", "which") && !d.Is(who-1, ",") && d.Verb(d.At(at).Low).Form == text.Gerund && d.Is(at-1, ",")) {
			return done[k].src
		}
	}
	return phrase.Subject(d, s, at)
}

// withoutSubject handles cues that lean on an earlier subject: ", adding that",
// "and said".
func withoutSubject(d *text.Document, c cue, i int, s text.Span, aux bool) (cue, bool) {
	prev := d.At(c.first - 1)
	c.order = shared
	switch {
	case c.verb.Form == text.Gerund:
		if i == s.First {
			return c, false
		}
		return c, prev.Low == "," || prev.Low == "-" || prev.Quotation != 0 || prev.Kind == text.Word && d.Is(c.last, "that") || c.verb.AllowsClause && (d.Has(prev.Low, lexicon.Media) || prev.Class&text.Day != 0)
	case c.verb.Form == text.Base && !aux:
		return c, false
	case d.Is(c.first-1, "and", "but") || prev.Low == "," && c.first > s.First:
		return c, c.verb.AllowsThat || c.verb.AllowsClause || c.verb.AllowsObject
	case d.Is(c.first-1, "who", "which", "that"): // "posters that warned" are not the subject
		return c, false
	}
	if quoteBeside(d, c) {
		return c, true
	}
	return c, false
}

// quoteBeside reports whether speech stands right before or after the cue.
func quoteBeside(d *text.Document, c cue) bool {
	i := c.last
	if d.Is(i, ",", ":", "-") {
		i++
	}
	j := c.first - 1
	if d.Is(j, ",", "-") {
		j--
	}
	return d.SpeechAt(i) != nil || d.SpeechAt(j) != nil
}

// withAntecedent adds to a relative pronoun the noun phrase it stands for.
func withAntecedent(d *text.Document, np text.Span, s text.Span) text.Span {
	if !d.Is(np.First, "who", "which") || np.End-np.First != 1 {
		return np
	}
	end := np.First
	if d.Is(end-1, ",") {
		end--
	}
	if a, ok := phrase.Antecedent(d, end, s.First); ok && end > s.First {
		for i := a.End - 2; i > a.First; i-- {
			if d.Is(i, "of") && (d.At(i+1).Capital || d.Is(np.First, "who") && d.At(a.End-1).Capital) && !d.At(i-1).Capital && d.At(i-1).Class&(text.Role|text.Body) == 0 {
				a.First = i + 1 // "the rise of Donald Trump, who"
				break
			}
		}
		if j := a.First - 1; d.Is(j, ",") && d.Is(np.First, "who") && !phrase.HasName(d, a) && d.At(a.First).Class&text.Determiner != 0 {
			if name, ok := phrase.CoreBefore(d, j, s.First); ok && phrase.HasName(d, name) && d.At(name.End-1).Capital && (d.IsStart(name.First) || d.At(name.First-1).Kind != text.Word) {
				a.First = name.First // "Mara Olsen, a pollster who"
			}
		}
		return text.Span{First: a.First, End: np.End}
	}
	return np
}

// quoteBefore reports whether speech ends right before the phrase.
func quoteBefore(d *text.Document, np text.Span) bool {
	j := np.First - 1
	if d.Is(j, ",", "-") {
		j--
	}
	return d.SpeechAt(j) != nil
}

// plain are the verbs that report whoever their subject is: "the lender said".
var plain = text.Set(`say tell report argue ask add announce insist claim warn note`)

// agrees reports whether the phrase can be the subject of the cue: it can speak,
// and a base form wants a plural or an auxiliary.
func agrees(d *text.Document, np text.Span, c cue, aux bool) bool {
	for i := np.First + 1; i < np.End; i++ {
		if d.Is(i, ",", "-") {
			np.End = i // the aside does not count
		}
	}
	if !phrase.CanSpeak(d, np) && !plain[c.verb.Lemma] || phrase.WhenOrWhere(d, np) {
		return false
	}
	if c.verb.Form == text.Base && !aux && !c.verb.IsPast() {
		last := d.At(np.End - 1)
		plural := len(last.Low) > 1 && last.Low[len(last.Low)-1] == 's' && last.Low != "news" || d.Is(np.End-1, "they", "we", "i", "who", "people", "police", "you", "men", "women", "democrats", "many", "some", "others", "both")
		for i := np.First; i < np.End; i++ {
			plural = plural || d.Is(i, "and")
		}
		return plural && !last.Possessive
	}
	return !d.At(np.End-1).Possessive || phrase.IsPronoun(d, np)
}

// inverted finds the source after the cue: `"..." said Lavrov`. The cue then
// stands right behind what was said.
func inverted(d *text.Document, c cue, i int, s text.Span) (text.Span, bool) {
	if !c.verb.TakesPerson || c.verb.Form == text.Base && !c.verb.IsPast() {
		return text.Span{}, false
	}
	j := c.first - 1
	sign := false
	for j >= s.First && d.Is(j, ",", "-", ".", "?", "!", "…") && j > c.first-4 {
		sign = true
		j--
	}
	if j < s.First || !sign && d.SpeechAt(j) == nil {
		return text.Span{}, false
	}
	if c.verb.AllowsObject && !c.verb.AllowsThat && d.SpeechAt(j) == nil {
		return text.Span{}, false // ", slammed the senators"
	}
	np, ok := phrase.After(d, c.last, s.End)
	if !ok || !phrase.CanSpeak(d, np) && d.SpeechAt(j) == nil {
		return text.Span{}, false
	}
	if c.verb.TakesListener && !phrase.IsPronoun(d, np) && (d.Is(np.End, "that", ":") || d.SpeechAt(j) == nil) {
		return text.Span{}, false // ", told reporters that"
	}
	// A clause and not a name follows: ", said he would".
	t := d.At(np.End)
	if t.Kind == text.Word && (t.Class&(text.Auxiliary|text.FiniteVerb) != 0 || t.Class&text.Reporting != 0 && d.Verb(t.Low).Form != text.Gerund || t.Class == 0 && !t.Capital) && d.SpeechAt(j) == nil {
		return text.Span{}, false
	}
	if t.Kind == text.Word && t.Class&text.Auxiliary != 0 {
		return text.Span{}, false
	}
	return np, true
}
