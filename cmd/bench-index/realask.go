package main

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"time"

	"github.com/blevesearch/bleve/v2"

	"onrecord/answer"
	"onrecord/corpus/names"
	"onrecord/index"
	"onrecord/index/embedded"
)

// engine is what is asked: it answers a query of a form and says what that took, 0 for
// what cannot be asked it.
type engine struct {
	name string
	put  func(form, asked) (time.Duration, error)
}

// timed runs what is to be measured.
func timed(do func() error) (time.Duration, error) {
	work := threadTime()
	err := do()
	return threadTime() - work, err
}

// ownEngine is onrecord; alone leaves the second look out.
func ownEngine(name string, ix *embedded.Index, alone bool) engine {
	ctx := context.Background()
	asker := answer.New(ix, answer.Config{})
	return engine{name, func(f form, q asked) (time.Duration, error) {
		query := index.Query{Text: q.topic, Kind: index.Statement}
		switch {
		case f.passages:
			query.Kind, query.Alone = index.Passage, alone
		case alone:
			return 0, nil
		case f.whole:
			return timed(func() error { _, err := asker.Ask(ctx, q.topic, 0); return err })
		case f.name == "topic and speaker":
			query.Speakers = []string{names.Key(q.speaker)}
		}
		return timed(func() error { _, err := ix.Search(ctx, query); return err })
	}}
}

// bleveEngine is plain bleve over the passages.
func bleveEngine(plain bleve.Index) engine {
	return engine{"bleve", func(f form, q asked) (time.Duration, error) {
		if !f.passages {
			return 0, nil
		}
		m := bleve.NewMatchQuery(q.topic)
		m.SetField("text")
		return timed(func() error { _, err := plain.Search(bleve.NewSearchRequestOptions(m, 10, 0, false)); return err })
	}}
}

// askReal puts the queries of each form to all engines, one after the other in turn: once
// to warm up and once to measure.
func (b *bench) askReal() error {
	ix, err := embedded.Open(b.ours())
	if err != nil {
		return err
	}
	defer ix.Close()
	engines := []engine{ownEngine("onrecord", ix, false), ownEngine("one look", ix, true)}
	if plain, err := bleve.OpenUsing(b.plain(), map[string]any{"read_only": true}); err == nil {
		defer plain.Close()
		engines = append(engines, bleveEngine(plain))
	}
	for _, command := range b.peers {
		p, err := startPeer(command)
		if err != nil {
			return err
		}
		defer p.close()
		engines = append(engines, p.engine())
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	fmt.Fprintf(b.out, "  processor ms of the asking thread        p50      p90      p99      most   all threads, allocated\n")
	for _, f := range realForms {
		if b.form != "" && f.name != b.form {
			continue
		}
		qs, err := b.readQueries(f)
		if err != nil {
			return err
		}
		took := make([][]time.Duration, len(engines))
		for round := range 2 {
			for n, q := range qs {
				for i := range engines {
					i = (i + n) % len(engines)
					d, err := engines[i].put(f, q)
					if err != nil {
						return fmt.Errorf("%s: %s: %q: %w", engines[i].name, f.name, q.topic, err)
					}
					if round > 0 && d > 0 {
						took[i] = append(took[i], d)
					}
				}
			}
		}
		all, kib, err := wholeCost(engines[0], f, qs)
		if err != nil {
			return err
		}
		for i, e := range engines {
			if len(took[i]) == 0 {
				continue
			}
			slices.Sort(took[i])
			at := func(p int) float64 { return ms(took[i][len(took[i])*p/100]) }
			fmt.Fprintf(b.out, "  %-32s %-8s %6.2f %8.2f %8.2f %8.2f", f.name, e.name, at(50), at(90), at(99), ms(took[i][len(took[i])-1]))
			if i == 0 {
				fmt.Fprintf(b.out, "   %.2f ms, %d KiB a query", ms(all), kib)
			}
			fmt.Fprintln(b.out)
		}
	}
	return nil
}

// wholeCost is what a query costs on average on all threads, collecting garbage
// included, and how much it allocates.
func wholeCost(e engine, f form, qs []asked) (each time.Duration, kib uint64, err error) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	work := processTime()
	for _, q := range qs {
		if _, err := e.put(f, q); err != nil {
			return 0, 0, err
		}
	}
	each = (processTime() - work) / time.Duration(len(qs))
	runtime.ReadMemStats(&after)
	return each, (after.TotalAlloc - before.TotalAlloc) / uint64(len(qs)) / 1024, nil
}
