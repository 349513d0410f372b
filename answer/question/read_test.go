package question

import (
	"strings"
	"testing"

	"onrecord/corpus/dates"
)

// known stands for an archive in which these people speak.
func known(s string) bool {
	for _, k := range []string{"lavrov", "sergei lavrov", "putin", "churkin", "the us", "russian foreign minister", "may", "the kremlin"} {
		if strings.EqualFold(s, k) {
			return true
		}
	}
	return false
}

// context is that archive, on a Monday.
func context() Context {
	return Context{Speaks: known, Times: dates.Reader{Today: dates.Date{Year: 2026, Month: 11, Day: 23}}}
}

func TestRead(t *testing.T) {
	for _, c := range []struct{ q, who, about, when string }{
		{"what did Lavrov say about IS", "Lavrov", "IS", ""},
		{"What did Lavrov say about ISIL?", "Lavrov", "ISIL", ""},
		{"what did Lavrov say", "Lavrov", "", ""},
		{"What has the head of the FSB said about Syria since March 2015?", "the head of the FSB", "Syria", "since 1 March 2015"},
		{"what did the State Department say about oil", "the State Department", "oil", ""},
		{"what did Lavrov say on April 22, 2015", "Lavrov", "", "22 April 2015"},
		{"What did Lavrov say about Assad in November 2015?", "Lavrov", "Assad", "November 2015"},
		{"what did Lavrov say about Assad between March and May 2015", "Lavrov", "Assad", "1 March 2015 to 31 May 2015"},
		{"what did Lavrov say about Assad before 22 April 2015", "Lavrov", "Assad", "until 21 April 2015"},
		{"what did May say about Brexit in May", "May", "Brexit", "May (any year)"},
		{"what did Lavrov say about Assad last week", "Lavrov", "Assad", "16 November 2026 to 22 November 2026"},
		{"who said the genie is out", "", "the genie is out", ""},
		{"who said that oil is cheap?", "", "oil is cheap", ""},
		{"who else spoke about oil", "", "oil", ""},
		{"Who talked about oil yesterday", "", "oil", "22 November 2026"},
		{"What did USA Today say about oil", "USA Today", "oil", ""},
		{"What did Lavrov say about Syria Today", "Lavrov", "Syria", "23 November 2026"},
		{"What Did Lavrov Say Today About Oil", "Lavrov", "Oil", "23 November 2026"},
		{"How many nationals fight in Syria, according to Lavrov?", "Lavrov", "How many nationals fight in Syria", ""},
		{"According to Lavrov, who made IS?", "Lavrov", "who made IS", ""},
		{"Lavrov on IS", "Lavrov", "IS", ""},
		{"lavrov about is", "lavrov", "is", ""},
		{"Lavrov: oil", "Lavrov", "oil", ""},
		{"genie out of the bottle", "", "genie out of the bottle", ""},
		{"oil on the market", "", "oil on the market", ""},
		{"Lavrov's remarks on oil", "Lavrov", "oil", ""},
		{"What is Lavrov’s position on Syria?", "Lavrov", "Syria", ""},
		{"quotes by Lavrov on Syria", "Lavrov", "Syria", ""},
		{"statements of the Russian foreign minister", "the Russian foreign minister", "", ""},
		{"what was said about oil by Churkin", "Churkin", "oil", ""},
		{"what do people say about oil", "", "oil", ""},
		{"did Lavrov mention Savchenko?", "Lavrov", "Savchenko", ""},
		{"Show me what Lavrov said about oil", "Lavrov", "oil", ""},
		{"please tell me what did the Kremlin say about oil", "the Kremlin", "oil", ""},
		{"how did Lavrov react to the strikes", "Lavrov", "the strikes", ""},
		{"Why does Putin think the West is weak", "Putin", "the West is weak", ""},
		{"What is 'good' and 'bad' terrorists about?", "", "What is 'good' and 'bad' terrorists about", ""},
		{"what did Lavrov and Putin say about oil", "Lavrov and Putin", "oil", ""},
		{"what did anyone say about oil", "", "oil", ""},
		{"Lavrov Syria", "Lavrov", "Syria", ""},
		{"“carve out this cancer”", "", "“carve out this cancer”", ""},
		{"what did Lavrov say about 11 September 2001", "Lavrov", "11 September 2001", ""},
		{"oil prices in 2014", "", "oil prices", "2014"},
		{"What did Lavrov tell reporters about the attacks", "Lavrov", "the attacks", ""},
		{"How did Lavrov describe Islamic State", "Lavrov", "Islamic State", ""},
		{"what did the State Department say about the Islamic State of Iraq", "the State Department", "the Islamic State of Iraq", ""},
		{"what did Lavrov say to Kerry about oil", "Lavrov", "Kerry about oil", ""},
		{"what did Lavrov say about Assad between 1 and 5 November 2015", "Lavrov", "Assad", "1 November 2015 to 5 November 2015"},
		{"Lavrov on oil, 3-8 March 2016", "Lavrov", "oil", "3 March 2016 to 8 March 2016"},
		{"what did Lavrov say over the past week", "Lavrov", "", "16 November 2026 to 22 November 2026"},
		{"what did Lavrov say about oil in the fall of Aleppo", "Lavrov", "oil in the fall of Aleppo", ""},
		{"what did Lavrov say about over 2000 fighters", "Lavrov", "over 2000 fighters", ""},
		{"how did Lavrov describe the envoy's remarks", "Lavrov", "the envoy's remarks", ""},
		{"any statements by Lavrov on oil", "Lavrov", "oil", ""},
		{"are there any recent comments from Putin about oil?", "Putin", "oil", ""},
		{"has Lavrov apologised for the delay", "Lavrov", "the delay", ""},
		{"when will Putin visit Oslo", "Putin", "visit Oslo", ""},
		{"latest from Lavrov on Assad", "Lavrov", "Assad", ""},
		{"what did Putin say on Monday 25 September 2017", "Putin", "", "25 September 2017"},
		{"what did Putin say about oil on Mon, 25 Sept 2017", "Putin", "oil", "25 September 2017"},
		{"what did Lavrov say on Monday about oil", "Lavrov", "oil", "16 November 2026"},
		{"I'd like to know what Lavrov said about oil", "Lavrov", "oil", ""},
		{"what did Lavrov tell the BBC about oil", "Lavrov", "oil", ""},
		{"what did Lavrov tell journalists about oil", "Lavrov", "oil", ""},
		{"what promises did Putin make about pensions", "Putin", "pensions", ""},
		{"what was the last thing Putin said about oil", "Putin", "oil", ""},
		{"who in the Kremlin talked about oil", "the Kremlin", "oil", ""},
		{"what was Lavrov's response when asked about oil", "Lavrov", "oil", ""},
		{"whats lavrovs opinion on oil", "lavrovs", "oil", ""},
		{"\"no limits\" Putin", "Putin", "\"no limits\"", ""},
		{"is Putin in favour of a truce", "Putin", "a truce", ""},
		{"Putin/oil", "Putin", "oil", ""},
		{"what do we know about oil", "", "oil", ""},
		{"what did Lavrov say re: oil", "Lavrov", "oil", ""},
		{"putin letter", "putin", "letter", ""},
		{"oil prices Putin", "Putin", "oil prices", ""},
		{"who else spoke about oil besides Lavrov", "", "oil", ""},
		{"I need everything Lavrov has said on oil", "Lavrov", "oil", ""},
		{"tell me about oil in the words of Lavrov", "Lavrov", "oil", ""},
		{"on oil, what was said by Lavrov", "Lavrov", "oil", ""},
		{"is there anything from Lavrov on oil", "Lavrov", "oil", ""},
		{"about oil Lavrov said what", "Lavrov", "oil", ""},
		{"about IS Lavrov said what", "Lavrov", "IS", ""},
		{"oil - what does Lavrov say?", "Lavrov", "oil", ""},
		{"what was it that Lavrov said about oil", "Lavrov", "oil", ""},
		{"did anything get said by Lavrov about oil", "Lavrov", "oil", ""},
		{"who is Lavrov and what did he say about oil", "Lavrov", "oil", ""},
		{"could you tell me what Lavrov said about oil please", "Lavrov", "oil", ""},
		{"As for oil, what is Lavrov's view?", "Lavrov", "oil", ""},
		{"In what terms did Lavrov speak of oil", "Lavrov", "oil", ""},
		{"is there anything new from Lavrov", "Lavrov", "", ""},
		{"anything said by the FSB about recruits", "the FSB", "recruits", ""},
		{"Quote Lavrov on oil", "Lavrov", "oil", ""},
		{"what's been Lavrov's line on oil", "Lavrov", "oil", ""},
		{"where does Lavrov stand on oil", "Lavrov", "oil", ""},
		{"CONTINUING CONFLICT BETWEEN PUTIN AND OSLO OVER OIL", "", "CONTINUING CONFLICT BETWEEN PUTIN AND OSLO OVER OIL", ""},
	} {
		q := Read(c.q, context())
		if q.Who.Text != c.who || q.About.Text != c.about || q.When.Words() != c.when {
			t.Errorf("%q\n got %q | %q | %q\nwant %q | %q | %q", c.q, q.Who.Text, q.About.Text, q.When.Words(), c.who, c.about, c.when)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"what did X say about Y since May", "between 2015-04-01 and", "\xff who said ß", "in in in on 1 May", "oil/gas “Putin” 's n't"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, words string) {
		q := Read(words, context())
		if q.When.To.Compare(q.When.From) < 0 && q.When.To.Year != 0 {
			t.Fatalf("%q is read as the range %v to %v", words, q.When.From, q.When.To)
		}
		for _, part := range []Part{q.Who.Part, q.Who.Except, q.About, q.When.Part, q.Outlet.Part} {
			var text []string
			for _, at := range part.At {
				text = append(text, q.Words[at.Start:at.End])
			}
			if strings.Join(text, " ") != part.Text {
				t.Fatalf("%q: %q stands at %q of %q", words, part.Text, text, q.Words)
			}
		}
	})
}
