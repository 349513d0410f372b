package language

import "testing"

// TestVerdict holds sentences of a newspaper in many languages to their verdict, those
// that stand in no list of words among them.
func TestVerdict(t *testing.T) {
	for _, c := range []struct {
		text string
		want Verdict
	}{
		{`The mayor said that the bridge would open in May.`, English},
		{`Tom Reed said`, English},
		{`"Non," said Luc de la Tour of the Parti des Ponts.`, English},
		{`He told Die Brücke that he was tired.`, English},
		{`Ida Lunde`, Undecided},
		{`Velby (AP)`, Undecided},
		{`Bridge opens`, Undecided},
		{`sagte Lunde`, Other},
		{`Die Brücke wird im Mai geöffnet, sagte die Bürgermeisterin am Montag.`, Other},
		{`Selon la maire, le pont ouvrira en mai.`, Other},
		{`La alcaldesa dijo que el puente abrirá en mayo.`, Other},
		{`Il ponte aprirà a maggio, ha detto la sindaca.`, Other},
		{`A ponte abre em maio, disse a prefeita.`, Other},
		{`De brug gaat in mei open, zei de burgemeester.`, Other},
		{`Bron öppnar i maj, sade borgmästaren.`, Other},
		{`Broen åpner i mai, sier ordføreren.`, Other},
		{`Silta avataan toukokuussa, sanoi kaupunginjohtaja.`, Other},
		{`Most zostanie otwarty w maju, powiedziała burmistrz.`, Other},
		{`Most se otevře v květnu, řekla starostka.`, Other},
		{`Köprü mayıs ayında açılacak, dedi başkan.`, Other},
		{`Podul se va deschide în mai, a spus primarul.`, Other},
		{`A híd májusban nyílik meg, mondta a polgármester.`, Other},
		{`Jembatan itu akan dibuka pada bulan Mei, kata wali kota.`, Other},
		{`Most će se otvoriti u svibnju, rekla je gradonačelnica.`, Other},
		{`Мост откроется в мае, сказала мэр.`, Other},
		{`市長は橋が五月に開くと述べた。`, Other},
		{`قالت رئيسة البلدية إن الجسر سيفتح في مايو.`, Other},
		{`Daraja litafunguliwa mwezi wa tano, alisema meya wa mji.`, Other},             // Swahili, in no list of words
		{`Ura do te hapet ne muajin maj, tha kryetarja e bashkise.`, Other},             // Albanian without its accents
		{`Ang tulay ay bubuksan sa buwan ng Mayo, ayon kay mayor.`, Other},              // Tagalog
		{`Zubia maiatzean irekiko dute, esan zuen alkateak atzo goizean hemen.`, Other}, // Basque
	} {
		var v Votes
		if v.Add(c.text); v.Verdict() != c.want {
			t.Errorf("%s: %d from %+v, want %d", c.text, v.Verdict(), v, c.want)
		}
	}
}

// TestName holds that every language that a text can be told to be in has a name.
func TestName(t *testing.T) {
	for _, languages := range languagesOf() {
		for _, tag := range languages {
			if tag != "en" && Name(tag) == "" {
				t.Fatalf("names.txt has no name for %q", tag)
			}
		}
	}
}
