package clean_test

import (
	"strings"
	"testing"

	"onrecord/corpus/clean"
	"onrecord/corpus/corpustest"
)

// TestCleanKeeps holds lines that look like furniture and are somebody's words,
// or the article's.
func TestCleanKeeps(t *testing.T) {
	for _, line := range []string{
		`“See also the annex,” the envoy said.`,
		`"Read more books," she told the pupils.`,
		`“Breaking news is not my trade,” Orlova said.`,
		`He said: “Share this with everybody.”`,
		`“We use cookies in the embassy kitchen,” the cook said.`,
		`The minister said readers should sign up for the newsletter of facts, not fears.`,
		`Photo: the minister said he had not been in the room.`,
		`"No comment."`,
		`© The firm said it owned every right, and added that it would sue.`,
		`Related costs rose, the minister said.`,
		`Watch the border, Petrov said.`,
		`“About us? Nothing,” he said.`,
		`— I will not sign, said Petrov.`,
		`- The first point, he said, is trust.`,
		`The treaty of 1990 was signed in Paris (c) of its annex.`,
		`More: he asked for more.`,
		`He wrote that snake_case_names and 2*3*4 stay as they are.`,
		`Print is dead, the publisher said.`,
	} {
		for _, text := range []string{line, "Intro of the article stands here.\n\n" + line + "\n\nAnd it goes on here.", "See also\n\n" + line} {
			clean, removed := clean.Clean(text)
			if !strings.Contains(clean, line) {
				t.Errorf("%q lost: %q, removed %v", line, clean, removed)
			}
		}
	}
}

func TestCleanRemoves(t *testing.T) {
	for _, furniture := range []string{
		"Accessibility links", "BREAKING NEWS", "See also\n\n© Ann Lee/Agency\n\nPort opens again", "See also:\nPort: who profits from the “new deal”",
		"READ MORE: No port can open without Lee – Orlova", "Read more: Port opens again", "Share this article", "Facebook Twitter WhatsApp", "Share on Facebook",
		"We use cookies to improve your experience. By continuing you agree to our policy.", "Latest Posts", "Most read\n\nPort opens again\n\nShips are back",
		"Related articles\n- Port opens again\n- Ships are back", "About the author\n\nAnn Lee writes about ports.", "SPECIAL project\n\nShips and men\nHow the port feeds a town",
		"Sign up to our newsletter and get the news into your inbox", "© 2015 The Port Gazette. All rights reserved.", "3 min read", "Home > News > Ports", "Tags: port, ships",
		"Ships are back at #port https://t.co/Ab12Cd34Ef pic.twitter.com/Ab12Cd34Ef\n— Port News (@PortNews) April 22, 2015", "Photo: Ann Lee / Agency", "* * *",
		"News\nWorld\nPolitics\nSport", "![a ship](https://example.org/ship.png)", "Advertisement", "12 comments", "Читайте также: Порт открыт",
	} {
		before, after := "The port opened on Monday, the envoy said.", "“We waited long,” she added."
		clean, removed := clean.Clean(before + "\n\n" + furniture + "\n\n" + after)
		if clean != before+"\n\n"+after {
			t.Errorf("%q left %q, removed %v", furniture, clean, removed)
		}
		if len(removed) == 0 && !strings.HasPrefix(furniture, "*") && !strings.HasPrefix(furniture, "!") {
			t.Errorf("%q: nothing recorded", furniture)
		}
	}
}

func TestCleanShapes(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"torn sentence", "They gave it freely by sending\n\nships to the town, he said.", "They gave it freely by sending ships to the town, he said."},
		{"name in small letters", "The harbour was closed for a day\n\nal-Rashid said nothing.", "The harbour was closed for a day\n\nal-Rashid said nothing."},
		{"emphasis", "**The**  **Port** was *not* open, __he__ said.", "The Port was not open, he said."},
		{"link", "He told [the Gazette](https://example.org/a_b) so.", "He told the Gazette so."},
		{"glued headline", "Port opens again after stormPort opens again after storm", "Port opens again after storm"},
		{"doubled headline", "Port opens again after storm\n\nPort opens again after storm\n\nIt did.", "Port opens again after storm\n\nIt did."},
		{"a person's tweet", "We will open the port. https://t.co/Ab12Cd34Ef\n— Ann Lee (@annlee) April 22, 2015", "We will open the port.\n\n— Ann Lee (@annlee) April 22, 2015"},
		{"lines", "One sentence ends here.\nAnother one ends here.", "One sentence ends here.\n\nAnother one ends here."},
		{"wrapped", wrapped, strings.ReplaceAll(strings.ReplaceAll(strings.ReplaceAll(wrapped, "\n\n", "\x00"), "\n", " "), "\x00", "\n\n")},
	} {
		if got, _ := clean.Clean(c.in); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

const wrapped = `The port of the town was opened on Monday after a week of storms that had
kept all ships outside, the envoy told reporters, adding that nobody was hurt
and that the cranes would work through the night to unload what had waited.

She said the town had enough bread, and that the trains which had been held
back in the hills would leave before the evening with their full load on them.`

// TestCleanCost cleans long texts made to cost time; one that costs the square
// of its length would not end here.
func TestCleanCost(t *testing.T) {
	for name, s := range map[string]string{
		"torn": strings.Repeat("some words that end here\n\nand go on\n\n", 8000), "teasers": strings.Repeat("See also\nA b c\n", 20000), "short": strings.Repeat("a\n", 40000),
		"links": strings.Repeat("[", 100000) + "a" + strings.Repeat("](/)", 100000), "menus": strings.Repeat("News\nWorld\n", 20000), "stars": strings.Repeat("**a ", 200000),
	} {
		if clean, _ := clean.Clean(s); len(clean) > len(s)*2 {
			t.Errorf("%s: %d bytes became %d", name, len(s), len(clean))
		}
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{
		"See also\n\nA headline here\n\nBody.", "**a*_b_*", "a\n\nSee\n\nalso\n\nb c", "“x” y\n— RT (@RT_com) November 18, 2015", "Original url:\n\n<https://example.org/>",
		"# #\n\n> > x", "e**\u0301**", "A\u200d\u202e\ufeff\x00b", "Home > a > b\nNews\nWorld\nUK", "About us\n\nx", "t.co/ https://t.co/a", "one two threeone two three", wrapped,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		clean, removed := clean.Clean(s)
		corpustest.Clean(t, clean)
		if len(clean) > len(s)*3+1024 {
			t.Errorf("%d bytes became %d", len(s), len(clean))
		}
		for _, r := range removed {
			if r.Reason == "" {
				t.Errorf("%q removed without a reason", r.Text)
			}
		}
	})
}

func TestElsewhere(t *testing.T) {
	for l, want := range map[string]bool{
		"STORM SEASON:Town counts its boats":                                        true,
		"More:Why the ferry sank. What we know":                                     true,
		"'Nobody asked us':Dockers slam the sale":                                   true,
		"Photos: Storm over Velby Men carry sandbags on May 3. Hide Caption 2 of 9": true,
		"JUST WATCHED Mayor calls the wall safe Replay More Videos":                 true,
		"Mayor: The harbour will be dredged":                                        false,
		"Boats left at 5:30 on Monday":                                              false,
		"A re:Store shop in Velby. The chain left in May.":                          false,
		"Anna Holm:I never saw the report.":                                         false,
	} {
		if got := clean.Elsewhere(l); got != want {
			t.Errorf("Elsewhere(%q) = %v", l, got)
		}
	}
}
