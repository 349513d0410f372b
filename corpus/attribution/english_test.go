package attribution

import (
	"strings"
	"testing"
)

// TestOtherLanguages holds that nobody is named where the text is not English, and
// that the English beside it is read.
func TestOtherLanguages(t *testing.T) {
	const (
		english = `Mayor Ida Lunde said the bridge would open. "We are ready," she said.`
		german  = `Bürgermeisterin Ida Lunde sagte: "Wir sind bereit." Laut Lunde wird die Brücke im Mai geöffnet.`
		french  = `"Nous sommes prêts", a déclaré la maire Ida Lunde. Selon elle, le pont ouvrira en mai.`
		russian = `Мэр Ида Лунде заявила: "Мы готовы". По её словам, мост откроется в мае.`
		swahili = `Meya Ida Lunde alisema: "Tuko tayari kabisa." Daraja hilo litafunguliwa mwezi wa tano.`
	)
	for _, c := range []struct {
		paragraphs []string
		want       string
	}{
		{[]string{english}, "Ida Lunde; Ida Lunde"},
		{[]string{german}, ""},
		{[]string{french}, ""},
		{[]string{russian}, ""},
		{[]string{swahili}, ""},
		{[]string{`"Nein", sagte Lunde.`}, ""},
		{[]string{`Lunde: "Wir bauen die Brücke nicht."`}, ""},
		{[]string{english, german}, "Ida Lunde; Ida Lunde"},
		{[]string{german, english}, "Ida Lunde; Ida Lunde"},
		{[]string{german, french, german, english, russian}, "Ida Lunde; Ida Lunde"},
		{[]string{`Die Brücke von Velby ist zu, und das wird so bleiben.`, `Ida Lunde: "Nein!"`}, ""},
		{[]string{english, `"Nous ne paierons pas," Lunde said.`}, "Ida Lunde; Ida Lunde; Ida Lunde"},
		{[]string{`Luc Durand said no to de facto rule.`}, "Luc Durand"},
	} {
		var got []string
		for _, a := range Find(strings.Join(c.paragraphs, "\n\n")) {
			got = append(got, a.Speaker)
		}
		if got := strings.Join(got, "; "); got != c.want {
			t.Errorf("%q: %q, want %q", c.paragraphs, got, c.want)
		}
	}
}
