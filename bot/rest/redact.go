package rest

import (
	"context"
	"fmt"
	"log/slog"
	"regexp"
	"strings"
)

// interactionToken is the secret in the addresses of interactions and webhooks:
// whoever has it can speak as the bot for 15 minutes.
var interactionToken = regexp.MustCompile(`((?:interactions|webhooks)/\d+/)[^/\s"?]+`)

// eventToken is the same secret in an event that is logged as it came.
var eventToken = regexp.MustCompile(`"token":\s*"[^"]*"`)

// redact takes the secrets out of s.
func redact(s, token string) string {
	if token != "" {
		s = strings.ReplaceAll(s, token, "[token]")
	}
	s = interactionToken.ReplaceAllString(s, "${1}[token]")
	return eventToken.ReplaceAllString(s, `"token":"[token]"`)
}

// Redactor is a slog handler that takes secrets out of every record, whoever
// wrote them there.
type Redactor struct {
	slog.Handler
	Token string
}

// Handle passes the record on without secrets.
func (h Redactor) Handle(ctx context.Context, r slog.Record) error {
	clean := slog.NewRecord(r.Time, r.Level, redact(r.Message, h.Token), r.PC)
	r.Attrs(func(a slog.Attr) bool {
		clean.AddAttrs(h.attr(a))
		return true
	})
	return h.Handler.Handle(ctx, clean)
}

// WithAttrs keeps the redactor around the handler below.
func (h Redactor) WithAttrs(as []slog.Attr) slog.Handler {
	clean := make([]slog.Attr, len(as))
	for i, a := range as {
		clean[i] = h.attr(a)
	}
	return Redactor{h.Handler.WithAttrs(clean), h.Token}
}

// WithGroup keeps the redactor around the handler below.
func (h Redactor) WithGroup(name string) slog.Handler {
	return Redactor{h.Handler.WithGroup(name), h.Token}
}

func (h Redactor) attr(a slog.Attr) slog.Attr {
	a.Value = a.Value.Resolve()
	switch a.Value.Kind() {
	case slog.KindString:
		return slog.String(a.Key, redact(a.Value.String(), h.Token))
	case slog.KindAny:
		return slog.String(a.Key, redact(fmt.Sprint(a.Value.Any()), h.Token))
	case slog.KindGroup:
		var clean []slog.Attr
		for _, g := range a.Value.Group() {
			clean = append(clean, h.attr(g))
		}
		return slog.Attr{Key: a.Key, Value: slog.GroupValue(clean...)}
	}
	return a
}
