package identity_test

import (
	"fmt"
	"strings"
	"testing"

	"onrecord/corpus/identity"
	"onrecord/corpus/names"
)

func archive() *identity.People {
	return identity.NewPeople([]identity.Mention{
		{Speaker: "Sergei Lavrov", Role: "Russian Foreign Minister", Count: 12},
		{Speaker: "Sergey Lavrov", Role: "Russian Foreign Minister", Count: 5},
		{Speaker: "Lavrov", Role: "head of the Russian foreign Ministry", Count: 20},
		{Speaker: "Vladimir Putin", Role: "President", Count: 9},
		{Speaker: "Putin", Count: 2},
		{Speaker: "Aleksandr Bortnikov", Role: "head of Russia's Federal Security Service (FSB)", Count: 2},
		{Speaker: "Hillary Clinton", Role: "Democratic nominee", Count: 4},
		{Speaker: "Bill Clinton", Role: "former US president", Count: 3},
		{Speaker: "Clinton", Count: 7},
		{Speaker: "US", Count: 2},
		{Speaker: "the United States", Count: 1},
		{Speaker: "Russian Foreign Ministry", Count: 3},
		{Speaker: "William J. Clinton", Count: 1},
		{Speaker: "a spokesman", Count: 1},
		{Speaker: "George W. Bush", Count: 1},
		{Speaker: "George H. W. Bush", Count: 1},
		{Speaker: "Hossein-Amir Abdollahian", Role: "Iran's Deputy Foreign Minister", Count: 1},
		{Speaker: "Ilya Rogachev", Role: "head of the Russian Foreign Ministry’s Department for New Challenges", Count: 3},
		{Speaker: "Barack Obama", Role: "U.S. President", Count: 2},
		{Speaker: "Vitaly Churkin", Role: "Russia's permanent representative to the United Nations", Count: 2},
		{Speaker: "Amy Pope", Count: 1},
		{Speaker: "Nikolai Patrushev", Role: "Russian Security Council chief", Count: 2},
	}, nil)
}

func asked(p *identity.People, q string) string {
	var out []string
	for _, i := range p.Find(q) {
		out = append(out, fmt.Sprintf("%s %d", i.Name, i.Count))
	}
	return strings.Join(out, ", ")
}

func TestPeopleFind(t *testing.T) {
	p := archive()
	for q, want := range map[string]string{
		"Lavrov":                                      "Sergei Lavrov 37",
		"Sergey Lavrov":                               "Sergei Lavrov 37",
		"Ivan Lavrov":                                 "",
		"S. Lavrov":                                   "Sergei Lavrov 37",
		"Foreign Minister Lavrov":                     "Sergei Lavrov 37",
		"New York Sen. Hillary Clinton":               "Hillary Clinton 4",
		"former Texas Gov George W. Bush":             "George W. Bush 1",
		"Secretary of State Hillary Clinton":          "Hillary Clinton 4",
		"the former senator Hillary Clinton":          "Hillary Clinton 4",
		"billionaire Bill Clinton":                    "Bill Clinton 4",
		"Pope":                                        "Amy Pope 1",
		"the Pope":                                    "",
		"Maria Hillary Clinton":                       "",
		"critics of President Barack Obama":           "",
		"Friends of the Earth spokesman Bill Clinton": "Bill Clinton 4",
		"the wife of Bill Clinton":                    "",
		"a lawyer for Sen. Hillary Clinton":           "",
		"the Russian foreign minister":                "Sergei Lavrov 37",
		"Russia's foreign minister":                   "Sergei Lavrov 37",
		"the FSB chief":                               "Aleksandr Bortnikov 2",
		"head of the FSB":                             "Aleksandr Bortnikov 2",
		"the US":                                      "US 3",
		"United States":                               "US 3",
		"the US president":                            "Barack Obama 2",
		"the former US president":                     "Bill Clinton 4",
		"the Iranian foreign minister":                "",
		"Iran's deputy foreign minister":              "Hossein-Amir Abdollahian 1",
		"Clinton":                                     "Clinton 7, Bill Clinton 4, Hillary Clinton 4",
		"Hillary":                                     "Hillary Clinton 4",
		"Putin":                                       "Vladimir Putin 9",
		"Merkel":                                      "",
		"George Bush":                                 "George H. W. Bush 1, George W. Bush 1",
		"the Russian Foreign Ministry":                "Russian Foreign Ministry 3",
		"the minister of finance":                     "",
		"Russia's UN ambassador":                      "Vitaly Churkin 2",
		"Russia's ambassador to Turkey":               "",
		"the UN representative":                       "Vitaly Churkin 2",
		"the Security Council secretary":              "Nikolai Patrushev 2",
		"the FSB secretary":                           "",
		"":                                            "",
		"the foreign ministry of Congo":               "",
	} {
		if got := asked(p, q); got != want {
			t.Errorf("Find(%q)\n got %s\nwant %s", q, got, want)
		}
	}
}

func TestPeopleComplete(t *testing.T) {
	p := archive()
	for typed, want := range map[string]string{"lav": "Sergei Lavrov", "serg": "Sergei Lavrov", "foreign min": "Sergei Lavrov", "": "Sergei Lavrov", "sergey l": "Sergei Lavrov"} {
		got := p.Complete(typed, 1)
		if len(got) != 1 || got[0].Name != want {
			t.Errorf("Complete(%q) = %v, want %s", typed, got, want)
		}
	}
	if got := p.Complete("xq", 5); got != nil {
		t.Errorf("Complete of nonsense = %v", got)
	}
}

func TestPeopleNearest(t *testing.T) {
	p := archive()
	for typed, want := range map[string]string{"Lavrof": "Sergei Lavrov", "Bortnikow": "Aleksandr Bortnikov", "Puitn": "Vladimir Putin"} {
		got := p.Nearest(typed, 1)
		if len(got) != 1 || got[0].Name != want {
			t.Errorf("Nearest(%q) = %v, want %s", typed, got, want)
		}
	}
	if got := p.Nearest("Merkel", 3); len(got) != 0 {
		t.Errorf("Nearest(Merkel) = %v", got)
	}
}

// Words that introduce a name do not make another person of it; a name that only
// stands beside the person's does not become the person.
func TestFindByIntroducedName(t *testing.T) {
	p := identity.NewPeople([]identity.Mention{
		{Speaker: "Anna Holm", Count: 3},
		{Speaker: "Real Time host Anna Holm", Count: 1},
		{Speaker: "a lawyer for Anna Holm", Count: 1},
		{Speaker: "Holm's brother Peter Vang", Count: 1},
	}, names.DefaultTable())
	found := p.Find("Anna Holm")
	if len(found) != 1 || len(found[0].Keys) != 2 {
		t.Fatalf("Anna Holm is %+v, want one person under two keys", found)
	}
	for _, other := range []string{"a lawyer for Anna Holm", "an adviser to Anna Holm", "a spokesman for Holm", "Holm's brother Peter Vang"} {
		for _, ind := range p.Find(other) {
			if ind.ID == found[0].ID {
				t.Errorf("%q is taken for Anna Holm", other)
			}
		}
	}
}

// A name is found by its last words, and a body however it is introduced.
func TestFindByTheEndOfAName(t *testing.T) {
	p := identity.NewPeople([]identity.Mention{
		{Speaker: "Aung San Suu Kyi", Count: 2},
		{Speaker: "Mario Vargas Llosa", Count: 1},
		{Speaker: "columnist Ai Jun", Count: 1},
		{Speaker: "Stewart Verdery Jr.", Count: 1},
		{Speaker: "Joseph R. Biden Jr.", Count: 4},
		{Speaker: "Donald Trump", Count: 9},
		{Speaker: "Congressional Budget Office", Count: 2},
		{Speaker: "nonpartisan Congressional Budget Office", Count: 1},
		{Speaker: "prominent civil rights group the Harbour League", Count: 1},
		{Speaker: "senior Democrats on the House Judiciary Committee", Count: 1},
		{Speaker: "critics of Peter Vang Holm", Count: 1},
		{Speaker: "Pierre de Vos", Count: 1},
		{Speaker: "de Vos", Count: 2},
		{Speaker: "Jun", Count: 1},
		{Speaker: "Hillary Clinton", Count: 40},
		{Speaker: "Cash Debunks Hillary", Count: 1},
		{Speaker: "Republican", Count: 1},
	}, nil)
	for q, want := range map[string]string{
		"Suu Kyi":                     "Aung San Suu Kyi 2",
		"Vargas Llosa":                "Mario Vargas Llosa 1",
		"Ai Jun":                      "columnist Ai Jun 1",
		"Biden Jr":                    "Joseph R. Biden Jr. 4",
		"Verdery Jr.":                 "Stewart Verdery Jr. 1",
		"Joseph Biden Jr.":            "Joseph R. Biden Jr. 4",
		"Donald Trump Jr.":            "",
		"Congressional Budget Office": "Congressional Budget Office 3",
		"the Harbour League":          "prominent civil rights group the Harbour League 1",
		"Judiciary Committee":         "",
		"Vang Holm":                   "",
		"Kyi Llosa":                   "",
		"de Vos":                      "Pierre de Vos 1",
		"Vos":                         "Pierre de Vos 1",
		"Hillary":                     "Hillary Clinton 40",
		"Ohio Republican":             "",
		"CNN's Hillary Clinton":       "Hillary Clinton 40",
		"Reuters’ Vargas Llosa":       "",
	} {
		if got := asked(p, q); got != want {
			t.Errorf("Find(%q)\n got %s\nwant %s", q, got, want)
		}
	}
}
