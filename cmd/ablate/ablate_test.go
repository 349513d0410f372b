package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/cmd/ablate/switches"
)

func TestInstrument(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("ferry.go", `// Package ferry sails.
package ferry

func (f *boat) sails(wind int, full bool) bool {
	if wind > 3 && (full || f.old) && !f.sunk {
		return false
	}
	switch {
	case wind == 0, full:
		return true
	}
	for i := 0; i < wind && f.ok(i); i++ {
	}
	return f.new || wind < 2
}
`)
	write("ferry_test.go", "package ferry\n\nfunc never() { if true { } }\n")
	conditions, files, err := instrument(dir, 7)
	if err != nil {
		t.Fatal(err)
	}
	want := `// Package ferry sails.
package ferry; import "onrecord/cmd/ablate/switches"

func (f *boat) sails(wind int, full bool) bool {
	if switches.False(7, switches.True(8, wind > 3) && switches.True(10, (switches.False(11, full) || switches.False(12, f.old))) && switches.True(9, !f.sunk)) {
		return false
	}
	switch {
	case switches.False(13, wind == 0), switches.False(14, full):
		return true
	}
	for i := 0; switches.True(15, i < wind) && switches.True(16, f.ok(i)); i++ {
	}
	return switches.False(17, f.new) || switches.False(18, wind < 2)
}
`
	if len(files) != 1 {
		t.Fatalf("%d files are changed, want the one that is no test", len(files))
	}
	got := string(files[0].source)
	// Which operand has which number does not matter, only that each has its own.
	if strip(got) != strip(want) {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	if len(conditions) != 12 {
		t.Errorf("%d conditions, want 12: %+v", len(conditions), conditions)
	}
	for _, c := range conditions {
		if c.Func != "boat.sails" || c.File != "ferry.go" || c.Text == "" {
			t.Errorf("condition %+v", c)
		}
	}
}

// strip leaves out the numbers of the switches.
func strip(s string) string {
	for _, how := range []string{"switches.True(", "switches.False("} {
		parts := strings.Split(s, how)
		for i := range parts[1:] {
			_, parts[i+1], _ = strings.Cut(parts[i+1], ", ")
		}
		s = strings.Join(parts, how)
	}
	return s
}

func TestMeasure(t *testing.T) {
	// The set asks two conditions about three numbers: 0 matters, 1 changes nothing,
	// 2 is never asked, and without 3 the third run panics.
	s := set{name: "numbers"}
	for n := range 3 {
		s.runs = append(s.runs, func() any {
			sum := 0
			if switches.False(0, n > 0) {
				sum += n
			}
			if switches.False(1, n == 1) {
				sum += 0
			}
			if !switches.False(3, n == 2) && n == 2 {
				panic("off the end")
			}
			return sum
		})
	}
	s.score = func(results []any) map[string]float64 {
		sum := 0.0
		for _, r := range results {
			n, _ := r.(int)
			sum += float64(n)
		}
		return map[string]float64{"sum": sum}
	}
	var out bytes.Buffer
	if err := measure([]set{s}, 4, 0, 1, &out); err != nil {
		t.Fatal(err)
	}
	var classes []string
	for line := range strings.Lines(out.String()) {
		var e effect
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatal(err)
		}
		classes = append(classes, e.class())
	}
	if got := strings.Join(classes, " "); got != "pays nothing never guards" {
		t.Errorf("classes %q, effects:\n%s", got, out.String())
	}
}

func TestReport(t *testing.T) {
	conditions := []condition{{Package: "ferry", File: "a.go", Func: "sails", Text: "wind > 3", Whole: true}, {Package: "ferry", File: "a.go", Func: "sails", Text: "full"}}
	got := report(conditions, []effect{{Number: 0, Tried: 3, Other: 2, Figures: map[string]float64{"polnear: speech": -0.25}}, {Number: 1}})
	for _, want := range []string{"\nferry/a.go sails\n", "  pays     if   wind > 3  [2 of 3]  polnear: speech -0.25\n", "  never    part full\n", "ferry                                 2"} {
		if !strings.Contains(got, want) {
			t.Errorf("the report lacks %q:\n%s", want, got)
		}
	}
}
