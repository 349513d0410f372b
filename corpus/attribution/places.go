package attribution

import (
	"strings"

	"onrecord/corpus/text"
)

// places are countries, capitals and the towns that stand for a government in
// print: they say things, but no "he" stands for them. What the text itself shows
// to be a place ("in Tartu") is added by [cast.place].
var places = text.Set(`afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahamas bahrain bangladesh
	belarus belgium belize benin bhutan bolivia bosnia botswana brazil britain brunei bulgaria burundi cambodia cameroon canada
	chile china colombia congo croatia cuba cyprus denmark djibouti ecuador egypt england eritrea estonia eswatini ethiopia europe
	fiji finland france gabon gambia germany ghana greece greenland grenada guatemala guinea guyana haiti honduras hungary iceland
	india indonesia iran iraq ireland israel italy jamaica japan kazakhstan kenya kiribati kosovo kuwait kyrgyzstan laos latvia
	lebanon lesotho liberia libya liechtenstein lithuania luxembourg macedonia malawi malaysia maldives mali malta
	mauritania mauritius mexico micronesia moldova monaco mongolia montenegro morocco mozambique myanmar namibia nepal netherlands
	nicaragua niger nigeria norway oman pakistan palau palestine panama paraguay peru philippines poland portugal qatar romania russia
	rwanda samoa scotland senegal serbia seychelles singapore slovakia slovenia somalia spain sudan suriname sweden switzerland syria
	taiwan tajikistan tanzania thailand togo tonga tunisia turkey turkmenistan tuvalu uganda ukraine uruguay uzbekistan vanuatu
	venezuela vietnam wales yemen zambia zimbabwe africa asia america
	abuja algiers amman amsterdam ankara ashgabat asmara astana athens baghdad baku bangkok beijing beirut belgrade berlin bern
	bishkek bogota brasilia bratislava brussels bucharest budapest cairo canberra caracas chisinau colombo copenhagen dakar damascus
	delhi dhaka doha dublin dushanbe hanoi harare havana helsinki islamabad jakarta jerusalem kabul kampala khartoum kiev kigali
	kyiv lisbon ljubljana london luanda madrid manila minsk mogadishu moscow nairobi nicosia nursultan oslo ottawa paris
	podgorica prague pretoria pristina pyongyang quito reykjavik riga riyadh rome sanaa santiago sarajevo seoul skopje sofia
	stockholm taipei tallinn tashkent tbilisi tehran tokyo tripoli tunis ulaanbaatar vienna vilnius warsaw washington
	wellington yerevan zagreb vatican donetsk luhansk crimea chechnya grozny gaza geneva hague strasbourg`)

// place reports whether the name is that of a place: a known one, or a single word
// that stands behind "in" or "across" somewhere in the text and never behind a
// title or a forename.
func (c *cast) place(m *mention) bool {
	if m.End-m.First != 1 {
		return false
	}
	low := strings.TrimSuffix(c.d.At(m.First).Low, "'s")
	if len(c.bySurname[c.key(c.text(m.Span))]) > 0 {
		return false // "Mr. London"
	}
	return places[low] || c.located[low]
}
