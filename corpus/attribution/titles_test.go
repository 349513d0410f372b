package attribution_test

import (
	"testing"

	"onrecord/corpus/attribution"
)

// A title in any written form is no part of the name behind it, nor a name itself.
func TestTitlesInAllForms(t *testing.T) {
	for _, c := range []struct{ text, speaker, role string }{
		{`"The road is closed until noon," said Insp. Ada Holm.`, "Ada Holm", "Insp."},
		{`"The road is closed until noon," said Lt. Col. Ada Holm of the county police.`, "Ada Holm", "Lt. Col."},
		{`"The vote will stand," said Reps. Ada Holm and Per Vang.`, "Ada Holm", "Reps."},
		{`"We saw nothing," Det. Supt. Jalen Voss told reporters. He said the search would go on.`, "Jalen Voss", "Det. Supt."},
		{`Amb. Latoya Voss said the talks had failed. "We tried," she said.`, "Latoya Voss", "Amb."},
		{`"We saw nothing," said Staff Sgt. Darnell Voss. Voss added that the search would go on.`, "Darnell Voss", "Staff Sgt."},
	} {
		found := attribution.Find(c.text)
		if len(found) == 0 {
			t.Errorf("%s: nothing found", c.text)
		}
		for _, a := range found {
			if a.Speaker != c.speaker || a.Role != c.role || a.Unsure {
				t.Errorf("%s: got %q, %q, unsure %v, want %q, %q", c.text, a.Speaker, a.Role, a.Unsure, c.speaker, c.role)
			}
		}
	}
}
