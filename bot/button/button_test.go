package button

import (
	"errors"
	"strings"
	"testing"

	"onrecord/answer"
	"onrecord/bot/discord"
	"onrecord/bot/markdown"
	"onrecord/bot/store"
	"onrecord/corpus/dates"
)

func TestButtonsCarryTheirQuestion(t *testing.T) {
	s := NewCodec(store.NewCodes(10))
	for _, a := range []State{
		{Question: "what did Lavrov say about IS"},
		{Question: "o|||"},
		{Question: "#x"},
		{Question: strings.Repeat("ж", 300)},
		{Options: answer.Understood{Speaker: "Sergei Lavrov", Topic: "IS"}},
		{Options: answer.Understood{Topic: "a|b~c~!d"}},
		{Options: answer.Understood{From: dates.Date{Year: 2015, Month: 4, Day: 22}, To: dates.Date{Year: 2015, Month: 4}}},
		{Options: answer.Understood{From: dates.Date{Month: 4, Day: 22}, Outlet: "The Herald"}},
		{Options: answer.Understood{Speaker: strings.Repeat("a", 200), Topic: strings.Repeat("👩", 100)}},
	} {
		id := s.For(Next, 7, a)
		if markdown.Units(id) > discord.MaxCustomID {
			t.Errorf("custom_id of %d units", markdown.Units(id))
		}
		action, page, got, err := s.Read(id)
		if err != nil || action != Next || page != 7 || got.Code() != a.Code() {
			t.Errorf("%+v came back as %s %d %+v, %v", a, action, page, got, err)
		}
		if got.Question != a.Question || got.Options.Speaker != a.Options.Speaker || got.Options.Topic != a.Options.Topic ||
			got.Options.From != a.Options.From || got.Options.To != a.Options.To || got.Options.Outlet != a.Options.Outlet {
			t.Errorf("%+v came back as %+v", a, got)
		}
	}
}

// A short question needs nothing to be kept: another process reads its button.
func TestShortQuestionsOutliveARestart(t *testing.T) {
	id := NewCodec(store.NewCodes(1)).For(Previous, 0, State{Question: "what did Lavrov say about IS"})
	if _, _, a, err := NewCodec(store.NewCodes(1)).Read(id); err != nil || a.Question != "what did Lavrov say about IS" {
		t.Errorf("%+v, %v", a, err)
	}
}

func FuzzReadButton(f *testing.F) {
	for _, id := range []string{"1n1|qx", "1b0|oa|b|20150422||c", "1n|", "", "2n1|qx", "1n-1|qx", "1n99999999999|qx", "1n1|#abc", "1n1|o|", "1n1|o||x"} {
		f.Add(id)
	}
	s := NewCodec(store.NewCodes(4))
	f.Fuzz(func(t *testing.T, id string) {
		action, page, a, err := s.Read(id)
		if err != nil {
			var said discord.UserError
			if !errors.As(err, &said) {
				t.Fatalf("%q: an error that is not for users: %v", id, err)
			}
			return
		}
		if again, p, b, err := s.Read(s.For(action, page, a)); err != nil || again != action || p != page || b.Code() != a.Code() {
			t.Fatalf("%q is read as %s %d %+v and then %+v, %v", id, action, page, a, b, err)
		}
	})
}

// No two buttons do the same letter, and what costs a search of its own is a question.
func TestActions(t *testing.T) {
	all := []string{Previous, Next, ChooseSpeaker, Share, ShowContext, TurnContext, Helpful, NotHelpful, OpenMonth, Follow, FollowHow, FollowUnknown,
		EndFollow, GoOnFollow, StopFollow, ShowAll, AskOn, Cite, Export}
	seen := map[string]bool{}
	s := NewCodec(store.NewCodes(1))
	for _, action := range all {
		if len(action) != 1 || seen[action] {
			t.Errorf("the action %q is not a letter of its own", action)
		}
		seen[action] = true
		asks := action == ChooseSpeaker || action == OpenMonth || action == ShowAll || action == AskOn || action == Export
		if got := Asks(s.For(action, 0, State{Question: "ferry"})); got != asks {
			t.Errorf("a press of %q is a question: %t", action, got)
		}
	}
}
