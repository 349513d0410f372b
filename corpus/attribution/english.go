package attribution

import (
	"onrecord/corpus/attribution/finding"
	"onrecord/corpus/language"
	"onrecord/corpus/text"
	"slices"
)

// inEnglish drops what was found in paragraphs of other languages: whoever speaks there
// is named by a grammar that nothing here knows, and no name is better than a wrong one.
// In an article of another language a label ("Autor:") does not do for a source either.
func inEnglish(d *text.Document, all []finding.Finding) []finding.Finding {
	if len(all) == 0 {
		return all
	}
	other, mostly := otherLanguage(d)
	return slices.DeleteFunc(all, func(f finding.Finding) bool {
		i, _ := slices.BinarySearchFunc(d.Paragraphs, f.Content[0].Start, func(p text.Paragraph, at int) int { return d.Tokens[p.End-1].End - 1 - at })
		return i < len(other) && (other[i] || mostly && len(f.Cue) == 0)
	})
}

// The words for English that an article of another language must have in a paragraph
// for it to be an English one, and how many times those against it: more than the title
// of a film.
const enough, clearly = 3, 2

// otherLanguage reports of each paragraph whether it is in another language than
// English, and whether the article mostly is. The words outside its quotations decide,
// for it is they that say who speaks; where they are too few, all of its words do, then
// the paragraph before, or, above the first that is certain, that one.
func otherLanguage(d *text.Document) (other []bool, mostly bool) {
	votes := make([][2]language.Votes, len(d.Paragraphs))
	var whole language.Votes
	for i, p := range d.Paragraphs {
		votes[i][0], votes[i][1] = count(d, p)
		whole.English += votes[i][1].English
		whole.Other += votes[i][1].Other
	}
	mostly = whole.Other > clearly*whole.English
	other = make([]bool, len(d.Paragraphs))
	last, certain := language.Undecided, false
	for i := range d.Paragraphs {
		outside, all := votes[i][0], votes[i][1]
		if mostly {
			other[i] = outside.English < enough || outside.English < clearly*outside.Other
			continue
		}
		v := outside.Verdict()
		if v == language.Undecided {
			v = all.Verdict()
		}
		if v == language.Undecided {
			v = last
		}
		if last = v; v == language.Undecided {
			continue
		}
		other[i] = v == language.Other
		for j := i - 1; !certain && j >= 0; j-- {
			other[j] = other[i]
		}
		certain = true
	}
	return other, mostly
}

// count returns the votes of a paragraph's words outside its quotations, and of all.
func count(d *text.Document, p text.Paragraph) (outside, all language.Votes) {
	at := d.Tokens[p.First].Start
	quotations := d.Quotations[p.Quotations[0]:p.Quotations[1]]
	for _, q := range quotations {
		if start := d.Tokens[q.First].Start; start > at {
			outside.Add(d.Text[at:start])
		}
		at = d.Tokens[q.End-1].End
	}
	if end := d.Tokens[p.End-1].End; end > at {
		outside.Add(d.Text[at:end])
	}
	all = outside
	for _, q := range quotations {
		all.Add(d.Text[d.Tokens[q.First].Start:d.Tokens[q.End-1].End])
	}
	return outside, all
}
