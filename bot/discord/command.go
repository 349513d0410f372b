package discord

import (
	"bytes"
	"encoding/json"
)

// ApplicationCommand is a slash command as it is registered.
type ApplicationCommand struct {
	Type        int      `json:"type"`
	Name        string   `json:"name"`
	Description string   `json:"description,omitempty"` // a message's command has none
	Options     []Option `json:"options,omitempty"`
	// Permissions hides the command from others; it does not guard it.
	Permissions *PermissionSet `json:"default_member_permissions"`
	// Of a global command: where it is, 0 servers, 1 direct messages to the bot, 2 those
	// among others; and who may add it, 0 servers, 1 users for themselves.
	Contexts     []int `json:"contexts,omitempty"`
	Integrations []int `json:"integration_types,omitempty"`
}

// Option is an option of a slash command.
type Option struct {
	Type         int      `json:"type"`
	Name         string   `json:"name"`
	Description  string   `json:"description"`
	Required     bool     `json:"required,omitempty"`
	Autocomplete bool     `json:"autocomplete,omitempty"`
	MaxLength    int      `json:"max_length,omitempty"`
	Choices      []Choice `json:"choices,omitempty"` // what can be chosen, when not anything

	Options []Option `json:"options,omitempty"` // of a sub-command
}

// PermissionSet is a set of permissions: Discord's description has a number, its answers
// have a string.
type PermissionSet int64

// UnmarshalJSON reads either form.
func (b *PermissionSet) UnmarshalJSON(data []byte) error {
	return json.Unmarshal(bytes.Trim(data, `"`), (*int64)(b))
}

// The types of options.
const (
	SubCommand    = 1
	TextOption    = 3
	SwitchOption  = 5
	ChannelOption = 7
	RoleOption    = 8
)

// The types of commands.
const (
	SlashCommand   = 1
	MessageCommand = 3
)
