package embedded_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/embedded"
)

// childVariable makes the test binary publish generations into a directory until
// it is killed.
const childVariable = "ONRECORD_INDEX_TEST_DIR"

// backlogVariable makes it refresh a larger archive.
const backlogVariable = "ONRECORD_INDEX_TEST_BACKLOG"

// firstVariable is the edition that it begins with, callVariable the call of the
// file system at which it kills itself, and articleVariable the article, counted over
// all editions, that it has then written; 0 for none.
const (
	firstVariable   = "ONRECORD_INDEX_TEST_FIRST"
	callVariable    = "ONRECORD_INDEX_TEST_CALL"
	articleVariable = "ONRECORD_INDEX_TEST_ARTICLE"
)

// edition makes an archive in which every article says which edition it is of.
func edition(n int) (as []*corpus.Article) {
	for i := range 30 {
		as = append(as, article(fmt.Sprintf("n%02d", i), fmt.Sprint("Outlet of edition", n), fmt.Sprintf(
			"Report %d.\nSpeaker %d 2015-01-%02d direct: \"This is edition%d of article%d,\" | Speaker said | .\n2015-01-01: A passage of edition%d.\n",
			i, i, i%28+1, n, i, n)))
	}
	return as
}

// backlog makes articles that no edition changes and in which nobody says
// anything: beside them an edition is a refresh and not a build.
func backlog() (as []*corpus.Article) {
	for i := range 40 {
		as = append(as, article(fmt.Sprintf("old%02d", i), "Outlet of old", strings.Repeat("2014-01-01: A passage of long ago.\n", 20)))
	}
	return as
}

// publishForEver publishes one edition after the other, beginning with that of the
// environment, and ends itself at a call of the file system when it was told to.
// Like a bot, it serves what it publishes, and is asked all the time.
func publishForEver(dir string) {
	var before []*corpus.Article
	if os.Getenv(backlogVariable) != "" {
		before = backlog()
	}
	first, _ := strconv.Atoi(os.Getenv(firstVariable))
	last, _ := strconv.Atoi(os.Getenv(callVariable))
	lastArticle, _ := strconv.Atoi(os.Getenv(articleVariable))
	self, _ := os.FindProcess(os.Getpid())
	embedded.Attend(func(string, string) error {
		if last--; last == 0 {
			self.Kill()
			select {}
		}
		return nil
	})
	written := func(index.Progress) {
		if lastArticle--; lastArticle == 0 {
			self.Kill()
			select {}
		}
	}
	live := index.NewLive[*embedded.Index](nil)
	go func() {
		for range time.Tick(5 * time.Millisecond) {
			ix, release := live.Acquire()
			if ix != nil {
				hits, err := ix.Search(context.Background(), index.Query{Kind: index.Statement, Limit: 1000})
				if err != nil || len(hits) != 30 {
					fmt.Println("asked:", len(hits), err)
				}
			}
			release()
		}
	}()
	for n := first; ; n++ {
		as := append(edition(n), before...)
		if _, err := embedded.Update(context.Background(), index.Config{Dir: dir, Walk: walkOf(as...), Progress: written}); err != nil {
			fmt.Println("failed:", err)
			os.Exit(1)
		}
		ix, err := embedded.Open(dir)
		if err != nil {
			fmt.Println("failed:", err)
			os.Exit(1)
		}
		live.Swap(ix)
		fmt.Println("published", n)
	}
}

// TestKilled lets an updating process kill itself: at one of its first calls of the file
// system, while it opens, sweeps and begins; at any call; or when it has written an
// article. Whatever it was doing, the directory must open, and must hold one edition and
// no other.
func TestKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("50 processes")
	}
	for name, env := range map[string]string{"built": "", "refreshed": "yes"} {
		t.Run(name, func(t *testing.T) { killed(t, env) })
	}
}

func killed(t *testing.T, env string) {
	dir := t.TempDir()
	seed := uint64(1)
	if *soak {
		seed = uint64(time.Now().UnixNano())
	}
	t.Logf("seed %d", seed)
	rng := rand.New(rand.NewPCG(seed, 0))
	published, inParts := 0, 0
	if env != "" {
		mustUpdate(t, dir, append(edition(999), backlog()...)...)
	}
	for kill := range rounds(15, 250) {
		call, article := 0, 0
		switch kill % 3 {
		case 0:
			call = 1 + rng.IntN(30)
		case 1: // a refresh in two parts has some 75 calls, of which 20 are its publication
			call = 1 + rng.IntN(150)
		case 2:
			article = 1 + rng.IntN(150)
		}
		if kill == 1 {
			call = 150 // one publication at least
		}
		published += runUntilKilled(t, childVariable+"="+dir, backlogVariable+"="+env,
			fmt.Sprint(firstVariable, "=", 1000*kill), fmt.Sprint(callVariable, "=", call), fmt.Sprint(articleVariable, "=", article))
		ix, err := embedded.Open(dir)
		if errors.Is(err, index.ErrNone) && published == 0 && env == "" {
			continue
		}
		if err != nil {
			t.Fatalf("kill %d, after %d publications: %v", kill, published, err)
		}
		if _, err := os.Stat(filepath.Join(dir, "CURRENT")); ix.Note() != "" && err == nil {
			t.Errorf("kill %d: %s", kill, ix.Note())
		}
		checkEdition(t, ix)
		// Every edition differs from the one before, so that all but the first are
		// refreshes: the backlog is carried on.
		switch {
		case len(ix.Parts()) > 1:
			inParts++
		case env != "" && ix.Generation() != "gen-00000001":
			t.Errorf("kill %d: %s was built whole", kill, ix.Generation())
		}
		ix.Close()
	}
	t.Logf("%d generations were published, seen in parts %d times", published, inParts)
	if published == 0 || env != "" && inParts == 0 {
		t.Error("nothing was ever published: the test proves nothing")
	}
	if _, err := update(t, index.Config{Dir: dir, Force: true}, edition(1)...); err != nil {
		t.Fatal(err)
	}
	if got := listing(t, dir); len(got) > 4 || slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, "staging") || s == "unfinished" }) {
		t.Errorf("left on disk: %v", got)
	}
}

// runUntilKilled runs a child until it kills itself and returns how often it published.
func runUntilKilled(t *testing.T, env ...string) (published int) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), env...)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for sc := bufio.NewScanner(out); sc.Scan(); {
		if !strings.HasPrefix(sc.Text(), "published") {
			t.Errorf("child: %s", sc.Text())
		}
		published++
	}
	cmd.Wait()
	return published
}

func checkEdition(t *testing.T, ix *embedded.Index) {
	t.Helper()
	hits, err := ix.Search(context.Background(), index.Query{Kind: index.Statement, Limit: 1000})
	if err != nil || len(hits) != 30 {
		t.Errorf("%s: %d statements, %v", ix.Generation(), len(hits), err)
		return
	}
	name := strings.TrimPrefix(hits[0].Article.Outlet, "Outlet of ")
	for _, h := range hits {
		if !strings.Contains(h.Text, name+" ") {
			t.Errorf("%s: %q is not of %s", ix.Generation(), h.Text, name)
		}
	}
	if hits, err = ix.Search(context.Background(), index.Query{Text: name, Limit: 1000}); err != nil || len(hits) != 60 {
		t.Errorf("%s: %d records of %s found, %v", ix.Generation(), len(hits), name, err)
	}
}
