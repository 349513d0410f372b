package bot_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"onrecord/bot"
	"onrecord/bot/fakediscord"
)

// A button does what it says after the process that made it has gone, also where
// its question is too long to stand in it.
func TestButtonsOutliveTheProcess(t *testing.T) {
	dir := t.TempDir()
	inBubble(t, func(t *testing.T) {
		s := newFake(t, fakediscord.Options{})
		long := "harbour " + strings.Repeat("what did they say of it ", 10)
		cfg := bot.Config{Archive: (&shelf{excerpts: town}).archive, StateDir: dir}
		var shown []*fakediscord.Message
		_, stop := start(t, s, cfg)
		s.AwaitSession(1)
		for _, q := range []string{"harbour", long} {
			shown = append(shown, s.AwaitReply(s.Slash(people["anna"], "ask", map[string]any{"question": q})).Reply)
		}
		stop()
		run(t, s, cfg)
		s.AwaitSession(2)
		for _, m := range shown {
			i := s.AwaitReply(s.Press(people["anna"], m, "Next"))
			if !i.Update || !strings.Contains(i.Reply.String(), "page 2 of 2") {
				t.Errorf("pressed after a restart: %v", i.Reply)
			}
		}
	})
}

// What one of several processes behind one address has kept, the others know.
func TestReplicasShareWhatIsKept(t *testing.T) {
	dir := t.TempDir()
	var es [2]*httpBot
	for i := range es {
		es[i] = newEndpoint(t, dir)
	}
	long := "harbour " + strings.Repeat("what did they say of it ", 10)
	code, got := es[0].post(signedAsk("3001", long))
	next := buttonNamed(t, []byte(got), "Next")
	if code != 200 || !strings.Contains(next, "|#") {
		t.Fatalf("answered %d with the button %q", code, next)
	}
	press, _ := json.Marshal(map[string]any{"id": "3002", "application_id": fakediscord.AppID, "type": 3, "token": "secret-3002",
		"guild_id": fakediscord.Guild, "channel_id": fakediscord.Room,
		"member": map[string]any{"user": map[string]any{"id": "31"}, "roles": []string{}, "permissions": "0"},
		"data":   map[string]any{"component_type": 2, "custom_id": next}})
	if code, got := es[1].post(press); code != 200 || !strings.Contains(got, "page 2 of 2") {
		t.Errorf("pressed at the other one: %d %s", code, got)
	}
}

// buttonNamed is the custom_id of a button in a response.
func buttonNamed(t *testing.T, response []byte, label string) string {
	t.Helper()
	var r struct {
		Data fakediscord.Message `json:"data"`
	}
	if err := json.NewDecoder(bytes.NewReader(response)).Decode(&r); err != nil {
		t.Fatal(err)
	}
	for _, row := range r.Data.Components {
		for _, b := range row.Components {
			if b.Label == label {
				return b.CustomID
			}
		}
	}
	t.Fatalf("no button %q in %s", label, response)
	return ""
}
