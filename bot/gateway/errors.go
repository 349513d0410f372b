package gateway

import (
	"errors"
	"fmt"
)

// ErrNoToken says that no token is configured.
var ErrNoToken = errors.New("bot: there is no Discord token: create an application at https://discord.com/developers/applications, " +
	"copy the token from its Bot page, and set DISCORD_TOKEN or DISCORD_TOKEN_FILE")

// ErrBadToken says that Discord refused the token.
var ErrBadToken = errors.New("bot: Discord refused the token: press Reset Token on the Bot page at https://discord.com/developers/applications " +
	"and set DISCORD_TOKEN or DISCORD_TOKEN_FILE to the new one")

// ErrUnreachable says that Discord could not be reached for so long that the bot
// gave up.
var ErrUnreachable = errors.New("bot: Discord could not be reached for minutes: look at the network and at https://discordstatus.com, and start the bot again")

// FatalError is a refusal by Discord that trying again cannot mend.
type FatalError struct {
	Code int    // the gateway's close code
	Hint string // what to do
}

// Error says what was refused and what to do.
func (e *FatalError) Error() string {
	return fmt.Sprintf("bot: Discord closed the connection for good (code %d): %s", e.Code, e.Hint)
}

// fatal returns the error that ends Run for a gateway close code, or nil when
// connecting again may help.
func fatal(code int) error {
	switch code {
	case 4004:
		return ErrBadToken
	case 4010, 4011:
		return &FatalError{code, "it wants this bot to be sharded, which is not supported; remove it from some servers"}
	case 4012:
		return &FatalError{code, "this version speaks a gateway version that is no longer served; install a newer one"}
	case 4013:
		return &FatalError{code, "the intents asked for are not valid; install a newer version"}
	case 4014:
		return &FatalError{code, "the application may not use the intents asked for; on its Bot page at https://discord.com/developers/applications lift what restricts it"}
	}
	return nil
}
