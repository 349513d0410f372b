package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"

	"onrecord/cmd/ablate/switches"
)

// effect is what becomes of the sets when one condition is switched off.
type effect struct {
	Number  int
	Tried   int                // things that it could make a difference to: there it was not what it is when off
	Other   int                // of them that come out otherwise
	Panics  int                // of them that end in a panic, or never
	Figures map[string]float64 // how much each figure gains by switching it off; those that stay are left out
}

// mostPanics is after how many panics no more is tried: the condition is a guard.
const mostPanics = 3

// least is by how much a figure has to move to count.
const least = 0.005

// measure switches off each condition that is one of this job's and writes its
// effect to out, as a line of JSON.
func measure(sets []set, conditions, job, jobs int, out io.Writer) error {
	usual := make([]outcome, len(sets))
	for i, s := range sets {
		usual[i] = runAll(s, conditions)
	}
	enc := json.NewEncoder(out)
	for number := job; number < conditions; number += jobs {
		e := effect{Number: number, Figures: map[string]float64{}}
		for i, s := range sets {
			e.add(s, &usual[i])
		}
		if err := enc.Encode(e); err != nil {
			return fmt.Errorf("ablate: write the effect of condition %d: %w", number, err)
		}
	}
	return nil
}

// outcome is how a set comes out with every condition in place.
type outcome struct {
	results []any
	printed []string
	figures map[string]float64
	told    [][]int // by condition: the runs in which its value would be another when off
}

func runAll(s set, conditions int) outcome {
	o := outcome{told: make([][]int, conditions)}
	for i, run := range s.runs {
		var r any
		told, panicked := switches.Run(-1, func() { r = run() })
		if panicked != nil {
			panic(panicked)
		}
		for _, n := range told {
			o.told[n] = append(o.told[n], i)
		}
		o.results, o.printed = append(o.results, r), append(o.printed, fmt.Sprint(r))
	}
	if s.score != nil {
		o.figures = s.score(o.results)
	}
	return o
}

// add runs what a set has to do with the condition without it.
func (e *effect) add(s set, usual *outcome) {
	if s.score == nil && e.Other > 0 {
		return
	}
	results := usual.results
	for _, i := range usual.told[e.Number] {
		if e.Panics == mostPanics {
			return
		}
		e.Tried++
		var r any
		_, panicked := switches.Run(e.Number, func() { r = s.runs[i]() })
		switch {
		case panicked != nil:
			e.Panics++
			r = nil
		case fmt.Sprint(r) == usual.printed[i]:
			continue
		}
		e.Other++
		if s.score == nil {
			return
		}
		if &results[0] == &usual.results[0] {
			results = slices.Clone(results)
		}
		results[i] = r
	}
	if &results[0] == &usual.results[0] {
		return
	}
	figures := s.score(results)
	for _, name := range slices.Sorted(maps.Keys(figures)) {
		if d := figures[name] - usual.figures[name]; d <= -least || d >= least {
			e.Figures[s.name+": "+name] = d
		}
	}
}
