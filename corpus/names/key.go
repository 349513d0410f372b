package names

import (
	"strings"

	"onrecord/corpus/lexicon"
)

// is reports whether a folded word has a flag in the lexicon.
func (t *Table) is(word string, f lexicon.Flag) bool { return t.lexicon.Has(word, f) }

// Key is [Table.Key] of the embedded lexicon.
func Key(name string) string { return DefaultTable().Key(name) }

// Parse is [Table.Parse] of the embedded lexicon.
func Parse(name string) Name { return DefaultTable().Parse(name) }

// Key returns the form under which the spellings of one name meet: folded,
// without courtesy titles, possessive 's, a leading "the" or the article "al-",
// and with transliterations levelled, so that "Sergey Lavrov" and "Mr. Sergei
// LAVROV" have one key. Two different people may share a key only when they
// share their whole printed name.
func (t *Table) Key(name string) string {
	ws := t.nameWords(name)
	for i, w := range ws {
		ws[i] = level(w)
	}
	return strings.Join(ws, " ")
}

// nameWords are the folded words of a name that tell whose it is.
func (t *Table) nameWords(name string) []string {
	f := Fold(strings.TrimSpace(name))
	f = strings.TrimSuffix(strings.TrimSuffix(f, "'s"), "'")
	ws := Words(f)
	for len(ws) > 1 && !(len(ws) == 2 && t.is(ws[0], lexicon.Lesser) && t.is(ws[1], lexicon.Courtesy)) && (ws[0] == "the" || t.is(ws[0], lexicon.Courtesy) || len(ws) > 2 && t.is(ws[0], lexicon.Former) && t.is(ws[1], lexicon.Courtesy)) {
		ws = ws[1:]
	}
	out := make([]string, 0, len(ws))
	for i, w := range ws {
		if (w == "al" || w == "el") && i < len(ws)-1 && len(ws) > 1 {
			continue // "Bashar al-Assad" is "Bashar Assad"
		}
		out = append(out, w)
	}
	return out
}

// level brings the usual romanisations of one Cyrillic or Arabic name together.
// It is a key, not a spelling: what comes out is never shown. The rules follow
// where the common systems (BGN/PCGN, ISO 9, newspaper style) part.
func level(w string) string {
	if len(w) < 3 {
		return w
	}
	w = strings.ReplaceAll(w, "x", "ks")
	w = strings.ReplaceAll(w, "kh", "h")
	w = softSign(w)
	w = vowels.Replace(w)
	w = collapse(w)
	for _, end := range []string{"iev", "ieva"} { // Lavrentiev, Lavrentyev
		if stem, ok := strings.CutSuffix(w, end); ok && len(stem) > 2 {
			w = stem + end[1:]
		}
	}
	if strings.HasSuffix(w, "ander") {
		w = strings.TrimSuffix(w, "er") + "r"
	}
	return w
}

var vowels = strings.NewReplacer("y", "i", "j", "i")

// softSign drops the y that some systems write before e and o (Medvedyev,
// Yevgeny, Gorbachyov) and others do not.
func softSign(w string) string {
	if strings.IndexByte(w, 'y') < 0 {
		return w
	}
	var b strings.Builder
	for i := 0; i < len(w); i++ {
		if w[i] == 'y' && i+1 < len(w) && (i == 0 || !vowel(w[i-1])) {
			switch w[i+1] {
			case 'e':
				continue
			case 'o':
				if i > 0 && i+2 < len(w) {
					b.WriteByte('e')
					i++
					continue
				}
			}
		}
		b.WriteByte(w[i])
	}
	return b.String()
}

func vowel(c byte) bool { return strings.IndexByte("aeiouy", c) >= 0 }

// collapse writes doubled letters once, but for those that make another vowel: Moody is
// not Modi, nor Keely Kelly.
func collapse(w string) string {
	var b strings.Builder
	var last rune
	for _, r := range w {
		if r != last || r == 'o' || r == 'e' {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

// Parse cuts a person's name into its parts. It believes that name is a person's:
// of a body's name ("Foreign Ministry") it makes parts that mean nothing.
func (t *Table) Parse(name string) Name {
	ws := strings.Fields(strings.Trim(name, " ,.;:"))
	var n Name
	i := 0
	for i < len(ws)-1 && t.is(Bare(ws[i]), lexicon.Courtesy) {
		i++
	}
	n.Title = strings.Join(ws[:i], " ")
	ws = ws[i:]
	if len(ws) == 0 {
		return n
	}
	last := len(ws) - 1
	for last > 0 && t.is(Bare(ws[last]), lexicon.Suffix) {
		last--
	}
	for last > 0 && t.is(Bare(ws[last-1]), lexicon.Particle) && (last > 1 || ws[0] == strings.ToLower(ws[0])) {
		last-- // "de Vos" is a surname, "Ben Carson" and "Van Jones" have forenames
	}
	if first := t.lexicon.Word(Bare(ws[0])); last == 1 && first.Is(lexicon.Particle) && !first.Is(lexicon.Article) && (!first.Is(lexicon.Forename) || t.is(Bare(ws[1]), lexicon.Particle)) {
		last = 0 // "De Haan" and "Van den Bosch" are surnames, "Al Gore" is a forename with one
	}
	n.Given, n.Surname = strings.Join(ws[:last], " "), strings.Join(ws[last:], " ")
	return n
}

// Bare returns one printed word folded, without full stops, commas and apostrophes
// at its ends: "jr" for "Jr.,".
func Bare(w string) string { return strings.Trim(Fold(w), ".,'") }
