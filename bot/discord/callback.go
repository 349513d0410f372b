package discord

// The types of responses to interactions.
const (
	CallbackPong    = 1
	CallbackMessage = 4
	CallbackWait    = 5
	CallbackKeep    = 6 // the message as it is, for now
	CallbackUpdate  = 7
	CallbackChoices = 8
	CallbackForm    = 9
)

// FormCallback asks for a form to be filled in.
func FormCallback(f Window) Callback {
	line := map[string]any{"type": 4, "custom_id": "words", "style": 1, "label": f.Label, "min_length": 1, "max_length": f.Most, "required": true}
	return Callback{Type: CallbackForm, Data: map[string]any{"custom_id": f.ID, "title": f.Title,
		"components": []any{map[string]any{"type": 1, "components": []any{line}}}}}
}

// Callback is a response to an interaction.
type Callback struct {
	Type int `json:"type"`           // one of the constants above
	Data any `json:"data,omitempty"` // a Message, or choices
}
