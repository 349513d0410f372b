package intake_test

import (
	"testing"
	"testing/fstest"

	"onrecord/corpus"
	"onrecord/corpus/intake"
)

// TestLanguage has the beginning of a report in languages that archives hold.
func TestLanguage(t *testing.T) {
	for want, text := range map[string]string{
		"en": "The harbour of Port Ellis will open again on Wednesday, the envoy said, after a week of storms that kept all ships outside.",
		"de": "Der Hafen von Port Ellis wird am Mittwoch wieder geöffnet, sagte die Gesandte nach einer Woche mit Stürmen, die alle Schiffe draußen hielten.",
		"fr": "Le port de Port Ellis sera rouvert mercredi, a déclaré l’envoyée, après une semaine de tempêtes qui ont tenu les navires au large.",
		"es": "El puerto de Port Ellis se abrirá de nuevo el miércoles, dijo la enviada, después de una semana de tormentas que dejó a los barcos fuera.",
		"it": "Il porto di Port Ellis sarà riaperto mercoledì, ha detto l’inviata, dopo una settimana di tempeste che hanno tenuto le navi al largo.",
		"pt": "O porto de Port Ellis será reaberto na quarta-feira, disse a enviada, depois de uma semana de tempestades que não deixou os navios entrar.",
		"nl": "De haven van Port Ellis gaat woensdag weer open, zei de gezant, na een week van stormen die alle schepen buiten hield.",
		"pl": "Port w Ellis zostanie ponownie otwarty w środę, powiedziała wysłanniczka, po tygodniu burz, które nie pozwoliły statkom wejść do portu, i to jest dla nich ulga.",
		"cs": "Přístav bude ve středu znovu otevřen, řekla vyslankyně, po týdnu bouří, které držely lodě venku, a to je pro město úleva, protože se už nedostávalo chleba.",
		"tr": "Liman çarşamba günü yeniden açılacak, dedi elçi; bir hafta süren fırtınalardan sonra bu haber kent için çok önemli ve gemiler için daha da iyi.",
		"sv": "Hamnen öppnar igen på onsdag, säger sändebudet, efter en vecka av stormar som höll alla fartyg ute, och det är en lättnad för staden.",
		"ru": "Порт Эллис снова откроется в среду, сказала посланница, после недели штормов, которые держали все корабли снаружи; это было тяжёлое время для города.",
		"uk": "Порт знову відкриється в середу, сказала посланниця, після тижня штормів, які тримали всі кораблі ззовні.",
		"ar": "سيفتح الميناء من جديد يوم الأربعاء، قالت المبعوثة، بعد أسبوع من العواصف التي أبقت كل السفن في الخارج.",
		"el": "Το λιμάνι θα ανοίξει ξανά την Τετάρτη, είπε η απεσταλμένη, μετά από μια εβδομάδα καταιγίδων.",
		"he": "הנמל ייפתח שוב ביום רביעי, אמרה השליחה, אחרי שבוע של סערות.",
		"zh": "特使说，港口将于周三重新开放，此前一周的风暴使所有船只无法进入，这对城市来说是一种解脱。",
		"ja": "特使は、嵐の一週間の後、港は水曜日に再び開かれると述べた。すべての船は外で待っていた。",
		"":   "Ellis, Orlova, Reed, Petrov, Vang.",
	} {
		got := "none"
		err := intake.WalkFS(t.Context(), fstest.MapFS{"x.txt": {Data: []byte(text)}}, intake.Options{}, func(a *corpus.Article) error { got = a.Language; return nil }, nil)
		if err != nil || got != want {
			t.Errorf("%q, want %q: %s", got, want, text)
		}
	}
	// A site's template says "en" over everything; the text knows better.
	page := `<html lang="en"><title>x</title><body><p>Der Hafen wird am Mittwoch wieder geöffnet, sagte die Gesandte nach einer Woche mit Stürmen, die alle Schiffe draußen hielten.</p></body></html>`
	for _, a := range readOne(t, "x.html", page) {
		if a.Language != "de" {
			t.Errorf("template: %q", a.Language)
		}
	}
}
