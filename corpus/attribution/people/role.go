package people

import (
	"strings"
	"unicode"

	"onrecord/corpus/lexicon"
	"onrecord/corpus/names"
	"onrecord/corpus/text"
)

// attachRole gives the person of a mention the roles that stand beside the name,
// and finds the person of a surname with a role ("President Obama").
func (c *Directory) attachRole(m *Mention) {
	if m.Who < 0 {
		m.Who = c.ByName(m)
	}
	if m.Who < 0 {
		return
	}
	for _, p := range []text.Span{m.Role, c.roleBefore(m), c.RoleAfter(m)} {
		for i := p.First; i < p.End; i++ {
			c.inRole[i] = true
		}
		c.AddRole(m.Who, c.RoleText(p))
	}
}

// AddRole keeps up to eight different roles of a person.
func (c *Directory) AddRole(who int, role string) {
	p := &c.People[who]
	if role == "" || len(p.Roles) >= 8 {
		return
	}
	for _, r := range p.Roles {
		if strings.EqualFold(r, role) {
			return
		}
	}
	p.Roles = append(p.Roles, role)
	if p.Gender == names.Unknown {
		p.Gender = RoleGender(c.D, role)
	}
	for _, h := range RoleHeads(c.D, role) {
		if l := c.ByRole[h]; (len(l) == 0 || l[len(l)-1] != who) && len(l) < 50 {
			c.ByRole[h] = append(l, who)
		}
	}
}

// RoleText is the role's words as printed, without article and courtesy title;
// empty when no word tells a role.
func (c *Directory) RoleText(p text.Span) string {
	d := c.D
	for !p.Empty() && (d.At(p.First).Class&(text.Determiner|text.Possessive|text.Conjunction|text.Adverb|text.Time|text.Day) != 0 && !d.At(p.First).Possessive || d.At(p.First).Kind == text.Punctuation && !d.Is(p.First, "(")) {
		p.First++
	}
	for !p.Empty() && (d.At(p.End-1).Kind == text.Punctuation && !d.Is(p.End-1, ")")) {
		p.End--
	}
	for p.End-p.First > 1 && (d.At(p.End-1).Class&text.Title != 0 && TitleRole(c.D, d.At(p.End-1).Low) == "" || d.At(p.End-1).Class&text.Preposition != 0) {
		p.End-- // "the author of", before a title in marks
	}
	if p.End-p.First == 1 && d.At(p.First).Class&text.Role == 0 && TitleRole(c.D, d.At(p.First).Low) == "" {
		return ""
	}
	if heading[d.At(p.First).Low] && p.End-p.First > 2 {
		if d.Is(p.First-1, "who") { // a reader wants "who heads the council" after a name
			p.First--
		}
		return c.Text(p)
	}
	for i := p.First; i < p.End; i++ {
		if d.At(i).Class&text.Role != 0 || TitleRole(c.D, d.At(i).Low) != "" {
			return c.Text(p)
		}
	}
	return ""
}

// TitleRole is the office that a title in short form tells: "governor" of "Gov."; empty
// for those of courtesy.
func TitleRole(d *text.Document, low string) string {
	if s, ok := d.Lexicon().Word(low).Sense(lexicon.Title); ok && len(s.For) > 0 {
		return s.For[0]
	}
	return ""
}

// roles that only men or only women have. A chairman may be a woman.
var (
	mens = text.Set(`king prince emperor brother father son husband uncle nephew grandson priest imam pope boy man widower
		businessman councilman sheikh ayatollah`)
	womens = text.Set(`queen princess sister mother daughter wife aunt niece granddaughter girl woman widow nun actress
		spokeswoman chairwoman businesswoman congresswoman councilwoman ombudswoman policewoman first-lady`)
)

// RoleGender is the gender that the head of a role tells.
func RoleGender(d *text.Document, role string) names.Gender {
	head := ""
	for w := range strings.FieldsSeq(strings.ToLower(role)) {
		w = strings.Trim(w, ",.()")
		if d.Listed(w)&text.Preposition != 0 {
			break
		}
		if d.ClassOf(w)&text.Role != 0 {
			head = w
		}
	}
	switch {
	case mens[head]:
		return names.Male
	case womens[head]:
		return names.Female
	}
	return names.Unknown
}

// RoleHeads are the words that say what the person is, before any preposition:
// "minister" of "Russian Foreign Minister", "head" of "head of the FSB".
func RoleHeads(d *text.Document, role string) []string {
	head := roleHead(d, role)
	if head == "" {
		return nil
	}
	out := []string{sameRole(d, head)}
	// The head of a ministry is its minister.
	if leads[out[0]] && strings.Contains(strings.ToLower(role), "ministry") && !strings.Contains(strings.ToLower(role), "department") {
		out = append(out, "minister")
	}
	return out
}

// RoleStart is a role up to its first preposition: "sheriff" of "sheriff of the county and
// its former mayor".
func RoleStart(d *text.Document, role string) string {
	n := 0
	for w := range strings.FieldsSeq(role) {
		if n > 0 && d.Listed(strings.ToLower(w))&text.Preposition != 0 {
			return role[:n]
		}
		n += len(w) + 1
	}
	return role
}

// roleHead is the word as printed; "head" of "who heads the council".
func roleHead(d *text.Document, role string) string {
	head := ""
	for w := range strings.FieldsSeq(strings.ToLower(role)) {
		w = strings.Trim(w, ",.()")
		cls := d.ClassOf(w)
		if head == "" && heading[w] {
			return "head"
		}
		if cls&text.Preposition != 0 {
			break
		}
		if cls&text.Role != 0 || TitleRole(d, w) != "" {
			head = w
		}
	}
	return head
}

var leads = text.Set(`head chief director boss leader chairman`)

// sameRole levels words that name the same role.
func sameRole(d *text.Document, w string) string {
	switch w {
	case "spokeswoman", "spokesperson":
		return "spokesman"
	case "chairwoman", "chairperson", "chair":
		return "chairman"
	case "advisor":
		return "adviser"
	case "congresswoman", "representative", "rep":
		return "congressman"
	case "businesswoman":
		return "businessman"
	case "chief", "boss", "head", "heads", "leads", "runs", "directs":
		return "head"
	case "pundit":
		return "commentator"
	}
	if full := TitleRole(d, w); full != "" {
		return full
	}
	return w
}

// Generic are roles that say little of who somebody is: "an official" may be one who
// wants no name in print.
var Generic = text.Set(`official diplomat politician lawmaker legislator leader republican democrat analyst expert author writer`)

// Widens reports whether a description with the wide head is a usual way to take up
// somebody of the role: "the lawmaker" after a senator.
func Widens(d *text.Document, wide, role string) bool {
	narrow := roleHead(d, role)
	switch wide {
	case "official":
		return (d.Has(narrow, lexicon.Office) || d.Has(narrow, lexicon.Head) || d.Has(narrow, lexicon.Leads)) && !d.Has(narrow, lexicon.Seat) && !d.Has(narrow, lexicon.Scholar)
	case "diplomat":
		return d.Has(narrow, lexicon.OfState) && !d.Has(narrow, lexicon.Leads)
	}
	return Generic[wide] && d.Has(wide, lexicon.Seat) && d.Has(narrow, lexicon.Seat)
}

// Anonymous reports whether a head is a usual one for people who are not named: "the
// official" is one of many, "the governor" or "the actress" is whoever was named so.
func Anonymous(d *text.Document, head string) bool {
	return Generic[head] || d.Has(head, lexicon.Impersonal)
}

// Unique reports whether a head is that of an office of which a place has one at a
// time, so that "the governor" still means him when other governors were spoken of.
func Unique(d *text.Document, head string) bool {
	w := d.Lexicon().Word(head)
	return !Anonymous(d, head) && (w.Is(lexicon.Office) || w.Is(lexicon.OfState) || w.Is(lexicon.Leads) || w.Is(lexicon.TakesOf) || w.Is(lexicon.Seat) || w.Is(lexicon.Head))
}

// RoleWordsOf are the words of a role that tell it from others, levelled.
func RoleWordsOf(d *text.Document, role string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(strings.ToLower(strings.ReplaceAll(role, "’", "'"))) {
		w = strings.TrimSuffix(strings.Trim(w, ",.()\"“”"), "'s")
		if w == "" || roleStops[w] || d.Listed(w)&(text.Determiner|text.Preposition|text.Conjunction) != 0 {
			continue
		}
		if place, ok := demonyms[w]; ok {
			w = place
		}
		out[sameRole(d, w)] = true
	}
	return out
}

// ShortNames adds the short name of a body that a role spells out: "fsb" for
// "head of the Federal Security Service".
func ShortNames(role string, out map[string]bool) {
	run := ""
	for _, w := range append(strings.Fields(role), "") {
		r := []rune(strings.Trim(w, ",.()\"“”"))
		switch {
		case len(r) > 1 && unicode.IsUpper(r[0]) && unicode.IsLower(r[1]):
			run += string(r[0])
			continue
		case (w == "for" || w == "of" || w == "and") && run != "":
			continue
		}
		if len(run) > 1 {
			out[strings.ToLower(run)] = true
		}
		run = ""
	}
}

var roleStops = text.Set(`federation republic affairs ministry minister's current top senior chief press service states united`)

// demonyms lead to the country that a role is compared by.
var demonyms = pairs(`russian=russia ukrainian=ukraine syrian=syria iranian=iran iraqi=iraq turkish=turkey french=france german=germany
	british=britain uk=britain chinese=china israeli=israel egyptian=egypt polish=poland italian=italy spanish=spain japanese=japan
	indian=india canadian=canada australian=australia mexican=mexico brazilian=brazil greek=greece dutch=netherlands swedish=sweden
	norwegian=norway danish=denmark finnish=finland belgian=belgium austrian=austria hungarian=hungary czech=czech lebanese=lebanon
	jordanian=jordan afghan=afghanistan pakistani=pakistan belarusian=belarus georgian=georgia chechen=chechnya american=us
	u.s.=us usa=us america=us european=europe eu=europe saudi=saudi korean=korea`)

var Countries = func() map[string]bool {
	out := map[string]bool{}
	for _, c := range demonyms {
		out[c] = true
	}
	return out
}()

func pairs(s string) map[string]string {
	out := map[string]string{}
	for p := range strings.FieldsSeq(s) {
		k, v, _ := strings.Cut(p, "=")
		out[k] = v
	}
	return out
}
