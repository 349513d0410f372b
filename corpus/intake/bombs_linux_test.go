package intake_test

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/intake"
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
