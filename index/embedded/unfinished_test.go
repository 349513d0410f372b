package embedded_test

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/embedded"
)

// longVariable makes the test binary update a directory once from long, and say
// how far it is.
const longVariable = "ONRECORD_INDEX_TEST_LONG"

func init() {
	dir := os.Getenv(longVariable)
	if dir == "" {
		return
	}
	embedded.SetRead(markup)
	cfg := index.Config{Dir: dir, Progress: func(p index.Progress) { fmt.Println(p.Done) }}
	_, err := embedded.Update(context.Background(), withWalk(cfg, walkOf(long()...)))
	fmt.Println("update:", err)
	os.Exit(0)
}

// long makes articles that do not fit into a buffer together.
func long() (as []*corpus.Article) {
	rng := rand.New(rand.NewPCG(3, 3))
	next := vocabulary(rng)
	for i := range 200 {
		var words []string
		for range 300 {
			words = append(words, next())
		}
		as = append(as, article(fmt.Sprintf("n%03d", i), "Gazette", fmt.Sprintf(
			"Speaker %d 2015-01-02 direct: \"Number%d,\" | Speaker said | .\n2015-01-01: %s\n", i%7, i, strings.Join(words, " "))))
	}
	return as
}

// interrupted kills an update of dir when it is half done.
func interrupted(t *testing.T, dir string) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), longVariable+"="+dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for sc := bufio.NewScanner(out); sc.Scan(); {
		if sc.Text() == "100" {
			cmd.Process.Kill()
		}
		if strings.HasPrefix(sc.Text(), "update") {
			t.Errorf("the child was not killed: %s", sc.Text())
		}
	}
	cmd.Wait()
}

// same compares two indexes of long.
func same(t *testing.T, want, got *embedded.Index) {
	t.Helper()
	for _, q := range []index.Query{{Text: "number7"}, {Text: "w3 w40 w700"}, {Kind: index.Statement, Limit: 500}, {Kind: index.Passage, Limit: 500}} {
		a, err := want.Search(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		b, err := got.Search(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(a, b); diff != "" {
			t.Errorf("%v (-built at once +resumed):\n%s", q, diff)
		}
	}
}

// TestGoneOnAfterKill kills an update half done: the next one takes over what was
// found, and ends with what one ends with that was never killed.
func TestGoneOnAfterKill(t *testing.T) {
	dir := t.TempDir()
	interrupted(t, dir)
	interrupted(t, dir) // it goes through what was found, too
	r, err := update(t, index.Config{Dir: dir}, long()...)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d articles were taken over", r.Resumed)
	if r.Resumed < 50 || r.Resumed >= 200 || r.Added != 200 {
		t.Errorf("%+v", r)
	}
	same(t, build(t, long()...), open(t, dir))
	if _, err := os.Stat(filepath.Join(dir, "unfinished")); !os.IsNotExist(err) {
		t.Errorf("what was taken over is still there: %v", err)
	}
}

// TestUnfinishedDamaged resumes what an interrupted update left after that was
// changed, cut, or made by another program: what is not whole is read again.
func TestUnfinishedDamaged(t *testing.T) {
	left := t.TempDir()
	interrupted(t, left)
	whole, err := os.ReadFile(filepath.Join(left, "unfinished"))
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(1, 2))
	flipped := func(from, to int) []byte {
		b := append([]byte(nil), whole...)
		b[from+rng.IntN(to-from)] ^= 1 << rng.IntN(8)
		return b
	}
	damages := map[string][]byte{
		"whole": whole, "empty": nil, "cut in its head": whole[:5], "other": []byte("another file altogether"),
		"a size that is none": append([]byte{0xff, 0xff, 0xff, 0xff}, whole[4:]...), "the maker": flipped(8, 30), "twice": append(append([]byte(nil), whole...), whole...),
	}
	for i := range rounds(3, 50) {
		damages[fmt.Sprint("flipped ", i)] = flipped(100, len(whole))
		damages[fmt.Sprint("cut ", i)] = whole[:rng.IntN(len(whole))]
	}
	want := build(t, long()...)
	for name, b := range damages {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "unfinished"), b, 0o644); err != nil {
			t.Fatal(err)
		}
		r, err := update(t, index.Config{Dir: dir}, long()...)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if (name == "whole" || name == "twice") && r.Resumed < 50 || (name == "empty" || name == "the maker") && r.Resumed > 0 {
			t.Errorf("%s: %d articles were taken over", name, r.Resumed)
		}
		ix := open(t, dir)
		same(t, want, ix)
		ix.Close()
	}
}
