package people

import (
	"strings"

	"onrecord/corpus/attribution/phrase"
	"onrecord/corpus/lexicon"
	"onrecord/corpus/names"
	"onrecord/corpus/text"
)

// findMentions lists the runs of capitalised words that can be a person's name.
func findMentions(d *text.Document) []Mention {
	var out []Mention
	for k := range d.Paragraphs {
		for _, s := range d.Paragraphs[k].Joined {
			first := true
			caps := d.AllCaps(s)
			headline := caps || d.TitleCase(s) && !d.Is(s.End-1, ".") && !d.Is(s.End, ".")
			for i := s.First; i < s.End; {
				if !nameWord(d, i, caps) {
					if !headline && speaksAs(d, i) {
						out = append(out, Mention{Span: text.Span{First: i, End: i + 1}, Who: -1, maybe: true, Subject: true, Quoted: d.SpeechAt(i) != nil})
					}
					i++
					continue
				}
				j := nameEnd(d, i, s.End, caps)
				if j-i > 1 && !caps && phrase.IsCounted(d, i, i) {
					i++ // "the 40 Finns Virtanen"
				}
				m := splitRole(d, text.Span{First: i, End: j})
				for m.Role.Empty() && !m.Empty() && d.Has(d.At(m.First).Low, lexicon.Former) {
					m.First++ // "Former Nordbank clerks"
				}
				for !m.Empty() && m.First <= i && m.Role.Empty() && m.First > s.First && !d.At(m.First-1).Capital && d.Has(d.At(m.First-1).Low, lexicon.Particle) && m.First > i-3 {
					m.First-- // "von der Leyen"
				}
				if m.Empty() && j-i == 1 && !caps && !headline && !d.At(i).Possessive && d.At(i).Class&(text.Role|text.Body) != 0 && d.At(i-1).Class&(text.Determiner|text.Possessive) == 0 && !d.At(i-1).Capital {
					m = Mention{Span: text.Span{First: i, End: j}, Who: -1, maybe: true}
				}
				if before := d.At(m.First - 1); m.End-m.First == 1 && m.Role.Empty() && !caps && !headline && before.Upper && before.Class == 0 && d.At(m.First-2).Class&(text.Title|text.Role) == 0 && d.At(m.First).Spaced && !d.BreaksLine(m.First) && !d.Has(d.At(m.First).Low, lexicon.Forename) {
					m.End = m.First // "CVS Health" is no person
				}
				m.Quoted = d.SpeechAt(i) != nil
				m.Headline = headline
				if !m.Empty() {
					prev := d.At(m.First - 1)
					if !m.Role.Empty() {
						prev = d.At(m.Role.First - 1)
					}
					m.Subject = first && !m.Quoted && !d.At(m.End-1).Possessive && prev.Class&text.Preposition == 0 &&
						(prev.Kind != text.Word || prev.Capital || prev.Class&^(text.FiniteVerb|text.Reporting|text.Auxiliary) != 0 || prev.Possessive) // not "to topple Assad"
					if n := len(out); n > 0 && out[n-1].Subject && out[n-1].End > s.First && m.First-out[n-1].End < 4 && (d.Is(out[n-1].End, "and", ",", "or")) && prev.Kind == text.Word == d.Is(out[n-1].End, "and", "or") {
						m.Subject = true // "Berg and Holm"
					}
					if !m.Quoted && !d.At(m.End-1).Possessive && !inOpening(d, m.First, s) && !(m.First == s.First && m.End-m.First == 1 && strings.HasSuffix(d.At(m.First).Low, "ing")) {
						first = false
					}
					out = append(out, m)
				}
				i = j
			}
		}
	}
	return out
}

// inOpening reports whether token i stands in an adverbial that opens the sentence and
// ends in a comma, so that the subject is still to come: "Stopping off in Cairo, ...".
func inOpening(d *text.Document, i int, s text.Span) bool {
	t := d.At(s.First)
	if t.Class&text.Preposition == 0 && !(len(t.Low) > 5 && strings.HasSuffix(t.Low, "ing")) || d.At(i-1).Class&text.Preposition == 0 {
		return false
	}
	for j := i - 1; j > max(s.First, i-16); j-- {
		if d.Is(j, ",") {
			return false
		}
	}
	for j := i + 1; j < min(s.End, i+8); j++ {
		if d.Is(j, ",") {
			return true
		}
	}
	return false
}

// nameWord reports whether token i can be part of a name.
func nameWord(d *text.Document, i int, caps bool) bool {
	t := d.At(i)
	if t.Kind != text.Word || !t.Capital || phrase.IsState(d, i) || t.Low[0] >= '0' && t.Low[0] <= '9' || t.Low[0] == '@' || t.Low[0] == '#' {
		return false
	}
	if t.Class&(text.Day|text.Determiner|text.Possessive|text.Pronoun|text.Preposition|text.Conjunction|text.Auxiliary|text.FunctionWord) != 0 && !phrase.IsMay(d, i) {
		return !caps && t.Class&text.Auxiliary != 0 && d.At(i-1).Capital && !d.At(i-1).Upper && d.Is(i+1, ",") && (d.IsNumber(i+2) || d.Is(i+2, "a", "an", "the", "who")) // Grant Will, a lawyer
	}
	if (t.Low == "ii" || t.Low == "iii" || t.Low == "iv") && d.At(i-1).Capital {
		return true // Brent Bozell III
	}
	if c := d.Verb(t.Low); c.Lemma != "" && c.Form == text.Finite && (caps && !c.AlsoNoun || t.Low[len(t.Low)-1] == 's') && d.At(i-1).Class&text.Determiner == 0 || phrase.OpensAsVerb(d, i) {
		return false // "Lavrov Says"
	}
	if t.Upper && !caps && !strings.HasSuffix(t.Low, ".") && len(t.Low) < 5 && t.Class&text.Title == 0 {
		return false // an acronym
	}
	if n := d.At(i + 1); t.Class&text.Time != 0 && (n.Capital && n.Class == 0 && n.Low[0] > '9' || d.Is(i, "jan") && d.Has(n.Low, lexicon.Particle)) && d.At(i-1).Class&text.Preposition == 0 && t.End == t.Start+len(t.Low) && t.Low[len(t.Low)-1] != '.' {
		return true // Jan Zielinski
	}
	if !caps && t.Class&text.Time != 0 && d.Has(t.Low, lexicon.Month) && d.At(i-1).Capital && isForename(d, i-1) && d.At(i+1).Class&text.Reporting != 0 {
		return true // Jack March said
	}
	return t.Class&(text.Time|text.Adverb) == 0 || phrase.IsMay(d, i) || !d.IsStart(i) && t.Class&text.Time == 0
}

// nameEnd returns the end of the run that begins at i.
func nameEnd(d *text.Document, i, limit int, caps bool) int {
	j := i + 1
	for j < limit && j-i < 12 && !d.At(j-1).Possessive {
		t := d.At(j)
		if nameWord(d, j, caps) && t.Quotation == d.At(i).Quotation && !d.BreaksLine(j) {
			j++
			continue
		}
		if k := nicknameEnd(d, j); k > 0 && k < limit && nameWord(d, k, caps) {
			j = k + 1 // Rodrigo "Tito" Salas
			continue
		}
		k := j
		for k < j+3 && d.Has(d.At(k).Low, lexicon.Particle) && d.At(k).Kind == text.Word {
			k++ // "von der"
		}
		if k > j && nameWord(d, k, caps) && d.At(j-1).Class&text.Role == 0 {
			j = k + 1
			continue
		}
		break
	}
	return j
}

// nicknameEnd is where a name of one word in marks that begin at token j ends; 0 if none
// does.
func nicknameEnd(d *text.Document, j int) int {
	q := d.At(j).Quotation
	if d.At(j).Kind != text.Mark || q == 0 || d.Quotations[q-1].Speech || !d.At(j+1).Capital || d.At(j+2).Kind != text.Mark || d.At(j+2).Quotation != q {
		return 0
	}
	return j + 3
}

// splitRole parts "Russian Foreign Minister Sergei Lavrov" into role and name. The
// role may begin in small letters before the run ("campaign manager Robby Mook").
func splitRole(d *text.Document, run text.Span) Mention {
	m := Mention{Span: run, Who: -1}
	for i := run.End - 1; i >= run.First; i-- {
		if d.At(i).Class&(text.Title|text.Role) != 0 && !inSurname(d, i, run) && !d.At(i).Possessive && !(i == run.End-1 && i > run.First && isSurname(d, i)) {
			m.Role = text.Span{First: run.First, End: i + 1}
			for j := run.First - 1; j > run.First-4 && j >= 0 && !d.IsStart(j+1) && d.At(j).Upper && d.At(j).Class&text.FunctionWord == 0 && d.At(j).Quotation == d.At(i).Quotation; j-- {
				m.Role.First = j // "DNC Chairwoman"
			}
			if j := m.Role.First - 1; j > 0 && d.At(j).Upper && lesser(d, j-1) {
				m.Role.First = j // "former US President Berg"
			}
			for j := m.Role.First - 1; j >= 0 && lesser(d, j) && d.At(j).Quotation == d.At(i).Quotation; j-- {
				m.Role.First = j // "former President Berg"
			}
			m.First = i + 1
			break
		}
	}
	if m.Empty() {
		return m
	}
	for i := m.End - 3; i >= m.First && m.Role.Empty(); i-- {
		if d.At(i).Class&text.Body != 0 && names.Of(d.Lexicon()).GenderOf(d.At(i+1).Low+" X") != names.Unknown {
			m.First = i + 1 // "the head of the Fisheries Agency Oleg Sychev"
			break
		}
	}
	for i := m.First; i < m.End; i++ {
		if d.At(i).Class&text.Body != 0 && !inPersonsName(d, m, i) {
			return Mention{}
		}
	}
	if !m.Role.Empty() {
		return m
	}
	i := m.First
	for i > 0 && m.First-i < 8 && !d.IsStart(i) && d.At(i-1).Kind == text.Word && !d.At(i-1).Capital && !d.At(i-1).Possessive && d.At(i-1).Quotation == d.At(m.First).Quotation &&
		d.At(i-1).Class&^(text.Role|text.Body|text.Title) == 0 && !(d.At(i-1).Class == 0 && strings.HasSuffix(d.At(i-1).Low, "ing")) {
		i--
	}
	if m.End-m.First == 1 && (d.Is(i, "one") || d.At(i-1).Class&text.Determiner != 0 && !d.Is(i-1, "the", "this", "that")) {
		return m // "one woman Berg spoke with"
	}
	if i < m.First && d.At(m.First-1).Class&text.Role != 0 {
		if w := d.At(i); i+1 < m.First && w.Class == 0 && d.At(i-1).Capital && (strings.HasSuffix(w.Low, "ed") || PastOf[w.Low]) {
			i++ // "Amsel beat rival Leo Sandoval"
		}
		for i > 0 && m.First-i < 10 && !d.IsStart(i) && d.At(i-1).Kind == text.Word && d.At(i-1).Capital && d.At(i-1).Class&(text.Preposition|text.Conjunction|text.Determiner|text.Pronoun|text.FunctionWord|text.Auxiliary) == 0 && d.At(i-1).Quotation == d.At(m.First).Quotation {
			i--
		}
		m.Role = text.Span{First: i, End: m.First}
	}
	return m
}

// lesser reports whether token i, in small letters, makes another office of the one behind
// it: "former", "acting", "then-Vice".
func lesser(d *text.Document, i int) bool {
	t := d.At(i)
	if t.Capital || t.Kind != text.Word {
		return false
	}
	head, _, _ := strings.Cut(t.Low, "-")
	w := d.Lexicon().Word(lexicon.Key(head))
	return w.Is(lexicon.Former) && w.Is(lexicon.Lesser) || head != t.Low && w.Is(lexicon.Former)
}

// inSurname reports whether a title at i is a part of a surname, as in "Ian St. Clair" and
// "Carla Del Ponte".
func inSurname(d *text.Document, i int, run text.Span) bool {
	if i+1 >= run.End || !d.Is(i, "st", "st.") && !(d.Has(d.At(i).Low, lexicon.Particle) && !d.Is(i+1, ".")) {
		return false
	}
	return i == run.First || d.At(i-1).Class == 0
}

// inPersonsName reports whether a word for a body, at token i, is part of somebody's name:
// "Bill Berg", "Senator Anna Bank", "Anna Church, a lawyer,", but not "Republican National
// Committee".
func inPersonsName(d *text.Document, m Mention, i int) bool {
	if n := m.End - m.First; n < 2 || n > 3 || !isForename(d, m.First) {
		return false
	}
	if i == m.First {
		return true
	}
	next := d.At(m.End)
	return i == m.End-1 && m.End-m.First == 2 && (!m.Role.Empty() || !d.Is(m.First-1, "the") && d.At(m.First-1).Class&text.Preposition == 0 &&
		(next.Class&(text.Reporting|text.Auxiliary) != 0 || d.At(m.First-1).Class&text.Reporting != 0 || d.Is(m.End, "who") ||
			d.Is(m.End, ",") && (d.IsNumber(m.End+1) || d.At(m.End+1).Class&(text.Determiner|text.Role) != 0 || d.Is(m.End+1, "who"))))
}

// isForename reports whether token i is a forename.
func isForename(d *text.Document, i int) bool { return names.Of(d.Lexicon()).IsForename(d.At(i).Low) }

// speaksAs reports whether token i, a word of the language with a capital, stands where
// a speaker does: "Long said", "added Will". It is a name only where somebody bears it.
func speaksAs(d *text.Document, i int) bool {
	t := d.At(i)
	if t.Kind != text.Word || !t.Capital || t.Upper || len(t.Low) < 3 || t.Class&(text.Reporting|text.Auxiliary|text.Adverb|text.FiniteVerb|text.Time) == 0 ||
		t.Class&(text.Pronoun|text.Determiner|text.Conjunction|text.Possessive|text.Preposition|text.FunctionWord|text.Day) != 0 {
		return false
	}
	said := func(i int) bool {
		v := d.Verb(d.At(i).Low)
		return !d.At(i).Capital && v.TakesPerson && v.Form == text.Finite
	}
	return said(i+1) || said(i-1) && d.At(i+1).Kind != text.Word
}

// isSurname reports whether a word for what somebody is stands as a surname behind
// somebody's forename: "Paul Singer".
func isSurname(d *text.Document, i int) bool {
	before := d.At(i - 1).Low
	return roleSurnames[d.At(i).Low] && !d.Has(before, lexicon.Place) && names.Of(d.Lexicon()).GenderOf(before+" X") != names.Unknown
}

var roleSurnames = text.Set(`singer baker cook judge king bishop pope priest dean major prince duke porter page driver farmer fisher
	hunter butler painter marshal cantor justice star friend boss chancellor captain monk parson partner archer warden whip
	emperor cardinal teacher coach foreman speaker rector queen noble fellow`)

// PastOf are verbs whose past no ending tells.
var PastOf = text.Set(`beat hit cut put bid shot hurt outdid chose drew threw struck went took gave shook`)
