package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"
)

// times are the processor times of one way, in milliseconds.
type times struct {
	Way      string
	P50, P99 float64
}

func (b *bench) results() string { return filepath.Join(b.dir, "results.json") }

// keep writes the times down for the curve.
func (b *bench) keep(ways []way, worked [][]time.Duration) error {
	var all []times
	for i, w := range ways {
		p50, p99 := percentiles(worked[i])
		all = append(all, times{w.name, p50, p99})
	}
	text, err := json.Marshal(all)
	if err != nil {
		return err
	}
	return os.WriteFile(b.results(), text, 0o644)
}

// drawCurve prints how the times grow with the archive.
func drawCurve(out io.Writer, benches []*bench) error {
	var columns [][]times
	for _, b := range benches {
		text, err := os.ReadFile(b.results())
		if os.IsNotExist(err) {
			return nil // nothing was asked
		}
		if err != nil {
			return err
		}
		var all []times
		if err := json.Unmarshal(text, &all); err != nil {
			return err
		}
		columns = append(columns, all)
	}
	if len(columns) == 0 {
		return nil
	}
	fmt.Fprintf(out, "\nprocessor ms, p50 and p99, by records\n  %-26s", "")
	for _, b := range benches {
		fmt.Fprintf(out, " %18d", b.records)
	}
	fmt.Fprintln(out)
	for i, w := range columns[0] {
		fmt.Fprintf(out, "  %-26s", w.Way)
		for _, c := range columns {
			fmt.Fprintf(out, " %9.2f %8.2f", c[i].P50, c[i].P99)
		}
		fmt.Fprintln(out)
	}
	return nil
}
