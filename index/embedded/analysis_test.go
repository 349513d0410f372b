package embedded_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/index/embedded"
)

func TestSplit(t *testing.T) {
	for _, tc := range []struct{ text, exact, stems string }{
		{"The minister's speeches", "the minister speeches", "_ minist speech"},
		{"La\u200bvrov\u202c sa\u00adid", "lavrov said", "lavrov _"},
		{"caf\u00e9 cafe\u0301 CAFÉ", "cafe cafe cafe", "cafe cafe cafe"},
		{"ﬁnance\u00a0minister", "finance minister", "financ minist"},
		{"F-16 and 9/11, 1,000 men, 3.5 per cent", "f 16 and 9 11 1000 men 3.5 per cent", "f 16 _ 9 11 1000 men 3.5 _ cent"},
		{"the U.S. and U.A.E. said", "the =us and uae said", "_ =us _ uae _"},
		{"what the WHO wants to know, who knows", "what the =who wants to know who knows", "_ _ =who want _ know _ know"},
		{"WHO SAID WHAT TO WHOM", "who said what to whom", "_ _ _ _ _"},
		{"WHO SAID WHAT TO THE U.S. AND US", "who said what to the =us and us", "_ _ _ _ _ =us _ _"},
		{"IS", "=is", "=is"},
		{"They don’t know", "they don't know", "_ _ know"},
		{"‘quoted’ “words” «here»", "quoted words here", "quot word _"},
		{"Лавров сказал", "лавров сказал", "лавров сказал"},
		{"\xff before \xff Lavrov", "before lavrov", "_ lavrov"},
		{strings.Repeat("x", 300), strings.Repeat("x", 64), strings.Repeat("x", 64)},
		{" … — !? ", "", ""},
	} {
		exact, stems := embedded.Split(tc.text)
		for i, s := range stems {
			if s == "" {
				stems[i] = "_"
			}
		}
		if diff := cmp.Diff([]string{tc.exact, tc.stems}, []string{strings.Join(exact, " "), strings.Join(stems, " ")}); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tc.text, diff)
		}
	}
}

func TestUnits(t *testing.T) {
	for text, want := range map[string]string{
		"Russia's war and Ukraine’s":     "[russia] [ukraine] war",
		"RUSSIA'S WAR AND THE U.S. VIEW": "[russia] [united-states] war view",
	} {
		if got := strings.Join(embedded.Units(text), " "); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestInRange(t *testing.T) {
	for _, tc := range []struct {
		from, to, date string
		want           bool
	}{
		{"-", "-", "-", true},
		{"2015-04-22", "2015-04-22", "2015-04-22", true},
		{"2015-04-22", "2015-04-22", "2015-04-23", false},
		{"2015-04-22", "2015-04-22", "2015-04-00", false}, // more precise than what is known
		{"2015-04-00", "2015-04-00", "2015-04-30", true},
		{"2015-04-00", "2015-04-00", "2015-04-00", true},
		{"2015-00-00", "2015-00-00", "2015-04-00", true},
		{"2015-04-10", "-", "2015-04-00", false},
		{"2015-04-10", "-", "2016-00-00", true},
		{"2015-04-22", "2015-04-22", "0-04-22", true}, // the year is not known
		{"2015-04-22", "2015-04-22", "0-04-21", false},
		{"2015-12-20", "2016-01-10", "0-01-05", true},
		{"2015-12-20", "2016-01-10", "0-02-05", false},
		{"2015-02-00", "2015-02-00", "0-02-00", true},
		{"2015-00-00", "-", "0-02-00", true},
		{"0-04-22", "0-04-22", "2015-04-22", true}, // any year
		{"0-04-22", "0-04-22", "1999-04-22", true},
		{"0-04-22", "0-04-22", "0-04-22", true},
		{"0-04-22", "0-04-22", "2015-00-00", false},
		{"0-12-20", "0-01-10", "2016-01-05", true}, // over New Year
		{"0-12-20", "0-01-10", "2016-02-05", false},
		{"0-04-01", "2015-04-22", "2015-04-10", true}, // the other bound's year
		{"0-04-01", "2015-04-22", "2014-04-10", false},
		{"2015-04-22", "-", "-", false}, // nothing is known to lie inside
		{"2015-13-45", "2015-13-45", "2015-06-01", true},
	} {
		if got := embedded.InRange(date(tc.from), date(tc.to), date(tc.date)); got != tc.want {
			t.Errorf("%s inside %s..%s: %v", tc.date, tc.from, tc.to, got)
		}
	}
}

func TestSpeakerKeys(t *testing.T) {
	for speaker, want := range map[string]int{
		"Sergei Lavrov":                  1,
		"Sergei Lavrov and John Kerry":   3,
		"Lavrov, Kerry, and Steinmeier":  7, // a bare surname in its article as well
		"Ministry of Health and Welfare": 1,
		"Johnson & Johnson":              3, // the company and its one namesake: harmless
		"police and witnesses":           1,
		"":                               0,
	} {
		if got := embedded.SpeakerKeys(speaker); len(got) != want {
			t.Errorf("%q is filed under %q", speaker, got)
		}
	}
}

func TestWhoIsNamed(t *testing.T) {
	for source, want := range map[string]bool{
		"Sergei Lavrov": true, "the White House": true, "Lavrov’s deputy": true,
		"he": false, "He": false, "A spokesman": false, "the Russian foreign minister": false,
		"a Kremlin official": false, "officials": false, "The": false, "": false,
	} {
		if got := embedded.IsNamed(source); got != want {
			t.Errorf("%q: %v", source, got)
		}
	}
}
