package bot_test

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"onrecord/bot"
	"onrecord/bot/endpoint"
	"onrecord/bot/fakediscord"
)

// httpBot is a bot whose interactions come over HTTP.
type httpBot struct {
	t       *testing.T
	fake    *fakediscord.Server
	url     string
	private ed25519.PrivateKey
	asked   atomic.Int64 // questions that reached the archive
}

func newEndpoint(t *testing.T, state string) *httpBot {
	t.Helper()
	public, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	key, err := endpoint.ParseKey(hex.EncodeToString(public))
	if err != nil {
		t.Fatal(err)
	}
	e := &httpBot{t: t, private: private, fake: fakediscord.New(t, fakediscord.Options{})}
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

func (e *httpBot) sign(stamp string, body []byte) string {
	return hex.EncodeToString(ed25519.Sign(e.private, append([]byte(stamp), body...)))
}

// send posts a body under headers and returns the status and the answer.
func (e *httpBot) send(method string, body io.Reader, headers http.Header) (int, string) {
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

func (e *httpBot) post(body []byte) (int, string) {
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
