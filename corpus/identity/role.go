package identity

import (
	"slices"
	"strings"

	"onrecord/corpus/names"
)

// heads are words that all say that somebody leads a body.
var heads = set(`head chief director boss leader chair chairman chairwoman chairperson chief-executive heads leads runs`)

// offices are the words without which a phrase names no role.
var offices = set(`head minister president secretary spokesman ambassador envoy representative official general commander
	chancellor king queen premier senator governor mayor judge bishop pope adviser analyst expert candidate nominee
	deputy vice prosecutor attorney commissioner administrator speaker congressman lawyer professor economist
	author activist pilot captain officer manager strategist pollster historian critic`)

// roleSynonyms lead to the word that a role is compared by.
var roleSynonyms = map[string]string{
	"spokeswoman": "spokesman", "spokesperson": "spokesman", "congresswoman": "congressman",
	"advisor": "adviser", "officials": "official", "envoys": "envoy", "ministers": "minister",
	"american": "us", "america": "us", "u": "", "s": "", "usa": "us",
	"russian": "russia", "ukrainian": "ukraine", "syrian": "syria", "iranian": "iran", "iraqi": "iraq",
	"turkish": "turkey", "french": "france", "german": "germany", "british": "uk", "chinese": "china",
	"israeli": "israel", "egyptian": "egypt", "saudi": "saudi", "polish": "poland", "italian": "italy",
	"spanish": "spain", "japanese": "japan", "indian": "india", "canadian": "canada", "australian": "australia",
	"mexican": "mexico", "brazilian": "brazil", "korean": "korea", "greek": "greece", "dutch": "netherlands",
	"swedish": "sweden", "norwegian": "norway", "danish": "denmark", "finnish": "finland", "belgian": "belgium",
	"austrian": "austria", "hungarian": "hungary", "czech": "czech", "lebanese": "lebanon", "jordanian": "jordan",
	"afghan": "afghanistan", "pakistani": "pakistan", "belarusian": "belarus", "georgian": "georgia",
	"estonian": "estonia", "latvian": "latvia", "lithuanian": "lithuania", "swiss": "switzerland", "portuguese": "portugal",
	"irish": "ireland", "scottish": "scotland", "welsh": "wales", "romanian": "romania", "bulgarian": "bulgaria",
	"serbian": "serbia", "serb": "serbia", "croatian": "croatia", "slovak": "slovakia", "slovenian": "slovenia",
	"albanian": "albania", "macedonian": "macedonia", "bosnian": "bosnia", "kosovar": "kosovo", "moldovan": "moldova",
	"armenian": "armenia", "azerbaijani": "azerbaijan", "azeri": "azerbaijan", "kazakh": "kazakhstan", "kazakhstani": "kazakhstan",
	"uzbek": "uzbekistan", "kyrgyz": "kyrgyzstan", "tajik": "tajikistan", "turkmen": "turkmenistan", "mongolian": "mongolia",
	"vietnamese": "vietnam", "thai": "thailand", "indonesian": "indonesia", "malaysian": "malaysia", "filipino": "philippines",
	"philippine": "philippines", "taiwanese": "taiwan", "nepalese": "nepal", "bangladeshi": "bangladesh", "lankan": "lanka",
	"burmese": "myanmar", "cambodian": "cambodia", "yemeni": "yemen", "qatari": "qatar", "kuwaiti": "kuwait", "bahraini": "bahrain",
	"omani": "oman", "emirati": "emirates", "libyan": "libya", "tunisian": "tunisia", "algerian": "algeria", "moroccan": "morocco",
	"sudanese": "sudan", "ethiopian": "ethiopia", "somali": "somalia", "kenyan": "kenya", "ugandan": "uganda", "rwandan": "rwanda",
	"nigerian": "nigeria", "ghanaian": "ghana", "senegalese": "senegal", "malian": "mali", "african": "africa",
	"zimbabwean": "zimbabwe", "zambian": "zambia", "angolan": "angola", "congolese": "congo", "cuban": "cuba",
	"venezuelan": "venezuela", "colombian": "colombia", "argentine": "argentina", "argentinian": "argentina", "chilean": "chile",
	"peruvian": "peru", "bolivian": "bolivia", "ecuadorian": "ecuador", "haitian": "haiti", "icelandic": "iceland",
	"cypriot": "cyprus", "maltese": "malta", "luxembourgish": "luxembourg", "chechen": "chechnya", "kurdish": "kurdistan", "palestinian": "palestine", "european": "europe",
	"federation": "", "ministry": "minister", "affairs": "", "press": "", "permanent": "",
	"federal": "", "nations": "",
}

var roleStops = set(`the a an of for to at in on and by s current then new his her their its company firm club country`)

// lesser make another office of the one that follows: who asks for the minister
// does not mean the deputy, and the other way round.
var lesser = set(`deputy vice former ex acting assistant shadow under outgoing`)

// parts are bodies inside a ministry: their head is not the minister.
var parts = set(`department directorate division section committee agency service office staff bureau unit desk`)

// roleWords are the words a role is compared by: synonyms levelled, countries for
// their adjectives, bodies by their acronym, so that "FSB chief" and "the head of
// Russia's Federal Security Service (FSB)" share theirs.
func roleWords(role string) []string {
	var out []string
	add := func(w string) {
		if w != "" && !roleStops[w] {
			out = append(out, w)
		}
	}
	text := strings.ReplaceAll(role, "’", "'")
	t := names.DefaultTable()
	at := 0
	plainWords := func(s string) {
		for _, w := range names.Words(names.Fold(strings.ReplaceAll(s, "'s", ""))) {
			if heads[w] {
				w = "head"
			}
			if syn, ok := roleSynonyms[w]; ok {
				w = syn
			}
			add(w)
		}
	}
	for _, m := range t.Find(text) {
		plainWords(text[at:m.Start])
		if roleSynonyms[strings.ToLower(text[m.Start:m.End])] != "" {
			plainWords(text[m.Start:m.End])
		} else {
			add(conceptWord(m.Concept))
		}
		at = m.End
	}
	plainWords(text[at:])
	if strings.Contains(names.Fold(role), "ministry") && (!contains(out, "head") || slices.ContainsFunc(out, func(w string) bool { return parts[w] })) {
		out = remove(out, "minister") // a ministry is not its minister, nor is the head of a part of it
		out = append(out, "ministry")
	}
	return out
}

// alsoCalled are the words of a printed role, and those by which others call the
// same office: who represents a country at the United Nations for good is its
// ambassador, and who heads a national security council is its secretary.
func alsoCalled(role string) []string {
	ws, low := roleWords(role), names.Fold(role)
	if strings.Contains(low, "permanent representative") || strings.Contains(low, "permanent envoy") {
		ws = append(ws, "ambassador", "envoy", "representative")
	}
	if strings.Contains(low, "security council") && contains(ws, "head") {
		ws = append(ws, "secretary")
	}
	return ws
}

// fitsRole reports whether a role is the one asked for: it has every word of it,
// and is neither a lesser nor a higher office of the same name.
func fitsRole(have, want []string) bool {
	for _, w := range want {
		if !contains(have, w) {
			return false
		}
	}
	for _, w := range have {
		if lesser[w] && !contains(want, w) {
			return false
		}
	}
	return true
}

// conceptWord is the word by which a concept stands in a role.
func conceptWord(c *names.Concept) string {
	switch c.ID {
	case "united-states":
		return "us"
	case "united-kingdom":
		return "uk"
	}
	return c.ID
}

func hasOffice(ws []string) bool {
	for _, w := range ws {
		if offices[w] {
			return true
		}
	}
	return false
}

func contains(ws []string, w string) bool {
	for _, x := range ws {
		if x == w {
			return true
		}
	}
	return false
}

func remove(ws []string, w string) []string {
	var out []string
	for _, x := range ws {
		if x != w {
			out = append(out, x)
		}
	}
	return out
}

func set(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}
