package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"strings"
	"testing"
)

// reading is a running "onrecord web": the address that it names, and what ends it.
func reading(t *testing.T, args ...string) (address string, end func() error) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	errOut, w := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		err := run(ctx, append([]string{"web", "--web-addr", "127.0.0.1:0", "--log-level", "error"}, args...), Settings{}, strings.NewReader(""), io.Discard, w)
		w.CloseWithError(err)
		ended <- err
	}()
	lines := bufio.NewScanner(errOut)
	for lines.Scan() {
		if rest, ok := strings.CutPrefix(lines.Text(), "onrecord: read at "); ok {
			address, _, _ = strings.Cut(rest, " ")
			break
		}
	}
	go func() { _, _ = io.Copy(io.Discard, errOut) }()
	end = func() error { cancel(); return <-ended }
	if address == "" {
		t.Fatal("no address was named: ", end())
	}
	return address, end
}

// webPage asks for a page and returns its status and text.
func webPage(t *testing.T, address string) (int, string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(body)
}

// A newcomer reads the sample in a browser, with no account.
func TestWebWithTheSample(t *testing.T) {
	address, end := reading(t)
	if status, body := webPage(t, address); status != http.StatusOK || !strings.Contains(body, "Who is quoted most") {
		t.Errorf("%d %s", status, body)
	}
	if status, body := webPage(t, address+"search?q=what+did+Lavrov+say+about+IS"); status != http.StatusOK || !strings.Contains(body, "Sergei Lavrov") {
		t.Errorf("%d %s", status, body)
	}
	if err := end(); err != nil {
		t.Error(err)
	}
}

// A private archive opens by the link that is named, also for a process that comes later.
func TestWebOfAPrivateArchive(t *testing.T) {
	state := t.TempDir()
	address, end := reading(t, "--web-private", "24h", "--state", state)
	base, query, ok := strings.Cut(address, "?")
	if status, _ := webPage(t, address); !ok || status != http.StatusOK {
		t.Errorf("%s: %d", address, status)
	}
	if status, _ := webPage(t, base); status != http.StatusForbidden {
		t.Errorf("without a signature: %d", status)
	}
	if err := end(); err != nil {
		t.Error(err)
	}
	address, end = reading(t, "--web-private", "24h", "--state", state)
	base, _, _ = strings.Cut(address, "?")
	if status, _ := webPage(t, base+"?"+query); status != http.StatusOK {
		t.Errorf("the link of before: %d", status)
	}
	if err := end(); err != nil {
		t.Error(err)
	}
}
