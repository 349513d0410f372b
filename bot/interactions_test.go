package bot_test

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"onrecord/bot"
	"onrecord/bot/fakediscord"
)

// endpoint is a bot whose interactions come over HTTP.
type endpoint struct {
	t       *testing.T
	fake    *fakediscord.Server
	url     string
	private ed25519.PrivateKey
	asked   atomic.Int64 // questions that reached the archive
}

func newEndpoint(t *testing.T, state string) *endpoint {
	t.Helper()
	public, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	key, err := bot.ParseKey(hex.EncodeToString(public))
	if err != nil {
		t.Fatal(err)
	}
	e := &endpoint{t: t, private: private, fake: fakediscord.New(t, fakediscord.Options{})}
	a := &shelf{excerpts: town, before: func(context.Context, string) { e.asked.Add(1) }}
	b, err := bot.New(bot.Config{Token: e.fake.Token, API: e.fake.API(), Archive: a.archive, PerMinute: -1, HTTPOnly: true, StateDir: state, Log: testLog(t)})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- b.Run(ctx) }()
	h := httptest.NewServer(b.Interactions(key))
	e.url = h.URL
	t.Cleanup(func() {
		h.Close()
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("Run: %v", err)
		}
	})
	return e
}

// signedAsk is the body of an /ask.
func signedAsk(id, q string) []byte {
	body, _ := json.Marshal(map[string]any{"id": id, "application_id": fakediscord.AppID, "type": 2, "token": "secret-" + id, "version": 1,
		"guild_id": fakediscord.Guild, "channel_id": fakediscord.Room,
		"member": map[string]any{"user": map[string]any{"id": "31", "username": "u"}, "roles": []string{}, "permissions": "0"},
		"data":   map[string]any{"id": "5000", "name": "ask", "type": 1, "options": []any{map[string]any{"name": "question", "type": 3, "value": q}}}})
	return body
}

func (e *endpoint) sign(stamp string, body []byte) string {
	return hex.EncodeToString(ed25519.Sign(e.private, append([]byte(stamp), body...)))
}

// send posts a body under headers and returns the status and the answer.
func (e *endpoint) send(method string, body io.Reader, headers http.Header) (int, string) {
	e.t.Helper()
	req, err := http.NewRequest(method, e.url, body)
	if err != nil {
		e.t.Fatal(err)
	}
	req.Header = headers
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return 0, err.Error() // the server hung up on it
	}
	defer resp.Body.Close()
	data, _ := io.ReadAll(resp.Body)
	return resp.StatusCode, string(data)
}

func signedHeaders(stamp, sig string) http.Header {
	return http.Header{"X-Signature-Timestamp": {stamp}, "X-Signature-Ed25519": {sig}, "Content-Type": {"application/json"}}
}

func (e *endpoint) post(body []byte) (int, string) {
	stamp := strconv.FormatInt(time.Now().Unix(), 10)
	return e.send(http.MethodPost, bytes.NewReader(body), signedHeaders(stamp, e.sign(stamp, body)))
}

func TestInteractionsOverHTTP(t *testing.T) {
	t.Parallel()
	e := newEndpoint(t, "")
	if code, got := e.post([]byte(`{"type":1,"id":"1"}`)); code != 200 || strings.TrimSpace(got) != `{"type":1}` {
		t.Errorf("PING is answered %d %q", code, got)
	}
	code, got := e.post(signedAsk("1001", "ferry"))
	if code != 200 || !strings.Contains(got, `"type":4`) || !strings.Contains(got, "Ben Okafor") || !strings.Contains(got, `"parse":[]`) {
		t.Errorf("a question is answered %d %q", code, got)
	}
	if code, got := e.post(signedAsk("1001", "ferry")); code != http.StatusConflict {
		t.Errorf("the same interaction again is answered %d %q", code, got)
	}
	if n := e.asked.Load(); n != 1 {
		t.Errorf("the archive was asked %d times", n)
	}
	if c := e.fake.Counts(); c.Opened != 0 {
		t.Errorf("%d connections to the gateway", c.Opened)
	}
	for _, r := range e.fake.Requests() {
		if strings.Contains(r, "callback") {
			t.Errorf("a response went another way: %s", r)
		}
	}
	for name, body := range map[string]string{"not JSON": "{", "no interaction": "{}", "a modal": `{"type":5,"id":"2","token":"x","data":{"custom_id":"x","components":[]}}`} {
		if code, _ := e.post([]byte(body)); code != http.StatusBadRequest {
			t.Errorf("%s is answered %d", name, code)
		}
	}
}

// Nothing that Discord did not sign, just now, reaches the archive.
func TestForgedInteractions(t *testing.T) {
	t.Parallel()
	e := newEndpoint(t, "")
	rounds := 5
	if *soak {
		rounds = 1000
	}
	_, other, _ := ed25519.GenerateKey(nil)
	at := func(d time.Duration) string { return strconv.FormatInt(time.Now().Add(d).Unix(), 10) }
	big := bytes.Repeat([]byte(" "), 1<<20+1)
	type forgery struct {
		body    []byte
		headers http.Header
	}
	forge := map[string]func(body []byte) forgery{
		"no headers":        func(b []byte) forgery { return forgery{b, http.Header{}} },
		"no signature":      func(b []byte) forgery { return forgery{b, http.Header{"X-Signature-Timestamp": {at(0)}}} },
		"no timestamp":      func(b []byte) forgery { return forgery{b, http.Header{"X-Signature-Ed25519": {e.sign("", b)}}} },
		"empty signature":   func(b []byte) forgery { return forgery{b, signedHeaders(at(0), "")} },
		"short signature":   func(b []byte) forgery { s := at(0); return forgery{b, signedHeaders(s, e.sign(s, b)[:126])} },
		"long signature":    func(b []byte) forgery { s := at(0); return forgery{b, signedHeaders(s, e.sign(s, b)+"00")} },
		"signature not hex": func(b []byte) forgery { return forgery{b, signedHeaders(at(0), strings.Repeat("zz", 64))} },
		"zero signature":    func(b []byte) forgery { return forgery{b, signedHeaders(at(0), strings.Repeat("00", 64))} },
		"another key": func(b []byte) forgery {
			s := at(0)
			return forgery{b, signedHeaders(s, hex.EncodeToString(ed25519.Sign(other, append([]byte(s), b...))))}
		},
		"changed body": func(b []byte) forgery {
			s := at(0)
			sig := e.sign(s, b)
			return forgery{bytes.Replace(b, []byte("ferry"), []byte("ships"), 1), signedHeaders(s, sig)}
		},
		"cut body": func(b []byte) forgery {
			s := at(0)
			sig := e.sign(s, b)
			return forgery{b[:len(b)-1], signedHeaders(s, sig)}
		},
		"longer body": func(b []byte) forgery {
			s := at(0)
			sig := e.sign(s, b)
			return forgery{append(bytes.Clone(b), ' '), signedHeaders(s, sig)}
		},
		"empty body": func(b []byte) forgery { s := at(0); return forgery{nil, signedHeaders(s, e.sign(s, b))} },
		"signed without stamp": func(b []byte) forgery {
			return forgery{b, signedHeaders(at(0), hex.EncodeToString(ed25519.Sign(e.private, b)))}
		},
		"other timestamp":       func(b []byte) forgery { return forgery{b, signedHeaders(at(0), e.sign(at(-7*time.Second), b))} },
		"a day old":             func(b []byte) forgery { s := at(-24 * time.Hour); return forgery{b, signedHeaders(s, e.sign(s, b))} },
		"61 seconds old":        func(b []byte) forgery { s := at(-62 * time.Second); return forgery{b, signedHeaders(s, e.sign(s, b))} },
		"from the future":       func(b []byte) forgery { s := at(10 * time.Second); return forgery{b, signedHeaders(s, e.sign(s, b))} },
		"timestamp no number":   func(b []byte) forgery { return forgery{b, signedHeaders("now", e.sign("now", b))} },
		"timestamp with a sign": func(b []byte) forgery { s := "+" + at(0); return forgery{b, signedHeaders(s, e.sign(s, b))} },
		"timestamp hex":         func(b []byte) forgery { return forgery{b, signedHeaders("0x65", e.sign("0x65", b))} },
		"byte moved":            func(b []byte) forgery { s := at(0); return forgery{b[1:], signedHeaders(s+string(b[0]), e.sign(s, b))} },
		"two signatures": func(b []byte) forgery {
			s := at(0)
			return forgery{b, http.Header{"X-Signature-Timestamp": {s}, "X-Signature-Ed25519": {e.sign(s, b), strings.Repeat("00", 64)}}}
		},
		"too large": func(b []byte) forgery {
			s := at(0)
			b = append(bytes.Clone(b), big...)
			return forgery{b, signedHeaders(s, e.sign(s, b))}
		},
	}
	sent := 0
	for name, f := range forge {
		for i := range rounds {
			if name == "too large" && i > 20 {
				break
			}
			x := f(signedAsk(fmt.Sprintf("%d", 2000+sent), "ferry"))
			code, got := e.send(http.MethodPost, bytes.NewReader(x.body), x.headers)
			if code == 0 && name == "too large" {
				code = http.StatusRequestEntityTooLarge
			}
			if code != http.StatusUnauthorized && code != http.StatusRequestEntityTooLarge {
				t.Fatalf("%s is answered %d %q", name, code, got)
			}
			sent++
		}
	}
	if n := e.asked.Load(); n != 0 {
		t.Errorf("%d forgeries reached the archive", n)
	}
	if code, _ := e.send(http.MethodGet, nil, nil); code != http.StatusMethodNotAllowed {
		t.Errorf("GET is answered %d", code)
	}
	if code, got := e.post(signedAsk("1", "ferry")); code != 200 {
		t.Errorf("a true one after %d forgeries is answered %d %q", sent, code, got)
	}
	t.Logf("%d kinds of forgery, %d requests, 0 accepted", len(forge), sent)
}

// A body without a length is not read beyond the limit.
func TestEndlessBody(t *testing.T) {
	t.Parallel()
	e := newEndpoint(t, "")
	stamp := strconv.FormatInt(time.Now().Unix(), 10)
	endless := &counter{}
	code, _ := e.send(http.MethodPost, io.NopCloser(io.LimitReader(endless, 200<<20)), signedHeaders(stamp, strings.Repeat("00", 64)))
	if code != 0 && code != http.StatusRequestEntityTooLarge || endless.n.Load() > 16<<20 {
		t.Errorf("answered %d after %d bytes", code, endless.n.Load())
	}
}

// A counter is read by the client's connection, which outlives the answer.
type counter struct{ n atomic.Int64 }

func (c *counter) Read(p []byte) (int, error) { c.n.Add(int64(len(p))); return len(p), nil }

func TestParseKey(t *testing.T) {
	for _, s := range []string{"", "xyz", strings.Repeat("0", 62), strings.Repeat("0", 66)} {
		if _, err := bot.ParseKey(s); err == nil {
			t.Errorf("%q is a key", s)
		}
	}
}
