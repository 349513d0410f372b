package intake_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"fmt"
	"hash/crc32"
	"io"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus/intake"
)

func gzipped(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, text)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// zipped packs name and content pairs, in order.
func zipped(t *testing.T, pairs ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(pairs); i += 2 {
		f, err := w.Create(pairs[i])
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(f, pairs[i+1])
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// deflated is n mebibytes of blanks, made of one packed piece over and over.
func deflated(t *testing.T, n int) []byte {
	t.Helper()
	var b bytes.Buffer
	w, _ := flate.NewWriter(&b, flate.BestCompression)
	w.Write(bytes.Repeat([]byte(" "), 1<<20))
	w.Flush()
	one := bytes.Clone(b.Bytes())
	for range n - 1 {
		b.Write(one)
	}
	b.Write([]byte{3, 0}) // the last block, empty
	return b.Bytes()
}

// gzipBomb is a .gz file of n mebibytes of blanks.
func gzipBomb(t *testing.T, n int) string {
	t.Helper()
	return "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff" + string(deflated(t, n)) + "\x00\x00\x00\x00\x00\x00\x00\x00"
}

// zipBomb is a .zip file with entries of n mebibytes of blanks.
func zipBomb(t *testing.T, n int, names ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	raw := deflated(t, n)
	for _, name := range names {
		f, err := w.CreateRaw(&zip.FileHeader{
			Name: name, Method: zip.Deflate, CRC32: crc32.ChecksumIEEE(nil),
			CompressedSize64: uint64(len(raw)), UncompressedSize64: uint64(n) << 20,
		})
		if err != nil {
			t.Fatal(err)
		}
		f.Write(raw)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestPacked(t *testing.T) {
	page := "<html><head><title>Ferry late</title></head><body><p>" + body + "</p></body></html>"
	dir := put(t, map[string]string{
		"a.txt.gz": gzipped(t, "Title: Packed\nDate: 2015-04-22\n\n"+body), "a.txt": body,
		"b.html.gz": gzipped(t, page), "l.jsonl.gz": gzipped(t, `{"id":"one","text":"One."}`+"\n"+`{"text":"Two."}`),
		"m.tar.gz": gzipped(t, body), "tool.gz": gzipped(t, body), "bad.txt.gz": "\x1f\x8b\x08 no more", "half.txt.gz": gzipped(t, strings.Repeat(body, 9))[:50],
		"z.zip": zipped(t, "in/one.txt", body, "two.md", "# Two\n\n"+body, "l.jsonl", `{"text":"Deep."}`, "../up.txt", body, "/abs.txt", body, `c:\x.txt`, body,
			"__MACOSX/._x.txt", "x", ".hid/x.txt", body, "pic.png", "x", "deep.zip", "x", "p.pdf", "x", "in/one.txt", body),
		"bad.zip": "PK\x03\x04 and no more",
	})
	g := walk(t, intake.Options{}, dir)
	want := []string{"a.txt", "a.txt.gz", "b", "one", "l:2", "tool", "z/in/one", "z/two", "z/l:1", "z/c:/x", "z/in/one-2"}
	if diff := cmp.Diff(want, g.ids()); diff != "" {
		t.Error(diff)
	}
	if a := g.articles[1]; a.Title != "Packed" || a.Published.String() != "2015-04-22" || a.Path != filepath.Join(dir, "a.txt.gz") {
		t.Errorf("%+v", a)
	}
	if a := g.articles[6]; a.Path != filepath.Join(dir, "z.zip")+"/in/one.txt" || a.Text != strings.TrimSpace(body) {
		t.Errorf("%+v", a)
	}
	for path, reason := range map[string]string{
		"m.tar.gz": "damaged archive", "bad.txt.gz": "damaged archive", "half.txt.gz": "damaged archive",
		"z.zip/../up.txt": "leads out", "z.zip//abs.txt": "leads out", "z.zip/deep.zip": "archive inside an archive", "z.zip/p.pdf": "damaged PDF document", "bad.zip": "damaged archive",
	} {
		if got := g.skipped[filepath.Join(dir)+"/"+path]; !strings.Contains(got, reason) {
			t.Errorf("%s was skipped for %q, not %q", path, got, reason)
		}
	}
	if len(g.skipped) != 8 {
		t.Errorf("skipped %v", g.skipped)
	}
}

// bombs are small files that unpack to a gibibyte, or seem to hold many others.
func bombs(t *testing.T) map[string]string {
	var many []string
	for i := range 12_000 {
		many = append(many, fmt.Sprintf("e%05d.png", i), "")
	}
	return map[string]string{
		"bomb.txt.gz": gzipBomb(t, 1024), "bomb.html.gz": gzipBomb(t, 1024), "bomb.jsonl.gz": gzipBomb(t, 1024),
		"bomb.rss.gz": gzipBomb(t, 1024), "bomb.docx": zipBomb(t, 1024, "word/document.xml"),
		"bomb.zip": zipBomb(t, 1024, "a.txt", "c.jsonl"), "pages.zip": zipBomb(t, 1024, "b.html", "d.docx"), "many.zip": zipped(t, many...),
		"contents.zip": strings.Repeat("PK\x01\x02"+strings.Repeat("\x00", 42), 200_000) +
			"PK\x05\x06\x00\x00\x00\x00\x40\x0d\x40\x0d\x80\x61\x8c\x00\x00\x00\x00\x00\x00\x00", // 200,000 entries of no name
	}
}

// A file of one mebibyte that unpacks to a gibibyte costs little and is named.
func TestBombs(t *testing.T) {
	for name, raw := range bombs(t) {
		dir := put(t, map[string]string{name: raw})
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		g := walk(t, intake.Options{}, dir)
		runtime.ReadMemStats(&after)
		if len(g.articles) > 0 || len(g.skipped) == 0 {
			t.Errorf("%s: %d articles, skipped %v", name, len(g.articles), g.skipped)
		}
		for path, reason := range g.skipped {
			t.Logf("%s (%d bytes): %s", strings.TrimPrefix(path, dir), len(raw), reason)
			if len(reason) > 100 || !strings.Contains(reason, "unpacks to") && !strings.Contains(reason, "too large") && !strings.Contains(reason, "entries") && !strings.Contains(reason, "table of contents") {
				t.Errorf("%s: %s", path, reason)
			}
		}
		// All that was ever allocated, what was freed included. Under the race
		// detector pools give nothing back, and it says nothing about the program.
		if spent := after.TotalAlloc - before.TotalAlloc; spent > 64<<20 && !raceDetector {
			t.Errorf("%s allocated %d MiB", name, spent>>20)
		}
	}
}
