package people

import (
	"slices"
	"strings"

	"onrecord/corpus/attribution/phrase"
	"onrecord/corpus/lexicon"
	"onrecord/corpus/names"
	"onrecord/corpus/text"
)

// Person is somebody whom the article names.
type Person struct {
	Name    string // the fullest that is printed
	Surname string // key
	Given   string // key of the first forename; empty when only the surname is printed
	Suffix  string // "jr"
	Title   string // the first title before the full name: "dr."
	Gender  names.Gender
	Roles   []string
	Full    []int // tokens where the full name stands, outside quotations
	Speaks  int   // attributions resolved to the person so far
}

// Mention is one place where a name stands: toks[first:last], titles excluded.
type Mention struct {
	text.Span
	Role     text.Span // title and role right before the name
	Who      int       // index into cast.people; -1 while nobody is found
	Subject  bool      // begins its sentence and is not in a quotation
	Quoted   bool
	Headline bool // stands where every word has a capital
	maybe    bool // is a word for a role, but may be a surname: Dean, King
}

// Directory are the people of an article, and where each is named.
type Directory struct {
	D         *text.Document
	Names     *names.Table // of its words
	People    []Person
	BySurname map[string][]int
	byGiven   map[string][]int
	byMiddle  map[string][]int // by the words between forename and surname
	ByRole    map[string][]int // by the head of a role: "minister"
	Mentions  []Mention        // in order of the text
	keys      map[string]string
	Sentence  []int                  // by token: where its sentence begins
	titled    map[string][]text.Span // the offices before a surname: "President" of "President Berg"
	bare      map[string][]int       // where a surname stands by itself, outside quotations and headlines
	alone     map[string]bool        // words that stand as a name by themselves
	located   map[string]bool        // words that stand behind "in": places
	LastWords map[string]int         // how often a word ends a name
	printed   map[string]bool        // keys of the names and of their last words in running text
	Unnamed   []Unnamed
	unnamed   map[string]*[2][]int // by head: where one stands, and where several
	inRole    map[int]bool         // tokens of the roles beside a name
}

// Read reads all names of the document.
func Read(d *text.Document) *Directory {
	c := &Directory{D: d, Names: names.Of(d.Lexicon()), BySurname: map[string][]int{}, byGiven: map[string][]int{}, byMiddle: map[string][]int{}, ByRole: map[string][]int{}, keys: map[string]string{}, LastWords: map[string]int{}, printed: map[string]bool{}, located: map[string]bool{}, alone: map[string]bool{}, bare: map[string][]int{}, titled: map[string][]text.Span{}, unnamed: map[string]*[2][]int{}, inRole: map[int]bool{}}
	c.Mentions = slices.DeleteFunc(findMentions(d), func(m Mention) bool { return signature(d, m.Span) })
	known := map[string]bool{}
	for i := range c.Mentions {
		c.print(&c.Mentions[i])
		switch m := &c.Mentions[i]; m.End - m.First {
		case 1:
			low := strings.TrimSuffix(d.At(m.First).Low, "'s")
			c.alone[low] = true
			if m.Role.Empty() && !d.At(m.First).Possessive && d.Is(m.First-1, "in", "across", "inside", "near") {
				c.located[low] = true
			}
			if k := c.Key(c.Text(m.Span)); !m.Quoted && !m.Headline && m.Role.Empty() {
				c.bare[k] = append(c.bare[k], m.First)
			} else if !m.Quoted && c.RoleText(m.Role) != "" {
				c.titled[k] = append(c.titled[k], m.Role)
			}
		case 2:
			known[c.Key(c.Text(m.Span))] = true
		}
	}
	for i := range c.Mentions {
		c.shorten(&c.Mentions[i], known)
	}
	for i := range c.Mentions {
		c.LastWords[strings.TrimSuffix(d.At(c.Mentions[i].End-1).Low, "'s")]++
		c.introduce(&c.Mentions[i])
	}
	c.Mentions = slices.DeleteFunc(c.Mentions, func(m Mention) bool {
		return m.maybe && len(c.BySurname[c.Key(c.Text(m.Span))]) == 0
	})
	for _, full := range []bool{true, false} { // roles first, then who a bare surname is
		for i := range c.Mentions {
			if m := &c.Mentions[i]; (m.Who >= 0) == full {
				c.attachRole(m)
				c.inOffice(m)
			}
		}
	}
	c.findUnnamed()
	return c
}

// Text of a phrase without a possessive ending.
func (c *Directory) Text(p text.Span) string {
	if p.Empty() {
		return ""
	}
	s := c.D.Text[c.D.Tokens[p.First].Start:c.D.Tokens[p.End-1].End]
	if c.D.Tokens[p.End-1].Possessive {
		for _, e := range []string{"'s", "’s"} {
			s = strings.TrimSuffix(s, e)
		}
	}
	return strings.Join(strings.Fields(s), " ")
}

// Key is names.Key, remembered.
func (c *Directory) Key(s string) string {
	k, ok := c.keys[s]
	if !ok {
		k = c.Names.Key(s)
		c.keys[s] = k
	}
	return k
}

// print notes that a name stands in running text.
func (c *Directory) print(m *Mention) {
	if !m.Headline {
		c.printed[c.Key(c.Text(m.Span))] = true
		c.printed[c.Key(c.Text(text.Span{First: m.End - 1, End: m.End}))] = true
	}
}

// shorten drops words before a name that stands alone elsewhere: "Minster Sergei
// Lavrov", and in a headline those behind it as well: "Donald Trump Finally".
func (c *Directory) shorten(m *Mention, known map[string]bool) {
	if m.Headline {
		for n := m.End - m.First - 1; n > 1; n-- {
			for i := m.First; i+n <= m.End; i++ {
				if c.printed[c.Key(c.Text(text.Span{First: i, End: i + n}))] {
					m.First, m.End = i, i+n
					return
				}
			}
		}
	}
	if m.End-m.First > 2 && !c.forename(m.First) && known[c.Key(c.Text(text.Span{First: m.End - 2, End: m.End}))] && c.Names.GenderOf(c.Text(text.Span{First: m.End - 2, End: m.End})) != names.Unknown {
		m.Role = text.Span{First: m.First, End: m.End - 2}
		m.First = m.End - 2
		return
	}
	if d := c.D; m.End-m.First > 2 && m.Role.Empty() && (Countries[d.At(m.First).Low] || d.Has(d.At(m.First).Low, lexicon.Place)) && d.At(m.First-1).Class&text.Preposition != 0 && c.forename(m.First+1) {
		m.First++ // "the envoy to Georgia Sergei Lavrov"
		if p, ok := phrase.CoreBefore(d, m.First, max(0, m.First-16)); ok && phrase.IsRole(d, phrase.Head(d, p).End-1) {
			m.Role = text.Span{First: p.First, End: m.First}
		}
		return
	}
	// "Foreign Affairs Sergei Lavrov": a forename inside the run begins the name.
	for i := m.First + 1; m.End-m.First > 2 && i < m.End-1; i++ {
		if c.beginsName(m) {
			return
		}
		if c.Names.GenderOf(c.D.At(i).Low+" X") != names.Unknown && c.D.At(i-1).Class == 0 {
			m.Role = text.Span{First: m.First, End: i}
			m.First = i
			return
		}
	}
}

// beginsName reports whether the first word of a run can be the first of a name: a
// forename of whatever gender, a particle, a family's name that stands first, or, where
// the run is no longer than a name, a word that is no word of the language and no place.
func (c *Directory) beginsName(m *Mention) bool {
	d := c.D
	low := d.At(m.First).Low
	if c.forename(m.First) || d.Has(low, lexicon.Forename) || d.Has(low, lexicon.Particle) || d.Has(c.Key(low), lexicon.FamilyFirst) {
		return true
	}
	for _, end := range []string{"or", "er", "man", "woman", "ed", "ist", "ian", "ent", "s", "ing", "al", "ic", "ive"} {
		if strings.HasSuffix(low, end) {
			return false // "Supervisor Omar Haddad", whatever the lists know of supervisors
		}
	}
	return m.End-m.First <= 4 && d.At(m.First).Class == 0 && !d.At(m.First).Upper && !d.Common(low) && !Countries[low] && !d.Has(low, lexicon.Place) && !d.Has(low, lexicon.Demonym)
}

// forename reports whether token i is a forename of men or of women.
func (c *Directory) forename(i int) bool {
	return c.Names.GenderOf(c.D.At(i).Low+" X") != names.Unknown
}

// introduce adds the person of a full name to the cast.
func (c *Directory) introduce(m *Mention) {
	n := m.End - m.First
	if n < 2 || n > 5 || phrase.AllUpper(c.D, m.Span) && n > 3 {
		return
	}
	name := c.Text(m.Span)
	if c.HeadlineOnly(m) || c.D.Lexicon().Phrase(name).Is(lexicon.Place) {
		return
	}
	gender := c.Names.GenderOf(c.WithTitle(m))
	if gender == names.Unknown && m.Role.Empty() && !c.bothGenders(m) && !c.described(m) && !c.acts(m) && (n > 2 || m.Headline || c.D.IsStart(m.First) || !c.alone[c.D.At(m.End-1).Low]) {
		return
	}
	if m.Role.Empty() && gender == names.Unknown && !c.IsHuman(name) {
		return
	}
	p := c.Names.Parse(name)
	surname, suffix := c.Surname(p)
	given := c.Key(FirstWord(p.Given))
	if surname == "" || given == "" {
		return
	}
	for _, k := range c.BySurname[surname] {
		if o := &c.People[k]; (o.Given == given || nickname(o.Name) == given || o.Given != "" && nickname(name) == o.Given) && suffix == o.Suffix && (o.Gender == gender || o.Gender == names.Unknown || gender == names.Unknown) {
			if len(strings.Fields(name)) > len(strings.Fields(o.Name)) || IsUpperCase(o.Name) && !IsUpperCase(name) {
				o.Name = name
			}
			o.Gender = max(o.Gender, gender)
			m.Who = k
			c.note(k, m)
			return
		}
	}
	if len(c.BySurname[surname]) > 50 {
		return
	}
	if who := c.bySuffix(name, surname); who >= 0 && (gender == names.Unknown || m.Role.Empty()) { // Paz Soldán, Ramiro Paz Soldán
		m.Who = who
		return
	}
	if who := c.byBeginning(name, surname, m.End-1); who >= 0 { // Abdul Salam, Abdul Salam Rahimi
		m.Who = who
		c.note(who, m)
		return
	}
	if c.title(m) == "" && c.D.Has(c.Key(c.D.At(m.First).Low), lexicon.FamilyFirst) {
		gender = names.Unknown // what stands behind Nguyen is no forename of the lists
	}
	m.Who = c.Add(Person{Name: name, Surname: surname, Given: given, Suffix: suffix, Gender: gender})
	c.note(m.Who, m)
	if i := strings.LastIndexByte(p.Surname, ' '); i > 0 && !m.Headline && suffix == "" { // Tran Van Minh
		key := c.Key(p.Surname[i+1:])
		c.byMiddle[key] = append(c.byMiddle[key], m.Who)
	}
	if n > 2 && !m.Headline {
		for i := m.First + 1; i < m.End-1; i++ {
			if key := c.Key(c.Text(text.Span{First: i, End: i + 1})); len(key) > 2 && key != surname {
				c.byMiddle[key] = append(c.byMiddle[key], m.Who)
			}
		}
	}
}

// Surname is the key of a name's surname, and the suffix behind it, by which a father is
// told from his son.
func (c *Directory) Surname(n names.Name) (key, suffix string) {
	s := n.Surname
	for {
		i := strings.LastIndexByte(s, ' ')
		if i < 0 || !c.D.Has(names.Bare(s[i+1:]), lexicon.Suffix) {
			return c.Key(s), suffix
		}
		s, suffix = s[:i], names.Bare(s[i+1:])
	}
}

// nickname is the key of what a name has in marks: "tito" of `Rodrigo "Tito" Salas`.
func nickname(name string) string {
	_, s, _ := strings.Cut(name, " ")
	if i := strings.IndexAny(s, "\"“"); i >= 0 {
		return names.Key(strings.Trim(strings.Fields(s[i:])[0], "\"“”"))
	}
	return ""
}

// bothGenders reports whether a name of two words begins with a forename of men and women
// that is no place: "Kim Berg".
func (c *Directory) bothGenders(m *Mention) bool {
	d := c.D
	return m.End-m.First < 4 && !m.Headline && isForename(d, m.First) && !d.Has(d.At(m.First).Low, lexicon.Place) && !d.At(m.First).Upper &&
		d.At(m.End-1).Class == 0 && !d.Has(d.At(m.End-1).Low, lexicon.Place)
}

// acts reports whether a name of two words that no list knows is used as a
// person's: no word of it is one of the language, and its age, "who", an auxiliary
// or a reporting verb follows.
func (c *Directory) acts(m *Mention) bool {
	d := c.D
	if m.End-m.First != 2 || m.Headline || d.At(m.End-1).Possessive || d.Is(m.First-1, "the", "a", "an") {
		return false
	}
	for i := m.First; i < m.End; i++ {
		if t := d.At(i); t.Class != 0 || t.Upper || d.Common(t.Low) {
			return false
		}
	}
	i := m.End
	if d.Is(i, ",") {
		return d.IsNumber(i+1) && d.Is(i+2, ",") || d.Is(i+1, "who")
	}
	t := d.At(i)
	return t.Class&text.Auxiliary != 0 || t.Class&text.Reporting != 0 && c.D.Verb(t.Low).Form == text.Finite || d.Is(i, "who")
}

// HeadlineOnly reports whether a run of more than two words is no name for all that
// the text shows: where every word has a capital, verbs have one too ("Clinton
// Cash Debunks Hillary").
func (c *Directory) HeadlineOnly(m *Mention) bool {
	if !m.Headline || m.End-m.First < 3 || phrase.AllUpper(c.D, m.Span) || c.printed[c.Key(c.Text(m.Span))] {
		return false
	}
	forename := c.Names.GenderOf(c.D.At(m.First).Low+" X") != names.Unknown
	return m.End-m.First > 3 || !forename || !c.printed[c.Key(c.Text(text.Span{First: m.End - 1, End: m.End}))]
}

// Add puts a person into the cast.
func (c *Directory) Add(p Person) int {
	k := len(c.People)
	c.People = append(c.People, p)
	c.BySurname[p.Surname] = append(c.BySurname[p.Surname], k)
	if p.Given != "" {
		c.byGiven[p.Given] = append(c.byGiven[p.Given], k)
	}
	return k
}

func (c *Directory) note(k int, m *Mention) {
	if p := &c.People[k]; p.Title == "" {
		p.Title = c.title(m)
	}
	if !m.Quoted {
		c.People[k].Full = append(c.People[k].Full, m.First)
	}
}

// FirstWord is the first word of a name.
func FirstWord(s string) string {
	s, _, _ = strings.Cut(s, " ")
	return s
}

// IsUpperCase reports whether nothing in s is in small letters.
func IsUpperCase(s string) bool { return strings.ToUpper(s) == s }

// WithTitle is the name with the title before it, from which gender is told.
func (c *Directory) WithTitle(m *Mention) string {
	if !m.Role.Empty() && c.D.At(m.First-1).Class&text.Title != 0 {
		return c.Text(text.Span{First: m.First - 1, End: m.End})
	}
	return c.Text(m.Span)
}

// IsHuman refuses names that the table knows as a country or a body.
func (c *Directory) IsHuman(name string) bool {
	for _, m := range c.Names.Find(name) {
		if m.Concept.Kind != names.Person {
			return false
		}
	}
	return true
}

// Sentences notes for every token where its sentence begins.
func (c *Directory) Sentences() {
	c.Sentence = make([]int, len(c.D.Tokens))
	for k := range c.D.Paragraphs {
		for _, s := range c.D.Paragraphs[k].Joined {
			for i := s.First; i < s.End; i++ {
				c.Sentence[i] = s.First
			}
		}
	}
}
