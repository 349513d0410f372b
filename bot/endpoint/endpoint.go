// Package endpoint takes interactions over HTTP, in place of the gateway.
//
// What Discord did not sign, just now, is refused before any of it is read for its
// meaning (endpoint.go), and its body is read only when its headers may be Discord's, all
// bodies together in a bounded memory (body.go). Nothing is kept between two requests but what may be lost, so any number of
// processes can stand behind one address.
package endpoint

import (
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strconv"
	"time"

	"onrecord/bot/discord"
)

// What an interaction over HTTP may be at most.
const (
	maxBody   = 512 << 10        // bytes, several times those of the longest message; more is not read
	maxBehind = 60 * time.Second // of the timestamp
	maxAhead  = 5 * time.Second
)

// ParseKey reads an application's public key as Discord shows it, in hex.
func ParseKey(s string) (ed25519.PublicKey, error) {
	key, err := hex.DecodeString(s)
	if err != nil || len(key) != ed25519.PublicKeySize {
		return nil, errors.New("endpoint: the public key is not 64 hexadecimal digits; copy it from General Information at https://discord.com/developers/applications")
	}
	return key, nil
}

// endpoint answers interactions that come over HTTP.
type endpoint struct {
	key  ed25519.PublicKey // of the application
	now  func() time.Time
	log  *slog.Logger
	take func(*discord.Request) bool // starts to answer, and reports whether it does
	*bodies
}

// New serves Discord's interactions endpoint: the same handlers, asked
// over HTTP instead of the gateway. Since nothing is kept between two requests
// but what may be lost, any number of processes can stand behind one address.
//
// What is not signed by Discord is refused before any of it is read for its
// meaning: its size is bounded first, then its age, then the signature is
// checked, then the interaction's ID is held against those that were answered.
// Discord sends forgeries on purpose and removes an address that accepts one.
func New(key ed25519.PublicKey, now func() time.Time, log *slog.Logger, take func(*discord.Request) bool) http.Handler {
	e := &endpoint{key: key, now: now, log: log, take: take, bodies: newBodies()}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodPost {
			w.Header().Set("Allow", http.MethodPost)
			http.Error(w, "POST interactions here", http.StatusMethodNotAllowed)
			return
		}
		body, code, err := e.signed(w, r)
		if err != nil {
			e.log.Debug("bot: an interaction over HTTP was refused", "err", err)
			w.Header().Set("Connection", "close") // what was not read is not waited for
			http.Error(w, http.StatusText(code), code)
			return
		}
		e.interaction(r.Context(), w, body)
	})
}

// signed returns the body of a request that Discord has signed, or the status
// to refuse it with.
func (e *endpoint) signed(w http.ResponseWriter, r *http.Request) ([]byte, int, error) {
	if r.ContentLength > maxBody {
		return nil, http.StatusRequestEntityTooLarge, fmt.Errorf("a body of %d bytes", r.ContentLength)
	}
	stamp, signature := r.Header.Values("X-Signature-Timestamp"), r.Header.Values("X-Signature-Ed25519")
	if len(stamp) != 1 || len(signature) != 1 {
		return nil, http.StatusUnauthorized, errors.New("no signature, or several")
	}
	sig, err := hex.DecodeString(signature[0])
	if err != nil || len(sig) != ed25519.SignatureSize {
		return nil, http.StatusUnauthorized, errors.New("the signature is none")
	}
	if err := fresh(stamp[0], e.now()); err != nil {
		return nil, http.StatusUnauthorized, err
	}
	body, err := e.read(w, r, maxBody)
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return nil, http.StatusRequestEntityTooLarge, err
	case err != nil:
		return nil, http.StatusBadRequest, err
	}
	if !ed25519.Verify(e.key, append([]byte(stamp[0]), body...), sig) {
		return nil, http.StatusUnauthorized, errors.New("the signature is not Discord's")
	}
	return body, 0, nil
}

// fresh holds a timestamp to the present. It must be digits alone: else a byte
// could be moved between it and the body under one signature.
func fresh(stamp string, now time.Time) error {
	if len(stamp) > 12 || stamp == "" || stamp[0] == '0' {
		return errors.New("the timestamp is no number")
	}
	for _, c := range stamp {
		if c < '0' || c > '9' {
			return errors.New("the timestamp is no number")
		}
	}
	n, err := strconv.ParseInt(stamp, 10, 64)
	if err != nil {
		return err
	}
	if age := now.Sub(time.Unix(n, 0)); age > maxBehind || age < -maxAhead {
		return fmt.Errorf("the timestamp is %v old", age)
	}
	return nil
}

// interaction answers an interaction that Discord has signed.
func (e *endpoint) interaction(ctx context.Context, w http.ResponseWriter, body []byte) {
	ping, err := discord.IsPing(body)
	if err != nil {
		http.Error(w, "not JSON", http.StatusBadRequest)
		return
	}
	if ping {
		discord.WriteCallback(w, discord.Callback{Type: discord.CallbackPong})
		return
	}
	req, ok := discord.DecodeInteraction(body, e.now())
	if !ok {
		http.Error(w, "not an interaction that is answered", http.StatusBadRequest)
		return
	}
	req.Inline = make(chan discord.InlineResponse, 1)
	if !e.take(req) {
		// Delivered twice, or the bot is being stopped or overrun.
		http.Error(w, "not answered a second time", http.StatusConflict)
		return
	}
	select {
	case first := <-req.Inline:
		first.Written <- discord.WriteCallback(w, first.Callback)
	case <-ctx.Done():
	case <-time.After(5 * time.Second): // Discord has given up after three
		http.Error(w, "too late", http.StatusGatewayTimeout)
	}
}
