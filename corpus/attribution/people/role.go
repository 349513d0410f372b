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
	var out []string
	head := ""
	for w := range strings.FieldsSeq(strings.ToLower(role)) {
		w = strings.Trim(w, ",.()")
		cls := d.ClassOf(w)
		if head == "" && heading[w] {
			return []string{"head"}
		}
		if cls&text.Preposition != 0 {
			break
		}
		if cls&text.Role != 0 || TitleRole(d, w) != "" {
			head = w
		}
	}
	if head == "" {
		return nil
	}
	out = append(out, sameRole(d, head))
	// The head of a ministry is its minister.
	if leads[out[0]] && strings.Contains(strings.ToLower(role), "ministry") && !strings.Contains(strings.ToLower(role), "department") {
		out = append(out, "minister")
	}
	return out
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

// Generic roles fit many people: "the official" may be whoever spoke last, unless
// the article calls that person something else altogether.
var (
	offices = text.Set(`minister head spokesman president ambassador envoy secretary director deputy commissioner governor mayor commander
		general chairman adviser aide undersecretary premier chancellor representative administrator official prosecutor
		inspector secretary-general diplomat leader member`)
	// Generic are those roles, and what else whoever bears one may be called.
	Generic = map[string]func(d *text.Document, head string) bool{
		"official": isOffice, "diplomat": isOffice, "politician": isSeat, "lawmaker": isSeat, "legislator": isSeat,
		"leader": isSeat, "republican": isSeat, "democrat": isSeat, "analyst": isScholar, "expert": isScholar, "author": isScholar, "writer": isScholar,
	}
)

func isOffice(_ *text.Document, head string) bool  { return offices[head] }
func isSeat(d *text.Document, head string) bool    { return d.Has(head, lexicon.Seat) }
func isScholar(d *text.Document, head string) bool { return d.Has(head, lexicon.Scholar) }

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
