package intake_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/intake"
)

// bombVariable makes the test binary read a folder once and say how much its
// memory grew at most.
const bombVariable = "ONRECORD_CORPUS_TEST_BOMB"

func init() {
	dir := os.Getenv(bombVariable)
	if dir == "" {
		return
	}
	debug.FreeOSMemory()
	before := memory("VmRSS")
	articles, skipped := 0, 0
	err := intake.WalkFS(context.Background(), os.DirFS(dir), intake.Options{}, func(*corpus.Article) error { articles++; return nil }, func(intake.Skipped) { skipped++ })
	fmt.Println(memory("VmHWM")-before, articles, skipped, err)
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

// TestBombMemory reads each bomb in a process of its own: the memory that it has
// of the system grows by less than 64 MB, also for what is 100 MB plain.
func TestBombMemory(t *testing.T) {
	if raceDetector {
		t.Skip("the race detector takes several times the memory")
	}
	large := map[string]string{
		"plain.txt": strings.Repeat("The envoy spoke on the quay. ", 100<<20/29), "plain.html": "<p>" + strings.Repeat("The envoy spoke. ", 100<<20/17),
		"line.jsonl":  `{"text":"` + strings.Repeat("The envoy spoke. ", 100<<20/17) + `"}`,
		"nested.html": "<p>A</p>" + strings.Repeat("<div>", 1_000_000), "attributes.html": "<p " + strings.Repeat("a=b ", 1_000_000) + ">A</p>",
	}
	for name, raw := range bombs(t) {
		large[name] = raw
	}
	for name, raw := range large {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), bombVariable+"="+put(t, map[string]string{name: raw}))
		out, err := cmd.CombinedOutput()
		var grown int64
		var articles, skipped int
		var failed string
		if n, serr := fmt.Sscan(string(out), &grown, &articles, &skipped, &failed); err != nil || n != 4 {
			t.Fatalf("%s: %v %v: %s", name, err, serr, out)
		}
		used := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
		t.Logf("%-15s %9d bytes: memory grew by %2d MB, %s of processor time", name, len(raw), grown>>20, used.Round(1e6))
		if few := name == "attributes.html"; grown >= 64<<20 || (articles > 0 || skipped == 0) != few || failed != "<nil>" {
			t.Errorf("%s: memory grew by %d MB; %d articles, %d skipped, %s", name, grown>>20, articles, skipped, failed)
		}
	}
}
