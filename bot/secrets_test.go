package bot_test

import (
	"os"
	"os/exec"
	"regexp"
	"testing"
)

// loud, in the environment, makes the bots of the tests log everything to
// standard error as well.
const loud = "ONRECORD_TEST_LOUD"

// The conversations, the refusals and the faults once more, in a process of their
// own and with every word of the log shown: none of what it writes is secret. The
// tokens of all tests are marked.
func TestNoSecretInAnyOutput(t *testing.T) {
	if os.Getenv(loud) != "" {
		t.Skip("this is the process that is listened to")
	}
	t.Parallel()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, "-test.v", "-test.run", "^Test(Talk|Slow|Refused|Lost|GivesUp|Expired|Global|Wrong|Fatal|Panic|Secrets|Interactions|Forged|Commands|Missed|Delivered|ConnectionSurvives)")
	cmd.Env = append(os.Environ(), loud+"=1")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("the tests failed: %v", err)
	}
	secrets := regexp.MustCompile(`fake\.token\.x|marked\.SECRET|another\.token|secret-\d|two words`)
	for _, at := range secrets.FindAllIndex(out, 10) {
		t.Errorf("a secret is written: %q", out[max(0, at[0]-200):min(len(out), at[1]+50)])
	}
	logged := len(regexp.MustCompile(`(?m)^time=`).FindAll(out, -1))
	if logged < 200 {
		t.Errorf("only %d lines of log were listened to", logged)
	}
	t.Logf("%d bytes of output with %d lines of log, 0 secrets", len(out), logged)
}
