package main

import (
	"context"
	"fmt"
	"os"
	"sync"
	"time"

	"onrecord/answer"
	"onrecord/index"
	"onrecord/index/embedded"
)

// buildReal makes our index of a real archive; with refresh of one in which twenty
// articles have changed.
func (b *bench) buildReal(refresh bool) error {
	a, err := b.openReal()
	if err != nil {
		return err
	}
	changed := 0
	if refresh {
		changed = max(a.articles/20, 1)
	} else if err := os.RemoveAll(b.ours()); err != nil {
		return err
	}
	start, work := time.Now(), processTime()
	r, err := embedded.Update(context.Background(), index.Config{Dir: b.ours(), Walk: a.walk(changed), Extract: a.extract})
	if err != nil {
		return err
	}
	fmt.Fprintf(b.out, "  %d articles, %d statements by %d speakers, %d passages; added %d, changed %d, took %.1f s, processor %.1f s\n",
		r.Articles, r.Statements, r.Speakers, r.Passages, r.Added, r.Changed, time.Since(start).Seconds(), (processTime() - work).Seconds())
	fmt.Fprintf(b.out, "  index %.1f MB of %.1f MB text: %.2f\n", float64(r.Bytes)/1e6, float64(a.bytes())/1e6, float64(r.Bytes)/float64(a.bytes()))
	return nil
}

// buildPlainReal makes plain bleve's index of the passages.
func (b *bench) buildPlainReal() error {
	a, err := b.openReal()
	if err != nil {
		return err
	}
	if err := os.RemoveAll(b.plain()); err != nil {
		return err
	}
	return b.buildBleve(func(add func(string) error) error {
		return a.each(true, func(_ int, _, text string) error { return add(text) })
	})
}

// openRealIndex measures a start: opening, the first answer, and the memory then.
func (b *bench) openRealIndex(cold bool) error {
	qs, err := b.readQueries(realForms[len(realForms)-1])
	if err != nil {
		return err
	}
	how := "warm"
	if cold {
		how = "cold"
		if err := forget(b.ours()); err != nil {
			return err
		}
	}
	start, work := time.Now(), processTime()
	ix, err := embedded.Open(b.ours())
	if err != nil {
		return err
	}
	defer ix.Close()
	opened, worked := time.Since(start), processTime()-work
	asker := answer.New(ix, answer.Config{})
	if _, err := asker.Ask(context.Background(), qs[0].topic, 0); err != nil {
		return err
	}
	fmt.Fprintf(b.out, "  onrecord, %s: opened in %.0f ms (processor %.0f), first answer after %.0f ms (processor %.0f); %s\n",
		how, ms(opened), ms(worked), ms(time.Since(start)), ms(processTime()-work), resident())
	return nil
}

// many has one asker and then fifty put the same questions, on as many processors as
// there are, and compares how long one waits.
func (b *bench) many() error {
	ix, err := embedded.Open(b.ours())
	if err != nil {
		return err
	}
	defer ix.Close()
	e := ownEngine("onrecord", ix, false)
	for _, f := range realForms {
		if b.form != "" && f.name != b.form {
			continue
		}
		qs, err := b.readQueries(f)
		if err != nil {
			return err
		}
		var p50, p99 [2]float64
		for i, askers := range []int{1, 50} {
			took := make([]time.Duration, len(qs))
			var wg sync.WaitGroup
			next := make(chan int, len(qs))
			for n := range qs {
				next <- n
			}
			close(next)
			errs := make([]error, askers)
			for who := range askers {
				wg.Go(func() {
					for n := range next {
						start := time.Now()
						if _, err := e.put(f, qs[n]); err != nil {
							errs[who] = err
						}
						took[n] = time.Since(start)
					}
				})
			}
			wg.Wait()
			for _, err := range errs {
				if err != nil {
					return err
				}
			}
			p50[i], p99[i] = percentiles(took)
		}
		fmt.Fprintf(b.out, "  %-32s clock p50 / p99: one asker %.2f / %.2f, fifty %.2f / %.2f ms, %.1f times the p99\n",
			f.name, p50[0], p99[0], p50[1], p99[1], p99[1]/p99[0])
	}
	fmt.Fprintf(b.out, "  %s\n", resident())
	return nil
}
