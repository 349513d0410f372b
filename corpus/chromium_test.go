package corpus_test

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord/corpus"
)

// linked are passages that have been hard for text fragments: in brackets what
// is shown, around it the article. A line end is the end of a paragraph.
var linked = []string{
	`He spoke. [“We will wait,” Anna Holm said on Monday.] Others left.`,
	`["We will wait," Anna Holm said] on Monday.`,
	`[‘We’ll wait,’ she said, ‘and see.’] Others left.`,
	`[«Nous attendrons», a dit la ministre.] Others left.`,
	`[„Wir warten“, sagte die Ministerin.] Others left.`,
	`It was late. [No, no, and again no, the mayor said, not here, not now.] Others left.`,
	`[A no-one, a nobody - he said - and nothing else.] Others left.`,
	`[The plan — if it is one — was, he said, “half-baked”.] Others left.`,
	`[From 2014–2016, he said, prices rose by 3.5%, to $1,200.] Others left.`,
	`[Ząb, Müller, Łódź and Škoda, said Zoë Čapek, are names.] Others left.`,
	`[Лавров сказал: «ИГ — наш главный враг».] Others left.`,
	`["AT&T & Co. <b>never</b> paid," he said.] Others left.`,
	`[“It ends here.”]` + "\n" + `Others left.`,
	`[“The first part ends.` + "\n" + `“The second goes on,” said Omar Reyes.] Others left.`,
	`[One paragraph, said she.` + "\n" + `Two.` + "\n" + `Three, and it is the last of them all.] Others left.`,
	`[“We will wait” (and see), he said; others — she among them — would not.] Others left.`,
	`[It was, the minister of foreign affairs told the reporters who had come to the quay early in the morning, a great day for all of the country, and nobody who had been there would ever forget it, whatever they said of it.] Others left.`,
	`[“It was a great day for all of the country, and nobody who had been there would ever forget it,” he said.` + "\n" + `“Not one of the many who came to the quay so early in the morning went home before the night,” he said.] Others left.`,
	`The ferry stops. Then the ferry stops again. [The ferry stops for good, he said.] The ferry stops.`,
	`[“Yes.”] Others left.`,
	`[… and so on, he said …] Others left.`,
	`[“U.S. and U.K. troops left,” said Col. J. R. O’Neill-Smith Jr.] Others left.`,
	`[He said: “Who? Me? Never!”] Others left.`,
	`[“Email me@example.org, see https://example.org/?a=1&b=2#c,” he said.] Others left.`,
	`[“50% of 100% is 50%,” he said, “+/- 1.”] Others left.`,
	`[“İstanbul’da bekleyeceğiz”, dedi bakan.] Others left.`,
	`[Ο υπουργός είπε: «Θα περιμένουμε».] Others left.`,
	`[“Naïve façade — coöperation?” asked he, “or déjà vu...”] Others left.`,
	`[He said “'no', and ‘no’ again”] and left.`,
	`Long ago. [“A,” said B. “C,” said D, “and E — F, G; H: I!”] Others left.`,
	`[“We — that is, I – will wait - or not‑at‑all,” he said.] Others left.`,
	`[(He said [sic] that “the {only} way” was \ out | of ~ it_here.)] Others left.`,
	`[“Line one” said she,` + "\n" + `“line two” said he,` + "\n" + `“line three” said it.` + "\n" + `Four, and then a fifth, which was longer than all the other lines before it had been together, he said.] Others left.`,
}

// parted takes the brackets off a passage: its article and the range shown. The
// first and the last bracket count.
func parted(passage string) (text string, start, end int) {
	start = strings.Index(passage, "[")
	end = strings.LastIndex(passage, "]")
	text = passage[:start] + passage[start+1:end] + passage[end+1:]
	return strings.ReplaceAll(text, "\n", "\n\n"), start, end - 1 + strings.Count(passage[:end], "\n")
}

// TestLinksInChromium opens each link in one browser, on a page whose passage lies
// far below the window, and asks how far the browser has scrolled. A link whose
// words are not on the page must leave it at its top.
func TestLinksInChromium(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a browser")
	}
	server, told := linkedPages(t)
	port := server[strings.LastIndex(server, ":"):]
	open := chromium(t)
	for n := range len(linked) + 1 {
		passage := linked[n%len(linked)]
		text, start, end := parted(passage)
		if n == len(linked) {
			text = strings.ToUpper(strings.ReplaceAll(text, "e", "o")) // words that the page has not
		}
		// A host with a full stop, as real ones have; it is the loopback's.
		a := &corpus.Article{Text: text, URL: fmt.Sprintf("http://news.example%s/p/%d", port, n)}
		link := a.Link(start, end)
		open(link)
		at := <-told[n]
		var y, top, h int
		if i := strings.Index(at, "?"); i >= 0 {
			fmt.Sscanf(at[i:], "?y=%d&top=%d&h=%d", &y, &top, &h)
		}
		if scrolled := y > 1000 && top > -600 && top < h; h == 0 || scrolled != (n < len(linked)) {
			t.Errorf("scrolled: %t\n%s\n%s (%s)", scrolled, passage, link, at)
		}
	}
}

// chromium starts a browser and returns what opens an address in its one tab. The
// test is skipped where there is no browser or it does not start.
func chromium(t *testing.T) (open func(address string)) {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		t.Skip("no chromium on PATH: whether it scrolls to the passages was not looked at")
	}
	theirIn, in, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	out, theirOut, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), path, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--host-resolver-rules=MAP news.example 127.0.0.1", "--window-size=800,600",
		"--user-data-dir="+t.TempDir(), "--remote-debugging-pipe", "about:blank")
	cmd.ExtraFiles = []*os.File{theirIn, theirOut} // descriptors 3 and 4
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 5 * time.Second
	if err := cmd.Start(); err != nil {
		t.Skip("chromium does not start: ", err)
	}
	theirIn.Close()
	theirOut.Close()
	t.Cleanup(func() {
		in.Close() // with which the browser ends
		cmd.Wait()
		out.Close()
	})
	b := &browser{t: t, in: in, out: bufio.NewReader(out)}
	var targets struct {
		TargetInfos []struct{ TargetID, Type string }
	}
	for len(targets.TargetInfos) == 0 {
		if err := b.call("Target.getTargets", nil, &targets); err != nil {
			t.Skip("chromium does not start: ", err)
		}
		targets.TargetInfos = slices.DeleteFunc(targets.TargetInfos, func(i struct{ TargetID, Type string }) bool { return i.Type != "page" })
	}
	var attached struct{ SessionID string }
	if err := b.call("Target.attachToTarget", map[string]any{"targetId": targets.TargetInfos[0].TargetID, "flatten": true}, &attached); err != nil {
		t.Fatal(err)
	}
	b.session = attached.SessionID
	return func(address string) {
		var result struct{ ErrorText string }
		if err := b.call("Page.navigate", map[string]any{"url": address}, &result); err != nil || result.ErrorText != "" {
			t.Fatalf("%s: %v %s", address, err, result.ErrorText)
		}
	}
}

// browser is a browser's debugging pipe: messages in JSON, each with a zero byte
// behind it.
type browser struct {
	t       *testing.T
	in      io.Writer
	out     *bufio.Reader
	session string // of the tab, once there is one
	calls   int
}

// call calls a method and reads its result.
func (b *browser) call(method string, params map[string]any, result any) error {
	b.calls++
	message := map[string]any{"id": b.calls, "method": method}
	if params != nil {
		message["params"] = params
	}
	if b.session != "" {
		message["sessionId"] = b.session
	}
	raw, err := json.Marshal(message)
	if err != nil {
		return err
	}
	if _, err := b.in.Write(append(raw, 0)); err != nil {
		return err
	}
	for {
		raw, err := b.out.ReadBytes(0)
		if err != nil {
			return err
		}
		var answer struct {
			ID     int
			Result json.RawMessage
			Error  *struct{ Message string }
		}
		if err := json.Unmarshal(raw[:len(raw)-1], &answer); err != nil {
			return err
		}
		switch {
		case answer.ID != b.calls: // an event
		case answer.Error != nil:
			return errors.New(method + ": " + answer.Error.Message)
		default:
			return json.Unmarshal(answer.Result, result)
		}
	}
}

// linkedPages serves a page for each passage, and tells what each has told.
func linkedPages(t *testing.T) (address string, told []chan string) {
	const before = `<!doctype html><meta charset=utf-8><title>x</title><body style="margin:0;font:16px/20px serif;width:800px"><p>Top.</p><div style="height:5000px">.</div><article id=a>`
	// A page tells where it stands when it has been scrolled. One that should not be
	// tells so in a while; one that should be, when nobody would wait any longer.
	const after = `</article><div style="height:5000px">.</div><script>
let told=false; function tell(){ if(told) return; told=true; const a=document.getElementById("a").getBoundingClientRect();
fetch("/at"+location.pathname+"?y="+Math.round(scrollY)+"&top="+Math.round(a.top)+"&h="+innerHeight).then(()=>0); }
addEventListener("scroll",()=>setTimeout(tell,100)); addEventListener("load",()=>setTimeout(tell,%d));</script>`
	for range len(linked) + 1 {
		told = append(told, make(chan string, 1))
	}
	number := func(path, format string) int {
		n := 0
		fmt.Sscanf(path, format, &n)
		return n % len(told)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/at/", func(_ http.ResponseWriter, r *http.Request) {
		select {
		case told[number(r.URL.Path, "/at/p/%d")] <- r.URL.String():
		default:
		}
	})
	mux.HandleFunc("/p/", func(w http.ResponseWriter, r *http.Request) {
		n := number(r.URL.Path, "/p/%d")
		wait := 60_000
		if n == len(linked) {
			wait = 2500
		}
		text, _, _ := parted(linked[n%len(linked)])
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		io.WriteString(w, before)
		for _, p := range strings.Split(text, "\n\n") {
			fmt.Fprintf(w, "<p>%s</p>\n", html.EscapeString(p))
		}
		fmt.Fprintf(w, after, wait)
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server.URL, told
}
