package bot

import (
	"errors"
	"strings"
	"testing"

	"onrecord/answer"
	"onrecord/corpus/dates"
)

func TestButtonsCarryTheirQuestion(t *testing.T) {
	s := newAskedStore(10)
	for _, a := range []asked{
		{question: "what did Lavrov say about IS"},
		{question: "o|||"},
		{question: "#x"},
		{question: strings.Repeat("ж", 300)},
		{options: answer.Understood{Speaker: "Sergei Lavrov", Topic: "IS"}},
		{options: answer.Understood{Topic: "a|b~c~!d"}},
		{options: answer.Understood{From: dates.Date{Year: 2015, Month: 4, Day: 22}, To: dates.Date{Year: 2015, Month: 4}}},
		{options: answer.Understood{From: dates.Date{Month: 4, Day: 22}, Outlet: "The Herald"}},
		{options: answer.Understood{Speaker: strings.Repeat("a", 200), Topic: strings.Repeat("👩", 100)}},
	} {
		id := s.button(turnOn, 7, a)
		if units(id) > maxCustomID {
			t.Errorf("custom_id of %d units", units(id))
		}
		action, page, got, err := s.read(id)
		if err != nil || action != turnOn || page != 7 || got.code() != a.code() {
			t.Errorf("%+v came back as %s %d %+v, %v", a, action, page, got, err)
		}
		if got.question != a.question || got.options.Speaker != a.options.Speaker || got.options.Topic != a.options.Topic ||
			got.options.From != a.options.From || got.options.To != a.options.To || got.options.Outlet != a.options.Outlet {
			t.Errorf("%+v came back as %+v", a, got)
		}
	}
}

// A short question needs nothing to be kept: another process reads its button.
func TestShortQuestionsOutliveARestart(t *testing.T) {
	id := newAskedStore(1).button(turnBack, 0, asked{question: "what did Lavrov say about IS"})
	if _, _, a, err := newAskedStore(1).read(id); err != nil || a.question != "what did Lavrov say about IS" {
		t.Errorf("%+v, %v", a, err)
	}
}

func FuzzReadButton(f *testing.F) {
	for _, id := range []string{"1n1|qx", "1b0|oa|b|20150422||c", "1n|", "", "2n1|qx", "1n-1|qx", "1n99999999999|qx", "1n1|#abc", "1n1|o|", "1n1|o||x"} {
		f.Add(id)
	}
	s := newAskedStore(4)
	f.Fuzz(func(t *testing.T, id string) {
		action, page, a, err := s.read(id)
		if err != nil {
			var said sentence
			if !errors.As(err, &said) {
				t.Fatalf("%q: an error that is not for users: %v", id, err)
			}
			return
		}
		if again, p, b, err := s.read(s.button(action, page, a)); err != nil || again != action || p != page || b.code() != a.code() {
			t.Fatalf("%q is read as %s %d %+v and then %+v, %v", id, action, page, a, b, err)
		}
	})
}

func TestStamp(t *testing.T) {
	for in, want := range map[dates.Date]string{
		{Year: 2015, Month: 4, Day: 22}: "<t:1429698600:D>",
		{Year: 1968, Month: 8, Day: 21}: "<t:-42989400:D>",
		{Year: 2015, Month: 4}:          "April 2015",
		{Year: 2015}:                    "2015",
		{Month: 4, Day: 22}:             "22 April, year not known",
		{Month: 4}:                      "April, year not known",
		{}:                              "",
		{Year: 2015, Month: 77}:         "2015",
	} {
		if got := stamp(in); got != want {
			t.Errorf("stamp(%+v) = %q, want %q", in, got, want)
		}
	}
}

func TestRedact(t *testing.T) {
	in := `Post "https://discord.com/api/v10/interactions/123/aW50ZXJ/callback": {"token":"aW50ZXJ"} webhooks/9/aW50ZXJ?x Bot my.token`
	if got := redact(in, "my.token"); strings.Contains(got, "aW50ZXJ") || strings.Contains(got, "my.token") {
		t.Errorf("redact left %s", got)
	}
}

func TestRecent(t *testing.T) {
	r := newRecent[int, string](2)
	r.put(1, "a")
	r.put(2, "b")
	r.get(1)
	r.put(3, "c")
	if _, ok := r.get(2); ok {
		t.Error("the least recent entry is kept")
	}
	r.put(1, "d")
	if v, _ := r.get(1); v != "d" {
		t.Errorf("got %q", v)
	}
}
