package update

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"runtime/debug"
	"sync"

	"onrecord/corpus/intake"
	"onrecord/corpus/names"
	"onrecord/index"
	"onrecord/index/embedded/internal/disk"
)

// programVersion is raised when the statements of an unchanged article should be
// found anew.
const programVersion = 1

// programID names what reads and extracts: this version, and the program, since
// better attribution must reach old articles too. A build is identified by the VCS revision
// that it was built from. Where that is not known, as in a container's build, or
// does not say everything, as in a changed tree, it is identified by its own bytes.
var programID = sync.OnceValue(func() string {
	revision, clean := "", false
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			switch s.Key {
			case "vcs.revision":
				revision = s.Value
			case "vcs.modified":
				clean = s.Value == "false"
			}
		}
	}
	if revision != "" && clean {
		return fmt.Sprintf("v%d %s", programVersion, revision)
	}
	return fmt.Sprintf("v%d program %s", programVersion, ownHash())
})

// ownHash is the hash of the running program's file. Where that cannot be read it
// is one that no other run has: nothing is taken over then.
func ownHash() string {
	if path, err := os.Executable(); err == nil {
		if h, err := disk.HashFile(path); err == nil {
			return h.SHA256
		}
	}
	return rand.Text()
}

// readBy names what finds the statements of an article: the program, and the words that a
// team added to its lexicon.
func readBy(c *index.Config) string {
	if added := c.Concepts().Lexicon().Added(); added != "" {
		return programID() + " words " + added
	}
	return programID()
}

// tableFingerprint returns a hash that differs between tables of concepts.
func tableFingerprint(t *names.Table) string {
	sum := sha256.New()
	for _, c := range t.Concepts() {
		fmt.Fprintf(sum, "%q %q\n", c.ID, c.Forms)
	}
	return hex.EncodeToString(sum.Sum(nil)[:8])
}

// readingOptions returns a text that differs between ways of reading articles.
func readingOptions(o intake.Options) string {
	text, err := json.Marshal(o)
	if err != nil {
		return rand.Text()
	}
	return string(text)
}
