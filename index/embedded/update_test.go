package embedded_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus"
	"onrecord/corpus/intake"
	"onrecord/corpus/lexicon"
	"onrecord/corpus/names"
	"onrecord/index"
	"onrecord/index/embedded"
)

// counts are the parts of a report that say what became of the articles.
type counts struct{ Articles, Added, Changed, Removed, Unchanged int }

// withWalk is a configuration with a walk of the test's own.
func withWalk(cfg index.Config, walk index.Walk) index.Config {
	cfg.Walk = walk
	return cfg
}

// update brings dir up to date with articles.
func update(t testing.TB, cfg index.Config, as ...*corpus.Article) (index.Report, error) {
	t.Helper()
	return embedded.Update(context.Background(), withWalk(cfg, walkOf(as...)))
}

func mustUpdate(t testing.TB, dir string, as ...*corpus.Article) counts {
	t.Helper()
	r, err := update(t, index.Config{Dir: dir}, as...)
	if err != nil {
		t.Fatal(err)
	}
	return counts{r.Articles, r.Added, r.Changed, r.Removed, r.Unchanged}
}

func open(t testing.TB, dir string) *embedded.Index {
	t.Helper()
	ix, err := embedded.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close() })
	return ix
}

func TestUpdateCounts(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "below", "index")
	as := newsroom()
	changed := article("who", "Reuters", "A fourth report, corrected.\nMargaret Chan 2015-03-03 direct: \"Vaccines save lives,\" | Chan said | .\n")
	added := article("a-new-one", "TASS", "A fifth.\nVladimir Putin 2015-04-16 direct: \"Zeppelins do not threaten us,\" | Putin said | .\n")
	for _, step := range []struct {
		name string
		as   []*corpus.Article
		want counts
		gen  string
	}{
		{"first", as, counts{4, 4, 0, 0, 0}, "gen-00000001"},
		{"nothing", as, counts{4, 0, 0, 0, 4}, "gen-00000001"},
		{"added in front", append([]*corpus.Article{added}, as...), counts{5, 1, 0, 0, 4}, "gen-00000002"},
		{"removed at the end", append([]*corpus.Article{added}, as[:3]...), counts{4, 0, 0, 1, 4}, "gen-00000003"},
		{"added at the end", append([]*corpus.Article{added}, as...), counts{5, 1, 0, 0, 4}, "gen-00000004"},
		{"changed and removed", []*corpus.Article{as[0], as[1], as[2], changed}, counts{4, 0, 1, 1, 3}, "gen-00000005"},
		{"nothing again", []*corpus.Article{as[0], as[1], as[2], changed}, counts{4, 0, 0, 0, 4}, "gen-00000005"},
	} {
		if diff := cmp.Diff(step.want, mustUpdate(t, dir, step.as...)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", step.name, diff)
		}
		ix := open(t, dir)
		if ix.Generation() != step.gen || ix.Note() != "" {
			t.Errorf("%s: %s is served, note %q; want %s", step.name, ix.Generation(), ix.Note(), step.gen)
		}
		if err := ix.Verify(); err != nil {
			t.Errorf("%s: %v", step.name, err)
		}
	}
	ix := open(t, dir)
	if got := ids(t, ix, index.Query{Text: "vaccines save", Kind: index.Statement}); !slices.Contains(got, "who#statement-1") {
		t.Errorf("the changed article is not found: %v", got)
	}
	if got := ids(t, ix, index.Query{Text: "zeppelins"}); len(got) != 0 {
		t.Errorf("the removed article is found: %v", got)
	}
	if got := listing(t, dir); !slices.Equal(got, []string{"CURRENT", "LOCK", "gen-00000004", "gen-00000005"}) {
		t.Errorf("left on disk: %v", got)
	}
}

func listing(t testing.TB, dir string) (out []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

// TestDiskIsMemory compares every answer of the two forms, and of two builds.
func TestDiskIsMemory(t *testing.T) {
	dir := t.TempDir()
	mustUpdate(t, dir, newsroom()...)
	disk, memory := open(t, dir), build(t, newsroom()...)
	for _, q := range []index.Query{
		{Text: "oil"}, {Text: "IS"}, {Kind: index.Statement}, {Text: "vaccines in the U.S."}, {Kind: index.Passage},
		{Speakers: []string{names.Key("Lavrov"), names.Key("Sergei Lavrov")}}, {Outlet: "tass"},
	} {
		a, errA := disk.Search(context.Background(), q)
		b, errB := memory.Search(context.Background(), q)
		if errA != nil || errB != nil {
			t.Fatal(errA, errB)
		}
		if diff := cmp.Diff(b, a); diff != "" {
			t.Errorf("%v (-memory +disk):\n%s", q, diff)
		}
	}
	if c := disk.Counts(); c.Bytes == 0 || c.Statements != memory.Counts().Statements {
		t.Errorf("counts: %+v", c)
	}
}

func TestUnchangedArticlesAreNotReadAgain(t *testing.T) {
	dir := t.TempDir()
	as := newsroom()
	mustUpdate(t, dir, as...)
	var read []string
	defer embedded.SetRead(func(a *corpus.Article, words *lexicon.Lexicon) ([]corpus.Statement, []corpus.Passage) {
		read = append(read, a.ID)
		return markup(a, words)
	})()
	mustUpdate(t, dir, as...)
	if len(read) != 0 {
		t.Errorf("nothing changed, but %v were read", read)
	}
	mustUpdate(t, dir, append([]*corpus.Article{article("new", "", "A 2015-01-01 direct: \"News,\" | A said | .\n")}, as...)...)
	if !slices.Equal(read, []string{"new"}) {
		t.Errorf("%v were read", read)
	}
}

func TestTableIsPartOfTheIndex(t *testing.T) {
	dir := t.TempDir()
	as := newsroom()
	mustUpdate(t, dir, as...)
	table, err := names.DefaultTable().Extend(strings.NewReader("Inoculation = vaccines | jabs\n"))
	if err != nil {
		t.Fatal(err)
	}
	cfg := index.Config{Dir: dir, Table: table}
	if _, err := update(t, cfg, as...); err != nil {
		t.Fatal(err)
	}
	ix, err := embedded.OpenConfig(cfg)
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	if got := ids(t, ix, index.Query{Text: "jabs", Kind: index.Statement}); len(got) != 2 {
		t.Errorf("an alias that was added later finds %v", got)
	}
}

func TestRefusals(t *testing.T) {
	dir := t.TempDir()
	_, err := update(t, index.Config{Dir: dir, Paths: []string{"some/folder"}})
	if !errors.Is(err, index.ErrEmpty) || !strings.Contains(err.Error(), ".jsonl") || !strings.Contains(err.Error(), "some/folder") {
		t.Errorf("an empty folder: %v", err)
	}
	if _, err := embedded.Open(dir); !errors.Is(err, index.ErrNone) {
		t.Errorf("Open after that: %v", err)
	}
	if _, err := embedded.Open(filepath.Join(dir, "nowhere")); !errors.Is(err, index.ErrNone) {
		t.Errorf("Open of nothing: %v", err)
	}
	if _, _, err := embedded.Build(context.Background(), index.Config{Walk: walkOf()}); !errors.Is(err, index.ErrEmpty) {
		t.Errorf("Build of nothing: %v", err)
	}

	mustUpdate(t, dir, newsroom()...)
	var shrunk *index.ShrunkError
	if _, err := update(t, index.Config{Dir: dir}, newsroom()[:1]...); !errors.As(err, &shrunk) || shrunk.Before != 4 || shrunk.After != 1 {
		t.Errorf("a shrunk folder: %v", err)
	}
	if _, err := update(t, index.Config{Dir: dir}); !errors.As(err, &shrunk) {
		t.Errorf("an emptied folder: %v", err)
	}
	if ix := open(t, dir); ix.Counts().Articles != 4 {
		t.Errorf("a refused update left %d articles", ix.Counts().Articles)
	}
	if r, err := update(t, index.Config{Dir: dir, Force: true}); err != nil || r.Removed != 4 {
		t.Errorf("forced: %+v, %v", r, err)
	}
	ix := open(t, dir)
	if got := ids(t, ix, index.Query{Text: "oil"}); len(got) != 0 || ix.Note() != "" {
		t.Errorf("an emptied index finds %v, note %q", got, ix.Note())
	}
	for _, name := range listing(t, dir) {
		if strings.HasPrefix(name, "staging") {
			t.Errorf("%s was left", name)
		}
	}
}

func TestOneOddArticle(t *testing.T) {
	dir := t.TempDir()
	as := append(newsroom(), article("odd", "", "PANIC\n"), article("last", "", "A 2015-01-01 direct: \"Fine,\" | A said | .\n"))
	r, err := update(t, index.Config{Dir: dir}, as...)
	if err != nil || r.Articles != 5 || len(r.Skipped) != 1 || r.Skipped[0].Path != "odd.markup" {
		t.Fatalf("%+v, %v", r, err)
	}
	r, err = update(t, index.Config{Dir: dir}, as...)
	if err != nil || r.Unchanged != 5 || len(r.Skipped) != 0 && r.Skipped[0].Path != "odd.markup" {
		t.Errorf("again: %+v, %v", r, err)
	}
	if ix := open(t, dir); ix.Generation() != "gen-00000001" {
		t.Errorf("an article that fails in the same way again made %s", ix.Generation())
	}
}

func TestOneNameTwice(t *testing.T) {
	one := article("a", "", "A 2015-01-01 direct: \"Apples,\" | A said | .\n")
	other := article("a", "", "A 2015-01-01 direct: \"Pears,\" | A said | .\n")
	ix, r, err := embedded.Build(context.Background(), index.Config{Walk: walkOf(one, other, one)})
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	if r.Articles != 2 || len(r.Skipped) != 1 {
		t.Errorf("%+v", r)
	}
	if got := ids(t, ix, index.Query{Text: "pears"}); !slices.Equal(got, []string{"a~2#statement-1"}) {
		t.Errorf("got %v", got)
	}
}

func TestUpdatesExcludeEachOther(t *testing.T) {
	dir := t.TempDir()
	inside, leave, done := make(chan bool), make(chan bool), make(chan error)
	go func() {
		_, err := embedded.Update(context.Background(), index.Config{Dir: dir, Walk: func(ctx context.Context, found func(*corpus.Article) error, skipped func(intake.Skipped)) error {
			close(inside)
			<-leave
			return walkOf(newsroom()...)(ctx, found, skipped)
		}})
		done <- err
	}()
	<-inside
	if _, err := update(t, index.Config{Dir: dir, Wait: 50 * time.Millisecond}, newsroom()...); !errors.Is(err, index.ErrLocked) {
		t.Errorf("beside another: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := embedded.Update(ctx, index.Config{Dir: dir, Wait: time.Hour, Walk: walkOf()}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled while waiting: %v", err)
	}
	close(leave)
	if err := <-done; err != nil {
		t.Error(err)
	}
	if got := mustUpdate(t, dir, newsroom()...); got.Unchanged != 4 {
		t.Errorf("afterwards: %+v", got)
	}
}

// An update that was cancelled is resumed: nothing is found twice.
func TestCancelledUpdate(t *testing.T) {
	dir := t.TempDir()
	mustUpdate(t, dir, newsroom()...)
	var many []*corpus.Article
	for i := range 200 {
		many = append(many, article(fmt.Sprint("n", i), "", fmt.Sprintf("A 2015-01-01 direct: \"Number %d,\" | A said | .\n", i)))
	}
	var mu sync.Mutex
	read := make(map[string]int)
	defer embedded.SetRead(func(a *corpus.Article, words *lexicon.Lexicon) ([]corpus.Statement, []corpus.Passage) {
		mu.Lock()
		defer mu.Unlock()
		read[a.ID]++
		return markup(a, words)
	})()
	for _, stop := range []int{20, 120} {
		ctx, cancel := context.WithCancel(context.Background())
		cfg := index.Config{Dir: dir, Progress: func(p index.Progress) {
			if p.Done == stop {
				cancel()
			}
		}}
		if _, err := embedded.Update(ctx, withWalk(cfg, walkOf(many...))); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
		if ix := open(t, dir); ix.Counts().Articles != 4 {
			t.Errorf("%d articles", ix.Counts().Articles)
		}
		if got := listing(t, dir); !slices.Equal(got, []string{"CURRENT", "LOCK", "gen-00000001", "unfinished"}) {
			t.Errorf("left on disk: %v", got)
		}
	}
	many[7] = article("n7", "", "A 2015-01-01 direct: \"Another word,\" | A said | .\n")
	r, err := update(t, index.Config{Dir: dir, Force: true}, many...)
	if err != nil || r.Resumed < 119 || r.Added != 200 {
		t.Errorf("resumed: %+v, %v", r, err)
	}
	twice := 0
	for id, n := range read {
		if n > 1 {
			twice++
		}
		if id == "n7" && n != 2 {
			t.Errorf("%s was read %d times", id, n)
		}
	}
	// What was read and not yet written when it was cancelled is read again.
	if len(read) != 200 || twice > 2*(4*runtime.NumCPU()+2)+1 {
		t.Errorf("%d articles were read, %d of them twice", len(read), twice)
	}
	if got := listing(t, dir); !slices.Equal(got, []string{"CURRENT", "LOCK", "gen-00000001", "gen-00000002"}) {
		t.Errorf("left on disk: %v", got)
	}
	ix, fresh := open(t, dir), build(t, many...)
	for _, q := range []index.Query{{Text: "number"}, {Text: "another word"}, {Kind: index.Statement, Limit: 300}} {
		if diff := cmp.Diff(ids(t, fresh, q), ids(t, ix, q)); diff != "" {
			t.Errorf("%v (-built at once +resumed):\n%s", q, diff)
		}
	}
}

func TestWalkFails(t *testing.T) {
	dir := t.TempDir()
	broken := errors.New("the disk is gone")
	for _, fail := range []func(context.Context, func(*corpus.Article) error, func(intake.Skipped)) error{
		func(ctx context.Context, found func(*corpus.Article) error, skipped func(intake.Skipped)) error {
			walkOf(newsroom()...)(ctx, found, skipped)
			return broken
		},
		func(context.Context, func(*corpus.Article) error, func(intake.Skipped)) error { panic(broken) },
	} {
		if _, err := embedded.Update(context.Background(), index.Config{Dir: dir, Walk: fail}); err == nil || !strings.Contains(err.Error(), broken.Error()) {
			t.Errorf("got %v", err)
		}
	}
	if _, err := embedded.Open(dir); !errors.Is(err, index.ErrNone) {
		t.Errorf("something was published: %v", err)
	}
}
