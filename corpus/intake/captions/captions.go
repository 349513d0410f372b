// Package captions reads the subtitles of films and talks (.srt, .vtt, .sbv) into the
// text that was spoken.
//
// [Read] takes the lines between the times, joins them to sentences, and begins a
// paragraph where another speaker begins or a long pause was. A voice that the file
// names (<v Ann Lee>, "ANN LEE:") stands before its words, as in a transcript. Captions
// that scroll say every line twice; it is read once.
package captions

import (
	"errors"
	"html"
	"regexp"
	"strconv"
	"strings"
)

var (
	timing   = regexp.MustCompile(`^\s*((?:\d{1,3}:)?\d{1,2}:\d\d[.,]\d{1,3})(?:[ \t]*-->[ \t]*|,)((?:\d{1,3}:)?\d{1,2}:\d\d[.,]\d{1,3})`)
	voice    = regexp.MustCompile(`<v(?:\.[\w.]+)?\s+([^>]+)>`)
	tags     = regexp.MustCompile(`</?[^<>]{0,80}>|\{\\[^}]{0,40}\}`)
	sounds   = regexp.MustCompile(`^(?:\[[^\]]*\]|\([^)]*\)|♪.*|#.*#)$`)
	speaking = regexp.MustCompile(`^(?:>>+\s*)?(\p{Lu}[\p{Lu} .'’-]{2,40}|\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){1,3}):\s+`)
)

// ErrNone is the reason of a file without captions.
var ErrNone = errors.New("no captions: no times with words under them")

const (
	pause    = 4.0 // seconds of silence that begin a paragraph
	maxWords = 90  // about how many words a paragraph has
)

// Read returns the text of a file of captions.
func Read(raw string) (string, error) {
	var w writer
	said := map[string]int{} // lines of the last captions, by the number of theirs
	n, in := 0, false
	for line := range strings.SplitSeq(strings.ReplaceAll(raw, "\r\n", "\n"), "\n") {
		if m := timing.FindStringSubmatch(line); m != nil {
			n++
			in = true
			w.at(seconds(m[1]), seconds(m[2]))
			continue
		}
		if strings.TrimSpace(line) == "" {
			in = false
			continue
		}
		if !in {
			continue // a number, a note, a style
		}
		name := ""
		if m := voice.FindStringSubmatch(line); m != nil {
			name = strings.TrimSpace(m[1])
		}
		line = strings.Join(strings.Fields(html.UnescapeString(tags.ReplaceAllString(line, ""))), " ")
		if last, ok := said[line]; line == "" || sounds.MatchString(line) || ok && n-last <= 2 {
			said[line] = n
			continue
		}
		if len(said) > 64 {
			clear(said)
		}
		said[line] = n
		w.say(name, line)
	}
	if n == 0 || w.b.Len() == 0 {
		return "", ErrNone
	}
	return strings.TrimSpace(w.b.String()), nil
}

// writer joins lines.
type writer struct {
	b     strings.Builder
	end   float64 // of the last caption
	gap   float64 // of silence before this one
	words int     // of the paragraph
	voice string
	ended bool // the last line ended a sentence
}

func (w *writer) at(start, end float64) {
	w.gap = max(w.gap, start-w.end)
	w.end = end
}

func (w *writer) say(name, line string) {
	if rest, ok := strings.CutPrefix(line, ">> "); ok {
		line = rest
		w.ended, w.gap = true, pause
	}
	turn := speaking.MatchString(line) || strings.HasPrefix(line, "- ")
	switch {
	case w.b.Len() == 0:
	case turn, name != "" && name != w.voice, w.ended && (w.gap >= pause || w.words > maxWords):
		w.b.WriteString("\n\n")
		w.words = 0
	default:
		w.b.WriteByte(' ')
	}
	if name != "" && name != w.voice {
		w.b.WriteString(name + ": ")
		w.voice = name
	}
	w.b.WriteString(strings.TrimPrefix(line, "- "))
	w.words += len(strings.Fields(line))
	w.ended = strings.ContainsAny(line[len(line)-1:], ".!?") || strings.HasSuffix(line, "”") || strings.HasSuffix(line, `"`)
	w.gap = 0
}

// seconds reads "01:02:03,500" and "02:03.5".
func seconds(s string) float64 {
	total := 0.0
	for part := range strings.SplitSeq(strings.ReplaceAll(s, ",", "."), ":") {
		n, _ := strconv.ParseFloat(part, 64)
		total = 60*total + n
	}
	return total
}
