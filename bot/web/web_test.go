package web_test

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/net/html"

	"onrecord/answer"
	"onrecord/bot/web"
	"onrecord/index/embedded"
)

// get asks a reader for a page.
func get(h http.Handler, path string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
	return w
}

func open(t *testing.T) (*embedded.Index, http.Handler) {
	t.Helper()
	ix := built(t, articles())
	return ix, web.New(web.Config{Archive: served(ix)})
}

func TestPages(t *testing.T) {
	_, h := open(t)
	for path, want := range map[string][]string{
		"/": {"37 articles with 76 statements", "Tove Brandt", "Island Weekly"},
		"/search?q=what+did+Molde+say+about+the+quay":                                       {"speaker Ingrid Molde", "harbour master of Port Ellis", "9 March 2021 (the article says so)", "<b>quay</b>", "https://herald.example/quay#:~:text="},
		"/search?q=who+said+%22the+quay+closes+on+Monday+and+nobody+should+be+surprised%22": {"Altered: it has most of the words that you quote.", "Changed: “Monday” where the article has “Friday”"},
		"/search?q=what+did+Molde+say+about+the+ferry+in+2019":                              {"Nothing in this archive has Ingrid Molde saying anything about the ferry in 2019.", "Who did speak of it", "Said by somebody else."},
		"/search?q=what+did+Brannt+say+about+the+ferry":                                     {"Tove Brandt"},
		"/search?q=what+did+Brandt+say+about+the+ferry&page=2":                              {"Page 2 of ", ">11.<"},
		"/speaker?name=Tove+Brandt":                                                         {"68 statements", "7 months without statements", "Page 1 of 7", "line&#39;s director"},
		"/speaker?name=Tove+Brandt&page=7":                                                  {"Page 7 of 7", "3 January 2018"},
		"/speaker?name=Tove+Brandt&when=2018-04":                                            {"2 statements", "in April 2018", "All statements"},
		"/speaker?name=molde":                                                               {"Ingrid Molde", "3 statements"},
		"/timeline?speaker=Tove+Brandt&topic=ferry":                                         {"<svg", "34 statements in 34 months", "7 months without statements"},
		"/article?id=port%2Fquay+one":                                                       {"Port Ellis shuts its oldest quay &amp; the crane &lt;north&gt;", "Who speaks here", "that the closure would cost forty jobs", "We were never asked"},
	} {
		w := get(h, path)
		if w.Code != http.StatusOK {
			t.Errorf("%s: status %d", path, w.Code)
		}
		for _, s := range want {
			if path == "/speaker?name=Tove+Brandt" && strings.HasPrefix(s, "7 months") {
				continue // by year there
			}
			if !strings.Contains(w.Body.String(), s) {
				t.Errorf("%s lacks %q:\n%s", path, s, w.Body)
			}
		}
		sound(t, path, w)
	}
}

// sound is what holds of every page.
func sound(t *testing.T, path string, w *httptest.ResponseRecorder) {
	t.Helper()
	h := w.Header()
	if p := h.Get("Content-Security-Policy"); !strings.HasPrefix(p, "default-src 'none'; ") || strings.Contains(p, "unsafe") || strings.Contains(p, "*") {
		t.Errorf("%s: policy %q", path, p)
	}
	for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Content-Type": "text/html; charset=utf-8"} {
		if h.Get(name) != want {
			t.Errorf("%s: %s is %q", path, name, h.Get(name))
		}
	}
	root, err := html.Parse(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "script", "style", "iframe", "img", "object", "embed", "base":
			t.Errorf("%s has an element %s", path, n.Data)
		}
		for _, a := range n.Attr {
			outside := strings.Contains(a.Val, "://") && !(n.Data == "a" && a.Key == "href")
			switch {
			case strings.HasPrefix(a.Key, "on"), a.Key == "style":
				t.Errorf("%s has an attribute %s=%q", path, a.Key, a.Val)
			case (a.Key == "href" || a.Key == "src" || a.Key == "action") && (outside || strings.HasPrefix(a.Val, "javascript:") || strings.HasPrefix(a.Val, "//")):
				t.Errorf("%s leads to %q", path, a.Val)
			}
		}
	}
}

// What an article says is never more than words, wherever it is shown.
func TestHostileArticle(t *testing.T) {
	ix, h := open(t)
	ans, err := answer.New(ix, answer.Config{}).Ask(t.Context(), "what did Petra Lind say about the ferry", 1)
	if err != nil || len(ans.Excerpts) == 0 {
		t.Fatalf("%+v, %v", ans, err)
	}
	links := &web.Links{Base: "https://reader.example/"}
	for _, path := range []string{"/", "/search?q=what+did+Petra+Lind+say+about+the+ferry", strings.TrimPrefix(links.Passage(ans.Excerpts[0]), "https://reader.example"),
		"/speaker?name=Petra+Lind", "/search?q=" + url.QueryEscape(hostile), "/speaker?name=" + url.QueryEscape(hostile), "/timeline?speaker=" + url.QueryEscape(hostile), "/" + url.PathEscape(hostile)} {
		w := get(h, path)
		body := w.Body.String()
		if strings.Contains(body, "<script") || strings.Contains(body, "<img") || strings.ContainsRune(body, '\u202e') {
			t.Errorf("%s:\n%s", path, body)
		}
		if w.Code == http.StatusOK && !strings.Contains(path, "name=P") && !strings.Contains(body, "&lt;script&gt;alert(1)&lt;/script&gt;") {
			t.Errorf("%s does not show the words as they are:\n%s", path, body)
		}
		sound(t, path, w)
	}
}

// Everything that goes wrong is a page that says so, under the right status.
func TestFaults(t *testing.T) {
	_, h := open(t)
	long := strings.Repeat("a", 1001)
	for path, want := range map[string]struct {
		status int
		says   string
	}{
		"/nowhere":                           {404, "There is no such page"},
		"/article/x":                         {404, "There is no such page"},
		"/../etc/passwd":                     {404, "There is no such page"},
		"/pages/layout.html":                 {404, "There is no such page"},
		"/article":                           {404, "There is no such article"},
		"/article?id=gone":                   {404, "There is no such article"},
		"/article?id=no-address&from=0&to=9": {404, "That passage is not in the article"},
		"/article?id=no-address&from=0&to=9&sum=00000000":       {404, "That passage is not in the article"},
		"/article?id=no-address&from=0&to=99999&sum=0":          {404, "That passage is not in the article"},
		"/article?id=no-address&from=9&to=0&sum=0":              {400, "This link is broken"},
		"/article?id=no-address&from=-1&to=4&sum=0":             {400, "This link is broken"},
		"/article?id=no-address&from=x&to=4&sum=0":              {400, "This link is broken"},
		"/article?id=no-address&from=99999999999999999999&to=4": {400, "This link is broken"},
		"/search?q=":                                          {400, "The question is empty"},
		"/search?q=+++":                                       {400, "The question is empty"},
		"/search":                                             {400, "The question is empty"},
		"/search?q=" + long:                                   {400, "The question has 1001 characters"},
		"/search?q=Brandt+on+31+February+2019":                {400, "no day of the calendar"},
		"/search?q=Brandt+on+ferry&page=99":                   {404, "There is no such page of the list"},
		"/search?q=Brandt+on+ferry&page=0":                    {404, "There is no such page of the list"},
		"/search?q=Brandt+on+ferry&page=-3":                   {404, "There is no such page of the list"},
		"/search?q=Brandt+on+ferry&page=x":                    {404, "There is no such page of the list"},
		"/search?q=Brandt+on+ferry&page=99999999999999999999": {404, "There is no such page of the list"},
		"/search?q=%zz":                                       {400, "This address is broken"},
		"/speaker":                                            {400, "This address names nobody"},
		"/speaker?name=Qwx+Zzyk":                              {404, "Nobody of that name"},
		"/speaker?name=Tove+Brandt&page=8":                    {404, "It has 7 pages."},
		"/speaker?name=Tove+Brandt&when=April":                {400, "This link is broken"},
		"/speaker?name=Tove+Brandt&when=2018-13":              {400, "This link is broken"},
		"/timeline":                                           {400, "This address names nobody"},
		"/timeline?speaker=Qwx+Zzyk":                          {404, "Nothing in this archive"},
		"/speaker?name=" + long:                               {400, "This question cannot be answered"},
		"/speaker?name=Tove+Brandt&topic=" + long:             {400, "This question cannot be answered"},
		"/timeline?speaker=" + long:                           {400, "This question cannot be answered"},
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.URL.Path, r.URL.RawQuery, _ = strings.Cut(path, "?")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if body := w.Body.String(); w.Code != want.status || !strings.Contains(body, want.says) || !strings.Contains(body, "</html>") {
			t.Errorf("%.80s: %d, want %d with %q:\n%s", path, w.Code, want.status, want.says, body)
		}
		sound(t, path, w)
	}
	for _, method := range []string{http.MethodPost, http.MethodPut, http.MethodDelete, http.MethodOptions, "BREW"} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(method, "/search?q=x", strings.NewReader("x")))
		if w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") != "GET, HEAD" || !strings.Contains(w.Body.String(), "can only be read") {
			t.Errorf("%s: %d %q", method, w.Code, w.Header().Get("Allow"))
		}
	}
}

// A page that cannot be made says so and is noted; the reader goes on.
func TestFaultsOfItsOwn(t *testing.T) {
	for name, archive := range map[string]func() (web.Archive, func(), error){
		"503 The archive is being prepared": func() (web.Archive, func(), error) { return web.Archive{}, nil, errors.New("not open") },
		"500 This page could not be made":   func() (web.Archive, func(), error) { return web.Archive{}, func() {}, nil }, // a nil engine panics
	} {
		h := web.New(web.Config{Archive: archive})
		for range 3 * runtime.GOMAXPROCS(0) { // more than there are turns
			if w := get(h, "/"); !strings.HasPrefix(name, fmt.Sprint(w.Code)) || !strings.Contains(w.Body.String(), name[4:]) {
				t.Errorf("%s: %d %s", name, w.Code, w.Body)
			}
		}
	}
}

// Who comes while as many pages are made as may be waits, and is told when that takes too
// long.
func TestBusy(t *testing.T) {
	ix := built(t, articles()[:1])
	free, begun := make(chan struct{}), make(chan struct{}, 100)
	h := web.New(web.Config{Wait: 50 * time.Millisecond, Archive: func() (web.Archive, func(), error) {
		begun <- struct{}{}
		<-free
		return web.Archive{Asker: answer.New(ix, answer.Config{}), Engine: ix}, func() {}, nil
	}})
	var all sync.WaitGroup
	for range 2 * runtime.GOMAXPROCS(0) {
		all.Go(func() { get(h, "/") })
		<-begun
	}
	if w := get(h, "/"); w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	close(free)
	all.Wait()
	if w := get(h, "/"); w.Code != http.StatusOK {
		t.Errorf("afterwards: %d", w.Code)
	}
}

// private is a reader of a private archive, with its clock.
func private(t *testing.T, ix *embedded.Index) (http.Handler, *web.Links, *time.Time) {
	now := time.Date(2026, 11, 29, 12, 0, 0, 0, time.UTC)
	links := &web.Links{Base: "https://reader.example/archive/", Key: bytes.Repeat([]byte{7}, 32), Lasts: 48 * time.Hour, Now: func() time.Time { return now }}
	return web.New(web.Config{Archive: served(ix), Links: links}), links, &now
}

func TestPrivateArchive(t *testing.T) {
	ix := built(t, articles())
	h, links, now := private(t, ix)
	ans, err := links.Over(answer.New(ix, answer.Config{})).Ask(t.Context(), "what did Molde say about the quay", 5)
	if err != nil || len(ans.Excerpts) < 2 {
		t.Fatalf("%+v, %v", ans, err)
	}
	if !strings.HasPrefix(ans.Excerpts[0].Link, "https://herald.example/") {
		t.Errorf("an article with an address got another: %s", ans.Excerpts[0].Link)
	}
	link := ans.Excerpts[1].Link // of the article without an address
	path, ok := strings.CutPrefix(strings.TrimSuffix(link, "#passage"), "https://reader.example")
	if !ok || len(link) > 2048 {
		t.Fatalf("the link is %q", link)
	}
	page := get(h, path)
	if page.Code != http.StatusOK || !strings.Contains(page.Body.String(), `<mark id="passage">“We open the quay again today,”`) {
		t.Fatalf("%s: %d %s", path, page.Code, page.Body)
	}
	if page.Header().Get("Cache-Control") != "private, no-store" {
		t.Error("the page may be kept by others")
	}
	// The article's own statements can be marked from there, and nothing else is opened.
	body := page.Body.String()
	if strings.Contains(body, "<form") || strings.Contains(body, `href="speaker`) || strings.Contains(body, `href="./"`) || strings.Contains(body, `href="search`) {
		t.Errorf("the page of one article leads to others:\n%s", body)
	}
	further := hrefs(body, "article?")
	if len(further) != 2 {
		t.Errorf("%d statements can be marked", len(further))
	}
	for _, f := range further {
		if w := get(h, "/archive/"+f); w.Code != http.StatusOK {
			t.Errorf("%s: %d", f, w.Code)
		}
	}

	// A link that is shown on the page, to be cited, opens nothing longer and nothing more.
	*now = now.Add(5 * time.Hour)
	cited := regexp.MustCompile(`UR  - (\S+)`).FindStringSubmatch(html.UnescapeString(get(h, path).Body.String()))
	if cited == nil || strings.TrimSuffix(cited[1], "#passage") != "https://reader.example"+path {
		t.Errorf("cited is %q, and the page is %s", cited, path)
	}

	u, err := url.Parse(path)
	if err != nil {
		t.Fatal(err)
	}
	forged := func(name, value string) string {
		v := u.Query()
		v.Set(name, value)
		return u.Path + "?" + v.Encode()
	}
	q := u.Query()
	for _, f := range []string{
		forged("id", "hostile"), forged("from", "1"), forged("to", "30"), forged("sum", "00000000"), forged("until", "99999999999"), forged("until", "x"), forged("sig", "x"),
		forged("sig", strings.ToUpper(q.Get("sig"))), forged("pass", "all"),
		"/archive/?until=" + q.Get("until") + "&sig=" + q.Get("sig"), "/archive/search?q=x&until=" + q.Get("until") + "&sig=" + q.Get("sig"),
		"/archive/speaker?name=Tove+Brandt&pass=all&until=" + q.Get("until") + "&sig=" + q.Get("sig"),
		strings.Replace(path, "/article?", "/search?q=ferry&", 1),
		"/archive/article?id=no-address", "/archive/", "/", "/search?q=ferry", "/speaker?name=Tove+Brandt", "/timeline?speaker=Tove+Brandt", "/nowhere",
	} {
		w := get(h, f)
		if w.Code != http.StatusForbidden || strings.Contains(w.Body.String(), "Brandt") || strings.Contains(w.Body.String(), "<form") {
			t.Errorf("%s: %d %s", f, w.Code, w.Body)
		}
		sound(t, f, w)
	}

	*now = now.Add(50 * time.Hour)
	if w := get(h, path); w.Code != http.StatusGone || strings.Contains(w.Body.String(), "quay again") {
		t.Errorf("after it ended: %d %s", w.Code, w.Body)
	}
	if w := get(h, forged("until", fmt.Sprint(now.Add(time.Hour).Unix()))); w.Code != http.StatusForbidden {
		t.Errorf("with another end: %d", w.Code)
	}
}

// The link to the start opens the whole archive, and every page hands it on.
func TestPassForTheArchive(t *testing.T) {
	ix := built(t, articles())
	h, links, _ := private(t, ix)
	seen, queue := map[string]bool{}, []string{strings.TrimPrefix(links.Start(), "https://reader.example/archive/")}
	kinds := map[string]int{}
	for len(queue) > 0 && len(seen) < 60 {
		at := queue[0]
		queue = queue[1:]
		if seen[at] {
			continue
		}
		seen[at] = true
		w := get(h, "/archive/"+at)
		if w.Code != http.StatusOK {
			t.Errorf("%s: %d", at, w.Code)
		}
		body := w.Body.String()
		if !strings.Contains(body, `<input type="hidden" name="sig"`) || !strings.Contains(body, `<input type="hidden" name="pass" value="all">`) {
			t.Errorf("the form of %s does not carry the signature", at)
		}
		for _, name := range []string{"article?", "speaker?", "search?", "timeline?"} {
			kinds[name] += len(hrefs(body, name))
			queue = append(queue, hrefs(body, name)...)
		}
	}
	for at := range seen {
		if !strings.HasPrefix(at, "article?") {
			continue
		}
		for _, cited := range regexp.MustCompile(`UR  - (\S+)`).FindAllString(get(h, "/archive/"+at).Body.String(), -1) {
			if strings.Contains(cited, "pass=all") {
				t.Errorf("a citation hands on the whole archive: %s", cited)
			}
		}
	}
	if kinds["article?"] == 0 || kinds["speaker?"] == 0 {
		t.Errorf("the pages lead to %v", kinds)
	}
}

// hrefs are the addresses on a page that begin so, without fragments.
func hrefs(body, begin string) (all []string) {
	for _, m := range regexp.MustCompile(`href="(`+regexp.QuoteMeta(begin)+`[^"]*)"`).FindAllStringSubmatch(body, -1) {
		address, _, _ := strings.Cut(html.UnescapeString(m[1]), "#")
		all = append(all, address)
	}
	return all
}

// A reader at a path of a host works with a proxy that takes the path off, and one that
// does not.
func TestBehindAProxy(t *testing.T) {
	ix := built(t, articles()[:2])
	h := web.New(web.Config{Archive: served(ix), Links: &web.Links{Base: "https://team.example/reader/"}})
	for _, path := range []string{"/", "/reader/", "/reader/search?q=Molde+on+the+quay", "/search?q=Molde+on+the+quay", "/reader/style.css", "/style.css"} {
		if w := get(h, path); w.Code != http.StatusOK {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
	if w := get(h, "/reader"); w.Code != http.StatusPermanentRedirect || w.Header().Get("Location") != "/reader/" {
		t.Errorf("/reader: %d to %q", w.Code, w.Header().Get("Location"))
	}
}

func TestParseBase(t *testing.T) {
	for in, want := range map[string]string{
		"https://reader.example.org": "https://reader.example.org/", "http://10.0.0.7:8080/r/": "http://10.0.0.7:8080/r/", "https://x.example/a/b": "https://x.example/a/b/",
		"reader.example.org": "", "": "", "ftp://x.example": "", "https://": "", "https://x.example/?a=1": "", "https://x.example/#a": "", "https://a:b@x.example": "", "javascript:alert(1)": "", "http://localhost:1": "",
	} {
		got, err := web.ParseBase(in)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("ParseBase(%q) = %q, %v", in, got, err)
		}
	}
}

func TestKey(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "state")
	keys := make([][]byte, 8)
	var all sync.WaitGroup
	for i := range keys {
		all.Go(func() {
			var err error
			if keys[i], err = web.Key(dir); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	for _, k := range keys {
		if len(k) != 32 || !bytes.Equal(k, keys[0]) {
			t.Errorf("key %x, another %x", k, keys[0])
		}
	}
	entries, _ := os.ReadDir(dir)
	info, err := os.Stat(filepath.Join(dir, "reader.key"))
	if err != nil || len(entries) != 1 || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v, %v", entries, info, err)
	}
	for _, damaged := range []string{"", "abc", strings.Repeat("z", 64)} {
		if err := os.WriteFile(filepath.Join(dir, "reader.key"), []byte(damaged), 0o600); err != nil {
			t.Fatal(err)
		}
		if k, err := web.Key(dir); err == nil {
			t.Errorf("a damaged key is used: %x", k)
		}
	}
}

// listening serves a reader on a port of this machine.
func listening(t *testing.T, h http.Handler) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(web.Serve(listener, h))
	return listener.Addr().String()
}

// A megabyte in the search box gets a page, and costs no megabytes here.
func TestMegabyteInTheBox(t *testing.T) {
	_, h := open(t)
	addr := listening(t, h)
	client := &http.Client{Timeout: time.Minute}
	defer client.CloseIdleConnections()
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	for _, n := range []int{20 << 10, 1 << 20, 4 << 20} {
		res, err := client.Get("http://" + addr + "/search?q=" + strings.Repeat("a", n))
		if err != nil {
			t.Fatalf("%d bytes: %v", n, err)
		}
		body, err := io.ReadAll(res.Body)
		res.Body.Close()
		if err != nil || res.StatusCode != http.StatusRequestURITooLong || !strings.Contains(string(body), "This question is too long") || !strings.Contains(string(body), "</html>") {
			t.Errorf("%d bytes: %d %v\n%s", n, res.StatusCode, err, body)
		}
	}
	res, err := client.Get("http://" + addr + "/search?q=" + url.QueryEscape(strings.Repeat("😀", 1000)))
	if err != nil || res.StatusCode != http.StatusOK {
		t.Errorf("the longest question: %v %v", res, err)
	}
	if err == nil {
		res.Body.Close()
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	if grown := int64(after.HeapAlloc) - int64(before.HeapAlloc); grown > 8<<20 {
		t.Errorf("the heap grew by %d bytes", grown)
	}
}

// Heads that are too long or no HTTP are refused, and the server goes on.
func TestBrokenRequests(t *testing.T) {
	_, h := open(t)
	addr := listening(t, h)
	for _, sent := range []string{
		"GET / HTTP/1.1\r\nHost: x\r\nX: " + strings.Repeat("y", 100<<10) + "\r\n\r\n",
		"\x16\x03\x01\x02\x00", "GET /", "\r\n\r\n\r\n", "GET / HTTP/9.9\r\n\r\n",
	} {
		c, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(c, sent)
		_ = c.(*net.TCPConn).CloseWrite()
		status, _ := bufio.NewReader(c).ReadString('\n')
		if strings.Contains(status, " 200 ") {
			t.Errorf("%.30q is answered with %s", sent, status)
		}
		c.Close()
	}
	r, err := http.NewRequestWithContext(context.Background(), http.MethodGet, "http://"+addr+"/", nil)
	if err != nil {
		t.Fatal(err)
	}
	res, err := http.DefaultClient.Do(r)
	if err != nil || res.StatusCode != http.StatusOK {
		t.Fatalf("afterwards: %v, %v", res, err)
	}
	res.Body.Close()
}

// A speaker's page has nobody else's statements, and all of hers once.
func TestSpeakersOwnWords(t *testing.T) {
	_, h := open(t)
	total := 0
	for page := 1; page <= 7; page++ {
		body := get(h, fmt.Sprintf("/speaker?name=Tove+Brandt&page=%d", page)).Body.String()
		names := regexp.MustCompile(`<h3[^>]*><span[^>]*>\d+\.</span> <a[^>]*><bdi>([^<]*)`).FindAllStringSubmatch(body, -1)
		for _, m := range names {
			if m[1] != "Tove Brandt" {
				t.Errorf("page %d has words of %s", page, m[1])
			}
		}
		total += len(names)
	}
	if total != 68 {
		t.Errorf("%d statements", total)
	}
}

// Many who ask half a question and wait keep nobody else from an answer.
func TestHeldConnections(t *testing.T) {
	_, h := open(t)
	addr := listening(t, h)
	for range 400 {
		c, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		if _, err := io.WriteString(c, "GET /search?q="+strings.Repeat("a", 4000)); err != nil {
			t.Fatal(err)
		}
	}
	res, err := http.Get("http://" + addr + "/search?q=what+did+Molde+say+about+the+quay")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if body, err := io.ReadAll(res.Body); err != nil || res.StatusCode != http.StatusOK || !strings.Contains(string(body), "2 excerpts") {
		t.Errorf("%d, %v", res.StatusCode, err)
	}
}

// Results as files, and the marked words as citations.
func TestTakeAlong(t *testing.T) {
	ix, h := open(t)
	page := get(h, "/search?q=what+did+Brandt+say+about+the+ferry").Body.String()
	links := hrefs(page, "export?")
	if len(links) != 3 {
		t.Fatalf("%d files are offered", len(links))
	}
	for _, link := range links {
		w := get(h, "/"+link)
		form := w.Header().Get("Content-Disposition")
		if w.Code != http.StatusOK || !strings.HasPrefix(form, `attachment; filename="results.`) || w.Body.Len() < 500 || w.Header().Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: %d, %q, %d bytes", link, w.Code, form, w.Body.Len())
		}
		if strings.Contains(link, "csv") && !strings.Contains(w.Body.String(), `"Tove Brandt"`) {
			t.Errorf("the table has no names:\n%s", w.Body)
		}
	}
	for path, want := range map[string]int{"/export?q=ferry&form=xls": 400, "/export?q=ferry": 400, "/export?q=&form=csv": 400, "/export?q=what+did+Molde+say+about+the+ferry+in+2019&form=csv": 404} {
		if w := get(h, path); w.Code != want || !strings.Contains(w.Body.String(), "</html>") {
			t.Errorf("%s: %d, want %d", path, w.Code, want)
		}
	}
	reader := &web.Links{Base: "https://reader.example/"}
	ans, err := reader.Over(answer.New(ix, answer.Config{})).Ask(t.Context(), "what did Molde say about the quay", 5)
	if err != nil || len(ans.Excerpts) < 2 {
		t.Fatalf("%+v, %v", ans, err)
	}
	h = web.New(web.Config{Archive: served(ix), Links: reader})
	body := html.UnescapeString(get(h, strings.TrimPrefix(strings.TrimSuffix(ans.Excerpts[1].Link, "#passage"), "https://reader.example")).Body.String())
	for _, want := range []string{"@article{molde2021quay,", "TY  - NEWS", "> “We open the quay again today,”", "UR  - https://reader.example/article?from=0&id=no-address&"} {
		if !strings.Contains(body, want) {
			t.Errorf("the citations lack %q:\n%s", want, body)
		}
	}
}
