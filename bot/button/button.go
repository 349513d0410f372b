// Package button writes into a button what it does, so that it outlives a restart.
//
//	button.go  the actions, and the custom_id that holds one
//	state.go   what an answer answers, in a line
//	place.go   where an excerpt stands in its article, in a line
//
// Discord gives a custom_id 100 characters. What is longer is kept in a store.Codes, and
// the button holds its key.
package button

import (
	"strconv"
	"strings"

	"onrecord/bot/discord"
	"onrecord/bot/markdown"
	"onrecord/bot/store"
)

// What is made of a choice of speaker.
const (
	ThenExcerpts = iota
	ThenTimeline
	ThenFollow // and more: the number of the way to be told
)

// The actions of buttons. Each button's custom_id is
//
//	1<action><page>|<asked>
//
// where 1 is the version of this form. Where the asked part is too long for
// Discord's 100 characters it is "#" and a key of the store.Codes.
const (
	idVersion     = "1"
	Previous      = "b" // to the page before
	Next          = "n" // to the next page
	ChooseSpeaker = "s" // a speaker, of several
	Share         = "p" // shows a private answer to the channel
	ShowContext   = "c" // opens the article round an excerpt, privately
	TurnContext   = "d" // to another part of that article
	Helpful       = "h"
	NotHelpful    = "u"
	OpenMonth     = "m" // of a timeline
	Follow        = "f" // asks how somebody wants to be told what is new
	FollowHow     = "w" // follows, in the way that was chosen
	FollowUnknown = "k" // follows a name that the archive does not know, in the way of that number
	EndFollow     = "e" // one that was chosen
	GoOnFollow    = "g" // lets a paused one go on
	StopFollow    = "x" // the one whose message it is
	ShowAll       = "a" // of what is followed, privately
	AskOn         = "q" // opens a form for a question that goes on from an answer
	Cite          = "t" // cites the excerpts of a page
	Export        = "o" // gives all that answers as files
)

// Seen says who sees what comes of a press.
type Seen int

// The values of Seen.
const (
	ByOne   Seen = iota // whoever pressed
	ByAll               // everybody
	InPlace             // those who see the message that the button is on, which changes
	ByOwner             // the same where whoever pressed asked for it, else whoever pressed
)

// seen is what is not for one pair of eyes.
var seen = map[string]Seen{
	Share: ByAll, TurnContext: InPlace, FollowHow: InPlace, FollowUnknown: InPlace, EndFollow: InPlace, GoOnFollow: InPlace,
	Previous: ByOwner, Next: ByOwner, ChooseSpeaker: ByOwner,
}

// SeenBy is who sees what comes of a press on the button with a custom_id.
func SeenBy(id string) Seen {
	if len(id) < 2 {
		return ByOne
	}
	return seen[id[1:2]]
}

// Updates reports whether a press may change the message that it is on.
func Updates(id string) bool { return SeenBy(id) >= InPlace }

// ErrStale is the answer to a press on a button whose question is not known any more.
var ErrStale = discord.UserError("This list is no longer kept. Please ask again with `/ask`, `/speaker` or `/date`.")

// Codec writes and reads the custom_ids of buttons. A press on a button whose
// code is gone gets errStale.
type Codec struct{ long *store.Codes }

// NewCodec keeps what is too long for a custom_id in long.
func NewCodec(long *store.Codes) *Codec { return &Codec{long} }

// For is the custom_id of a button that does action with a page.
func (s *Codec) For(action string, page int, a State) string {
	return s.ID(action, page, a.Code())
}

// ID is a custom_id that does action with a page of whatever code says.
func (s *Codec) ID(action string, page int, code string) string {
	head := idVersion + action + strconv.Itoa(page) + "|"
	if markdown.Units(head)+markdown.Units(code) > discord.MaxCustomID {
		code = s.long.Put(code)
	}
	return head + code
}

// Plain is the custom_id of a menu that needs no question.
func Plain(action string) string { return idVersion + action + "0|-" }

// Asks reports whether a press is a new question; so is an export, which costs as much as
// several.
func Asks(id string) bool {
	return len(id) > 1 && strings.Contains(ChooseSpeaker+OpenMonth+ShowAll+AskOn+Export, id[1:2])
}

// Split is the reverse of id.
func (s *Codec) Split(id string) (action string, page int, code string, err error) {
	head, code, ok := strings.Cut(id, "|")
	if !ok || len(head) < 3 || head[:1] != idVersion {
		return "", 0, "", ErrStale
	}
	if page, err = strconv.Atoi(head[2:]); err != nil || page < 0 || page > 1000 {
		return "", 0, "", ErrStale
	}
	if strings.HasPrefix(code, "#") {
		if code, ok = s.long.Get(code); !ok {
			return "", 0, "", ErrStale
		}
	}
	return head[1:2], page, code, nil
}

// Read is the reverse of button.
func (s *Codec) Read(id string) (action string, page int, a State, err error) {
	action, page, code, err := s.Split(id)
	if err == nil {
		a, err = ParseState(code)
	}
	if err != nil {
		return "", 0, State{}, ErrStale
	}
	return action, page, a, nil
}
