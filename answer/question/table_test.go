package question

import (
	"cmp"
	"strings"
	"testing"
)

// speaks stands for an archive in which these speak.
func speaks(name string) bool {
	switch strings.ToLower(name) {
	case "holm", "the minister", "minister", "the kremlin", "kremlin":
		return true
	}
	return false
}

// Every row of the tables is there for its example.
func TestExamples(t *testing.T) {
	for i, row := range table {
		part := strings.Split(row.example, "|")
		if len(part) != 3 {
			t.Errorf("row %d: example %q wants question | who | about", i, row.example)
			continue
		}
		q := Read(strings.TrimSpace(part[0]), Context{Speaks: speaks, Named: func(name string) bool { return name == "Anna Berg" }})
		if q.Who.Text != strings.TrimSpace(part[1]) || q.About.Text != strings.TrimSpace(part[2]) || q.row != i+1 {
			t.Errorf("%q is read by row %d %q as %q | %q; want row %d %q", part[0], q.row-1, table[max(0, q.row-1)].pattern, q.Who.Text, q.About.Text, i, row.pattern)
		}
	}
}

func TestPhrasesTakenOut(t *testing.T) {
	for i, p := range taken {
		asked, want, _ := strings.Cut(p.example, " | ")
		r := &reader{words: asked, tokens: tokenise(asked, nil)}
		for n := range r.tokens {
			r.left = append(r.left, n)
		}
		if !r.takeOne(p, compiledTaken[i]) || r.text(r.left) != want {
			t.Errorf("%q leaves %q, want %q", asked, r.text(r.left), want)
		}
	}
}

func TestTalk(t *testing.T) {
	for _, talk := range talks {
		if got := Read(talk.example, Context{Speaks: speaks}).Talk; got != talk.talk {
			t.Errorf("%q is talk %d, want %d", talk.example, got, talk.talk)
		}
	}
	for _, words := range []string{"thanks, that was great", "Thank you so much!", "ok thx", "Hey bot", "good morning everyone", "who are you?"} {
		if Read(words, Context{Speaks: speaks}).Talk == NoTalk {
			t.Errorf("%q is no talk", words)
		}
	}
	for _, words := range []string{"hello, what did Holm say about oil", "thanks to Holm", "who thanked Holm", "good oil", "help for farmers", "what can oil do"} {
		if Read(words, Context{Speaks: speaks}).Talk != NoTalk {
			t.Errorf("%q is talk", words)
		}
	}
}

func TestKinds(t *testing.T) {
	for _, k := range kinds {
		if got := Read(k.example, Context{}).Asks; got != k.asks {
			t.Errorf("%q asks for %d, want %d", k.example, got, k.asks)
		}
	}
	for words, want := range map[string]Polarity{
		"who denied the charge": Denies, "did Holm apologise for it": Apologises, "who has criticised oil": Criticises,
		"what does Holm promise": Promises, "how did Holm respond to it": Answers, "what did Holm say": Says,
	} {
		if q := Read(words, Context{}); len(q.Verbs) != 1 || q.Verbs[0].Polarity != want {
			t.Errorf("%q has the verbs %v, want one of polarity %d", words, q.Verbs, want)
		}
	}
}

func TestFollowUps(t *testing.T) {
	before := Question{Who: Who{Part: Part{Text: "Vang"}}, About: Part{Text: "fish"}}
	for i, e := range ellipses {
		part := strings.Split(e.example, "|")
		q := Read("and "+part[0], Context{Speaks: speaks, Previous: &before})
		who, about := strings.TrimSpace(part[1]), strings.TrimSpace(part[2])
		if !q.Follows || q.Kept.Who != (who == "") || q.Kept.About != (about == "") ||
			q.Who.Text != cmp.Or(who, "Vang") || q.About.Text != cmp.Or(about, "fish") {
			t.Errorf("row %d: %q is read as %q | %q, kept %v", i, part[0], q.Who.Text, q.About.Text, q.Kept)
		}
	}
}
