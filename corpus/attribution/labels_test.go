package attribution_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus/beside"
)

// testdata/labels.jsonl holds every attribution of five world news articles,
// labelled by reading them. The articles are not in the repository, so a label
// is offsets only: Unicode code points into the file as saved, furniture,
// headers and line ends included. One line is one file, found again by its name
// and the hash of its bytes.
//
// The conventions are PolNeAR's, so that one scorer serves both:
//
//   - a source is the whole noun phrase with its apposition and the comma that
//     closes it before the verb; a cue is the verb group, or ":" and "–" where a
//     headline has no verb; addressee and day belong to none of the three;
//   - quoted content holds its marks and what stands inside them, reported
//     content its "that" but not the full stop;
//   - words interrupted by their cue are one attribution with two contents;
//     where marks are left open around the cue, the second content begins at its
//     own first word;
//   - one verb's source serves a second verb ("X said ..., calling ...") as well;
//   - nothing is labelled inside the content of another attribution.
//
// Labelled are statements in a wide sense (also hopes, beliefs, criticism and
// pledges), in headlines and standfirsts too; not labelled are sentences that
// only name a topic, links to other articles, tweets and photo credits. A group's
// name or a nickname inside marks is mixed only where the words are the speaker's.
// A heading that is itself in marks has neither source nor speaker.
//
// The speaker is the fullest name that the same article prints; a body or an
// unnamed group is as printed, a body without its article; two speakers are
// joined by " and ".
const labelsFile = "testdata/labels.jsonl"

// labelled is one line of the labels.
type labelled struct {
	File         string  `json:"file"`
	SHA256       string  `json:"sha256"`
	Attributions []label `json:"attributions"`
}

// label is one attribution; its spans are [start, end) in code points.
type label struct {
	Source  [][2]int `json:"source"`
	Cue     [][2]int `json:"cue"`
	Content [][2]int `json:"content"`
	Type    string   `json:"type"`
	Speaker string   `json:"speaker"`
}

func readLabels(t testing.TB) []labelled {
	t.Helper()
	data, err := os.ReadFile(labelsFile)
	if err != nil {
		t.Fatal(err)
	}
	var all []labelled
	for i, line := range bytes.Split(bytes.TrimSpace(data), []byte("\n")) {
		var l labelled
		dec := json.NewDecoder(bytes.NewReader(line))
		dec.DisallowUnknownFields() // a stray field could carry text of an article
		if err := dec.Decode(&l); err != nil {
			t.Fatalf("%s:%d: %v", labelsFile, i+1, err)
		}
		all = append(all, l)
	}
	return all
}

// articleText returns the article that l labels, as saved, and skips the test
// where the articles are not at hand.
func articleText(t testing.TB, l labelled) string {
	t.Helper()
	data, err := os.ReadFile(beside.Path(t, "articles/"+l.File))
	if err != nil {
		t.Fatal(err)
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != l.SHA256 {
		t.Fatalf("%s is not the file that was labelled: its hash is %x", l.File, sum)
	}
	if !utf8.Valid(data) {
		t.Fatalf("%s is not UTF-8, so code points cannot be counted", l.File)
	}
	return string(data)
}

func TestLabelsAreWellFormed(t *testing.T) {
	files, total := map[string]bool{}, 0
	for _, l := range readLabels(t) {
		if files[l.File] || l.File != filepath.Base(l.File) || len(l.SHA256) != 64 {
			t.Errorf("file %q with hash %q: want a base name once, and its SHA-256", l.File, l.SHA256)
		}
		files[l.File] = true
		total += len(l.Attributions)
		last := -1
		for i, a := range l.Attributions {
			if len(a.Content) == 0 {
				t.Errorf("%s, attribution %d: no content", l.File, i)
				continue
			}
			if a.Content[0][0] <= last {
				t.Errorf("%s, attribution %d: not in the order of the text", l.File, i)
			}
			last = a.Content[0][0]
			if !slices.Contains([]string{"direct", "mixed", "indirect"}, a.Type) {
				t.Errorf("%s, attribution %d: type %q", l.File, i, a.Type)
			}
			if a.Speaker == "" && a.Source != nil {
				t.Errorf("%s, attribution %d: a source without a speaker", l.File, i)
			}
			for _, spans := range [][][2]int{a.Source, a.Cue, a.Content} {
				end := 0
				for _, s := range spans {
					if s[0] < end || s[1] <= s[0] {
						t.Errorf("%s, attribution %d: spans %v are empty or out of order", l.File, i, spans)
					}
					end = s[1]
				}
			}
		}
	}
	if len(files) != 5 || total < 100 {
		t.Errorf("%d attributions in %d files, want at least 100 in 5", total, len(files))
	}
}

func TestLabelsFitTheArticles(t *testing.T) {
	for _, l := range readLabels(t) {
		t.Run(l.File, func(t *testing.T) {
			text := []rune(articleText(t, l))
			inContent := make([]bool, len(text))
			for i, a := range l.Attributions {
				for _, s := range slices.Concat(a.Source, a.Cue, a.Content) {
					if s[1] > len(text) {
						t.Fatalf("attribution %d: span %v ends after the text of %d", i, s, len(text))
					}
					if cutsWord(text, s[0]) || cutsWord(text, s[1]) ||
						unicode.IsSpace(text[s[0]]) || unicode.IsSpace(text[s[1]-1]) {
						t.Errorf("attribution %d: span %v cuts a word or begins or ends in white space", i, s)
					}
				}
				if first := text[a.Content[0][0]]; a.Type == "direct" && !strings.ContainsRune("\"“‘'«", first) {
					t.Errorf("attribution %d: direct content begins with %q", i, first)
				}
				for _, s := range a.Content {
					for at := s[0]; at < s[1]; at++ {
						if inContent[at] {
							t.Fatalf("attribution %d: content %v overlaps another's", i, s)
						}
						inContent[at] = true
					}
				}
				checkSpeaker(t, i, a, string(text))
			}
			for i, a := range l.Attributions {
				for _, s := range slices.Concat(a.Source, a.Cue) {
					if slices.Contains(inContent[s[0]:s[1]], true) {
						t.Errorf("attribution %d: source or cue %v stands inside a content", i, s)
					}
				}
			}
		})
	}
}

// cutsWord reports whether a boundary at i would divide a word.
func cutsWord(text []rune, i int) bool {
	inWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	return i > 0 && i < len(text) && inWord(text[i-1]) && inWord(text[i])
}

// checkSpeaker reports a speaker that the article does not print so.
func checkSpeaker(t *testing.T, i int, a label, text string) {
	t.Helper()
	if a.Speaker == "" || strings.Contains(text, a.Speaker) {
		return
	}
	for _, name := range strings.Split(a.Speaker, " and ") {
		if !strings.Contains(text, name) {
			t.Errorf("attribution %d: the article does not print the name %q", i, name)
		}
	}
}
