package crawl_test

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"io"
	"strings"
	"testing"

	"onrecord/corpus/intake/crawl"
	"onrecord/corpus/intake/record"
)

const body = "<html><head><title>Ferry runs again to Port Ellis</title></head><body><p>The ferry will run again on Monday, the council of the town said.</p></body></html>"

// entry is a record of a crawl.
func entry(kind, contentType, address, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2019-03-05T00:00:00Z\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, address, contentType, len(block), block)
}

func answer(head, body string) string {
	return entry("response", "application/http; msgtype=response", "https://bay.example/2019/03/02/x", "HTTP/1.1 200 OK\r\n"+head+"\r\n\r\n"+body)
}

func gzipped(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, s)
	w.Close()
	return b.String()
}

func TestReadWARC(t *testing.T) {
	read := func(raw string) (string, error) {
		var out []string
		err := crawl.ReadWARC(strings.NewReader(raw), 1<<20, func(r *record.Record) error {
			place := r.Place
			a, err := r.Article(1 << 20)
			if err != nil {
				out = append(out, place+": "+err.Error())
				return nil
			}
			out = append(out, strings.Join([]string{place, a.Title, a.Outlet, a.Published.String(), a.URL, a.Text}, "|"))
			return nil
		})
		return strings.Join(out, "\n"), err
	}
	const article = "Ferry runs again to Port Ellis|bay.example|2019-03-02|https://bay.example/2019/03/02/x|The ferry will run again on Monday, the council of the town said."
	for name, c := range map[string]struct{ raw, want string }{
		"plain":   {entry("warcinfo", "application/warc-fields", "", "software: x") + answer("Content-Type: text/html", body) + entry("request", "application/http", "https://bay.example/", "GET / HTTP/1.1\r\n\r\n"), "record 2|" + article},
		"packed":  {answer("Content-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip", gzipped(body)), "record 1|" + article},
		"chunks":  {answer("Content-Type: text/html\r\nTransfer-Encoding: chunked", fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(body), body)), "record 1|" + article},
		"claimed": {answer("Content-Type: text/html\r\nContent-Encoding: br", body), "record 1|" + article},
		"brotli":  {answer("Content-Type: text/html\r\nContent-Encoding: br", "\x1b\x00\x01"), `record 1: a page packed as "br", which is not read; crawl without it`},
		"picture": {answer("Content-Type: image/png", "x"), ""},
		"missing": {strings.Replace(answer("Content-Type: text/html", body), "200 OK", "404 No", 1), ""},
		"charset": {answer("Content-Type: text/html; charset=windows-1251", "<title>\xcf\xee\xf0\xf2</title><p>\xcf\xee\xf0\xf2 \xee\xf2\xea\xf0\xee\xe5\xf2\xf1\xff, \xf1\xea\xe0\xe7\xe0\xeb \xee\xed."), "record 1|Порт|bay.example|2019-03-02|https://bay.example/2019/03/02/x|Порт откроется, сказал он."},
		"text":    {entry("conversion", "text/plain", "https://bay.example/2019/03/02/x", "The ferry will run again on Monday, the council of the town said."), "record 1||" + strings.SplitN(article, "|", 2)[1]},
	} {
		got, err := read(c.raw)
		if err != nil || got != c.want {
			t.Errorf("%s: %v\n got %s\nwant %s", name, err, got, c.want)
		}
	}
	good := answer("Content-Type: text/html", body)
	for name, raw := range map[string]string{"cut": good + good[:len(good)-100], "rubbish": good + "nothing of it", "no length": "WARC/1.0\r\nWARC-Type: response\r\n\r\n", "empty": "", "endless header": "WARC/1.0\r\n" + strings.Repeat("A: b\r\n", 100_000)} {
		if got, err := read(raw); err == nil {
			t.Errorf("%s was read as %q", name, got)
		} else {
			t.Log(name, err)
		}
	}
	bomb := gzipped(strings.Repeat(" ", 64<<20))
	if got, err := read(answer("Content-Type: text/html\r\nContent-Encoding: gzip", bomb)); err != nil || !strings.Contains(got, "unpacks to more than") {
		t.Errorf("a bomb: %v, %s", err, got)
	}
}

// binaryPlist is a web archive of Safari with a page in it.
func binaryPlist(page, address string) []byte {
	out := []byte("bplist00")
	var offsets []int
	add := func(b ...byte) { offsets = append(offsets, len(out)); out = append(out, b...) }
	words := func(kind byte, s string) {
		b := []byte{kind<<4 | 15, 0x12}
		add(append(binary.BigEndian.AppendUint32(b, uint32(len(s))), s...)...)
	}
	add(0xd1, 1, 2)                         // 0: one key
	words(5, "WebMainResource")             // 1
	add(0xd3, 3, 4, 5, 6, 7, 8)             // 2: three keys and their values
	words(5, "WebResourceData")             // 3
	words(5, "WebResourceURL")              // 4
	words(5, "WebResourceTextEncodingName") // 5
	words(4, page)                          // 6
	words(5, address)                       // 7
	words(5, "UTF-8")                       // 8
	table := len(out)
	for _, at := range offsets {
		out = binary.BigEndian.AppendUint16(out, uint16(at))
	}
	trailer := make([]byte, 32)
	trailer[6], trailer[7] = 2, 1
	binary.BigEndian.PutUint64(trailer[8:], uint64(len(offsets)))
	binary.BigEndian.PutUint64(trailer[24:], uint64(table))
	return append(out, trailer...)
}

func TestSafari(t *testing.T) {
	raw := binaryPlist(body, "https://bay.example/x")
	want := "<!-- saved from url=(0000)https://bay.example/x -->\n" + body
	if got, err := crawl.Safari(raw); err != nil || got != want {
		t.Errorf("%v, %s", err, got)
	}
	xml := `<?xml version="1.0"?><plist><dict><key>WebMainResource</key><dict><key>WebResourceData</key><data>` + "PHA+VGhlIGZlcnJ5\nIHJ1bnMuPC9wPg==" + `</data><key>WebResourceURL</key><string>https://bay.example/x</string></dict></dict></plist>`
	if got, err := crawl.Safari([]byte(xml)); err != nil || !strings.HasSuffix(got, "<p>The ferry runs.</p>") {
		t.Errorf("%v, %s", err, got)
	}
	for n := range raw { // cut or broken anywhere it is an error, and no panic
		bad := bytes.Clone(raw)
		bad[n] ^= 0xff
		_, _ = crawl.Safari(bad)
		_, _ = crawl.Safari(raw[:n])
	}
	loop := []byte("bplist00\xd1\x00\x00\x08" + strings.Repeat("\x00", 6) + "\x01\x01" + "\x00\x00\x00\x00\x00\x00\x00\x01" + strings.Repeat("\x00", 8) + "\x00\x00\x00\x00\x00\x00\x00\x0b")
	if _, err := crawl.Safari(loop); err == nil {
		t.Error("an archive that holds itself was read")
	}
}

func TestAddress(t *testing.T) {
	if got := crawl.Address([]byte(`<RDF:RDF><RDF:Description RDF:about="urn:root"><MAF:originalurl RDF:resource="https://bay.example/x?a=1&amp;b=2"/></RDF:Description></RDF:RDF>`)); got != "https://bay.example/x?a=1&b=2" {
		t.Error(got)
	}
}
