package attribution

import (
	"strings"
	"unicode"

	"onrecord/corpus/lexicon"
	"onrecord/corpus/names"
	"onrecord/corpus/text"
)

// attachRole gives the person of a mention the roles that stand beside the name,
// and finds the person of a surname with a role ("President Obama").
func (c *cast) attachRole(m *mention) {
	if m.who < 0 {
		m.who = c.byName(m)
	}
	if m.who < 0 {
		return
	}
	for _, p := range []text.Span{m.role, c.roleBefore(m), c.roleAfter(m)} {
		c.addRole(m.who, c.roleText(p))
	}
}

// addRole keeps up to eight different roles of a person.
func (c *cast) addRole(who int, role string) {
	p := &c.people[who]
	if role == "" || len(p.roles) >= 8 {
		return
	}
	for _, r := range p.roles {
		if strings.EqualFold(r, role) {
			return
		}
	}
	p.roles = append(p.roles, role)
	if p.gender == names.Unknown {
		p.gender = roleGender(role)
	}
	for _, h := range roleHeads(role) {
		if l := c.byRole[h]; (len(l) == 0 || l[len(l)-1] != who) && len(l) < 50 {
			c.byRole[h] = append(l, who)
		}
	}
}

// roleText is the role's words as printed, without article and courtesy title;
// empty when no word tells a role.
func (c *cast) roleText(p text.Span) string {
	d := c.d
	for !p.Empty() && (d.At(p.First).Class&(text.Determiner|text.Possessive|text.Conjunction|text.Adverb|text.Time|text.Day) != 0 && !d.At(p.First).Possessive || d.At(p.First).Kind == text.Punctuation && !d.Is(p.First, "(")) {
		p.First++
	}
	for !p.Empty() && (d.At(p.End-1).Kind == text.Punctuation && !d.Is(p.End-1, ")")) {
		p.End--
	}
	for p.End-p.First > 1 && (d.At(p.End-1).Class&text.Title != 0 && titleRole(d.At(p.End-1).Low) == "" || d.At(p.End-1).Class&text.Preposition != 0) {
		p.End-- // "the author of", before a title in marks
	}
	if p.End-p.First == 1 && d.At(p.First).Class&text.Role == 0 && titleRole(d.At(p.First).Low) == "" {
		return ""
	}
	if heading[d.At(p.First).Low] && p.End-p.First > 2 {
		if d.Is(p.First-1, "who") { // a reader wants "who heads the council" after a name
			p.First--
		}
		return c.text(p)
	}
	for i := p.First; i < p.End; i++ {
		if d.At(i).Class&text.Role != 0 || titleRole(d.At(i).Low) != "" {
			return c.text(p)
		}
	}
	return ""
}

// titleRole is the office that a title in short form tells: "governor" of "Gov."; empty
// for those of courtesy.
func titleRole(low string) string {
	if s, ok := lexicon.Default().Word(low).Sense(lexicon.Title); ok && len(s.For) > 0 {
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

// roleGender is the gender that the head of a role tells.
func roleGender(role string) names.Gender {
	head := ""
	for w := range strings.FieldsSeq(strings.ToLower(role)) {
		w = strings.Trim(w, ",.()")
		if text.Classes[w]&text.Preposition != 0 {
			break
		}
		if text.ClassOf(w)&text.Role != 0 {
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

// roleHeads are the words that say what the person is, before any preposition:
// "minister" of "Russian Foreign Minister", "head" of "head of the FSB".
func roleHeads(role string) []string {
	var out []string
	head := ""
	for w := range strings.FieldsSeq(strings.ToLower(role)) {
		w = strings.Trim(w, ",.()")
		cls := text.ClassOf(w)
		if head == "" && heading[w] {
			return []string{"head"}
		}
		if cls&text.Preposition != 0 {
			break
		}
		if cls&text.Role != 0 || titleRole(w) != "" {
			head = w
		}
	}
	if head == "" {
		return nil
	}
	out = append(out, sameRole(head))
	// The head of a ministry is its minister.
	if leads[out[0]] && strings.Contains(strings.ToLower(role), "ministry") && !strings.Contains(strings.ToLower(role), "department") {
		out = append(out, "minister")
	}
	return out
}

var leads = text.Set(`head chief director boss leader chairman`)

// sameRole levels words that name the same role.
func sameRole(w string) string {
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
	if full := titleRole(w); full != "" {
		return full
	}
	return w
}

// generic roles fit many people: "the official" may be whoever spoke last, unless
// the article calls that person something else altogether.
var (
	offices = text.Set(`minister head spokesman president ambassador envoy secretary director deputy commissioner governor mayor commander
		general chairman adviser aide undersecretary premier chancellor representative administrator official prosecutor
		inspector secretary-general diplomat leader member`)
	seats    = text.Words(lexicon.Seat)
	scholars = text.Words(lexicon.Scholar)
	generic  = map[string]map[string]bool{
		"official": offices, "diplomat": offices, "politician": seats, "lawmaker": seats, "legislator": seats,
		"leader": seats, "republican": seats, "democrat": seats, "analyst": scholars, "expert": scholars, "author": scholars, "writer": scholars,
	}
)

// roleWordsOf are the words of a role that tell it from others, levelled.
func roleWordsOf(role string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(strings.ToLower(strings.ReplaceAll(role, "’", "'"))) {
		w = strings.TrimSuffix(strings.Trim(w, ",.()\"“”"), "'s")
		if w == "" || roleStops[w] || text.Classes[w]&(text.Determiner|text.Preposition|text.Conjunction) != 0 {
			continue
		}
		if d, ok := demonyms[w]; ok {
			w = d
		}
		out[sameRole(w)] = true
	}
	return out
}

// shortNames adds the short name of a body that a role spells out: "fsb" for
// "head of the Federal Security Service".
func shortNames(role string, out map[string]bool) {
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

var countries = func() map[string]bool {
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
