package identity_test

import (
	"strings"
	"testing"

	"onrecord/corpus/identity"
)

func TestFindGroups(t *testing.T) {
	p := identity.NewPeople([]identity.Mention{
		{Speaker: "Ivan Petrov", Role: "Russian Foreign Minister", Count: 5},
		{Speaker: "Oleg Sidorov", Role: "Russian ambassador to Norway", Count: 4},
		{Speaker: "Anna Holm", Role: "harbour master", Count: 3},
		{Speaker: "Mary Stone", Role: "White House spokeswoman", Count: 2},
		{Speaker: "Vera Lund", Role: "White House hopeful", Count: 1},
		{Speaker: "Nils Aas", Role: "Democratic front-runner on her way to the White House", Count: 1},
		{Speaker: "Paul Berg", Role: "former White House adviser", Count: 1},
		{Speaker: "Rick Boone", Role: "Republican senator", Count: 2},
		{Speaker: "Russian officials", Count: 1},
		{Speaker: "Police", Count: 1},
		{Speaker: "House Republicans", Count: 1},
	}, nil)
	for _, c := range []struct{ asked, want string }{
		{"Russian officials", "Russian officials, Ivan Petrov, Oleg Sidorov"},
		{"Russian diplomats", "Oleg Sidorov"},
		{"officials", "Ivan Petrov, Oleg Sidorov, Mary Stone, Rick Boone, Paul Berg, Russian officials"},
		{"the White House", "Mary Stone"},
		{"White House officials", "Mary Stone"},
		{"Republicans", "Rick Boone, House Republicans"},
		{"police", "Police"},
		{"Chinese officials", ""},
		{"harbours", ""},
	} {
		var got []string
		for _, ind := range p.Find(c.asked) {
			got = append(got, ind.Name)
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%q are %q, want %q", c.asked, s, c.want)
		}
	}
}
