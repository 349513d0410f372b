// Package rest makes the bot's requests to Discord.
//
//	client.go  one request: tried again where that may help, as long as its context lives
//	quota.go   holds up what Discord would refuse
//	calls.go   the eight requests that are needed; Client is a discord.Responder
//	redact.go  keeps tokens out of the log
//
// discordgo is not used for requests: it keeps a rate-limit record for every
// interaction for ever, sleeps through cancelled contexts, and does not repeat what
// failed with 500 or 503.
package rest

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"mime"
	"mime/multipart"
	"net"
	"net/http"
	"net/textproto"
	"net/url"
	"strconv"
	"strings"
	"time"

	"onrecord/bot/backoff"
	"onrecord/bot/discord"
	"onrecord/bot/markdown"
)

// discordAPI is where the API is.
const discordAPI = "https://discord.com/api/v10"

// UserAgent names this program, as Discord wants it.
const UserAgent = "DiscordBot (https://example.org/onrecord, 1)"

// Client makes requests to Discord. It differs from the library in these things:
// waiting ends with the context, nothing is kept for each interaction, what
// failed with 5xx is tried again, a route that is used up is left alone before
// it is refused (quota.go), and a global rate
// limit stops everything but first responses, which Discord exempts.
type Client struct {
	base   string // without a slash at its end
	token  string
	client *http.Client
	Dial   Dialer
	log    *slog.Logger
	// OnRefusal, when set, is called with every error that Discord answers.
	OnRefusal func(*Error)

	quota
}

// Dialer opens a connection.
type Dialer func(ctx context.Context, network, address string) (net.Conn, error)

// New returns a client for the API at base, "" meaning Discord's own. It logs to log what it
// tries again. A nil client means one with time limits that connects with dial; a nil dial
// means a net.Dialer.
func New(base, token string, client *http.Client, dial Dialer, log *slog.Logger) (*Client, error) {
	if base == "" {
		base = discordAPI
	}
	u, err := url.Parse(base)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return nil, fmt.Errorf("rest: the API's address %q is not one of http or https", base)
	}
	if dial == nil {
		dial = (&net.Dialer{Timeout: 15 * time.Second, KeepAlive: 30 * time.Second}).DialContext
	}
	if client == nil {
		t := http.DefaultTransport.(*http.Transport).Clone()
		t.DialContext = dial
		t.ResponseHeaderTimeout = 15 * time.Second
		client = &http.Client{Transport: t, Timeout: 20 * time.Second}
	}
	return &Client{
		base: strings.TrimRight(base, "/"), token: token, client: client, Dial: dial, log: log,
		quota: newQuota(),
	}, nil
}

// Close closes the connections that nothing is under way on.
func (r *Client) Close() { r.client.CloseIdleConnections() }

// call is one request.
type call struct {
	method string
	path   []string // segments, not yet escaped
	query  url.Values
	label  string // what the request is, without secrets
	route  string // the calls that share a rate limit; "" when this one has its own
	body   any
	files  []discord.File // sent beside the body
	into   any
	// first marks the first response to an interaction, which no limit holds up.
	first bool
	tries int // at most, of what fails without a refusal; 0 means 3
}

// Error is an answer of Discord that is none.
type Error struct {
	label  string
	Status int // of HTTP
	Code   int // Discord's own; 0 when it gave none
	text   string
	after  time.Duration // of a 429
	Global bool
	shared bool // with others, so that it is not counted against this bot
}

// Error says what was refused and why.
func (e *Error) Error() string {
	return fmt.Sprintf("rest: %s: Discord answered %d %s (code %d)", e.label, e.Status, e.text, e.Code)
}

// Discord's error codes that something depends on.
const (
	UnknownMessage      = 10008
	UnknownChannel      = 10003
	OldMessage          = 30046 // edited too often after its first hour
	NoAccess            = 50001
	NoDirectMessages    = 50007 // the user takes none from this bot
	NoPermission        = 50013
	UnknownWebhook      = 10015 // or an interaction that was not acknowledged
	UnknownInteraction  = 10062 // or one whose three seconds are over
	alreadyAcknowledged = 40060
)

// Status is the HTTP status in err, or 0.
func Status(err error) int {
	var e *Error
	if errors.As(err, &e) {
		return e.Status
	}
	return 0
}

// Code is Discord's error code in err, or 0.
func Code(err error) int {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return 0
}

// do makes the call, waiting for limits and trying again where that may help,
// as long as ctx lives.
func (r *Client) do(ctx context.Context, c call) error {
	var body []byte
	if c.body != nil {
		var err error
		if body, err = json.Marshal(c.body); err != nil {
			return fmt.Errorf("rest: %s: %w", c.label, err)
		}
	}
	kind := "application/json"
	if len(c.files) > 0 {
		body, kind = multipartBody(body, c.files)
	}
	for try, limited := 1, 0; ; {
		if err := r.hold(ctx, c); err != nil {
			return err
		}
		err := r.once(ctx, c, body, kind)
		var e *Error
		switch refused := errors.As(err, &e); {
		case err == nil:
			return nil
		case ctx.Err() != nil:
			return err
		case refused && e.Status == http.StatusTooManyRequests && e.Code != OldMessage && limited < 5:
			limited++
			r.limited(c, e)
			r.log.Warn("bot: rate limited", "call", c.label, "for", e.after, "global", e.Global)
			if (c.first || c.route == "" && !e.Global) && !backoff.Sleep(ctx, e.after) {
				return err
			}
			continue
		case refused && e.Code == alreadyAcknowledged && try > 1:
			return nil // the try before was heard, and its answer lost
		case refused && e.Status < 500, try >= cmp.Or(c.tries, 3):
			return err
		}
		if !backoff.Sleep(ctx, backoff.Jitter(min(150*time.Millisecond<<(try-1), 5*time.Second))) {
			return err
		}
		try++
	}
}

// multipartBody puts files beside a body of JSON.
func multipartBody(body []byte, files []discord.File) ([]byte, string) {
	var out bytes.Buffer
	w := multipart.NewWriter(&out)
	part := func(name, filename, kind string, data []byte) {
		h := textproto.MIMEHeader{"Content-Type": {kind}}
		h.Set("Content-Disposition", mime.FormatMediaType("form-data", params(name, filename)))
		p, _ := w.CreatePart(h) // a buffer does not fail
		_, _ = p.Write(data)
	}
	part("payload_json", "", "application/json", body)
	for i, f := range files {
		part(fmt.Sprintf("files[%d]", i), f.Name, f.Type, f.Data)
	}
	_ = w.Close()
	return out.Bytes(), w.FormDataContentType()
}

func params(name, filename string) map[string]string {
	p := map[string]string{"name": name}
	if filename != "" {
		p["filename"] = filename
	}
	return p
}

// once makes the call once.
func (r *Client) once(ctx context.Context, c call, body []byte, kind string) error {
	segments := make([]string, len(c.path))
	for i, s := range c.path {
		segments[i] = strings.ReplaceAll(url.PathEscape(s), "%40", "@")
	}
	var in io.Reader
	if body != nil {
		in = bytes.NewReader(body)
	}
	address := r.base + "/" + strings.Join(segments, "/")
	if len(c.query) > 0 {
		address += "?" + c.query.Encode()
	}
	req, err := http.NewRequestWithContext(ctx, c.method, address, in)
	if err != nil {
		return fmt.Errorf("rest: %s: the address cannot be built", c.label)
	}
	req.Header.Set("Authorization", "Bot "+r.token)
	req.Header.Set("User-Agent", UserAgent)
	if body != nil {
		req.Header.Set("Content-Type", kind)
	}
	resp, err := r.client.Do(req)
	if err != nil {
		var u *url.Error // holds the address, with the interaction's token
		if errors.As(err, &u) {
			err = u.Err
		}
		return fmt.Errorf("rest: %s: %w", c.label, err)
	}
	defer resp.Body.Close()
	r.heed(c, resp.Header)
	data, err := io.ReadAll(io.LimitReader(resp.Body, 8<<20))
	if resp.StatusCode < 200 || resp.StatusCode > 299 {
		e := refusal(c.label, resp, data)
		r.count(e)
		if r.OnRefusal != nil {
			r.OnRefusal(e)
		}
		return e
	}
	if err == nil && c.into != nil {
		err = json.Unmarshal(data, c.into)
	}
	if err != nil {
		return fmt.Errorf("rest: %s: read answer: %w", c.label, err)
	}
	return nil
}

// refusal reads an answer that is none. Not every one is JSON: what stands
// before Discord answers in HTML.
func refusal(label string, resp *http.Response, data []byte) *Error {
	var said struct {
		Code    int     `json:"code"`
		Message string  `json:"message"`
		After   float64 `json:"retry_after"`
		Global  bool    `json:"global"`
	}
	e := &Error{label: label, Status: resp.StatusCode, text: http.StatusText(resp.StatusCode)}
	if json.Unmarshal(data, &said) == nil {
		e.Code, e.Global = said.Code, said.Global
		if said.Message != "" {
			e.text = markdown.CutPlain(markdown.OneLine(string(data)), 300)
		}
	}
	if e.Status != http.StatusTooManyRequests {
		return e
	}
	e.Global = e.Global || resp.Header.Get("X-RateLimit-Global") != "" || said.Message == ""
	e.shared = resp.Header.Get("X-RateLimit-Scope") == "shared"
	after := said.After
	if s, err := strconv.ParseFloat(resp.Header.Get("Retry-After"), 64); err == nil && s > after {
		after = s
	}
	if after <= 0 || after > 3600 {
		after = 5
	}
	e.after = time.Duration(after * float64(time.Second))
	return e
}

// GatewayTransport is for the library's only request, for the gateway's address: it goes
// where the API is.
func (r *Client) GatewayTransport() http.RoundTripper { return elsewhere{r} }

// elsewhere sends the library's only request, for the gateway's address, where
// the API is.
type elsewhere struct{ rest *Client }

// RoundTrip implements http.RoundTripper.
func (e elsewhere) RoundTrip(req *http.Request) (*http.Response, error) {
	_, path, ok := strings.Cut(req.URL.Path, "/api/v9/")
	u, err := url.Parse(e.rest.base)
	if !ok || err != nil {
		return nil, fmt.Errorf("rest: unexpected request for %s", req.URL.Path)
	}
	req = req.Clone(req.Context())
	req.URL = u.JoinPath(path)
	req.Host = ""
	next := e.rest.client.Transport
	if next == nil {
		next = http.DefaultTransport
	}
	return next.RoundTrip(req)
}
