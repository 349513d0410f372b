package discord

import (
	"reflect"
	"testing"
	"time"
)

var at = time.Unix(1.79e9, 0)

// What Discord sends is read for what is needed of it, whatever stands beside it.
func TestFromInteraction(t *testing.T) {
	const who = `"member":{"user":{"id":"3"},"roles":["r"],"permissions":"32"}`
	for name, tt := range map[string]struct {
		json string
		want *Request
	}{
		"command": {`{"id":"1","type":2,"token":"t","application_id":"9","guild_id":"7","channel_id":"8","app_permissions":"3072",` + who + `,
			"data":{"name":"speaker","type":1,"options":[{"name":"name","type":3,"value":"Lavrov"},{"name":"private","type":5,"value":true}]}}`,
			&Request{Kind: Command, Name: "speaker", Options: map[string]string{"name": "Lavrov", "private": "true"}}},
		"sub-command": {`{"id":"1","type":2,"token":"t","application_id":"9","guild_id":"7","channel_id":"8","app_permissions":"3072",` + who + `,
			"data":{"name":"settings","type":1,"options":[{"name":"role","type":1,"options":[{"name":"role","type":8,"value":"55"}]}]}}`,
			&Request{Kind: Command, Name: "settings", Sub: "role", Options: map[string]string{"role": "55"}}},
		"a name that is typed": {`{"id":"1","type":4,"token":"t","application_id":"9","guild_id":"7","channel_id":"8","app_permissions":"3072",` + who + `,
			"data":{"name":"speaker","type":1,"options":[{"name":"name","type":3,"value":"La","focused":true}]}}`,
			&Request{Kind: Autocomplete, Name: "speaker", Focused: "name", Options: map[string]string{"name": "La"}}},
		"a message with parts that are new": {`{"id":"1","type":2,"token":"t","application_id":"9","guild_id":"7","channel_id":"8","app_permissions":"3072",` + who + `,
			"data":{"name":"Find","type":3,"target_id":"5","resolved":{"messages":{"5":{"id":"5","type":"odd","content":"the harbour",
			"components":[{"type":99,"custom_id":7,"components":{"x":1}}],"embeds":[{"title":"Ice","description":5,"new":[]}],
			"message_snapshots":[{"message":{"content":"passed on"}}]}}}}}`,
			&Request{Kind: Command, Name: "Find", Text: "the harbour\nIce\npassed on", Options: map[string]string{}}},
		"a member with a number for a day": {`{"id":"1","type":2,"token":"t","application_id":"9","guild_id":"7","channel_id":"8","app_permissions":"3072",
			"member":{"user":{"id":"3","flags":"x"},"roles":["r"],"permissions":"32","premium_since":0,"joined_at":12},"data":{"name":"help"}}`,
			&Request{Kind: Command, Name: "help", Options: map[string]string{}}},
		"press": {`{"id":"1","type":3,"token":"t","application_id":"9","guild_id":"7","channel_id":"8","app_permissions":"3072",` + who + `,
			"message":{"id":"6","flags":64,"interaction_metadata":{"id":"0","user":{"id":"4"}}},"data":{"component_type":2,"custom_id":"1n1|qx"}}`,
			&Request{Kind: Component, Button: "1n1|qx", Message: "6", Owner: "4", Ephemeral: true}},
		"choice on a reply": {`{"id":"1","type":3,"token":"t","application_id":"9","guild_id":"7","channel_id":"8","app_permissions":"3072",` + who + `,
			"message":{"id":"6","referenced_message":{"author":{"id":"4"}}},"data":{"custom_id":"1s0|o","values":["a"]}}`,
			&Request{Kind: Component, Button: "1s0|o", Message: "6", Owner: "4", Values: []string{"a"}}},
		"no data":  {`{"id":"1","type":2,"token":"t",` + who + `}`, nil},
		"no name":  {`{"id":"1","type":2,"token":"t",` + who + `,"data":{}}`, nil},
		"no token": {`{"id":"1","type":2,` + who + `,"data":{"name":"help"}}`, nil},
		"nobody":   {`{"id":"1","type":2,"token":"t","member":{"roles":[]},"data":{"name":"help"}}`, nil},
		"a form": {`{"id":"1","type":5,"token":"t","application_id":"9","guild_id":"7","channel_id":"8","app_permissions":"3072",` + who + `,
			"data":{"custom_id":"1q0|-","components":[{"type":1,"components":[{"type":4,"custom_id":"words","value":" and May? "}]}]}}`,
			&Request{Kind: Form, Button: "1q0|-", Text: "and May?"}},
		"a thread": {`{"id":"1","type":2,"token":"t","application_id":"9","guild_id":"7","channel_id":"8","channel":{"id":"8","type":11,"parent_id":"80"},"app_permissions":"3072",` + who + `,
			"data":{"name":"help"}}`,
			&Request{Kind: Command, Name: "help", Parent: "80", Options: map[string]string{}}},
		"no interaction": {`{}`, nil},
		"no JSON":        {`{"id":"1"`, nil},
		"null":           {`null`, nil},
	} {
		got, ok := DecodeInteraction([]byte(tt.json), at)
		if ok != (tt.want != nil) {
			t.Errorf("%s: read %v", name, ok)
			continue
		}
		if w := tt.want; w != nil {
			w.ID, w.Token, w.App, w.Guild, w.Channel, w.BotPermissions, w.Received = "1", "t", "9", "7", "8", 3072, at
			w.User, w.Roles, w.Permissions = "3", []string{"r"}, 32
		}
		if !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s:\n got %+v\nwant %+v", name, got, tt.want)
		}
	}
}

func TestFromMessage(t *testing.T) {
	for name, tt := range map[string]struct {
		json string
		want *Request
	}{
		"direct":  {`{"id":"1","channel_id":"8","author":{"id":"3"},"content":" who  said it "}`, &Request{Text: "who said it"}},
		"mention": {`{"id":"1","channel_id":"8","guild_id":"7","author":{"id":"3"},"content":"<@9> who <@!9>","mentions":[null,{"id":"9"}]}`, &Request{Guild: "7", Text: "who"}},
		"reply": {`{"id":"1","channel_id":"8","author":{"id":"3"},"type":19,"content":"and May?","referenced_message":{"id":"2","author":{"id":"9"},
			"message_reference":{"message_id":"0"},"components":[{"type":1,"components":[{"type":2,"custom_id":"a"},{"type":2,"url":"x"}]}]}}`,
			&Request{Text: "and May?", ReplyTo: &Replied{Cause: "0", Buttons: []string{"a"}}}},
		"reply to somebody else": {`{"id":"1","channel_id":"8","author":{"id":"3"},"type":19,"content":"x","referenced_message":{"id":"2","author":{"id":"4"}}}`, &Request{Text: "x"}},
		"not to us":              {`{"id":"1","channel_id":"8","guild_id":"7","author":{"id":"3"},"content":"who","mentions":[{"id":"4"}]}`, nil},
		"a bot's":                {`{"id":"1","channel_id":"8","author":{"id":"3","bot":true},"content":"who"}`, nil},
		"our own":                {`{"id":"1","channel_id":"8","author":{"id":"9"},"content":"who"}`, nil},
		"a webhook's":            {`{"id":"1","channel_id":"8","webhook_id":"5","author":{"id":"3"},"content":"who"}`, nil},
		"a notice":               {`{"id":"1","channel_id":"8","type":7,"author":{"id":"3"}}`, nil},
		"nobody's":               {`{"id":"1","channel_id":"8","content":"who"}`, nil},
	} {
		got, ok := DecodeMessage([]byte(tt.json), "9", func(string) string { return "55" }, at)
		if ok != (tt.want != nil) {
			t.Errorf("%s: read %v", name, ok)
			continue
		}
		if w := tt.want; w != nil {
			w.Kind, w.ID, w.Message, w.Channel, w.User, w.Received = Mention, "1", "1", "8", "3", at
		}
		if !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s:\n got %+v\nwant %+v", name, got, tt.want)
		}
	}
}

// Whatever comes, nothing breaks, and what is read can be answered.
func FuzzWire(f *testing.F) {
	f.Add([]byte(`{"id":"1","type":3,"token":"t","user":{"id":"3"},"message":{"message_snapshots":[{"message":null}]},"data":{"values":[1]}}`))
	f.Add([]byte(`{"id":"1","channel_id":"8","author":{"id":"3"},"referenced_message":{"author":{"id":"9"},"components":[[]]}}`))
	f.Add([]byte(`[]`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if r, ok := DecodeInteraction(data, at); ok && (r.ID == "" || r.Token == "" || r.User == "" || r.Kind == 0) {
			t.Errorf("%+v", r)
		}
		if r, ok := DecodeMessage(data, "9", func(string) string { return "55" }, at); ok && (r.ID == "" || r.Channel == "" || r.User == "" || r.User == "9") {
			t.Errorf("%+v", r)
		}
	})
}
