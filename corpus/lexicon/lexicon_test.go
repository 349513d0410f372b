package lexicon_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"onrecord/corpus/lexicon"
)

func Example() {
	ours, err := lexicon.Default().Extend("ours.txt", strings.NewReader(`
# What our team adds.
Black Banner = BB | the Banner
[organisation]
Wagner Group = Wagner
[verb]
subtweet ; criticises ; that quotation
[title capital]
Lance Corporal | L. Cpl. ; rank
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(ours.Word("subtweeted").Is(lexicon.Criticises))
	sense, _ := ours.Word("subtweeting").Sense(lexicon.Verb)
	fmt.Println(sense.Lemma, sense.Form == lexicon.Gerund, sense.Frame&lexicon.That != 0)

	tokens := strings.Fields("L. Cpl. Ada Holm")
	w, n := ours.Longest(func(i int) (key, printed string) {
		if i >= len(tokens) {
			return "", ""
		}
		return lexicon.Key(tokens[i]), tokens[i]
	})
	fmt.Println(n, w.Flags())
	// Output:
	// true
	// subtweet true true
	// 2 capital rank title
}

// extended is the embedded lexicon with some lines more.
func extended(t *testing.T, lines string) *lexicon.Lexicon {
	t.Helper()
	l, err := lexicon.Default().Extend("test.txt", strings.NewReader(lines))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestBadLines(t *testing.T) {
	for _, c := range []struct{ lines, want string }{
		{"word\n", `test.txt line 1: want "Name = form | form" or "word ; flag", got "word"`},
		{"# a comment\n\n[office\n", `test.txt line 3: want "[flag flag]", got "[office"`},
		{"[]\n", `test.txt line 1: want "[flag flag]", got "[]"`},
		{"x ; ofice\n", `test.txt line 1: unknown flag "ofice"`},
		{"x ; titles\n", `test.txt line 1: unknown flag "titles" (title?)`},
		{"x ; verb ; thta\n", `test.txt line 1: unknown frame "thta"`},
		{"x | xs ; verb\n", `test.txt line 1: want a verb alone or with its five forms`},
		{"x ; office ; ; \n", `test.txt line 1: want "form | form ; flags ; more"`},
		{"= x\n", `test.txt line 1: want a word or a name first`},
		{"ok ; office\n\xff = x\n", `test.txt line 2: not UTF-8`},
	} {
		_, err := lexicon.Default().Extend("test.txt", strings.NewReader(c.lines))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: got error %v, want one with %s", c.lines, err, c.want)
		}
	}
}

func TestExtendLeavesTheOriginal(t *testing.T) {
	extended(t, "say ; verb praises\nzorp ; office\n")
	if lexicon.Default().Word("zorp") != nil || lexicon.Default().Word("say").Is(lexicon.Praises) {
		t.Error("Extend changed the lexicon that it extends")
	}
}

func TestExtendMerges(t *testing.T) {
	l := extended(t, "[organisation]\nBlack Banner = BB\n[place]\nTown\n")
	l, err := l.Extend("more.txt", strings.NewReader("Black Banner = The Banner\nTown ; office\nsay ; verb affirms ; listener\n"))
	if err != nil {
		t.Fatal(err)
	}
	s, _ := l.Phrase("the banner").Sense(lexicon.Organisation)
	if s.Entry == nil || s.Lemma != "Black Banner" || s.Flags.Has(lexicon.Thing) || !slices.Equal(s.Forms, []string{"Black Banner", "BB", "The Banner"}) {
		t.Errorf("the Banner is %+v, want a form of the organisation", s.Entry)
	}
	if n := len(l.Word("town").Senses()); n != 2 {
		t.Errorf("Town has %d senses, want 2: a place is no office", n)
	}
	say, _ := l.Word("said").Sense(lexicon.Verb)
	if !say.Flags.Has(lexicon.Affirms) || say.Frame&(lexicon.Listener|lexicon.Clause) != lexicon.Listener|lexicon.Clause {
		t.Errorf("say is %v %b, want what both files say", say.Flags, say.Frame)
	}
}

func TestCase(t *testing.T) {
	l := extended(t, "[capital office]\nAbbot | Zord Abbot\n[auxiliary]\nabbot\n")
	if !l.Has("who", lexicon.Organisation) {
		t.Error("the look-up ignores case")
	}
	if l.Word("who").As("who").Has(lexicon.Organisation) || !l.Word("who").As("WHO").Has(lexicon.Organisation) {
		t.Error("WHO is an organisation only as printed so")
	}
	if f := l.Word("abbot").As("abbot"); f.Has(lexicon.Office) || !f.Has(lexicon.Auxiliary) {
		t.Errorf("abbot is %v, want an auxiliary only", f)
	}
	for text, want := range map[string]int{"Zord Abbot": 2, "ZORD Abbot": 2, "zord abbot": 0, "Zord abbot": 0, "Abbot of": 1, "abbot of": 1, "WHO said": 1, "Zord": 0} {
		tokens := strings.Fields(text)
		_, n := l.Longest(func(i int) (key, printed string) {
			if i >= len(tokens) {
				return "", ""
			}
			return lexicon.Key(tokens[i]), tokens[i]
		})
		if n != want {
			t.Errorf("Longest(%q) has %d tokens, want %d", text, n, want)
		}
	}
}

func TestLongest(t *testing.T) {
	l := extended(t, "[title]\nLt. | Lieutenant\nLt. Col. | Lieutenant Colonel\n[body]\nzouse of lords\n")
	for text, want := range map[string]int{
		"lt. col. holm": 2, "lt. holm": 1, "lieutenant colonel": 2, "zouse of lords": 3, "zouse of cards": 0, "xholm": 0, "": 0,
	} {
		tokens := strings.Fields(text)
		w, n := l.Longest(func(i int) (key, printed string) {
			if i >= len(tokens) {
				return "", ""
			}
			return tokens[i], ""
		})
		if n != want || (w == nil) != (n == 0) {
			t.Errorf("Longest(%q) has %d tokens, want %d", text, n, want)
		}
	}
	if w := l.Phrase("Zouse of Lords"); !w.Is(lexicon.Body) || l.Phrase("zouse of").Is(lexicon.Body) || l.Phrase("of lords") != nil {
		t.Error("Phrase wants a whole form")
	}
}

func TestVerbForms(t *testing.T) {
	for verb, want := range map[string]string{
		"deny": "deny denies denied denied denying", "vow": "vow vows vowed vowed vowing", "play": "play plays played played playing",
		"stress": "stress stresses stressed stressed stressing", "agree": "agree agrees agreed agreed agreeing",
		"box": "box boxes boxed boxed boxing", "preach": "preach preaches preached preached preaching",
	} {
		got, err := lexicon.Inflect([]string{verb})
		if err != nil || strings.Join(got, " ") != want {
			t.Errorf("Inflect(%s) = %v, %v, want %s", verb, got, err, want)
		}
	}
	for form, want := range map[string]int{"say": lexicon.Base, "says": lexicon.ThirdPerson, "said": lexicon.Past, "written": lexicon.Participle, "telling": lexicon.Gerund} {
		if s, ok := lexicon.Default().Word(form).Sense(lexicon.Verb); !ok || s.Form != want {
			t.Errorf("%s has form %d, want %d", form, s.Form, want)
		}
	}
}

// A form with a full stop makes the word before it an abbreviation.
func TestAbbreviations(t *testing.T) {
	l := extended(t, "[title]\nInsp. | Insp ; capital ; inspector\n[abbreviated]\nviz.\n")
	for key, want := range map[string][2]bool{"insp": {true, false}, "insp.": {false, false}, "viz": {true, true}, "inspector": {false, false}} {
		w := l.Word(key)
		if got := [2]bool{w.Is(lexicon.Abbreviation), w.Is(lexicon.Abbreviated)}; got != want {
			t.Errorf("%s: abbreviation and abbreviated are %v, want %v", key, got, want)
		}
	}
	if l.Has("january", lexicon.Abbreviation) || l.Has("viz", lexicon.Verb) {
		t.Error("only a form with a full stop is an abbreviation")
	}
	s, ok := l.Word("insp.").Sense(lexicon.Title)
	if !ok || len(s.For) != 1 || s.For[0] != "inspector" {
		t.Errorf("Insp. stands for %v, want inspector", s.For)
	}
}

// Every embedded file says what it is, where it comes from and who may use it.
func TestFilesSayWhatTheyAre(t *testing.T) {
	n := 0
	for name, text := range lexicon.Files() {
		n++
		head, _, _ := strings.Cut(text, "\n\n")
		for _, want := range []string{"# ", "Source: ", "Licence: "} {
			if !strings.Contains(head, want) {
				t.Errorf("the head of %s has no %q", name, want)
			}
		}
	}
	if n == 0 {
		t.Error("no word list is embedded")
	}
}

func TestUnknownIsNothing(t *testing.T) {
	w := lexicon.Default().Word("xyzzy")
	if w != nil || w.Is(lexicon.Verb) || w.Flags() != (lexicon.Flags{}) || w.As("Xyzzy") != (lexicon.Flags{}) || w.Senses() != nil {
		t.Errorf("an unknown word is %+v", w)
	}
}

// Every flag can be written in a word list, and reads back as itself.
func TestFlagsHaveNames(t *testing.T) {
	seen := map[string]bool{}
	for f := lexicon.Flag(0); f < lexicon.FlagCount; f++ {
		name := lexicon.FlagsOf(f).String()
		if f == lexicon.Concept {
			continue // set by the loader
		}
		if name == "" || seen[name] {
			t.Errorf("flag %d has the name %q", f, name)
		}
		seen[name] = true
	}
}

// The look-up of a token must not cost more than a map from word to bits, which is
// the least that a list of words can cost.
func BenchmarkLookup(b *testing.B) {
	l := lexicon.Default()
	plain := map[string]uint32{}
	for form := range l.All(lexicon.Verb) {
		plain[form] = 1
	}
	text := strings.Fields(strings.Repeat("the minister said that he had not been told of any plan to deny or confirm what reporters wrote about it ", 50))
	b.Run("map", func(b *testing.B) {
		n := 0
		for b.Loop() {
			for _, w := range text {
				if plain[w]&1 != 0 {
					n++
				}
			}
		}
	})
	b.Run("Word", func(b *testing.B) {
		n := 0
		for b.Loop() {
			for _, w := range text {
				if l.Word(w).Is(lexicon.Verb) {
					n++
				}
			}
		}
	})
	b.Run("Longest", func(b *testing.B) {
		n := 0
		for b.Loop() {
			for k := range text {
				if w, _ := l.Longest(func(i int) (string, string) {
					if k+i >= len(text) {
						return "", ""
					}
					return text[k+i], ""
				}); w.Is(lexicon.Verb) {
					n++
				}
			}
		}
	})
	b.Run("Default", func(b *testing.B) { // reading all files, once a process
		for b.Loop() {
			lexicon.Load()
		}
	})
}
