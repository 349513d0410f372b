package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// lines are two labelled articles of our own.
const lines = `{"id":"1","text":"“It is late,” Anna said. Peter said that the road was closed.","attributions":[{"source":[[14,18]],"cue":[[19,23]],"content":[[0,13]],"type":"direct","speech_cue":true,"cue_text":"said"},{"source":[[25,30]],"cue":[[31,35]],"content":[[36,60]],"type":"indirect","speech_cue":true,"cue_text":"said"}]}
{"id":"2","text":"“It is early,” Peter said. Anna said that the road was open.","attributions":[{"source":[[15,20]],"cue":[[21,25]],"content":[[0,14]],"type":"direct","speech_cue":true,"cue_text":"said"},{"source":null,"cue":[[32,36]],"content":[[37,59]],"type":"indirect","speech_cue":true,"cue_text":"said"}]}
`

func TestRun(t *testing.T) {
	dir := t.TempDir()
	in, out := filepath.Join(dir, "train.jsonl"), filepath.Join(dir, "weights.bin")
	if err := os.WriteFile(in, []byte(lines), 0o644); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	if err := run([]string{"--train", in, "--dev", in, "--out", out}, &stdout, &stderr); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"speech      4", "quoted      2", "all         4"} {
		if !strings.Contains(stdout.String(), want) {
			t.Errorf("the scores lack %q:\n%s", want, stdout.String())
		}
	}
	if info, err := os.Stat(out); err != nil || info.Size() == 0 {
		t.Errorf("no weights written: %v", err)
	}
}

func TestRunRefuses(t *testing.T) {
	dir := t.TempDir()
	file := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for want, args := range map[string][]string{
		"--train FILE":          nil,
		"no such file":          {"--train", filepath.Join(dir, "none")},
		"bad.jsonl:1":           {"--train", file("bad.jsonl", "{")},
		"span [0 9] outside of": {"--train", file("span.jsonl", `{"text":"abc","attributions":[{"content":[[0,9]]}]}`)},
		"at least two":          {"--train", file("one.jsonl", `{"text":"abc","attributions":[]}`)},
	} {
		var stdout, stderr bytes.Buffer
		if err := run(args, &stdout, &stderr); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("run(%q): error %v, want one with %q", args, err, want)
		}
	}
}
