package people

import (
	"slices"
	"sort"
	"strings"

	"onrecord/corpus/lexicon"
	"onrecord/corpus/names"
	"onrecord/corpus/text"
)

// ByName finds the one person whom a mention's name fits; -1 when nobody or
// several do.
func (c *Directory) ByName(m *Mention) int {
	n := m.End - m.First
	if n < 1 || c.Place(m) {
		return -1
	}
	name := c.Text(m.Span)
	parsed := c.Names.Parse(name)
	surname, suffix := c.Surname(parsed)
	gender := names.Unknown
	if !m.Role.Empty() {
		gender = c.Names.GenderOf(c.Text(text.Span{First: m.First - 1, End: m.End}))
	}
	var fit []int
	for _, k := range c.BySurname[surname] {
		p := &c.People[k]
		if gender != names.Unknown && p.Gender != names.Unknown && gender != p.Gender {
			continue
		}
		if parsed.Given != "" && p.Given != "" && c.Key(FirstWord(parsed.Given)) != p.Given {
			continue
		}
		if suffix != "" && suffix != p.Suffix {
			continue
		}
		fit = append(fit, k)
	}
	if len(fit) == 0 && n == 1 && m.Role.Empty() && c.Names.GenderOf(name+" X") != names.Unknown {
		if l := c.byGiven[c.Key(name)]; len(l) == 1 {
			return l[0]
		}
	}
	if len(fit) == 0 && n == 1 && parsed.Given == "" {
		if who := c.byPart(c.Key(name), gender); who >= 0 {
			return who
		}
	}
	if len(fit) == 0 {
		if who := c.bySuffix(name, surname); who >= 0 {
			return who
		}
	}
	if len(fit) > 1 && !m.Role.Empty() {
		title, heads := c.title(m), RoleHeads(c.D, c.RoleText(m.Role))
		if l := slices.DeleteFunc(slices.Clone(fit), func(k int) bool {
			return (title == "" || c.People[k].Title != title) && !c.hasHead(&c.People[k], heads)
		}); len(l) == 1 {
			return l[0] // "Dr. Berg", whose brother is none
		}
	}
	if len(fit) == 1 && parsed.Given == "" && c.bearsAlone(fit[0], gender) {
		return -1
	}
	return c.clearest(fit, m.First)
}

// byPart finds the one person of whose full name the word is another part than the
// last: "Hwa" is Hwa Jin-ae, "Montoya" is Graciela Montoya Ruiz.
func (c *Directory) byPart(key string, gender names.Gender) int {
	found := -1
	for _, l := range [][]int{c.byGiven[key], c.byMiddle[key]} {
		for _, k := range l {
			p := &c.People[k]
			if gender != names.Unknown && p.Gender != names.Unknown && gender != p.Gender || found >= 0 && found != k {
				return -1
			}
			found = k
		}
	}
	return found
}

// bySuffix finds the one person whose longer name ends in these two words or more:
// "Paz Soldan" is Ramiro Paz Soldan.
func (c *Directory) bySuffix(name, surname string) int {
	found := -1
	tail := " " + names.Fold(name)
	if !strings.Contains(name, " ") {
		return -1
	}
	for _, k := range slices.Concat(c.BySurname[c.Key(name)], c.BySurname[surname]) {
		if found != k && strings.HasSuffix(names.Fold(c.People[k].Name), tail) {
			if found >= 0 {
				return -1
			}
			found = k
		}
	}
	return found
}

// byBeginning finds the one person of whose longer name these two words or more are the
// beginning; the last of them, a token, must not stand by itself anywhere.
func (c *Directory) byBeginning(name, surname string, last int) int {
	found := -1
	if c.alone[c.D.At(last).Low] {
		return -1 // a surname by itself
	}
	head := names.Fold(name) + " "
	for _, k := range c.byMiddle[surname] {
		if strings.HasPrefix(names.Fold(c.People[k].Name)+" ", head) {
			if found >= 0 && found != k {
				return -1
			}
			found = k
		}
	}
	return found
}

// bearsAlone reports whether the bare surname probably means somebody else than
// the one person of that name whom the article introduces: it stands there often
// before the introduction, or the person is introduced as a relative.
func (c *Directory) bearsAlone(who int, gender names.Gender) bool {
	p := &c.People[who]
	if p.Given == "" || len(p.Full) == 0 || gender != names.Unknown && gender == p.Gender {
		return false
	}
	kin := p.Suffix != ""
	for _, role := range p.Roles {
		for _, h := range RoleHeads(c.D, role) {
			kin = kin || c.D.Has(h, lexicon.Kinship)
		}
	}
	n := sort.SearchInts(c.bare[p.Surname], p.Full[0])
	return kin && n > 0 || n >= 4 || c.otherOffice(p)
}

// otherOffice reports whether the surname stands with an office before the person is
// introduced, and he has another one or none: "President Berg", and only then "Ina Berg".
func (c *Directory) otherOffice(p *Person) bool {
	if len(c.titled[p.Surname]) == 0 || c.worldKnown(p) {
		return false
	}
	for _, role := range c.titled[p.Surname] {
		if role.First > p.Full[0] {
			break
		}
		heads := RoleHeads(c.D, c.RoleText(role))
		if len(heads) > 0 && Unique(c.D, heads[0]) && (c.D.Has(heads[0], lexicon.TakesOf) || c.D.Has(heads[0], lexicon.Seat)) && !c.hasHead(p, heads) {
			return true
		}
	}
	return false
}

// title is the title right before a name, in small letters: "dr."
func (c *Directory) title(m *Mention) string {
	if t := c.D.At(m.First - 1); !m.Role.Empty() && t.Class&text.Title != 0 {
		return t.Low
	}
	return ""
}

// worldKnown reports whether the lexicon has the person under his surname alone.
func (c *Directory) worldKnown(p *Person) bool {
	for _, m := range c.Names.Find(p.Name[strings.LastIndexByte(p.Name, ' ')+1:]) {
		if m.Concept.Kind == names.Person {
			return true
		}
	}
	return false
}

// hasHead reports whether a role of the person has one of the heads.
func (c *Directory) hasHead(p *Person, heads []string) bool {
	for _, role := range p.Roles {
		for _, h := range RoleHeads(c.D, role) {
			for _, want := range heads {
				if h == want {
					return true
				}
			}
		}
	}
	return false
}

// inOffice adds whoever is printed as a surname with an office, where the one person of
// that name is somebody else.
func (c *Directory) inOffice(m *Mention) {
	if m.Who >= 0 || m.End-m.First != 1 || m.Quoted || m.Headline || c.Place(m) {
		return
	}
	role := c.RoleText(m.Role)
	surname := c.Key(c.Text(m.Span))
	l := c.BySurname[surname]
	if role == "" || len(l) == 0 || len(l) > 4 {
		return
	}
	for _, k := range l {
		if p := &c.People[k]; p.Given == "" && c.hasHead(p, RoleHeads(c.D, role)) {
			m.Who = k
		} else if p.Given != "" && (len(p.Full) == 0 || !c.otherOffice(p)) {
			return
		}
	}
	if m.Who < 0 {
		m.Who = c.Add(Person{Name: c.Text(m.Span), Surname: surname, Gender: c.Names.GenderOf(c.WithTitle(m))})
		c.AddRole(m.Who, role)
	}
	c.note(m.Who, m)
}

// clearest returns the candidate who is clearly meant at token at: the only one,
// the only one introduced so far, or one named far more often than the rest.
func (c *Directory) clearest(fit []int, at int) int {
	if len(fit) == 1 {
		return fit[0]
	}
	best, first, second := -1, 0, 0
	for _, k := range fit {
		n := sort.SearchInts(c.People[k].Full, at)
		if n > first {
			best, first, second = k, n, first
		} else if n > second {
			second = n
		}
	}
	if best >= 0 && (second == 0 || first > 2*second) {
		return best
	}
	return -1
}
