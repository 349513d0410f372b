package bot

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"mime"
	"mime/multipart"
	"net"
	"net/http"
	"net/textproto"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// discordAPI is where the API is.
const discordAPI = "https://discord.com/api/v10"

// agent names this program, as Discord wants it.
const agent = "DiscordBot (https://example.org/onrecord, 1)"

// rest makes requests to Discord. It differs from the library in these things:
// waiting ends with the context, nothing is kept for each interaction, what
// failed with 5xx is tried again, a route that is used up is left alone before
// it is refused (quota.go), and a global rate
// limit stops everything but first responses, which Discord exempts.
type rest struct {
	base   string // without a slash at its end
	token  string
	client *http.Client
	dial   dialer
	log    *slog.Logger
	// tell, when set, is told of every answer that is none.
	tell func(*callError)

	quota
}

// dialer opens a connection.
type dialer func(ctx context.Context, network, address string) (net.Conn, error)

func newREST(base, token string, client *http.Client, dial dialer, log *slog.Logger) (*rest, error) {
	if base == "" {
		base = discordAPI
	}
	u, err := url.Parse(base)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return nil, fmt.Errorf("bot: the API's address %q is not one of http or https", base)
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
	return &rest{
		base: strings.TrimRight(base, "/"), token: token, client: client, dial: dial, log: log,
		quota: newQuota(),
	}, nil
}

// call is one request.
type call struct {
	method string
	path   []string // segments, not yet escaped
	label  string   // what the request is, without secrets
	route  string   // the calls that share a rate limit; "" when this one has its own
	body   any
	files  []file // sent beside the body
	into   any
	// first marks the first response to an interaction, which no limit holds up.
	first bool
	tries int // at most, of what fails without a refusal; 0 means 3
}

// callError is an answer of Discord that is none.
type callError struct {
	label  string
	status int // of HTTP
	code   int // Discord's own; 0 when it gave none
	text   string
	after  time.Duration // of a 429
	global bool
	shared bool // with others, so that it is not counted against this bot
}

// Error says what was refused and why.
func (e *callError) Error() string {
	return fmt.Sprintf("bot: %s: Discord answered %d %s (code %d)", e.label, e.status, e.text, e.code)
}

// Discord's error codes that something depends on.
const (
	unknownMessage      = 10008
	oldMessage          = 30046 // edited too often after its first hour
	unknownInteraction  = 10062 // or one whose three seconds are over
	alreadyAcknowledged = 40060
)

// status is the HTTP status in err, or 0.
func status(err error) int {
	var e *callError
	if errors.As(err, &e) {
		return e.status
	}
	return 0
}

// code is Discord's error code in err, or 0.
func code(err error) int {
	var e *callError
	if errors.As(err, &e) {
		return e.code
	}
	return 0
}

// do makes the call, waiting for limits and trying again where that may help,
// as long as ctx lives.
func (r *rest) do(ctx context.Context, c call) error {
	var body []byte
	if c.body != nil {
		var err error
		if body, err = json.Marshal(c.body); err != nil {
			return fmt.Errorf("bot: %s: %w", c.label, err)
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
		var e *callError
		switch refused := errors.As(err, &e); {
		case err == nil:
			return nil
		case ctx.Err() != nil:
			return err
		case refused && e.status == http.StatusTooManyRequests && e.code != oldMessage && limited < 5:
			limited++
			r.limited(c, e)
			r.log.Warn("bot: rate limited", "call", c.label, "for", e.after, "global", e.global)
			if (c.first || c.route == "" && !e.global) && !sleep(ctx, e.after) {
				return err
			}
			continue
		case refused && e.code == alreadyAcknowledged && try > 1:
			return nil // the try before was heard, and its answer lost
		case refused && e.status < 500, try >= cmp.Or(c.tries, 3):
			return err
		}
		if !sleep(ctx, jitter(min(150*time.Millisecond<<(try-1), 5*time.Second))) {
			return err
		}
		try++
	}
}

// multipartBody puts files beside a body of JSON.
func multipartBody(body []byte, files []file) ([]byte, string) {
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
		part(fmt.Sprintf("files[%d]", i), f.name, f.kind, f.data)
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
func (r *rest) once(ctx context.Context, c call, body []byte, kind string) error {
	segments := make([]string, len(c.path))
	for i, s := range c.path {
		segments[i] = strings.ReplaceAll(url.PathEscape(s), "%40", "@")
	}
	var in io.Reader
	if body != nil {
		in = bytes.NewReader(body)
	}
	req, err := http.NewRequestWithContext(ctx, c.method, r.base+"/"+strings.Join(segments, "/"), in)
	if err != nil {
		return fmt.Errorf("bot: %s: the address cannot be built", c.label)
	}
	req.Header.Set("Authorization", "Bot "+r.token)
	req.Header.Set("User-Agent", agent)
	if body != nil {
		req.Header.Set("Content-Type", kind)
	}
	resp, err := r.client.Do(req)
	if err != nil {
		var u *url.Error // holds the address, with the interaction's token
		if errors.As(err, &u) {
			err = u.Err
		}
		return fmt.Errorf("bot: %s: %w", c.label, err)
	}
	defer resp.Body.Close()
	r.heed(c, resp.Header)
	data, err := io.ReadAll(io.LimitReader(resp.Body, 8<<20))
	if resp.StatusCode < 200 || resp.StatusCode > 299 {
		e := refusal(c.label, resp, data)
		r.count(e)
		if r.tell != nil {
			r.tell(e)
		}
		return e
	}
	if err == nil && c.into != nil {
		err = json.Unmarshal(data, c.into)
	}
	if err != nil {
		return fmt.Errorf("bot: %s: read answer: %w", c.label, err)
	}
	return nil
}

// refusal reads an answer that is none. Not every one is JSON: what stands
// before Discord answers in HTML.
func refusal(label string, resp *http.Response, data []byte) *callError {
	var said struct {
		Code    int     `json:"code"`
		Message string  `json:"message"`
		After   float64 `json:"retry_after"`
		Global  bool    `json:"global"`
	}
	e := &callError{label: label, status: resp.StatusCode, text: http.StatusText(resp.StatusCode)}
	if json.Unmarshal(data, &said) == nil {
		e.code, e.global = said.Code, said.Global
		if said.Message != "" {
			e.text = cutPlain(oneLine(string(data)), 300)
		}
	}
	if e.status != http.StatusTooManyRequests {
		return e
	}
	e.global = e.global || resp.Header.Get("X-RateLimit-Global") != "" || said.Message == ""
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

// jitter is d give or take a quarter, so that many do not try again at once.
func jitter(d time.Duration) time.Duration {
	return d*3/4 + rand.N(d/2+1)
}
