package intake_test

import (
	"archive/tar"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zstd"
	"github.com/ulikunitz/xz"

	"onrecord/corpus/intake"
)

func packedWith(t *testing.T, how, text string) string {
	t.Helper()
	var b bytes.Buffer
	var w io.WriteCloser
	var err error
	switch how {
	case "xz":
		w, err = xz.NewWriter(&b)
	case "zst":
		w, err = zstd.NewWriter(&b)
	}
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(w, text)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func tarred(t *testing.T, pairs ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for i := 0; i < len(pairs); i += 2 {
		if err := w.WriteHeader(&tar.Header{Name: pairs[i], Size: int64(len(pairs[i+1])), Mode: 0o600, Typeflag: tar.TypeReg}); err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, pairs[i+1])
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const (
	harbour     = "The ferry to Port Ellis will run again on Monday, the council of the town said.\n"
	harbourPage = `<!DOCTYPE html><html lang="en"><head><title>Ferry runs again to Port Ellis</title><meta property="og:site_name" content="Bay Post"></head><body><p>` + harbour + `</p></body></html>`
)

// TestContentDecides reads files under names that say nothing or the wrong thing.
func TestContentDecides(t *testing.T) {
	files := map[string]string{
		"a.php": harbourPage, "b.aspx": harbourPage, "c.html?id=3": harbourPage, "d": harbourPage, "e.txt": harbourPage, "f.dump": harbourPage, "g": harbour, "h.article": harbour,
		"i.json": `{"title":"Ferry","text":"` + strings.TrimSpace(harbour) + `"}`, "j.txt": `[{"title":"Ferry","text":"` + strings.TrimSpace(harbour) + `"}]`, "k.txt": `{\rtf1 ` + harbour + `\par}`, "l": gzipped(t, harbourPage),
		"Makefile": "all:\n\tgo build the ferry to Port Ellis will run again on Monday.\n", "n.py": "print('The ferry to Port Ellis will run again on Monday, she said.')\n", "o": "a=b\n", "p.log": harbour,
	}
	g := walk(t, intake.Options{}, put(t, files))
	got := map[string]string{}
	for _, a := range g.articles {
		got[a.ID] = a.Text
	}
	want := map[string]string{}
	for _, id := range []string{"a", "b", "c", "d", "e", "f", "g", "h", "i:1", "j:1", "k", "l"} {
		want[id] = strings.TrimSpace(harbour)
	}
	if id := "i"; got[id] != "" { // one article alone has its file's name
		got["i:1"] = got[id]
		delete(got, id)
	}
	if diff := cmp.Diff(want, got); diff != "" || len(g.skipped) > 0 {
		t.Error(diff, g.skipped)
	}
}

// TestPackings reads one page packed in every way.
func TestPackings(t *testing.T) {
	line := `{"id":"n","text":"One."}` + "\n"
	g := walk(t, intake.Options{}, put(t, map[string]string{
		"a.html.xz": packedWith(t, "xz", harbourPage), "b.html.zst": packedWith(t, "zst", harbourPage), "c.tar.gz": gzipped(t, tarred(t, "./in/one.html", harbourPage, "two.txt", harbour, "pic.png", "x", "lines.jsonl.gz", gzipped(t, line), "../up.txt", harbour, "deep.tar", tarred(t, "x.txt", harbour))),
		"d.txz": packedWith(t, "xz", tarred(t, "p.txt", harbour)), "e.jsonl.zst": packedWith(t, "zst", line),
		"f.wacz":  zipped(t, "archive/data.warc.gz", gzipped(t, "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://bay.example/x\r\nContent-Type: text/html\r\nContent-Length: 7\r\n\r\n"+"<p>A.\r\n"), "pages/pages.jsonl", line, "indexes/index.cdx.gz", "x", "datapackage.json", "{}"),
		"g.maff":  zipped(t, "1/index.html", harbourPage, "1/index_files/x.html", harbourPage, "1/index.rdf", `<RDF:RDF xmlns:RDF="r" xmlns:MAF="m"><RDF:Description><MAF:originalurl RDF:resource="https://bay.example/2019/03/02/x"/></RDF:Description></RDF:RDF>`),
		"h.gz.gz": gzipped(t, gzipped(t, harbourPage)), "i.gz": gzipped(t, gzipped(t, gzipped(t, gzipped(t, gzipped(t, harbourPage))))), "j.xz": "\xfd7zXZ\x00 and no more", "k.zst": "\x28\xb5\x2f\xfd", "l.tar": "no tar",
		"m.epub": zipped(t, "mimetype", "application/epub+zip", "OEBPS/c1.xhtml", harbourPage, "OEBPS/c2.xhtml", harbourPage),
	}))
	got := map[string]string{}
	for _, a := range g.articles {
		got[a.ID] = a.Outlet + " " + a.URL + " " + a.Published.String()
	}
	if diff := cmp.Diff(map[string]string{
		"a": "Bay Post  ", "b": "Bay Post  ", "c/in/one": "Bay Post  ", "c/two": "  ", "n": "  ", "d/p": "  ", "n-2": "  ", "f/archive/data:https://bay.example/x": "bay.example https://bay.example/x ",
		"g/1/index": "Bay Post https://bay.example/2019/03/02/x 2019-03-02", "h": "Bay Post  ", "m/OEBPS/c1": "Bay Post  ", "m/OEBPS/c2": "Bay Post  ",
	}, got); diff != "" {
		t.Error(diff)
	}
	reasons := map[string]string{}
	for path, reason := range g.skipped {
		reasons[filepath.Base(path)], _, _ = strings.Cut(reason, ":")
	}
	if diff := cmp.Diff(map[string]string{
		"up.txt": "a name that leads out of the archive", "deep.tar": "an archive inside an archive; unpack it first", "i.gz": "packed over and over; unpack it first", "j.xz": "damaged archive", "k.zst": "damaged archive", "l.tar": "damaged archive",
	}, reasons); diff != "" {
		t.Error(diff)
	}
}

// TestRefusals names what cannot be used, with what to do, and is silent about the
// parts of sites.
func TestRefusals(t *testing.T) {
	dir := put(t, map[string]string{
		"pic.png": "\x89PNG\r\n\x1a\n", "song.mp3": "ID3", "db": "SQLite format 3\x00", "t.parquet": "PAR1", "s.xml": "<urlset/>", "b.html": "<!DOCTYPE NETSCAPE-Bookmark-file-1><DL></DL>", "x.rar": "Rar!\x1a\x07",
		"site.css": "p{}", "site.js": "x()", "font.woff2": "x", "old.xls": "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.txt": harbour,
	})
	g := walk(t, intake.Options{}, dir)
	if len(g.articles) != 1 || len(g.skipped) != 8 {
		t.Errorf("%v, %v", g.ids(), g.skipped)
	}
	for path, reason := range g.skipped {
		if !strings.Contains(reason, "save") && !strings.Contains(reason, "export") && !strings.Contains(reason, "unpack") && !strings.Contains(reason, "convert") {
			t.Errorf("%s does not say what to do: %s", path, reason)
		}
	}
	// What was named by itself is answered for.
	if g := walk(t, intake.Options{}, filepath.Join(dir, "site.css")); len(g.skipped) != 1 {
		t.Errorf("a style sheet that was named: %v", g.skipped)
	}
}

// TestManyFormats reads one article in each form that keeps facts beside it.
func TestManyFormats(t *testing.T) {
	g := walk(t, intake.Options{}, put(t, map[string]string{
		"a.eml":  "From: Ann Lee <ann@bay.example>\nSubject: Ferry runs\nDate: Sat, 2 Mar 2019 08:00:00 +0000\nMessage-ID: <1@bay.example>\n\n" + harbour,
		"b.mbox": "From a Sat Mar  2 08:00:00 2019\nSubject: Ferry runs\n\n" + harbour, "2019-03-02.srt": "1\n00:00:01,000 --> 00:00:03,000\n" + harbour,
		"d.xml": "<nitf><body><body.head><hl1>Ferry runs</hl1></body.head><body.content><p>" + harbour + "</p></body.content></body></nitf>",
		"e.tsv": "title\ttext\nFerry runs\t" + harbour, "f.warc": "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://bay.example/x\r\nContent-Type: text/html\r\nContent-Length: " + strconv.Itoa(len(harbourPage)) + "\r\n\r\n" + harbourPage + "\r\n\r\n",
		"g.rtf": `{\rtf1 Ferry runs again to Port Ellis\par ` + harbour + `\par It is late.}`, "h.csv": "\xff\xfet\x00e\x00x\x00t\x00\n\x00A\x00 \x00b\x00.\x00\n\x00",
	}))
	got := map[string]string{}
	for _, a := range g.articles {
		got[a.ID] = a.Title + "|" + a.Outlet + "|" + a.Published.String()
	}
	if diff := cmp.Diff(map[string]string{
		"a": "Ferry runs|bay.example|2019-03-02", "b:message 1": "Ferry runs||", "2019-03-02": "||2019-03-02", "d": "Ferry runs||", "e:2": "Ferry runs||", "f:https://bay.example/x": "Ferry runs again to Port Ellis|Bay Post|",
		"g": "Ferry runs again to Port Ellis||", "h:2": "||",
	}, got); diff != "" || len(g.skipped) > 0 {
		t.Error(diff, g.skipped)
	}
}

// TestManyNamed reads files that are not what their names say: each is named.
func TestManyNamed(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.eml", "a.msg", "a.doc", "a.xlsx", "a.ods", "a.odt", "a.epub", "a.rtf", "a.warc", "a.wacz", "a.maff", "a.webarchive", "a.7z", "a.json", "a.srt", "a.enex", "a.mbox"} {
		for _, content := range []string{"", "rubbish", "\x00\x01\x02\x03\x04\x05\x06\x07"} {
			path := filepath.Join(dir, name)
			if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
				t.Fatal(err)
			}
			g := walk(t, intake.Options{}, path)
			if len(g.articles) != 0 || len(g.skipped) != 1 || len(g.skipped[path]) < 10 {
				t.Errorf("%s holding %q: %v, %v", name, content, g.ids(), g.skipped)
			}
		}
	}
}
