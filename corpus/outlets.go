package corpus

import (
	"net/url"
	"strings"
)

// hosts names the outlets of well-known hosts; every other host stands for
// itself.
var hosts = map[string]string{
	"themoscowtimes.com": "The Moscow Times", "rferl.org": "RFE/RL", "rt.com": "RT", "tass.com": "TASS", "tass.ru": "TASS",
	"reuters.com": "Reuters", "apnews.com": "AP", "ap.org": "AP", "afp.com": "AFP", "interfax.com": "Interfax",
	"interfax.ru": "Interfax", "ria.ru": "RIA Novosti", "sputniknews.com": "Sputnik", "bbc.com": "BBC", "bbc.co.uk": "BBC",
	"theguardian.com": "The Guardian", "nytimes.com": "The New York Times", "washingtonpost.com": "The Washington Post",
	"wsj.com": "The Wall Street Journal", "ft.com": "Financial Times", "economist.com": "The Economist", "cnn.com": "CNN",
	"aljazeera.com": "Al Jazeera", "dw.com": "DW", "kommersant.ru": "Kommersant", "kommersant.com": "Kommersant",
	"meduza.io": "Meduza", "novayagazeta.ru": "Novaya Gazeta", "themoscownews.com": "The Moscow News",
	"independent.co.uk": "The Independent", "telegraph.co.uk": "The Telegraph", "voanews.com": "VOA", "npr.org": "NPR",
	"politico.com": "Politico", "politico.eu": "Politico", "bloomberg.com": "Bloomberg", "spiegel.de": "Der Spiegel",
	"lemonde.fr": "Le Monde", "haaretz.com": "Haaretz", "kyivpost.com": "Kyiv Post", "mid.ru": "Russian Foreign Ministry",
	"kremlin.ru": "Kremlin", "state.gov": "US State Department", "un.org": "United Nations", "foreignpolicy.com": "Foreign Policy",
	"middleeasteye.net": "Middle East Eye", "euronews.com": "Euronews", "france24.com": "France 24", "xinhuanet.com": "Xinhua",
}

// otherNames are ways to write outlets beside those of hosts.
var otherNames = map[string]string{
	"bbcnews": "BBC", "associatedpress": "AP", "theassociatedpress": "AP", "agencefrancepresse": "AFP", "radiofreeeuroperadioliberty": "RFE/RL",
	"rtnews": "RT", "rtinternational": "RT", "aljazeeraenglish": "Al Jazeera", "voiceofamerica": "VOA", "deutschewelle": "DW", "cnncom": "CNN",
	"newyorktimes": "The New York Times", "guardian": "The Guardian", "thefinancialtimes": "Financial Times", "tassrussiannewsagency": "TASS", "itartass": "TASS",
	"sputniknews": "Sputnik", "sputnikinternational": "Sputnik", "reuterscom": "Reuters", "moscowtimes": "The Moscow Times", "washingtonpost": "The Washington Post",
}

// outletOf tells the outlet by the host of an address.
func outletOf(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return ""
	}
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	for name := host; ; {
		if outlet := hosts[name]; outlet != "" {
			return outlet
		}
		_, rest, ok := strings.Cut(name, ".")
		if !ok || !strings.Contains(rest, ".") {
			return host
		}
		name = rest
	}
}

// knownOutlet returns the usual spelling of an outlet's name, if it is one that
// we know.
func knownOutlet(name string) string {
	name = squashed(name)
	for _, outlet := range hosts {
		if squashed(outlet) == name {
			return outlet
		}
	}
	return otherNames[name]
}

// isOutletName tells that a short line which stands beside the date is an
// outlet's name: one that we know, or the name of the host.
func isOutletName(name, address string) bool {
	s := squashed(name)
	if len(s) < 2 {
		return false
	}
	if knownOutlet(name) != "" {
		return true
	}
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	for _, label := range strings.Split(u.Hostname(), ".") {
		if label == s || "the"+label == s {
			return true
		}
	}
	return false
}

// squashed is s in lower case with its letters and figures only.
func squashed(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r > 0x7f {
			return r
		}
		return -1
	}, strings.ToLower(s))
}
