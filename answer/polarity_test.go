package answer_test

import "testing"

func TestVerbsKeepTheirMeaning(t *testing.T) {
	asker := archiveOf(t,
		"Ina Berg denied that the ferry had been late.\n\nOla Vik said the ferry had been late.",
		"Rolf Tande criticised Marte Sund over the quay.\n\nEli Aune defended Sund over the quay, calling the reports nonsense.",
		"“The noise of the mill was our fault,” Siv Moe apologised. “The mill is loud,” Jon Lie said.",
		"“I am sorry about the dust,” Nils By said. “The dust is harmless,” Per Os said.",
		"Liv Haug promised to mend the bridge. Tor Eide warned that the bridge might fall.",
		"Kari Nes praised the new school. Geir Mo condemned the new school as a waste.",
		"Una Dahl accused the bakers of greed. Finn Holt said the bakers work hard.",
	)
	answerFirst(t, asker, map[string]string{
		"who denied that the ferry was late":       "Ina Berg",
		"who criticised Sund over the quay":        "Rolf Tande",
		"who attacked Sund over the quay":          "Rolf Tande",
		"who defended Sund over the quay":          "Eli Aune",
		"who apologised for the noise":             "Siv Moe",
		"who has apologized for the dust":          "Nils By",
		"who apologised for the bridge":            "",
		"who promised to mend the bridge":          "Liv Haug",
		"who warned about the bridge":              "Tor Eide",
		"who praised the new school":               "Kari Nes",
		"who condemned the new school":             "Geir Mo",
		"who accused the bakers of greed":          "Una Dahl",
		"did Ola Vik deny that the ferry was late": "",
		"has Jon Lie apologised for the mill":      "",
		"did Siv Moe apologise for the noise":      "Siv Moe",
	})
}
