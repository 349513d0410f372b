package attribution

import (
	"slices"
	"strings"

	"onrecord/corpus/attribution/phrase"
	"onrecord/corpus/attribution/tagger"
	"onrecord/corpus/names"
	"onrecord/corpus/text"
)

// person is somebody whom the article names.
type person struct {
	name    string // the fullest that is printed
	surname string // key
	given   string // key of the first forename; empty when only the surname is printed
	gender  names.Gender
	roles   []string
	full    []int // tokens where the full name stands, outside quotations
	speaks  int   // attributions resolved to the person so far
}

// mention is one place where a name stands: toks[first:last], titles excluded.
type mention struct {
	text.Span
	role     text.Span // title and role right before the name
	who      int       // index into cast.people; -1 while nobody is found
	subject  bool      // begins its sentence and is not in a quotation
	quoted   bool
	headline bool // stands where every word has a capital
	maybe    bool // is a word for a role, but may be a surname: Dean, King
}

// cast are the people of an article, and where each is named.
type cast struct {
	d         *text.Document
	people    []person
	bySurname map[string][]int
	byGiven   map[string][]int
	byMiddle  map[string][]int // by the words between forename and surname
	byRole    map[string][]int // by the head of a role: "minister"
	mentions  []mention        // in order of the text
	keys      map[string]string
	sentence  []int            // by token: where its sentence begins
	bare      map[string][]int // where a surname stands by itself, outside quotations and headlines
	alone     map[string]bool  // words that stand as a name by themselves
	located   map[string]bool  // words that stand behind "in": places
	lastWords map[string]int   // how often a word ends a name
	printed   map[string]bool  // keys of the names and of their last words in running text
}

// particles stand in lower case inside a name.
var particles = text.Set(`al el bin ibn ben van von der den de da di du la le dos das del abu`)

// newCast reads all names of the document.
func newCast(d *text.Document) *cast {
	c := &cast{d: d, bySurname: map[string][]int{}, byGiven: map[string][]int{}, byMiddle: map[string][]int{}, byRole: map[string][]int{}, keys: map[string]string{}, lastWords: map[string]int{}, printed: map[string]bool{}, located: map[string]bool{}, alone: map[string]bool{}, bare: map[string][]int{}}
	c.mentions = findMentions(d)
	known := map[string]bool{}
	for i := range c.mentions {
		c.print(&c.mentions[i])
		switch m := &c.mentions[i]; m.End - m.First {
		case 1:
			low := strings.TrimSuffix(d.At(m.First).Low, "'s")
			c.alone[low] = true
			if m.role.Empty() && !d.At(m.First).Possessive && d.Is(m.First-1, "in", "across", "inside", "near") {
				c.located[low] = true
			}
			if !m.quoted && !m.headline && m.role.Empty() {
				k := c.key(c.text(m.Span))
				c.bare[k] = append(c.bare[k], m.First)
			}
		case 2:
			known[c.key(c.text(m.Span))] = true
		}
	}
	for i := range c.mentions {
		c.shorten(&c.mentions[i], known)
	}
	for i := range c.mentions {
		c.lastWords[strings.TrimSuffix(d.At(c.mentions[i].End-1).Low, "'s")]++
		c.introduce(&c.mentions[i])
	}
	c.mentions = slices.DeleteFunc(c.mentions, func(m mention) bool {
		return m.maybe && len(c.bySurname[c.key(c.text(m.Span))]) == 0
	})
	for _, full := range []bool{true, false} { // roles first, then who a bare surname is
		for i := range c.mentions {
			if m := &c.mentions[i]; (m.who >= 0) == full {
				c.attachRole(m)
			}
		}
	}
	return c
}

// text of a phrase without a possessive ending.
func (c *cast) text(p text.Span) string {
	if p.Empty() {
		return ""
	}
	s := c.d.Text[c.d.Tokens[p.First].Start:c.d.Tokens[p.End-1].End]
	if c.d.Tokens[p.End-1].Possessive {
		for _, e := range []string{"'s", "’s"} {
			s = strings.TrimSuffix(s, e)
		}
	}
	return strings.Join(strings.Fields(s), " ")
}

// key is names.Key, remembered.
func (c *cast) key(s string) string {
	k, ok := c.keys[s]
	if !ok {
		k = names.Key(s)
		c.keys[s] = k
	}
	return k
}

// print notes that a name stands in running text.
func (c *cast) print(m *mention) {
	if !m.headline {
		c.printed[c.key(c.text(m.Span))] = true
		c.printed[c.key(c.text(text.Span{First: m.End - 1, End: m.End}))] = true
	}
}

// shorten drops words before a name that stands alone elsewhere: "Minster Sergei
// Lavrov", and in a headline those behind it as well: "Donald Trump Finally".
func (c *cast) shorten(m *mention, known map[string]bool) {
	if m.headline {
		for n := m.End - m.First - 1; n > 1; n-- {
			for i := m.First; i+n <= m.End; i++ {
				if c.printed[c.key(c.text(text.Span{First: i, End: i + n}))] {
					m.First, m.End = i, i+n
					return
				}
			}
		}
	}
	if m.End-m.First > 2 && !c.forename(m.First) && known[c.key(c.text(text.Span{First: m.End - 2, End: m.End}))] && names.GenderOf(c.text(text.Span{First: m.End - 2, End: m.End})) != names.Unknown {
		m.role = text.Span{First: m.First, End: m.End - 2}
		m.First = m.End - 2
		return
	}
	// "Foreign Affairs Sergei Lavrov": a forename inside the run begins the name.
	for i := m.First + 1; m.End-m.First > 2 && i < m.End-1; i++ {
		if c.forename(m.First) {
			return
		}
		if names.GenderOf(c.d.At(i).Low+" X") != names.Unknown && c.d.At(i-1).Class == 0 {
			m.role = text.Span{First: m.First, End: i}
			m.First = i
			return
		}
	}
}

// forename reports whether token i is a forename of men or of women.
func (c *cast) forename(i int) bool { return names.GenderOf(c.d.At(i).Low+" X") != names.Unknown }

// introduce adds the person of a full name to the cast.
func (c *cast) introduce(m *mention) {
	n := m.End - m.First
	if n < 2 || n > 5 || phrase.AllUpper(c.d, m.Span) && n > 3 {
		return
	}
	name := c.text(m.Span)
	if c.headlineOnly(m) {
		return
	}
	gender := names.GenderOf(c.withTitle(m))
	if gender == names.Unknown && m.role.Empty() && !c.described(m) && !c.acts(m) && (n > 2 || m.headline || c.d.IsStart(m.First) || !c.alone[c.d.At(m.End-1).Low]) {
		return
	}
	if m.role.Empty() && gender == names.Unknown && !c.human(name) {
		return
	}
	p := names.Parse(name)
	surname, given := c.key(p.Surname), c.key(firstWord(p.Given))
	if surname == "" || given == "" {
		return
	}
	for _, k := range c.bySurname[surname] {
		if o := &c.people[k]; o.given == given && (o.gender == gender || o.gender == names.Unknown || gender == names.Unknown) {
			if len(strings.Fields(name)) > len(strings.Fields(o.name)) || isShout(o.name) && !isShout(name) {
				o.name = name
			}
			o.gender = max(o.gender, gender)
			m.who = k
			c.note(k, m)
			return
		}
	}
	if len(c.bySurname[surname]) > 50 {
		return
	}
	if who := c.bySuffix(name, surname); who >= 0 && (gender == names.Unknown || m.role.Empty()) { // Paz Soldán, Ramiro Paz Soldán
		m.who = who
		return
	}
	m.who = c.add(person{name: name, surname: surname, given: given, gender: gender})
	c.note(m.who, m)
	if n > 2 && !m.headline {
		for i := m.First + 1; i < m.End-1; i++ {
			if key := c.key(c.text(text.Span{First: i, End: i + 1})); len(key) > 2 && key != surname {
				c.byMiddle[key] = append(c.byMiddle[key], m.who)
			}
		}
	}
}

// acts reports whether a name of two words that no list knows is used as a
// person's: no word of it is one of the language, and its age, "who", an auxiliary
// or a reporting verb follows.
func (c *cast) acts(m *mention) bool {
	d := c.d
	if m.End-m.First != 2 || m.headline || d.At(m.End-1).Possessive || d.Is(m.First-1, "the", "a", "an") {
		return false
	}
	for i := m.First; i < m.End; i++ {
		if t := d.At(i); t.Class != 0 || t.Upper || tagger.Common(t.Low) {
			return false
		}
	}
	i := m.End
	if d.Is(i, ",") {
		return d.IsNumber(i+1) && d.Is(i+2, ",") || d.Is(i+1, "who")
	}
	t := d.At(i)
	return t.Class&text.Auxiliary != 0 || t.Class&text.Reporting != 0 && text.ReportingVerbs[t.Low].Form == text.Finite || d.Is(i, "who")
}

// headlineOnly reports whether a run of more than two words is no name for all that
// the text shows: where every word has a capital, verbs have one too ("Clinton
// Cash Debunks Hillary").
func (c *cast) headlineOnly(m *mention) bool {
	if !m.headline || m.End-m.First < 3 || phrase.AllUpper(c.d, m.Span) || c.printed[c.key(c.text(m.Span))] {
		return false
	}
	forename := names.GenderOf(c.d.At(m.First).Low+" X") != names.Unknown
	return m.End-m.First > 3 || !forename || !c.printed[c.key(c.text(text.Span{First: m.End - 1, End: m.End}))]
}

// add puts a person into the cast.
func (c *cast) add(p person) int {
	k := len(c.people)
	c.people = append(c.people, p)
	c.bySurname[p.surname] = append(c.bySurname[p.surname], k)
	if p.given != "" {
		c.byGiven[p.given] = append(c.byGiven[p.given], k)
	}
	return k
}

func (c *cast) note(k int, m *mention) {
	if !m.quoted {
		c.people[k].full = append(c.people[k].full, m.First)
	}
}

func firstWord(s string) string {
	s, _, _ = strings.Cut(s, " ")
	return s
}

func isShout(s string) bool { return strings.ToUpper(s) == s }

// withTitle is the name with the title before it, from which gender is told.
func (c *cast) withTitle(m *mention) string {
	if !m.role.Empty() && c.d.At(m.First-1).Class&text.Title != 0 {
		return c.text(text.Span{First: m.First - 1, End: m.End})
	}
	return c.text(m.Span)
}

// human refuses names that the table knows as a country or a body.
func (c *cast) human(name string) bool {
	for _, m := range names.DefaultTable().Find(name) {
		if m.Concept.Kind != names.Person {
			return false
		}
	}
	return true
}
