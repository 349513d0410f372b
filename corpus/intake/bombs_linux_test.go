package intake_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
	"github.com/ulikunitz/xz"

	"onrecord/corpus"
	"onrecord/corpus/intake"
	"onrecord/corpus/intake/compound/compoundtest"
)

// bombVariable makes the test binary read the files of a folder, one after the other,
// and say of each how much the process's memory grew at most.
const bombVariable = "ONRECORD_CORPUS_TEST_BOMB"

func init() {
	dir := os.Getenv(bombVariable)
	if dir == "" {
		return
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	for _, e := range entries {
		debug.FreeOSMemory()
		_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) // the peak begins anew; where that is refused it only grows
		before := memory("VmRSS")
		articles, skipped := 0, 0
		err := intake.Walk(context.Background(), []string{filepath.Join(dir, e.Name())}, intake.Options{}, func(*corpus.Article) error { articles++; return nil }, func(intake.Skipped) { skipped++ })
		fmt.Println(e.Name(), memory("VmHWM")-before, articles, skipped, err)
	}
	os.Exit(0)
}

// memory is a line of what the system knows about this process, in bytes.
func memory(name string) int64 {
	text, _ := os.ReadFile("/proc/self/status")
	for line := range strings.SplitSeq(string(text), "\n") {
		if rest, ok := strings.CutPrefix(line, name+":"); ok {
			n, _ := strconv.ParseInt(strings.TrimSuffix(strings.TrimSpace(rest), " kB"), 10, 64)
			return n << 10
		}
	}
	return 0
}

// TestBombMemory reads each bomb in a process that does nothing else: the memory that
// it has of the system grows by less than 64 MB, also for what is 80 MB plain.
func TestBombMemory(t *testing.T) {
	if raceDetector {
		t.Skip("the race detector takes several times the memory")
	}
	dir := put(t, bombs(t))
	for name, parts := range map[string][3]string{ // head, what is repeated to 80 MB, end
		"plain.txt": {"", "The envoy spoke on the quay. ", ""}, "plain.html": {"<p>", "The envoy spoke. ", ""}, "line.jsonl": {`{"text":"`, "The envoy spoke. ", `"}`},
	} {
		large(t, filepath.Join(dir, name), parts, 80<<20)
	}
	large(t, filepath.Join(dir, "nested.html"), [3]string{"<p>A</p>", "<div>", ""}, 5_000_000)
	large(t, filepath.Join(dir, "attributes.html"), [3]string{"<p ", "a=b ", ">A</p>"}, 4_000_000)
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), bombVariable+"="+dir)
	out, err := cmd.CombinedOutput()
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	if err != nil || len(lines) != len(entries) {
		t.Fatalf("%v, %d of %d files: %s", err, len(lines), len(entries), out)
	}
	for _, line := range lines {
		var name, failed string
		var grown int64
		var articles, skipped int
		if n, err := fmt.Sscan(line, &name, &grown, &articles, &skipped, &failed); n != 5 {
			t.Fatalf("%v: %s", err, line)
		}
		t.Logf("%-15s memory grew by %2d MB", name, grown>>20)
		if few := name == "attributes.html"; grown >= 64<<20 || (articles > 0 || skipped == 0) != few || failed != "<nil>" {
			t.Errorf("%s: memory grew by %d MB; %d articles, %d skipped, %s", name, grown>>20, articles, skipped, failed)
		}
	}
}

// TestLargeMemory reads large files of formats that are read in one piece or as they
// come, each in turn: the memory that the process has of the system grows by less than
// 60 MB whatever the file, and what is whole is read.
func TestLargeMemory(t *testing.T) {
	if raceDetector || testing.Short() {
		t.Skip("the race detector takes several times the memory")
	}
	dir := put(t, map[string]string{
		"bomb.html.xz": packedBomb(t, "xz", 100), "bomb.html.zst": packedBomb(t, "zst", 300), "bomb.tar.gz": gzipBomb(t, 1024), "bomb.xlsx": zipBomb(t, 1024, "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"),
		"bomb.ods": zipBomb(t, 1024, "content.xml"), "bomb.odt": zipBomb(t, 1024, "content.xml"), "bomb.epub": zipBomb(t, 1024, "a.xhtml", "b.xhtml"), "bomb.wacz": zipBomb(t, 1024, "archive/a.warc"),
		"large.docx": zipped(t, "word/document.xml", wordDocument, "word/media/a.png", noise(30<<20)), "large.doc": string(compoundtest.File("WordDocument", noise(15<<20), "1Table", noise(1<<20))),
	})
	const said = "The envoy spoke on the quay, and nobody listened to what was said there. "
	for name, parts := range map[string][3]string{ // head, what is repeated, end
		"large.rtf": {`{\rtf1 The envoy spoke.\par{\pict `, "89504e470d0a1a0a", `}}`}, "large.eml": {"Subject: A\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n" + said + "\n--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n", "iVBORw0KGgo=\n", "\n--b--\n"},
		"large.webarchive": {"bplist00", "The envoy spoke.", ""},
	} {
		large(t, filepath.Join(dir, name), parts, 24<<20)
	}
	for name, parts := range map[string][3]string{
		"one.mbox": {"From a Sat Mar  2 08:00:00 2019\nSubject: A\n\n", said, ""}, "many.mbox": {"From a Sat Mar  2 08:00:00 2019\nSubject: A\n\n" + said + "\n\n", "From a Sat Mar  2 08:00:00 2019\nContent-Type: image/png\n\n" + strings.Repeat(said, 300) + "\n\n", ""},
		"one.warc": {"WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: 83886080\r\n\r\n<p>", said, ""}, "one.json": {`[{"text":"`, said, `"}]`}, "nested.json": {"", `[{"a":`, ""}, "many.json": {`[{"text":"` + said + `"}`, `,{"other":"` + strings.Repeat(said, 300) + `"}`, `]`},
		"open.csv": {"title,text\nA,\"", said, ""}, "many.tsv": {"title\ttext\nA\t" + said + "\n", strings.Repeat(said, 300) + "\t\n", ""}, "one.srt": {"00:00:01,000 --> 00:00:02,000\n", said, ""}, "one.xml": {"<nitf><body><body.content><p>", said, ""}, "nested.xml": {"<nitf>", "<p>", ""},
		"one.nexis.txt": {nexisHead(1), said, ""}, "many.nexis.txt": {nexisHead(1), said + "\n\nLOAD-DATE: March 2, 2019\n\n" + nexisHead(2) + strings.Repeat(said, 300), "\n"}, "one.nexis.html": {"<html><body><p>" + strings.ReplaceAll(nexisHead(1), "\n\n", "</p><p>"), said, ""},
	} {
		large(t, filepath.Join(dir, name), parts, 80<<20)
	}
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), bombVariable+"="+dir)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	read := map[string]bool{"large.docx": true, "large.rtf": true, "large.eml": true, "many.mbox": true, "many.json": true, "many.tsv": true, "many.nexis.txt": true}
	n := 0
	for line := range strings.Lines(string(out)) {
		var name, failed string
		var grown int64
		var articles, skipped int
		if n, err := fmt.Sscan(line, &name, &grown, &articles, &skipped, &failed); n != 5 {
			t.Fatalf("%v: %s", err, line)
		}
		n++
		t.Logf("%-15s memory grew by %2d MB; %d articles, %d skipped", name, grown>>20, articles, skipped)
		if grown >= 60_000_000 || articles > 0 != read[name] || articles+skipped == 0 || failed != "<nil>" {
			t.Errorf("%s: memory grew by %d MB; %d articles, %d skipped, %s", name, grown>>20, articles, skipped, failed)
		}
	}
	if n < 25 {
		t.Errorf("%d files", n)
	}
}

// nexisHead is the head of a document of an export.
func nexisHead(n int) string {
	return fmt.Sprintf("%d of 900 DOCUMENTS\n\nBay Post\n\nMarch 2, 2019 Saturday\n\nFerry runs again\n\nBYLINE: Ann Lee\n\nLENGTH: 12 words\n\n", n)
}

// noise is n bytes that do not pack.
func noise(n int) string {
	b := make([]byte, n)
	rand.NewChaCha8([32]byte{}).Read(b)
	return string(b)
}

// packedBomb is n mebibytes of blanks, packed by xz or zstd.
func packedBomb(t *testing.T, how string, n int) string {
	t.Helper()
	var b bytes.Buffer
	var w io.WriteCloser
	var err error
	if how == "xz" {
		w, err = xz.WriterConfig{DictCap: 1 << 16}.NewWriter(&b)
	} else {
		w, err = zstd.NewWriter(&b)
	}
	if err != nil {
		t.Fatal(err)
	}
	for range n {
		if _, err := w.Write(bytes.Repeat([]byte(" "), 1<<20)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// large writes a file of a size, a piece at a time.
func large(t *testing.T, path string, parts [3]string, size int) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	piece := strings.Repeat(parts[1], max(1, (1<<20)/len(parts[1])))
	io.WriteString(f, parts[0])
	for n := 0; n < size; n += len(piece) {
		io.WriteString(f, piece[:min(len(piece), size-n)])
	}
	if _, err := io.WriteString(f, parts[2]); err != nil {
		t.Fatal(err)
	}
}
