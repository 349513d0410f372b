package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"onrecord/bot/fakediscord"
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

// An answer in Discord leads to the bot's own page where the article has no address, and
// that link opens that page alone.
func TestBotLeadsToItsPages(t *testing.T) {
	dir, addr := t.TempDir(), freeAddress(t)
	articles := filepath.Join(dir, "articles")
	write(t, filepath.Join(articles, "dam.md"), damArticle)
	write(t, filepath.Join(articles, "ferry.md"), "Title: The ferry\nURL: https://herald.example/ferry\n\n\"The ferry is late again,\" said Otto Brandt, the captain.\n")
	s := startBot(t, fakediscord.New(t, fakediscord.Options{}), "--corpus", articles, "--state", filepath.Join(dir, "state"),
		"--web-addr", addr, "--web-url", "http://"+addr, "--web-private", "24h")
	s.up(t)
	link := regexp.MustCompile(`<(https?://[^>]*)>`)
	linkIn := func(command, option, words string) string {
		t.Helper()
		m := link.FindStringSubmatch(s.AwaitReply(s.Slash(reader, command, map[string]any{option: words})).Reply.String())
		if m == nil {
			t.Fatalf("the answer to %q has no link", words)
		}
		return m[1]
	}
	for _, l := range []string{linkIn("ask", "question", "what did Okonkwo say about the dam"), linkIn("quote", "words", "The dam will hold")} {
		if !strings.HasPrefix(l, "http://"+addr+"/article?") {
			t.Errorf("the link is %s", l)
		}
		if status, body := webPage(t, l); status != http.StatusOK || !strings.Contains(body, `<mark id="passage">&#34;The dam will hold,&#34;`) {
			t.Errorf("%s: %d %s", l, status, body)
		}
		if status, _ := webPage(t, strings.Replace(l, "dam", "ferry", 1)); status != http.StatusForbidden {
			t.Errorf("the link opens another article: %d", status)
		}
	}
	if l := linkIn("ask", "question", "what did Brandt say about the ferry"); !strings.HasPrefix(l, "https://herald.example/ferry") {
		t.Errorf("an article with an address got %s", l)
	}
	if status, _ := webPage(t, "http://"+addr+"/"); status != http.StatusForbidden {
		t.Errorf("without a link: %d", status)
	}
	s.stop()
	if err := <-s.ended; err != nil {
		t.Error(err)
	}
}
