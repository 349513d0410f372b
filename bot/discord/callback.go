package discord

// The types of responses to interactions.
const (
	CallbackPong    = 1
	CallbackMessage = 4
	CallbackWait    = 5
	CallbackKeep    = 6 // the message as it is, for now
	CallbackUpdate  = 7
	CallbackChoices = 8
)

// Callback is a response to an interaction.
type Callback struct {
	Type int `json:"type"`           // one of the constants above
	Data any `json:"data,omitempty"` // a Message, or choices
}
