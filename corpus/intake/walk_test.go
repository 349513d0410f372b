package intake_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus"
	"onrecord/corpus/dates"
	"onrecord/corpus/intake"
	"onrecord/corpus/sample"
)

// gathered is what a walk found.
type gathered struct {
	articles []*corpus.Article
	skipped  map[string]string
}

func (g gathered) ids() []string {
	var ids []string
	for _, a := range g.articles {
		ids = append(ids, a.ID)
	}
	return ids
}

func walk(t *testing.T, opt intake.Options, paths ...string) gathered {
	t.Helper()
	g := gathered{skipped: map[string]string{}}
	err := intake.Walk(t.Context(), paths, opt, func(a *corpus.Article) error {
		g.articles = append(g.articles, a)
		return nil
	}, func(s intake.Skipped) { g.skipped[s.Path] = s.Reason })
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// put writes files below a new folder; names end in "/" for folders.
func put(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const body = "The envoy met reporters on the quay and spoke for an hour.\n"

func TestWalkOrderAndIDs(t *testing.T) {
	dir := put(t, map[string]string{
		"b/two.txt": body, "a.txt": body, "a.md": body, "c.HTML": "<p>" + body, "feed.jsonl": `{"id":"x","text":"One."}` + "\n" + `{"text":"Two."}`,
		"c_files/frame.html": body, ".hidden.txt": body, ".git/x.txt": body, "script.js": body, "paper.pdf": body, "page_files/kept.txt": body,
	})
	g := walk(t, intake.Options{}, dir)
	want := []string{"a.md", "a.txt", "b/two", "c", "x", "feed:2", "page_files/kept"}
	if diff := cmp.Diff(want, g.ids()); diff != "" {
		t.Error(diff)
	}
	if got := g.skipped[filepath.Join(dir, "paper.pdf")]; !strings.Contains(got, "damaged PDF document") {
		t.Errorf("reason for the PDF: %q", got)
	}
	if len(g.skipped) != 1 {
		t.Errorf("skipped %v", g.skipped)
	}
	if got := g.articles[5].Path; got != filepath.Join(dir, "feed.jsonl")+":2" {
		t.Errorf("path of a line: %s", got)
	}
}

func TestWalkPaths(t *testing.T) {
	one, two := put(t, map[string]string{"n.txt": body}), put(t, map[string]string{"n.txt": body, "m.md": body})
	g := walk(t, intake.Options{}, one, filepath.Join(two, "m.md"), two)
	if diff := cmp.Diff([]string{"n", "m", "n-2"}, g.ids()); diff != "" {
		t.Error(diff)
	}
}

func TestWalkMissing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "nowhere")
	err := intake.Walk(t.Context(), []string{path}, intake.Options{}, nil, nil)
	if !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), "name a folder") {
		t.Errorf("error: %v", err)
	}
}

func TestWalkEmpty(t *testing.T) {
	g := walk(t, intake.Options{}, t.TempDir())
	if len(g.articles)+len(g.skipped) > 0 {
		t.Errorf("found %v", g)
	}
}

func TestWalkStops(t *testing.T) {
	dir := put(t, map[string]string{"a.txt": body, "b.txt": body, "c.jsonl": `{"text":"A."}` + "\n" + `{"text":"B."}`})
	enough := errors.New("enough")
	n := 0
	err := intake.Walk(t.Context(), []string{dir}, intake.Options{}, func(*corpus.Article) error { n++; return enough }, nil)
	if !errors.Is(err, enough) || n != 1 {
		t.Errorf("found's error: %v after %d", err, n)
	}
	ctx, cancel := context.WithCancel(t.Context())
	n = 0
	err = intake.Walk(ctx, []string{dir}, intake.Options{}, func(*corpus.Article) error {
		if n++; n == 3 {
			cancel()
		}
		return nil
	}, nil)
	if !errors.Is(err, context.Canceled) || n != 3 {
		t.Errorf("ended context: %v after %d", err, n)
	}
}

// TestWalkBadFiles has one file of every kind that cannot be used, beside one
// that can.
func TestWalkBadFiles(t *testing.T) {
	outside := put(t, map[string]string{"secret.txt": "Nobody may read this line of text.\n"})
	dir := put(t, map[string]string{
		"good.txt": body, "empty.txt": "", "blank.txt": " \n\n", "furniture.txt": "See also\n", "zip.txt": "PK\x03\x04rest",
		"binary.txt": strings.Repeat("\x00\x01\x02abc\xff", 100), "long.txt": strings.Repeat("word ", 500),
		"bomb.html": "<article>" + strings.Repeat("<div>", 40000) + "x", "wide.html": "<p " + strings.Repeat("a=b c ", 400000) + ">x",
		"bad.jsonl": "{\"text\":\"Kept.\"}\n{\"text\":\"\xff\"}\n[1]\n{\"title\":\"x\"}\n{\"text\":3}\n{\"text\":\" \"}\n\n{\"text\":\"Kept too.\"}\n{\"text\":\"cut",
	})
	huge := filepath.Join(dir, "huge.txt")
	if err := os.WriteFile(huge, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	hugeLine := filepath.Join(dir, "huge.jsonl")
	if err := os.WriteFile(hugeLine, []byte("{\"text\":\"First.\"}\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{huge, hugeLine} {
		if err := os.Truncate(path, 100<<20); err != nil {
			t.Fatal(err)
		}
	}
	for name, target := range map[string]string{
		"out.txt": filepath.Join(outside, "secret.txt"), "up.txt": "../" + filepath.Base(outside) + "/secret.txt", "outdir": outside,
		"loop": ".", "self.txt": "self.txt", "gone.txt": "nothing.txt", "alias.txt": "good.txt", "device.txt": "/dev/zero",
	} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Skip("no symbolic links here: ", err)
		}
	}
	pipe(t, filepath.Join(dir, "pipe.txt"))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	g := walk(t, intake.Options{MaxText: 1000}, dir)
	runtime.ReadMemStats(&after)
	if grown := after.TotalAlloc - before.TotalAlloc; grown > 64<<20 {
		t.Errorf("allocated %d MB", grown>>20)
	}
	if diff := cmp.Diff([]string{"alias", "bad:1", "bad:8", "good", "huge.jsonl:1"}, g.ids()); diff != "" {
		t.Error(diff)
	}
	for name, reason := range map[string]string{
		"empty.txt": "empty file", "blank.txt": "no article text", "furniture.txt": "no article text", "zip.txt": "damaged archive", "binary.txt": "undecodable",
		"long.txt": "too large", "bomb.html": "too large", "wide.html": "too large", "huge.txt": "too large", "huge.jsonl:2": "line too long",
		"bad.jsonl:2": "invalid UTF-8", "bad.jsonl:3": "not an object", "bad.jsonl:4": `no "text"`, "bad.jsonl:5": `"text" is not a string`, "bad.jsonl:6": "empty text",
		"bad.jsonl:9": "cut off", "out.txt": "leaves the folder", "up.txt": "leaves the folder", "outdir": "leaves the folder", "loop": "link to a folder",
		"self.txt": "turns in a circle", "gone.txt": "broken", "device.txt": "leaves the folder", "pipe.txt": "not a regular file",
	} {
		if got := g.skipped[filepath.Join(dir, name)]; !strings.Contains(got, reason) {
			t.Errorf("%s: reason %q, want %q", name, got, reason)
		}
		delete(g.skipped, filepath.Join(dir, name))
	}
	if len(g.skipped) > 0 {
		t.Errorf("skipped more: %v", g.skipped)
	}
}

// TestWalkPathIsNoFile names a pipe, a device and a strange file outright.
func TestWalkPathIsNoFile(t *testing.T) {
	dir := put(t, map[string]string{"song.mp3": "la"})
	named := filepath.Join(dir, "pipe.txt")
	pipe(t, named)
	g := walk(t, intake.Options{}, named, filepath.Join(dir, "song.mp3"))
	if len(g.skipped) != 2 || len(g.articles) != 0 {
		t.Errorf("got %v", g)
	}
}

func TestWalkUnreadable(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root reads everything")
	}
	dir := put(t, map[string]string{"a.txt": body, "shut.txt": body, "closed/x.txt": body})
	for _, name := range []string{"shut.txt", "closed"} {
		if err := os.Chmod(filepath.Join(dir, name), 0); err != nil {
			t.Fatal(err)
		}
		defer os.Chmod(filepath.Join(dir, name), 0o700)
	}
	g := walk(t, intake.Options{}, dir)
	for _, name := range []string{"shut.txt", "closed"} {
		if got := g.skipped[filepath.Join(dir, name)]; !strings.Contains(got, "permission denied") {
			t.Errorf("%s: %q", name, got)
		}
	}
	if len(g.articles) != 1 {
		t.Errorf("articles %v", g.ids())
	}
}

// TestPages checks hostile pages at the usual limits.
func TestHostilePages(t *testing.T) {
	prose := "<p>The envoy said that the harbour would open again, and that ships may come.</p>"
	files := map[string]string{}
	for name, s := range map[string]string{
		"div": strings.Repeat("<div>", 40000), "b": strings.Repeat("<b>", 5000), "table": strings.Repeat("<table><tr><td>", 10000), "a": strings.Repeat("<a>", 30000),
		"many": strings.Repeat("<i></i>", 200000), "attributes": "<p " + strings.Repeat("a=b c ", 600000) + ">", "open": "<p " + strings.Repeat("x", 5<<20),
		"entity": strings.Repeat("&amp;", 100000), "comment": "<!--" + strings.Repeat("-", 1<<20), "font": strings.Repeat("<font>", 3000), "select": strings.Repeat("<select><option>", 20000),
	} {
		files[name+".html"] = "<html><body>" + prose + s + prose
	}
	dir := put(t, files)
	g := walk(t, intake.Options{}, dir)
	if n := len(g.articles) + len(g.skipped); n != len(files) {
		t.Errorf("%d of %d files answered for", n, len(files))
	}
	for path, reason := range g.skipped {
		if !strings.Contains(reason, "HTML") && !strings.Contains(reason, "too large") {
			t.Errorf("%s: %s", path, reason)
		}
	}
	if got := g.skipped[filepath.Join(dir, "div.html")]; !strings.Contains(got, "HTML") {
		t.Errorf("nested tags: %q", got)
	}
}

func TestWalkFSSample(t *testing.T) {
	n := 0
	err := intake.WalkFS(t.Context(), sample.Files, intake.Options{}, func(a *corpus.Article) error {
		n++
		if a.Title == "" || a.Outlet == "" || a.Author == "" || !a.Published.Complete() || a.Basis != dates.Stated || len(a.Removed) > 0 {
			t.Errorf("%s: %q, %q, %q, %s %s, removed %v", a.ID, a.Title, a.Outlet, a.Author, a.Published, a.Basis, a.Removed)
		}
		return nil
	}, func(s intake.Skipped) { t.Errorf("skipped %v", s) })
	if err != nil || n < 12 {
		t.Errorf("%d articles, %v", n, err)
	}
}

func TestEncodings(t *testing.T) {
	const russian = "Министр сказал, что переговоры продолжаются и что мир возможен.\n"
	koi := "\xed\xc9\xce\xc9\xd3\xd4\xd2 \xd3\xcb\xc1\xda\xc1\xcc, \xde\xd4\xcf \xd0\xc5\xd2\xc5\xc7\xcf\xd7\xcf\xd2\xd9 \xc9\xc4\xd5\xd4.\n"
	cp := "\xcc\xe8\xed\xe8\xf1\xf2\xf0 \xf1\xea\xe0\xe7\xe0\xeb, \xf7\xf2\xee \xef\xe5\xf0\xe5\xe3\xee\xe2\xee\xf0\xfb \xe8\xe4\xf3\xf2.\n"
	utf16 := func(order string, bom bool) string {
		var b strings.Builder
		if bom {
			b.WriteString(map[string]string{"le": "\xff\xfe", "be": "\xfe\xff"}[order])
		}
		for _, r := range "The café opens again, he said.\n" {
			pair := []byte{byte(r), byte(r >> 8)}
			if order == "be" {
				slices.Reverse(pair)
			}
			b.Write(pair)
		}
		return b.String()
	}
	for name, c := range map[string]struct{ raw, want string }{
		"utf8": {russian, strings.TrimSpace(russian)}, "bom": {"\ufeff" + body, strings.TrimSpace(body)},
		"koi8": {koi, "Министр сказал, что переговоры идут."}, "cp1251": {cp, "Министр сказал, что переговоры идут."},
		"cp1252":  {"\x93The caf\xe9 opens again,\x94 he said.\n", "“The café opens again,” he said."},
		"utf16le": {utf16("le", true), "The café opens again, he said."}, "utf16be": {utf16("be", true), "The café opens again, he said."},
		"utf16": {utf16("le", false), "The café opens again, he said."}, "broken": {"“The café” opens – again, \xff he said. “Good.”\n", "“The café” opens – again, � he said. “Good.”"},
		"invisible": {"La\u200bvrov\u202e said\u00ad it\x00 was\u00a0so.\r\n", "Lavrov said it was so."},
	} {
		g := walk(t, intake.Options{}, put(t, map[string]string{"x.txt": c.raw}))
		if len(g.articles) != 1 || g.articles[0].Text != c.want {
			t.Errorf("%s: %v %v", name, g.skipped, texts(g))
		}
	}
}

func texts(g gathered) (out []string) {
	for _, a := range g.articles {
		out = append(out, a.Text)
	}
	return out
}

func TestJSONL(t *testing.T) {
	text := "See also\n\n  “Ünchanged”  words\u200b.\r\n"
	raw := fmt.Sprintf("\ufeff{\"id\":7,\"title\":\" A  title \",\"text\":%q,\"url\":\"javascript:alert(1)\",\"author\":[\"A B\",\"C D\"],\"date\":\"Apr. 22, 2015\"}\r\n", "x")
	raw = strings.Replace(raw, `"text":"x"`, `"text":"See also\n\n  “Ünchanged”  words\u200b.\r\n"`, 1)
	raw += `{"id":"7","text":"B.","url":"https://www.rt.com/2016/01/02/x","date":null}`
	g := walk(t, intake.Options{}, put(t, map[string]string{"f.jsonl": raw}))
	if len(g.articles) != 2 {
		t.Fatal(g.skipped)
	}
	a, b := g.articles[0], g.articles[1]
	if a.Text != text || a.Title != "A title" || a.URL != "" || a.Author != "A B, C D" || a.Published.String() != "2015-04-22" || a.Basis != dates.Stated {
		t.Errorf("%+v", a)
	}
	if a.ID != "7" || b.ID != "7-2" || b.Outlet != "RT" || b.Published.String() != "2016-01-02" || b.Basis != dates.Inferred || a.Hash == b.Hash {
		t.Errorf("%+v", b)
	}
}

// TestTruncated cuts a file of three lines at every byte: the whole lines are
// read, the cut one is named.
func TestTruncated(t *testing.T) {
	line := `{"id":"a","text":"He said “no”."}` + "\n"
	whole := strings.Repeat(line, 3)
	for n := range len(whole) {
		g := gathered{skipped: map[string]string{}}
		err := intake.WalkFS(t.Context(), fstest.MapFS{"f.jsonl": {Data: []byte(whole[:n])}}, intake.Options{}, func(a *corpus.Article) error {
			g.articles = append(g.articles, a)
			return nil
		}, func(s intake.Skipped) { g.skipped[s.Path] = s.Reason })
		complete := (n + 1) / len(line) // the line end itself may be missing
		cut := n%len(line) != 0 && (n+1)%len(line) != 0
		if err != nil || len(g.articles) != complete || (len(g.skipped) == 1) != cut {
			t.Fatalf("cut at %d: %d articles, skipped %v, %v", n, len(g.articles), g.skipped, err)
		}
		if cut && g.skipped[fmt.Sprintf("f.jsonl:%d", complete+1)] == "" {
			t.Fatalf("cut at %d: skipped %v", n, g.skipped)
		}
	}
}

// TestBadLines reads files of which more and more lines are bad.
func TestBadLines(t *testing.T) {
	const good, broken = `{"text":"Good."}` + "\n", `{"text":` + "\n"
	file := func(n, bad int, end string) string {
		return strings.Repeat(good, n-bad) + strings.Repeat(broken, bad) + end
	}
	for name, c := range map[string]struct {
		raw  string
		most float64
		want string // what the error says
	}{
		"none bad":                 {file(100, 0, ""), 5, ""},
		"as many as may":           {file(100, 5, ""), 5, ""},
		"one more":                 {file(100, 6, ""), 5, "6 of 100 lines cannot be used, the first: f.jsonl:95: invalid JSON"},
		"and the last cut off":     {file(100, 5, `{"text":"A`), 5, ""},
		"too few to say":           {file(19, 10, ""), 5, ""},
		"twenty":                   {file(20, 2, ""), 5, "2 of 20 lines"},
		"any number":               {file(100, 90, ""), 0, ""},
		"all of them":              {file(100, 100, ""), 100, ""},
		"none may":                 {file(100, 1, ""), -1, "1 of 100 lines"},
		"half a line in a hundred": {file(1000, 6, ""), .5, "6 of 1000 lines"},
	} {
		err := intake.WalkFS(t.Context(), fstest.MapFS{"f.jsonl": {Data: []byte(c.raw)}}, intake.Options{BadLines: c.most}, func(*corpus.Article) error { return nil }, nil)
		var bad *intake.BadLinesError
		if c.want == "" && err != nil || c.want != "" && (!errors.As(err, &bad) || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestLongNames reads files whose names and paths are longer than systems allow in
// one piece.
func TestLongNames(t *testing.T) {
	long := strings.Repeat("n", 4096)
	dir := put(t, map[string]string{
		"z.zip":   zipped(t, long+".txt", body, strings.Repeat("d/", 2048)+"deep.txt", body),
		"l.jsonl": `{"id":"` + long + `","title":"` + long + `","text":"One."}`,
	})
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	folder := "."
	for range 20 { // 5,000 bytes of path
		folder = path.Join(folder, strings.Repeat("f", 250))
		if err := root.Mkdir(folder, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	if err := root.WriteFile(path.Join(folder, "deep.txt"), []byte(body), 0o666); err != nil {
		t.Fatal(err)
	}
	g := walk(t, intake.Options{}, dir)
	if len(g.articles)+len(g.skipped) < 4 || len(g.articles) < 3 {
		t.Errorf("%d articles, %d skipped", len(g.articles), len(g.skipped))
	}
	for p, reason := range g.skipped {
		t.Logf("skipped %.60s... (%d bytes): %s", p, len(p), reason)
	}
	gone := walkError(t, filepath.Join(dir, long))
	if gone == nil || len(gone.Error()) > 10_000 {
		t.Errorf("a path that is too long: %v", gone)
	}
}

func walkError(t *testing.T, path string) error {
	return intake.Walk(t.Context(), []string{path}, intake.Options{}, func(*corpus.Article) error { return nil }, nil)
}
