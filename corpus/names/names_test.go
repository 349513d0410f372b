package names_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"onrecord/corpus/names"
)

func TestKeyMeets(t *testing.T) {
	for _, same := range [][]string{
		{"Sergei Lavrov", "Sergey Lavrov", "Mr. Sergei LAVROV", "sergey  lavrov", "Sergey\u200b Lavrov", "Sergei Lavrov's"},
		{"Bashar al-Assad", "Bashar Assad", "President Bashar Al Assad", "Bashar el-Assad"},
		{"Dmitry Medvedev", "Dmitri Medvedyev", "Dmitriy Medvedev"},
		{"Vitaly Churkin", "Vitali Churkin", "Vitaliy Churkin"},
		{"Aleksandr Bortnikov", "Alexander Bortnikov", "Alexandr Bortnikov"},
		{"Yevgeny Primakov", "Evgeny Primakov", "Evgeni Primakov"},
		{"Mikhail Khodorkovsky", "Mihail Hodorkovskij"},
		{"Hossein-Amir Abdollahian", "Hossein Amir-Abdollahian"},
		{"François Hollande", "Francois Hollande"},
		{"Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"},
		{"the Kremlin", "Kremlin"},
	} {
		for _, s := range same[1:] {
			if names.Key(s) != names.Key(same[0]) {
				t.Errorf("Key(%q) = %q, Key(%q) = %q", s, names.Key(s), same[0], names.Key(same[0]))
			}
		}
	}
	for _, differ := range [][2]string{
		{"Sergei Lavrov", "Sergei Ivanov"}, {"Donald Trump", "Donald Trump Jr."}, {"Ivan Lavrov", "Sergei Lavrov"},
		{"George W. Bush", "George H. W. Bush"}, {"Kerry", "Perry"}, {"Modi", "Moody"}, {"the vice president", "the president"}, {"Keely", "Kelly"},
	} {
		if names.Key(differ[0]) == names.Key(differ[1]) {
			t.Errorf("%q and %q share the key %q", differ[0], differ[1], names.Key(differ[0]))
		}
	}
}

func TestParse(t *testing.T) {
	for in, want := range map[string]names.Name{
		"Mr. Sergei Lavrov":    {Title: "Mr.", Given: "Sergei", Surname: "Lavrov"},
		"Bashar al-Assad":      {Given: "Bashar", Surname: "al-Assad"},
		"Ursula von der Leyen": {Given: "Ursula", Surname: "von der Leyen"},
		"Lavrov":               {Surname: "Lavrov"},
		"De Haal":              {Surname: "De Haal"},
		"Van den Holm":         {Surname: "Van den Holm"},
		"Van Holm":             {Given: "Van", Surname: "Holm"},
		"Al Holm":              {Given: "Al", Surname: "Holm"},
		"Donald Trump Jr.":     {Given: "Donald", Surname: "Trump Jr"},
		"":                     {},
	} {
		if d := cmp.Diff(want, names.Parse(in)); d != "" {
			t.Errorf("Parse(%q): %s", in, d)
		}
	}
}

func TestGender(t *testing.T) {
	for in, want := range map[string]names.Gender{
		"Sergei Lavrov": names.Male, "Angela Merkel": names.Female, "Mrs. Clinton": names.Female, "Mr. Smith": names.Male,
		"Maria Zakharova": names.Female, "Zakharova": names.Female, "Patrushev": names.Male, "Kim Beazley": names.Unknown,
		"Monica Lewinsky": names.Female, "Antonio Villanueva": names.Male, "the ministry": names.Unknown,
		"Nadezhda Savchenko": names.Female, "Jean-Yves Le Drian": names.Male,
		"Jalen Voss": names.Male, "Latoya Voss": names.Female, "Mei Voss": names.Female, "Dmytro Voss": names.Male, "Darnell Voss": names.Male,
		"Ngozi Voss": names.Female, "Kwame Voss": names.Male, "Siobhán Voss": names.Female, "Thiago Voss": names.Male, "Priya Voss": names.Female,
		"Nikoloz Voss": names.Male, "Taylor Voss": names.Unknown, "Jean Voss": names.Unknown,
	} {
		if got := names.GenderOf(in); got != want {
			t.Errorf("GenderOf(%q) = %v, want %v", in, got, want)
		}
	}
}

// found renders matches as "form=concept".
func found(text string) string {
	var out []string
	for _, m := range names.DefaultTable().Find(text) {
		out = append(out, text[m.Start:m.End]+"="+m.Concept.ID)
	}
	return strings.Join(out, " ")
}

func TestFind(t *testing.T) {
	for in, want := range map[string]string{
		"What is IS?":                         "IS=islamic-state",
		"this is it, for us and who":          "",
		"WHO warned the US; the U.S. agreed.": "WHO=world-health-organization US=united-states U.S.=united-states",
		"the so-called “Islamic State” group": "Islamic State=islamic-state",
		"isis and Isil and daesh":             "isis=islamic-state Isil=islamic-state daesh=islamic-state",
		"ISIS's oil":                          "ISIS=islamic-state",
		"IS’s oil":                            "IS=islamic-state",
		"WHO IS NEXT IN LINE FOR US":          "",
		"WHO IS NEXT IN LINE FOR THE U.S.":    "U.S.=united-states",
		"what does the u.s. want of us":       "u.s.=united-states",
		"across Latin America":                "Latin America=latin-america",
		"US-led coalition":                    "US=united-states",
		"The Washington Post wrote":           "The Washington Post=washington-post",
		"in Washington, D.C.":                 "Washington=united-states",
		"the CIS and NATO":                    "CIS=commonwealth-of-independent-states NATO=nato",
		"UN Security Council Resolution":      "UN Security Council=un-security-council",
		"Islamic, State of mind":              "",
		"al-Qa‘ida and Al Qaeda":              "al-Qa‘ida=al-qaeda Al Qaeda=al-qaeda",
		"discuss":                             "",
		"[IS] and (ISIL)":                     "IS=islamic-state ISIL=islamic-state",
	} {
		if got := found(in); got != want {
			t.Errorf("Find(%q)\n got %s\nwant %s", in, got, want)
		}
	}
}

func TestExtend(t *testing.T) {
	ours, err := names.DefaultTable().Extend(strings.NewReader("# ours\n[organisation]\nWagner Group = Wagner | PMC Wagner\nIslamic State = the black flag\n"))
	if err != nil {
		t.Fatal(err)
	}
	if c := ours.Lookup("pmc wagner"); c == nil || c.ID != "wagner-group" || c.Kind != names.Organisation {
		t.Errorf("PMC Wagner is %+v", c)
	}
	if c := ours.Lookup("The Black Flag"); c == nil || c.ID != "islamic-state" {
		t.Errorf("the added form of a known concept is %+v", c)
	}
	if names.DefaultTable().Lookup("Wagner") != nil {
		t.Error("Extend changed the table that it extends")
	}
	_, err = names.DefaultTable().Extend(strings.NewReader("ok = fine\nno equals sign\n"))
	if err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("a bad line gives %v, want its number", err)
	}
}

func TestEmbeddedTableIsSound(t *testing.T) {
	seen := map[string]string{}
	for _, c := range names.DefaultTable().Concepts() {
		for _, f := range c.Forms {
			k := strings.Join(strings.Fields(names.Fold(f)), " ")
			if other, ok := seen[k]; ok && other != c.ID {
				t.Errorf("%q stands for %s and %s", f, other, c.ID)
			}
			seen[k] = c.ID
			if got := names.DefaultTable().Lookup(f); got == nil || got.ID != c.ID {
				t.Errorf("Lookup(%q) = %v, want %s", f, got, c.ID)
			}
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"IS is U.S.", "’s’s", "\xff IS \xff", "a\u0301", "U.S.S.R."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, m := range names.DefaultTable().Find(text) {
			if m.Start < last || m.End <= m.Start || m.End > len(text) {
				t.Fatalf("match %d:%d after %d in %d bytes", m.Start, m.End, last, len(text))
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[m.Start:m.End]) {
				t.Fatalf("match cuts a character: %q", text[m.Start:m.End])
			}
			last = m.End
		}
		names.Key(text)
		names.Parse(text)
		names.GenderOf(text)
		if names.Fold(names.Fold(text)) != names.Fold(text) {
			t.Fatalf("Fold is not idempotent on %q", text)
		}
	})
}
