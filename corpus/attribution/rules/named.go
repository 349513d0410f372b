package rules

import (
	"onrecord/corpus/attribution/phrase"
	"onrecord/corpus/lexicon"
	"onrecord/corpus/text"
)

// introduced returns the words, in small letters, that stand behind a forename or a
// title anywhere in the text: the surnames of who is named in full.
func (b *builder) introduced() map[string]bool {
	if b.surnames != nil {
		return b.surnames
	}
	d := b.d
	b.surnames = map[string]bool{}
	for i := 1; i < len(d.Tokens); i++ {
		t, prev := d.At(i), d.At(i-1)
		if t.Kind == text.Word && t.Capital && prev.Capital && t.Class&^(text.Role|text.Reporting) == 0 && (prev.Class&text.Title != 0 || d.Has(prev.Low, lexicon.Forename)) {
			b.surnames[possessor(t)] = true
		}
	}
	return b.surnames
}

// known reports whether a phrase is somebody's name: it begins with a forename or a title,
// or ends in a surname that the text introduces.
func (b *builder) known(np text.Span) bool {
	first := b.d.At(np.First)
	return np.Len() > 1 && (first.Class&text.Title != 0 && !b.d.Is(np.First, "st", "st.") || b.d.Has(first.Low, lexicon.Forename)) || b.introduced()[possessor(b.d.At(np.End-1))]
}

// possessor is a word in small letters without its 's.
func possessor(t *text.Token) string {
	if n := len(t.Low); t.Possessive && n > 2 && t.Low[n-2:] == "'s" {
		return t.Low[:n-2]
	}
	return t.Low
}

// canSpeakAt reports whether what stands before a colon, where a capital says nothing,
// can be somebody: a role, a body, a forename, a name that the text introduces, or words
// that English has with a capital only.
func (b *builder) canSpeakAt(np text.Span) bool {
	d := b.d
	whole := true
	for i := np.First; i < np.End; i++ {
		t := d.At(i)
		if kinds[t.Low] {
			return false
		}
		if t.Kind != text.Word {
			continue
		}
		if t.Class&(text.Title|text.Role|text.Body) != 0 && t.Class&text.Time == 0 || Asking[t.Low] && i == np.First || b.introduced()[possessor(t)] {
			return true
		}
		if d.Has(t.Low, lexicon.Forename) && i < np.End-1 || d.Has(t.Low, lexicon.Particle) {
			continue
		}
		whole = whole && !d.Common(t.Low) && t.Class&^text.Reporting == 0 && !d.IsNumber(i)
	}
	return whole || phrase.IsPronoun(d, np)
}
