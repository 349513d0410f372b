package identity_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"onrecord/corpus/identity"
	"onrecord/corpus/names"
)

// day is the n-th day of the archives below.
func day(n int) int32 { return int32(700_000 + n) }

// in is an article with who speaks there, as "Name" or "Name, role".
func in(id string, at int, speakers ...string) identity.Report {
	r := identity.Report{Article: id, Day: day(at), Outlet: "Gazette"}
	for _, s := range speakers {
		name, role, _ := strings.Cut(s, ", ")
		r.Mentions = append(r.Mentions, identity.Mention{Speaker: name, Role: role, Count: 1})
	}
	return r
}

// with adds the company that a text makes.
func with(r identity.Report, text string) identity.Report {
	r.Company = identity.Company(strings.Fields(text), nil)
	for i := range r.Mentions {
		if m := &r.Mentions[i]; identity.IsBare(m.Speaker, names.DefaultTable()) {
			m.Beside, m.Titled = identity.Around(strings.Fields(text), m.Speaker, names.DefaultTable())
		}
	}
	return r
}

// links says under which names of which articles a question finds statements; "?" marks
// what only the surname links.
func links(p *identity.People, reports []identity.Report, asked string) string {
	var out []string
	for _, r := range reports {
		for _, m := range r.Mentions {
			for _, ind := range p.Find(asked) {
				his, sure := ind.Says(p.Table().Key(m.Speaker), r.Article)
				mark := ""
				if !sure {
					mark = "?"
				}
				if s := m.Speaker + " " + r.Article + mark; his && !slices.Contains(out, s) {
					out = append(out, s)
				}
			}
		}
	}
	return strings.Join(out, ", ")
}

// Whose a name of one word is, is decided in its article.
func TestBareSurnames(t *testing.T) {
	for _, c := range []struct {
		name     string
		articles []identity.Report
		want     map[string]string
	}{
		{"one of the surname, and nothing for or against", []identity.Report{in("a", 0, "Anna Holm, mayor"), in("b", 9, "Holm")}, map[string]string{
			"Anna Holm": "Anna Holm a, Holm b?", "Holm": "Anna Holm a, Holm b?", "Peter Holm": "",
		}},
		{"two of the surname", []identity.Report{in("a", 0, "Anna Holm"), in("b", 1, "Peter Holm"), in("c", 2, "Holm")}, map[string]string{
			"Anna Holm": "Anna Holm a", "Peter Holm": "Peter Holm b", "Holm": "Anna Holm a, Peter Holm b, Holm c",
		}},
		{"the same office", []identity.Report{in("a", 0, "Anna Holm, Norwegian Prime Minister"), in("b", 1, "Peter Holm, baker"), in("c", 2, "Holm, Prime Minister")}, map[string]string{
			"Anna Holm": "Anna Holm a, Holm c", "Peter Holm": "Peter Holm b",
		}},
		{"another office", []identity.Report{in("a", 0, "Anna Holm, fire chief"), in("b", 1, "Holm, senator")}, map[string]string{
			"Anna Holm": "Anna Holm a", "Holm": "Anna Holm a, Holm b",
		}},
		{"the company of names", []identity.Report{
			with(in("a", 0, "Anna Holm"), "Anna Holm met Odd Venn, Rita Sand, Ole Krag, Nils Aas, Eva Ruud, Jan Vik and Bo Ek of Norda Lines at Torrvik Shipyard"),
			with(in("b", 1, "Peter Holm"), "Peter Holm of Lake Superior plays the Blue Danube for Maria Berg"),
			with(in("c", 2, "Holm"), "Holm told Odd Venn, Rita Sand and Ole Krag that Nils Aas, Eva Ruud, Jan Vik and Bo Ek of Norda Lines left the Torrvik Shipyard"),
		}, map[string]string{"Anna Holm": "Anna Holm a, Holm c", "Peter Holm": "Peter Holm b"}},
		{"an acronym, a brand, a pope", []identity.Report{
			in("a", 0, "Hazel Ice", "Nora Volta", "Kirk Leo"), in("b", 0, "ICE"), in("c", 0, "Leo, Pope"),
			in("d", 0, "Volta"), in("e", 0, "Volta"), in("f", 0, "Volta"), in("g", 0, "Volta"), in("h", 0, "Volta"), in("i", 0, "Volta"), in("j", 0, "Volta"),
		}, map[string]string{"Hazel Ice": "Hazel Ice a", "Kirk Leo": "Kirk Leo a", "Nora Volta": "Nora Volta a", "Leo": "Kirk Leo a, Leo c", "the Pope": "Leo c"}},
		{"where the article has another of the name", []identity.Report{
			in("a", 0, "Viggo Halden"), with(in("b", 1, "Halden, President"), "President Halden came. Viggo Halden was in court. Halden said so."),
		}, map[string]string{"Viggo Halden": "Viggo Halden a"}},
		{"where the article has him in full", []identity.Report{
			in("a", 0, "Viggo Halden", "Nina Halden"), with(in("b", 1, "Halden"), "Viggo Halden was in court. Halden said so."),
		}, map[string]string{"Viggo Halden": "Viggo Halden a, Halden b", "Nina Halden": "Nina Halden a"}},
		{"where the article has two in full", []identity.Report{
			in("a", 0, "Viggo Halden"), with(in("b", 1, "Halden"), "Viggo Halden was in court with Nina Halden. Halden said so."),
		}, map[string]string{"Viggo Halden": "Viggo Halden a"}},
		{"a title of the other gender", []identity.Report{in("a", 0, "Viggo Halden"), in("b", 1, "Mrs. Halden")}, map[string]string{
			"Viggo Halden": "Viggo Halden a",
		}},
		{"a junior", []identity.Report{in("a", 0, "Anton Brask"), in("b", 1, "Anton Brask Jr."), in("c", 2, "Brask")}, map[string]string{
			"Anton Brask": "Anton Brask a", "Anton Brask Jr.": "Anton Brask Jr. b",
		}},
		{"a body", []identity.Report{in("a", 0, "Austin-based Norda"), in("b", 1, "Norda"), in("c", 1, "Transport Norda")}, map[string]string{
			"Transport Norda": "Transport Norda c",
		}},
		{"a particle", []identity.Report{in("a", 0, "Ursula van den Holm, Dutch diplomat"), in("b", 1, "Van den Holm, diplomat")}, map[string]string{
			"Ursula van den Holm": "Ursula van den Holm a, Van den Holm b?",
		}},
	} {
		p := identity.FromReports(c.articles, nil)
		for asked, want := range c.want {
			if got := links(p, c.articles, asked); got != want {
				t.Errorf("%s: %q finds\n     %s\nwant %s", c.name, asked, got, want)
			}
		}
	}
}

// Full names are one person's or not by their forms and offices.
func TestFullNames(t *testing.T) {
	for _, c := range []struct {
		name, want string
		mentions   []identity.Mention
	}{
		{"a transliteration", "Sergei Dorin 3", []identity.Mention{{Speaker: "Sergei Dorin", Count: 2}, {Speaker: "Sergey Dorin", Count: 1}}},
		{"a misspelling in the same office", "Volodymyr Tarasenko 5", []identity.Mention{
			{Speaker: "Volodymyr Tarasenko", Role: "Ukrainian President", Count: 4}, {Speaker: "Volodymr Tarasenko", Role: "President", Count: 1}}},
		{"a misspelling in none", "Volodymyr Tarasenko 4, Volodymr Tarasenko 1", []identity.Mention{
			{Speaker: "Volodymyr Tarasenko", Role: "Ukrainian President", Count: 4}, {Speaker: "Volodymr Tarasenko", Count: 1}}},
		{"two common forenames", "Maria Lund 2, Mario Lund 1", []identity.Mention{
			{Speaker: "Maria Lund", Role: "mayor of Torrvik", Count: 2}, {Speaker: "Mario Lund", Role: "mayor of Torrvik", Count: 1}}},
		{"a short form", "Steven Krag 3", []identity.Mention{{Speaker: "Steven Krag", Count: 2}, {Speaker: "Steve Krag", Count: 1}}},
		{"two short forms", "Will Sand 2, Bill Sand 1", []identity.Mention{{Speaker: "Will Sand", Count: 2}, {Speaker: "Bill Sand", Count: 1}}},
		{"a short form in another office", "Steven Krag 2, Steve Krag 1", []identity.Mention{
			{Speaker: "Steven Krag", Role: "judge", Count: 2}, {Speaker: "Steve Krag", Role: "senator", Count: 1}}},
		{"initials", "George W. Holm 2, George H. W. Holm 1", []identity.Mention{{Speaker: "George W. Holm", Count: 2}, {Speaker: "George H. W. Holm", Count: 1}}},
		{"a father and a son", "Anton Brask 2, Anton Brask Jr. 1", []identity.Mention{{Speaker: "Anton Brask", Count: 2}, {Speaker: "Anton Brask Jr.", Count: 1}}},
	} {
		var got []string
		for _, ind := range identity.NewPeople(c.mentions, nil).All() {
			got = append(got, fmt.Sprintf("%s %d", ind.Name, ind.Count))
		}
		if got := strings.Join(got, ", "); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// An office is known by its head, its country and its body.
func TestOffices(t *testing.T) {
	p := identity.NewPeople([]identity.Mention{
		{Speaker: "Aksel Halden", Role: "President", Count: 50},
		{Speaker: "Vera Orlova", Role: "Russian President", Count: 9},
		{Speaker: "Lars Sommer", Role: "Harvard President", Count: 4},
		{Speaker: "Lena Kohl", Role: "president of the European Commission", Count: 4},
		{Speaker: "Bertil Osman", Role: "former President", Count: 5},
		{Speaker: "Odd Venn", Role: "spokesman for the president", Count: 3},
		{Speaker: "Rita Sand", Role: "Vice President", Count: 3},
		{Speaker: "Karl Stamer", Role: "British Prime Minister", Count: 6},
		{Speaker: "Nora Tolan", Role: "prime minister", Count: 7},
		{Speaker: "Anton Brask", Role: "standing alongside British Prime Minister Karl Stamer at the news conference", Count: 2},
		{Speaker: "Jonas Kvam", Role: "Queen’s Health systems chief operating officer", Count: 2},
		{Speaker: "Ukrainian Foreign Minister", Count: 1},
		{Speaker: "Danylo Kovel", Role: "Ukrainian Foreign Minister", Count: 3},
		{Speaker: "Greta Lind", Role: "Texas Gov.", Count: 3},
		{Speaker: "Ole Krag", Role: "Lt. Gov.", Count: 3},
		{Speaker: "Nils Aas", Role: "Fed Chair", Count: 30},
		{Speaker: "Ida Berg", Role: "Fed Chairman", Count: 1},
		{Speaker: "Per Dahl", Role: "who heads the Federal Security Service (FSB)", Count: 1},
		{Speaker: "Karel Novy", Role: "Finance minister", Count: 1},
	}, nil)
	for asked, want := range map[string]string{
		"the president":                            "Aksel Halden",
		"the Russian president":                    "Vera Orlova",
		"the Harvard president":                    "Lars Sommer",
		"the president of the European Commission": "Lena Kohl",
		"the former president":                     "Bertil Osman",
		"the vice president":                       "Rita Sand",
		"the British prime minister":               "Karl Stamer",
		"the prime minister":                       "Nora Tolan",
		"the queen":                                "",
		"the Ukrainian foreign minister":           "Ukrainian Foreign Minister, Danylo Kovel",
		"the governor of Texas":                    "Greta Lind",
		"the Fed chair":                            "Nils Aas",
		"the FSB chief":                            "Per Dahl",
		"Germany's finance minister":               "",
	} {
		if got := namesOf(p.Find(asked)); got != want {
			t.Errorf("Find(%q) = %q, want %q", asked, got, want)
		}
	}
}

// Who held an office on a day is told by the articles of that time.
func TestOfficesHaveDates(t *testing.T) {
	p := identity.FromReports([]identity.Report{
		in("a", 0, "Aksel Halden, President"), in("b", 400, "Aksel Halden, President"),
		in("c", 500, "Vera Lund, President"), in("d", 900, "Vera Lund, President", "Aksel Halden, former President"),
		in("e", 950, "Aksel Halden, President"), in("f", 970, "Aksel Halden, former President", "Vera Lund, President"),
	}, nil)
	people := map[string]identity.Individual{}
	for _, ind := range p.All() {
		people[ind.Name] = ind
	}
	now, ok := p.Office("the president")
	was, _ := p.Office("the former president")
	if !ok {
		t.Fatal("the president is no office")
	}
	for _, c := range []struct {
		who, role string
		on        int32
		now, was  bool
	}{
		{"Aksel Halden", "", day(100), true, false},
		{"Aksel Halden", "", day(700), false, true},
		{"Vera Lund", "", day(100), false, false},
		{"Vera Lund", "", day(700), true, false},
		{"Vera Lund", "", day(1200), true, false},
		{"Aksel Halden", "former President", day(700), false, true},
		{"Aksel Halden", "", day(960), false, true},
		{"Aksel Halden", "President", day(950), false, true}, // "President Halden" of those days, told later
		{"Aksel Halden", "", 0, true, true},
	} {
		if got := now.Then(people[c.who], c.role, c.on); got != c.now {
			t.Errorf("%s %q was president on day %d: %v", c.who, c.role, c.on-day(0), got)
		}
		if got := was.Then(people[c.who], c.role, c.on); got != c.was {
			t.Errorf("%s %q was former president on day %d: %v", c.who, c.role, c.on-day(0), got)
		}
	}
	for who, want := range map[string]bool{"Aksel Halden": false, "Vera Lund": true} {
		if got := now.During(people[who], day(550), day(880)); got != want {
			t.Errorf("%s was president then: %v", who, got)
		}
	}
}
