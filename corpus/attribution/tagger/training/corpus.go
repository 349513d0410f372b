package training

import (
	"bufio"
	"encoding/json"
	"fmt"
	ranges "onrecord/corpus/text"
	"os"
)

// Document is an article with the attributions that people marked in it.
type Document struct {
	ID, Text string
	Gold     []Gold
}

// Gold is an attribution marked by hand; offsets are bytes.
type Gold struct {
	Source, Cue, Content []ranges.Range
	Type                 string // direct, mixed or indirect
	Speech               bool   // the cue has a speech verb
	CueText              string
}

// ReadDocuments reads labelled articles from a JSONL file, one a line; offsets
// in the file are code points.
func ReadDocuments(path string) ([]Document, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("training: %w", err)
	}
	defer f.Close()
	var docs []Document
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 64<<20)
	for n := 1; lines.Scan(); n++ {
		d, err := readDocument(lines.Bytes())
		if err != nil {
			return nil, fmt.Errorf("training: %s:%d: %w", path, n, err)
		}
		docs = append(docs, d)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("training: read %s: %w", path, err)
	}
	return docs, nil
}

func readDocument(line []byte) (Document, error) {
	var r struct {
		ID, Text     string
		Attributions []struct {
			Source, Cue, Content [][2]int
			Type                 string
			Speech               bool   `json:"speech_cue"`
			CueText              string `json:"cue_text"`
		}
	}
	if err := json.Unmarshal(line, &r); err != nil {
		return Document{}, err
	}
	at := byteOffsets(r.Text)
	spans := func(points [][2]int) ([]ranges.Range, error) {
		var out []ranges.Range
		for _, p := range points {
			if p[0] < 0 || p[1] <= p[0] || p[1] >= len(at) {
				return nil, fmt.Errorf("span %v outside of the %d code points of the text", p, len(at)-1)
			}
			out = append(out, ranges.Range{Start: at[p[0]], End: at[p[1]]})
		}
		return out, nil
	}
	d := Document{ID: r.ID, Text: r.Text}
	for _, a := range r.Attributions {
		g := Gold{Type: a.Type, Speech: a.Speech, CueText: a.CueText}
		for _, s := range []struct {
			to   *[]ranges.Range
			from [][2]int
		}{{&g.Source, a.Source}, {&g.Cue, a.Cue}, {&g.Content, a.Content}} {
			var err error
			if *s.to, err = spans(s.from); err != nil {
				return Document{}, err
			}
		}
		d.Gold = append(d.Gold, g)
	}
	return d, nil
}

// byteOffsets maps code points to bytes; the last entry is the text's length.
func byteOffsets(text string) []int {
	at := make([]int, 0, len(text)+1)
	for i := range text {
		at = append(at, i)
	}
	return append(at, len(text))
}
