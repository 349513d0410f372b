package identity_test

import (
	"strings"
	"testing"

	"onrecord/corpus/identity"
)

func namesOf(list []identity.Individual) string {
	var out []string
	for _, ind := range list {
		out = append(out, ind.Name)
	}
	return strings.Join(out, ", ")
}

func TestVoices(t *testing.T) {
	p := identity.NewPeople([]identity.Mention{
		{Speaker: "Anders Vik", Role: "NATO Secretary General", Count: 5},
		{Speaker: "Mary Stone", Role: "US ambassador to NATO", Count: 4},
		{Speaker: "Ola Berg", Role: "former NATO commander", Count: 3},
		{Speaker: "Luis Mora", Role: "spokesman for the Vatican", Count: 2},
		{Speaker: "Jan Wit", Role: "Holm's spokesman", Count: 2},
		{Speaker: "NATO", Count: 1},
		{Speaker: "Pia Holt", Role: "Norwegian Foreign Minister", Count: 1},
		{Speaker: "Per Holt", Role: "former Norwegian Foreign Minister", Count: 1},
		{Speaker: "Paul Green", Role: "State Department spokesman", Count: 1},
	}, nil)
	for asked, want := range map[string]string{"nato": "Anders Vik", "the Vatican": "Luis Mora", "Vatican": "", "the US": "Mary Stone, Paul Green", "Norway": "", "Holm": "", "the Holm": "", "the spokesman": ""} {
		if got := namesOf(p.Voices(asked)); got != want {
			t.Errorf("for %q speak %q, want %q", asked, got, want)
		}
	}
}

func TestFindByTheNamesOfOffices(t *testing.T) {
	p := identity.NewPeople([]identity.Mention{
		{Speaker: "Director-General Amara Sow", Count: 5},
		{Speaker: "Anders Vik", Role: "NATO Secretary General", Count: 2},
		{Speaker: "Wang Lihua", Role: "China's ambassador", Count: 2},
		{Speaker: "Wang", Count: 3},
		{Speaker: "Lieutenant General Omar al-Rawi", Count: 1},
		{Speaker: "Rawi", Count: 1},
		{Speaker: "The Transport Secretary", Count: 2},
		{Speaker: "Ann Moor", Role: "Transport Secretary", Count: 1},
		{Speaker: "Tiina Saar", Role: "Estonia's president", Count: 1},
	}, nil)
	for asked, want := range map[string]string{
		"the NATO Secretary General": "Anders Vik", "Wang": "Wang Lihua", "al-Rawi": "Lieutenant General Omar al-Rawi",
		"the transport secretary": "The Transport Secretary, Ann Moor", "the Estonian president": "Tiina Saar",
	} {
		if got := namesOf(p.Find(asked)); got != want {
			t.Errorf("Find(%q) = %q, want %q", asked, got, want)
		}
	}
}
