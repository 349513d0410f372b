package objects

import (
	"encoding/json"
	"html"
	"regexp"
	"strings"

	"onrecord/corpus/intake/record"
)

// chat is the export of a chat whose messages come. A channel's messages are articles
// of its own; in a group people speak, and a day of it is a transcript.
type chat struct {
	name  string
	group bool

	day   string
	turns []string
	from  int // number of the day's first message
}

// beginChat looks at what stood before a list of messages.
func (r *reader) beginChat(own object) {
	kind := words(own["type"])
	if !strings.Contains(kind, "channel") && !strings.Contains(kind, "chat") && !strings.Contains(kind, "group") {
		return
	}
	r.chat = &chat{name: words(own["name"]), group: !strings.Contains(kind, "channel")}
}

// isMessage reports whether an entry is one of a chat: Telegram's have a type and a
// date, Slack's a stamp.
func (r *reader) isMessage(o object) bool {
	if r.chat != nil {
		return true
	}
	if words(o["type"]) == "message" && has(o, "ts") {
		r.chat = &chat{group: true}
		return true
	}
	return false
}

var (
	slackLink = regexp.MustCompile(`<(?:[^<>|]*\|)?([^<>|]*)>`)
	isDay     = regexp.MustCompile(`^\d{4}-\d\d-\d\d`)
)

// message reads an entry of a chat.
func (r *reader) message(o object) error {
	c := r.chat
	if kind := words(o["type"]); kind != "message" || words(o["subtype"]) != "" && words(o["subtype"]) != "bot_message" && words(o["subtype"]) != "thread_broadcast" {
		return nil // who came and went
	}
	text := spoken(o["text"])
	stamp := words(o["date"])
	if has(o, "ts") {
		stamp = words(o["ts"])
		text = html.UnescapeString(slackLink.ReplaceAllString(text, "$1"))
	}
	if strings.TrimSpace(text) == "" {
		return nil // a picture, a sticker
	}
	if !c.group {
		rec := &record.Record{Body: text, Form: record.Exact, ID: "", Key: words(o["id"]), Place: "message " + words(o["id"])}
		rec.Outlet = c.name
		if author := words(o["author"]); author != "" && author != c.name {
			rec.Author = author
		}
		dated(rec, stamp)
		return r.give(rec)
	}
	day := record.Day(stamp)
	if d := isDay.FindString(day); d != "" {
		day = d
	}
	if day != c.day {
		if err := r.endChat(); err != nil {
			return err
		}
		c.day, c.from = day, r.n
	}
	c.turns = append(c.turns, who(o)+": "+strings.TrimSpace(text))
	if size := len(c.turns); size%500 == 0 { // a busy day is several articles
		return r.endChat()
	}
	return nil
}

// endChat hands over the day that was gathered.
func (r *reader) endChat() error {
	c := r.chat
	if c == nil || len(c.turns) == 0 {
		return nil
	}
	rec := &record.Record{Body: strings.Join(c.turns, "\n\n"), Form: record.Exact, Key: c.day, Place: c.day}
	rec.Title = c.name
	dated(rec, c.day)
	c.turns = nil
	return r.give(rec)
}

// spoken is a message's text: Telegram writes it in pieces where some are links.
func spoken(raw json.RawMessage) string {
	var list []json.RawMessage
	if json.Unmarshal(raw, &list) != nil {
		return words(raw)
	}
	var b strings.Builder
	for _, e := range list {
		b.WriteString(words(e))
	}
	return b.String()
}

// who wrote a message.
func who(o object) string {
	var profile object
	_ = json.Unmarshal(o["user_profile"], &profile)
	for _, name := range []string{words(o["from"]), words(profile["real_name"]), words(profile["display_name"]), words(o["username"]), words(o["user"])} {
		if name != "" {
			return name
		}
	}
	return "Unknown"
}
