package answer_test

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	"onrecord/answer"
	"onrecord/corpus/dates"
	"onrecord/index"
)

// years is an archive in which one person speaks of one thing three times.
func years() *archive {
	a := &archive{}
	a.said("old", "The Pilot", "Katrin Lindqvist", "“The tunnel is a dream of engineers.”", dates.Date{Year: 2011, Month: 5})
	a.said("new", "The Pilot", "Katrin Lindqvist", "“Nobody will ever pay for such a tunnel.”", dates.Date{Year: 2019, Month: 2})
	a.said("mid", "Coast News", "Katrin Lindqvist", "“We dug for a year and found that tunnel walls leak.”", dates.Date{Year: 2015, Month: 2, Day: 3})
	a.said("vang", "Coast News", "Peter Vang", "“A tunnel under the sound is worth its price.”", dates.Date{Year: 2016})
	return a
}

func TestAskInOtherWords(t *testing.T) {
	for _, c := range []struct{ question, first, note string }{
		{"what did Lindqvist first say about the tunnel", "old", "earliest come first"},
		{"what was Lindqvist's latest comment on the tunnel", "new", "latest come first"},
		{"when did Lindqvist last speak about the tunnel", "new", "latest come first"},
		{"how often did Lindqvist mention the tunnel", "", "3 places in 3 articles"},
		{"how many times has Vang talked about the tunnel", "vang", "1 place in 1 article"},
		{"what did Lindquist say about the tunnel", "", `nobody called "Lindquist" speaks in this archive; this is for Katrin Lindqvist`},
		{"what did Katrin Lindquist say about the tunnel", "", "this is for Katrin Lindqvist"},
		{"who besides Lindqvist spoke about the tunnel", "vang", "left out as you asked: Katrin Lindqvist"},
		{"who else, apart from Vang, spoke about the tunnel in 2011", "old", "left out as you asked: Peter Vang"},
		{"about the tunnel, what did Vang say?", "vang", ""},
		{"the tunnel: what did Vang say about it", "vang", ""},
		{"Vang said what about the tunnel", "vang", ""},
		{"and what did Vang say about the tunnel", "vang", ""},
		{"But, also, Vang?", "vang", ""},
		{"what has been said by Vang about the tunnel", "vang", ""},
		{"was anything said about the tunnel by Vang", "vang", ""},
		{"what was said by Vang", "vang", ""},
		{"what did both Vang and Lindqvist say about the tunnel under the sound", "vang", ""},
	} {
		ans, err := answer.New(years(), answer.Config{}).Ask(t.Context(), c.question, 0)
		if err != nil || len(ans.Excerpts) == 0 {
			t.Errorf("%q: nothing (%s), %v", c.question, ans.Read, err)
			continue
		}
		if got := ans.Excerpts[0].Article.ID; c.first != "" && got != c.first {
			t.Errorf("%q answers %s first, want %s (%s)", c.question, got, c.first, ans.Read)
		}
		if notes := strings.Join(ans.Read.Notes, "; "); !strings.Contains(notes, c.note) || c.note == "" && notes != "" {
			t.Errorf("%q notes %q, want %q", c.question, notes, c.note)
		}
	}
}

func TestAskDoesNotGuessAmongNames(t *testing.T) {
	a := years()
	a.said("twin", "Coast News", "Olga Lindqvisk", "“The tunnel is not mine.”", dates.Date{})
	for _, q := range []string{"what did Lindqvis say about the tunnel", "what did Peter Lindquist say about the tunnel", "what did Ving say about the tunnel"} {
		ans, err := answer.New(a, answer.Config{}).Ask(t.Context(), q, 0)
		if err != nil || len(ans.Excerpts) > 0 {
			t.Errorf("%q answers %s, %v", q, shown(ans.Excerpts), err)
		}
	}
}

// What nobody sees in a question, or sees as the same letters, changes nothing.
func TestTheSameQuestion(t *testing.T) {
	asker := answer.New(years(), answer.Config{})
	want := ""
	for i, q := range []string{
		"what did Lindqvist say about the tunnel", "  what did\tLindqvist say\nabout the tunnel ?! ", "what did Lind\u200bqvist say about the tun\u00adnel",
		"\ufeffwhat did Lindqvist say about the tunnel", "ｗｈａｔ did Ｌｉｎｄｑｖｉｓｔ say about the tunnel？", "what\u00a0did Lindqvist say about the tunnel",
		"What did Lindqvist say about the Tunnel?", "WHAT DID LINDQVIST SAY ABOUT THE TUNNEL", "please tell me what did Lindqvist say about the tunnel",
	} {
		ans, err := asker.Ask(t.Context(), q, 0)
		if err != nil {
			t.Fatal(err)
		}
		got := shown(ans.Excerpts)
		if i == 0 {
			want = got
		}
		if got != want || got == "" {
			t.Errorf("%q answers %s, want %s", q, got, want)
		}
	}
}

func TestAskWithNothingToLookFor(t *testing.T) {
	for _, q := range []string{"when", "what can you do", "and then", "who is it"} {
		ans, err := answer.New(years(), answer.Config{}).Ask(t.Context(), q, 0)
		if err != nil || len(ans.Excerpts)+len(ans.Related) > 0 || ans.Read.String() != "nothing that can be looked for" || len(ans.Read.Notes) != 1 {
			t.Errorf("%q answers %s, notes %q, %v", q, shown(ans.Excerpts), ans.Read.Notes, err)
		}
	}
	ans, err := answer.New(years(), answer.Config{}).Ask(t.Context(), "what did she say about the tunnel", 0)
	if err != nil || !strings.Contains(strings.Join(ans.Read.Notes, " "), `who "she" is`) {
		t.Errorf("notes %q, %v", ans.Read.Notes, err)
	}
}

// Pieces of which questions are thrown together that nobody would ask, in the
// hope that one of them breaks something.
var pieces = strings.Split("what did|who said|who else besides|how often did|Lavrov|Putin and|latest|first say|last|about|IS|the|\"|“|”|»|'|(|)|[|]|{|}|*|+|-|~|^|:|\\|/|?|!|&&|||AND|OR|NOT|speaker:|text:IS^2|.*|\\b|$1|%s|%d|\x00|\u200b|\u202e|\U0001f600|é|ß|Лавров|伊斯兰国|٣|-1|0|1e9|2015|in March|between|and|since|yesterday|' OR 1=1|<script>|@everyone|`|…|—|\t|\n|said said said|,,,,|;|according to|by|position on|e\u0301\u0301\u0301", "|")

func TestHostileQuestions(t *testing.T) {
	ix := indexOf(t)
	asker := answer.New(ix, answer.Config{})
	r := rand.New(rand.NewPCG(6, 4))
	for n := range 1000 {
		var sb strings.Builder
		for range 1 + r.IntN(14) {
			sb.WriteString(pieces[r.IntN(len(pieces))])
			if r.IntN(3) > 0 {
				sb.WriteByte(' ')
			}
			if r.IntN(9) == 0 {
				sb.WriteRune(rune(r.IntN(0x2ffff)))
			}
		}
		ans, err := asker.Ask(t.Context(), sb.String(), 0)
		if bad := new(answer.QuestionError); err != nil && !errors.As(err, &bad) {
			t.Fatalf("question %d %q: %v", n, sb.String(), err)
		}
		for _, e := range append(ans.Excerpts, ans.Related...) {
			full, err := index.Article(t.Context(), ix, e.Article.ID)
			if err != nil || full == nil || full.Text[e.Start:e.End] != e.Text {
				t.Fatalf("question %d %q shows %q, which its article does not say", n, sb.String(), e.Text)
			}
		}
	}
}

// What goes on from a question that nobody remembers, and what asks for whatever
// was said, is read for what it names.
func TestAskForWhatIsNamed(t *testing.T) {
	for q, topic := range map[string]string{
		"and about the tunnel?": "the tunnel", "but what about the tunnel": "the tunnel", "Also the tunnel": "the tunnel", "and in 2016?": "",
		"what has been said about the tunnel": "the tunnel", "has anything been said on the tunnel?": "the tunnel", "has the tunnel ever been mentioned": "the tunnel",
	} {
		ans, err := answer.New(years(), answer.Config{}).Ask(t.Context(), q, 0)
		if err != nil || ans.Read.Topic != topic || len(ans.Excerpts) == 0 {
			t.Errorf("%q is read as %s and answered %s, %v", q, ans.Read, shown(ans.Excerpts), err)
		}
	}
}
