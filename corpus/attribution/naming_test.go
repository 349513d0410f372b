package attribution_test

import (
	"testing"

	"onrecord/corpus/attribution"
)

// TestWhoIsNamed gives who a source stands for, where the words of the source are more,
// fewer or others than the name.
func TestWhoIsNamed(t *testing.T) {
	for text, want := range map[string]string{
		`Sales grew by a tenth, according to a recent report from Harbour Energy Finance.`:                                 "Harbour Energy Finance",
		`Vardal had 115 break-ins, according to the most recent data available from the FBI.`:                              "FBI",
		`Coins were tossed in six wards, according to a report in the Vardal Evening Register.`:                            "Vardal Evening Register",
		`Ines Moreau lost. From Moreau's Facebook post: "We must move on from this."`:                                      "Ines Moreau",
		`"The outlook remains very unclear," the IMF report said.`:                                                         "IMF",
		`A Vardal University poll found that voters trust neither of the two.`:                                             "Vardal University",
		`A study by the Fisheries Institute found that wages fell.`:                                                        "Fisheries Institute",
		`A May 1 letter from the Harbour Legion warns that "attorneys will answer".`:                                       "Harbour Legion",
		`Anna Ruiz, president of the league said that the season is over.`:                                                 "Anna Ruiz",
		`His barrister, Anna Ruiz QC, said that the case was thin.`:                                                        "Anna Ruiz",
		`"The season is over," Anna Ruiz, 67, a retired coach in Vardal, said.`:                                            "Anna Ruiz",
		`The Northern National Committee said that it would appeal.`:                                                       "Northern National Committee",
		`The Committee for a Balanced Budget said that the plan costs too much.`:                                           "Committee for a Balanced Budget",
		`Fund manager Paul Singer said that prices will fall.`:                                                             "Paul Singer",
		`Prominent rights organization the Lantern League said that the ban was wrong.`:                                    "Lantern League",
		`Ryan Ellis left the room. Said Ellis: "I was never there."`:                                                       "Ryan Ellis",
		`"We were never there," said Said Jawad, the envoy.`:                                                               "Said Jawad",
		`"We were never there," said a spokesman, head of the press office, after Anna Ruiz, a friend of the envoy, left.`: "a spokesman",
	} {
		as := attribution.Find(text)
		if len(as) == 0 {
			t.Errorf("nothing found in %s", text)
			continue
		}
		if got := as[len(as)-1].Speaker; got != want {
			t.Errorf("%s\n got %q\nwant %q", text, got, want)
		}
	}
}

// TestNobodyElseIsNamed has documents whose names beside them tell a day, a place or a
// channel, and supporters of somebody.
func TestNobodyElseIsNamed(t *testing.T) {
	for _, text := range []string{
		`A Monday statement said that the port will close.`,
		`A DNA study said that the port will close.`,
		`A Facebook post said that the port will close.`,
		`A U.S. report said that the port will close.`,
		`The survey of 1,200 farmers found that few sleep well.`,
		`According to Moreau, a former ally of Ruiz said that the port will close.`,
	} {
		for _, a := range attribution.Find(text) {
			switch a.Speaker {
			case "Monday", "DNA", "Facebook", "U.S.", "farmers", "Ruiz":
				t.Errorf("%s: said by %q", text, a.Speaker)
			}
		}
	}
}
