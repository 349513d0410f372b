package discord

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
)

// WriteCallback answers an HTTP request of Discord's with c.
func WriteCallback(w http.ResponseWriter, c Callback) error {
	w.Header().Set("Content-Type", "application/json")
	return json.NewEncoder(w).Encode(c)
}

// InlineResponse is a first response that goes back as the answer to Discord's own
// request; Written gets what came of it.
type InlineResponse struct {
	Callback Callback
	Written  chan error
}

// HandBack gives c as the answer to the request that req came with.
func HandBack(ctx context.Context, req *Request, c Callback) error {
	first := InlineResponse{c, make(chan error, 1)}
	select {
	case req.Inline <- first:
	default:
		return errors.New("discord: respond: the request was answered already")
	}
	select {
	case err := <-first.Written:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}
