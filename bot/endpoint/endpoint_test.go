package endpoint_test

import (
	"bytes"
	"crypto/ed25519"
	"encoding/hex"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"onrecord/bot/discord"
	"onrecord/bot/endpoint"
)

// signer is an endpoint with the key that Discord signs with.
type signer struct {
	http.Handler
	private ed25519.PrivateKey
	taken   int // requests that got through
}

func newSigner(t *testing.T) *signer {
	t.Helper()
	public, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	key, err := endpoint.ParseKey(hex.EncodeToString(public))
	if err != nil {
		t.Fatal(err)
	}
	e := &signer{private: private}
	e.Handler = endpoint.New(key, time.Now, slog.New(slog.DiscardHandler), func(r *discord.Request) bool {
		e.taken++
		go func() { _ = discord.HandBack(t.Context(), r, discord.Callback{Type: discord.CallbackMessage}) }()
		return true
	})
	return e
}

func (e *signer) sign(stamp string, body []byte) string {
	return hex.EncodeToString(ed25519.Sign(e.private, append([]byte(stamp), body...)))
}

// send returns the status that a body is answered with.
func (e *signer) send(method string, body io.Reader, h http.Header) int {
	r, w := httptest.NewRequest(method, "/", body), httptest.NewRecorder()
	r.Header = h
	e.ServeHTTP(w, r)
	return w.Code
}

func headers(stamp, sig string) http.Header {
	return http.Header{"X-Signature-Timestamp": {stamp}, "X-Signature-Ed25519": {sig}, "Content-Type": {"application/json"}}
}

func ask(id int) []byte {
	return fmt.Appendf(nil, `{"id":"%d","application_id":"9","type":2,"token":"t","channel_id":"8","user":{"id":"31"},"data":{"name":"ask","type":1,"options":[{"name":"question","type":3,"value":"ferry"}]}}`, id)
}

// Nothing that Discord did not sign, just now, is taken.
func TestForgedInteractions(t *testing.T) {
	e := newSigner(t)
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
		"empty signature":   func(b []byte) forgery { return forgery{b, headers(at(0), "")} },
		"short signature":   func(b []byte) forgery { s := at(0); return forgery{b, headers(s, e.sign(s, b)[:126])} },
		"long signature":    func(b []byte) forgery { s := at(0); return forgery{b, headers(s, e.sign(s, b)+"00")} },
		"signature not hex": func(b []byte) forgery { return forgery{b, headers(at(0), strings.Repeat("zz", 64))} },
		"zero signature":    func(b []byte) forgery { return forgery{b, headers(at(0), strings.Repeat("00", 64))} },
		"another key": func(b []byte) forgery {
			s := at(0)
			return forgery{b, headers(s, hex.EncodeToString(ed25519.Sign(other, append([]byte(s), b...))))}
		},
		"changed body": func(b []byte) forgery {
			s := at(0)
			sig := e.sign(s, b)
			return forgery{bytes.Replace(b, []byte("ferry"), []byte("ships"), 1), headers(s, sig)}
		},
		"cut body": func(b []byte) forgery {
			s := at(0)
			sig := e.sign(s, b)
			return forgery{b[:len(b)-1], headers(s, sig)}
		},
		"longer body": func(b []byte) forgery {
			s := at(0)
			sig := e.sign(s, b)
			return forgery{append(bytes.Clone(b), ' '), headers(s, sig)}
		},
		"empty body": func(b []byte) forgery { s := at(0); return forgery{nil, headers(s, e.sign(s, b))} },
		"signed without stamp": func(b []byte) forgery {
			return forgery{b, headers(at(0), hex.EncodeToString(ed25519.Sign(e.private, b)))}
		},
		"other timestamp":       func(b []byte) forgery { return forgery{b, headers(at(0), e.sign(at(-7*time.Second), b))} },
		"a day old":             func(b []byte) forgery { s := at(-24 * time.Hour); return forgery{b, headers(s, e.sign(s, b))} },
		"61 seconds old":        func(b []byte) forgery { s := at(-62 * time.Second); return forgery{b, headers(s, e.sign(s, b))} },
		"from the future":       func(b []byte) forgery { s := at(10 * time.Second); return forgery{b, headers(s, e.sign(s, b))} },
		"timestamp no number":   func(b []byte) forgery { return forgery{b, headers("now", e.sign("now", b))} },
		"timestamp with a sign": func(b []byte) forgery { s := "+" + at(0); return forgery{b, headers(s, e.sign(s, b))} },
		"timestamp hex":         func(b []byte) forgery { return forgery{b, headers("0x65", e.sign("0x65", b))} },
		"byte moved":            func(b []byte) forgery { s := at(0); return forgery{b[1:], headers(s+string(b[0]), e.sign(s, b))} },
		"two signatures": func(b []byte) forgery {
			s := at(0)
			return forgery{b, http.Header{"X-Signature-Timestamp": {s}, "X-Signature-Ed25519": {e.sign(s, b), strings.Repeat("00", 64)}}}
		},
		"too large": func(b []byte) forgery {
			s := at(0)
			b = append(bytes.Clone(b), big...)
			return forgery{b, headers(s, e.sign(s, b))}
		},
	}
	sent := 0
	for name, f := range forge {
		for range 5 {
			x := f(ask(2000 + sent))
			if code := e.send(http.MethodPost, bytes.NewReader(x.body), x.headers); code != http.StatusUnauthorized && code != http.StatusRequestEntityTooLarge {
				t.Fatalf("%s is answered %d", name, code)
			}
			sent++
		}
	}
	if e.taken != 0 {
		t.Errorf("%d forgeries were taken", e.taken)
	}
	if code := e.send(http.MethodGet, nil, nil); code != http.StatusMethodNotAllowed {
		t.Errorf("GET is answered %d", code)
	}
	stamp, body := at(0), ask(1)
	if code := e.send(http.MethodPost, bytes.NewReader(body), headers(stamp, e.sign(stamp, body))); code != http.StatusOK || e.taken != 1 {
		t.Errorf("a true one after %d forgeries is answered %d", sent, code)
	}
}

// A body without a length is not read beyond the limit.
func TestEndlessBody(t *testing.T) {
	e := newSigner(t)
	endless := &counter{}
	stamp := strconv.FormatInt(time.Now().Unix(), 10)
	code := e.send(http.MethodPost, io.LimitReader(endless, 200<<20), headers(stamp, strings.Repeat("00", 64)))
	if code != http.StatusRequestEntityTooLarge || endless.n > 2<<20 {
		t.Errorf("answered %d after %d bytes", code, endless.n)
	}
}

// counter is an endless body that knows how much of it was read.
type counter struct{ n int }

func (c *counter) Read(p []byte) (int, error) { c.n += len(p); return len(p), nil }

func TestParseKey(t *testing.T) {
	for _, s := range []string{"", "xyz", strings.Repeat("0", 62), strings.Repeat("0", 66)} {
		if _, err := endpoint.ParseKey(s); err == nil {
			t.Errorf("%q is a key", s)
		}
	}
}
