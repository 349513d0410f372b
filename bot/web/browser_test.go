package web_test

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"testing"
	"time"
)

// browser is a headless Chromium that is driven over its debugging pipe: messages in JSON,
// each with a zero byte behind it.
type browser struct {
	t       *testing.T
	in      io.Writer
	out     *bufio.Reader
	session string
	calls   int
	loaded  bool     // since the last navigation
	asked   []string // addresses that the page asked for since then
	said    []string // what the browser complained of
}

// chromium starts a browser with one tab. The test is skipped where there is none.
func chromium(t *testing.T) *browser {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		t.Skip("no chromium on PATH: how the pages look was not looked at")
	}
	theirIn, in, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	out, theirOut, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), path, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars", "--user-data-dir="+t.TempDir(), "--remote-debugging-pipe", "about:blank")
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
		_ = cmd.Wait()
		out.Close()
	})
	b := &browser{t: t, in: in, out: bufio.NewReader(out)}
	var tab struct{ TargetID string }
	if err := b.call("Target.createTarget", map[string]any{"url": "about:blank"}, &tab); err != nil {
		t.Skip("chromium does not start: ", err)
	}
	var attached struct{ SessionID string }
	b.must("Target.attachToTarget", map[string]any{"targetId": tab.TargetID, "flatten": true}, &attached)
	b.session = attached.SessionID
	for _, domain := range []string{"Page", "Network", "Log", "Runtime"} {
		b.must(domain+".enable", nil, nil)
	}
	return b
}

func (b *browser) must(method string, params map[string]any, result any) {
	b.t.Helper()
	if err := b.call(method, params, result); err != nil {
		b.t.Fatal(err)
	}
}

// call calls a method and reads until its result.
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
	for id := b.calls; ; {
		answer, err := b.read()
		switch {
		case err != nil:
			return err
		case answer.ID != id:
		case answer.Error != nil:
			return errors.New(method + ": " + answer.Error.Message)
		case result == nil:
			return nil
		default:
			return json.Unmarshal(answer.Result, result)
		}
	}
}

type answered struct {
	ID     int
	Method string
	Params json.RawMessage
	Result json.RawMessage
	Error  *struct{ Message string }
}

// read reads one message, and notes what a page asked for and complained of.
func (b *browser) read() (answered, error) {
	var a answered
	raw, err := b.out.ReadBytes(0)
	if err != nil {
		return a, err
	}
	if err := json.Unmarshal(raw[:len(raw)-1], &a); err != nil {
		return a, err
	}
	switch a.Method {
	case "Page.loadEventFired":
		b.loaded = true
	case "Network.requestWillBeSent":
		var p struct{ Request struct{ URL string } }
		_ = json.Unmarshal(a.Params, &p)
		b.asked = append(b.asked, p.Request.URL)
	case "Log.entryAdded":
		var p struct {
			Entry struct{ Level, Text, URL string }
		}
		_ = json.Unmarshal(a.Params, &p)
		b.said = append(b.said, fmt.Sprintf("%s: %s %s", p.Entry.Level, p.Entry.Text, p.Entry.URL))
	}
	return a, nil
}

// size makes the window that wide, in the colours of a scheme.
func (b *browser) size(width, height int, scheme string) {
	b.t.Helper()
	b.must("Emulation.setDeviceMetricsOverride", map[string]any{"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}, nil)
	b.must("Emulation.setEmulatedMedia", map[string]any{"features": []map[string]string{{"name": "prefers-color-scheme", "value": scheme}}}, nil)
}

// open opens an address and waits until its page is loaded.
func (b *browser) open(address string) {
	b.t.Helper()
	if address != "about:blank" {
		b.open("about:blank") // the same address with a fragment would not be loaded again
	}
	b.loaded, b.asked, b.said = false, nil, nil
	var result struct{ ErrorText string }
	if b.must("Page.navigate", map[string]any{"url": address}, &result); result.ErrorText != "" {
		b.t.Fatalf("%s: %s", address, result.ErrorText)
	}
	for !b.loaded {
		if _, err := b.read(); err != nil {
			b.t.Fatal(err)
		}
	}
}

// run is what an expression is, as JSON.
func (b *browser) run(expression string, result any) {
	b.t.Helper()
	var r struct {
		Result           struct{ Value json.RawMessage }
		ExceptionDetails json.RawMessage
	}
	b.must("Runtime.evaluate", map[string]any{"expression": expression, "returnByValue": true}, &r)
	if r.ExceptionDetails != nil {
		b.t.Fatalf("%s", r.ExceptionDetails)
	}
	if err := json.Unmarshal(r.Result.Value, result); err != nil {
		b.t.Fatal(err)
	}
}

// key presses a key.
func (b *browser) key(name string, code int) {
	for _, kind := range []string{"keyDown", "keyUp"} {
		b.must("Input.dispatchKeyEvent", map[string]any{"type": kind, "key": name, "code": name, "windowsVirtualKeyCode": code}, nil)
	}
}

// picture is the page as a PNG, as much as the window or all of it.
func (b *browser) picture(whole bool) []byte {
	var shot struct{ Data string }
	b.must("Page.captureScreenshot", map[string]any{"format": "png", "captureBeyondViewport": whole}, &shot)
	data, err := base64.StdEncoding.DecodeString(shot.Data)
	if err != nil {
		b.t.Fatal(err)
	}
	return data
}
