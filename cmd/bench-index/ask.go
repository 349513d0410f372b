package main

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/blevesearch/bleve/v2"

	"onrecord/answer"
	"onrecord/corpus/dates"
	"onrecord/corpus/names"
	"onrecord/index"
	"onrecord/index/embedded"
)

// asked is a topic out of the archive with who said it and when.
type asked struct {
	topic   string
	speaker string
	when    dates.Date
}

// ask draws three to six words from a statement.
func (a *archive) ask(rng *rand.Rand) asked {
	article, statements, _ := a.write(rng.IntN(a.articles))
	st := statements[rng.IntN(len(statements))]
	content := strings.Trim(article.Text[st.Content[0].Start:st.Content[0].End], `",`)
	var words []string
	for _, w := range strings.Fields(content) {
		if !slices.Contains(functionWords, w) && w != "We" {
			words = append(words, w)
		}
	}
	rng.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
	return asked{strings.Join(words[:min(len(words), 3+rng.IntN(4))], " "), st.Speaker, st.Date}
}

// whole is the question in words.
func (a asked) whole() string { return "what did " + a.speaker + " say about " + a.topic }

// way is a way to put a question.
type way struct {
	name string
	put  func(asked) error
	slow bool // every fourth question is enough
}

func (b *bench) ways(ix *embedded.Index, plain bleve.Index, db *sql.DB) []way {
	ctx := context.Background()
	search := func(q func(asked) index.Query) func(asked) error {
		return func(a asked) error { _, err := ix.Search(ctx, q(a)); return err }
	}
	year := func(a asked) dates.Date { return dates.Date{Year: a.when.Year} }
	asker := answer.New(ix, answer.Config{})
	end := func(form string) func(asked) error {
		return func(a asked) error {
			_, err := asker.Ask(ctx, strings.NewReplacer("S", a.speaker, "T", a.topic, "Y", fmt.Sprint(a.when.Year)).Replace(form), 0)
			return err
		}
	}
	match := func(text func(asked) string) func(asked) error {
		return func(a asked) error {
			q := bleve.NewMatchQuery(text(a))
			q.SetField("text")
			_, err := plain.Search(bleve.NewSearchRequestOptions(q, 10, 0, false))
			return err
		}
	}
	return []way{
		{name: "bleve MatchQuery", put: match(func(a asked) string { return a.topic })},
		{name: "FTS5 MATCH", put: searchSQLite(db), slow: true},
		{name: "bleve, whole question", put: match(asked.whole)},
		{name: "Search, whole question", put: search(func(a asked) index.Query { return index.Query{Text: a.whole()} })},
		{name: "Search passages", put: search(func(a asked) index.Query { return index.Query{Text: a.whole(), Kind: index.Passage} })},
		{name: "Search passages, one look", put: search(func(a asked) index.Query { return index.Query{Text: a.whole(), Kind: index.Passage, Alone: true} })},
		{name: "Search topic", put: search(func(a asked) index.Query { return index.Query{Text: a.topic} })},
		{name: "Search topic, speaker", put: search(func(a asked) index.Query {
			return index.Query{Text: a.topic, Speakers: []string{names.Key(a.speaker)}}
		})},
		{name: "Search topic, year", put: search(func(a asked) index.Query { return index.Query{Text: a.topic, From: year(a), To: year(a)} })},
		{name: "Search topic, both", put: search(func(a asked) index.Query {
			return index.Query{Text: a.topic, Speakers: []string{names.Key(a.speaker)}, From: year(a), To: year(a)}
		})},
		{name: "Search speaker, year", put: search(func(a asked) index.Query {
			return index.Query{Speakers: []string{names.Key(a.speaker)}, From: year(a), To: year(a)}
		})},
		{name: "Ask topic", put: end("who talked about T")},
		{name: "Ask speaker, topic", put: end("what did S say about T")},
		{name: "Ask speaker, topic, year", put: end("what did S say about T in Y")},
	}
}

// ask puts the same questions in every way, one after the other in turn.
func (b *bench) ask() error {
	ix, err := embedded.Open(b.ours())
	if err != nil {
		return err
	}
	defer ix.Close()
	plain, err := bleve.OpenUsing(b.plain(), map[string]any{"read_only": true})
	if err != nil {
		return err
	}
	defer plain.Close()
	db, err := sql.Open("sqlite", b.sqlite())
	if err != nil {
		return err
	}
	defer db.Close()
	ways := b.ways(ix, plain, db)
	for _, askers := range []int{1, 2} {
		took, worked := make([][]time.Duration, len(ways)), make([][]time.Duration, len(ways))
		var mu sync.Mutex
		var wg sync.WaitGroup
		errs := make([]error, askers)
		for who := range askers {
			wg.Go(func() {
				runtime.LockOSThread()
				defer runtime.UnlockOSThread()
				a, rng := newArchive(b.records), rand.New(rand.NewPCG(5, uint64(who)))
				for n := range b.questions/askers + 20 {
					q := a.ask(rng)
					for i := range ways {
						i = (i + n) % len(ways) // what comes after what changes, as caches see it
						w := ways[i]
						if w.slow && n%4 > 0 {
							continue
						}
						start, work := time.Now(), threadTime()
						if err := w.put(q); err != nil {
							errs[who] = fmt.Errorf("%s: %q: %w", w.name, q.topic, err)
							return
						}
						d, c := time.Since(start), threadTime()-work
						if n >= 20 { // the first warm the caches
							mu.Lock()
							took[i], worked[i] = append(took[i], d), append(worked[i], c)
							mu.Unlock()
						}
					}
				}
			})
		}
		wg.Wait()
		for _, err := range errs {
			if err != nil {
				return err
			}
		}
		b.table(ways, took, worked, askers)
		if askers == 1 {
			if err := b.keep(ways, worked); err != nil {
				return err
			}
		}
	}
	return b.allocations(ways)
}

// table prints the times on the clock, and the processor's with how many times
// less than that of the first way each is.
func (b *bench) table(ways []way, took, worked [][]time.Duration, askers int) {
	fmt.Fprintf(b.out, "  %d asker(s)%16s clock p50      p99   processor p50      p99 ms   times less\n", askers, "")
	base := [2]float64{}
	for i, w := range ways {
		p50, p99 := percentiles(took[i])
		c50, c99 := percentiles(worked[i])
		if i == 0 {
			base = [2]float64{c50, c99}
		}
		fmt.Fprintf(b.out, "  %-26s %9.2f %8.2f   %13.2f %8.2f   %7.1f %6.1f\n", w.name, p50, p99, c50, c99, base[0]/c50, base[1]/c99)
	}
}

func percentiles(ds []time.Duration) (p50, p99 float64) {
	slices.Sort(ds)
	return ms(ds[len(ds)/2]), ms(ds[len(ds)*99/100])
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// allocations counts them for each way.
func (b *bench) allocations(ways []way) error {
	a := newArchive(b.records)
	for _, w := range ways {
		rng := rand.New(rand.NewPCG(6, 6))
		var qs []asked
		for range 50 {
			qs = append(qs, a.ask(rng))
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		for _, q := range qs {
			if err := w.put(q); err != nil {
				return err
			}
		}
		runtime.ReadMemStats(&after)
		n := uint64(len(qs))
		fmt.Fprintf(b.out, "  %-26s %8d allocations, %d KiB a question\n", w.name, (after.Mallocs-before.Mallocs)/n, (after.TotalAlloc-before.TotalAlloc)/n/1024)
	}
	return nil
}

// open measures a start: opening, the first question, and the memory then and
// after some hundred questions; cold with the system's cache of the files emptied.
func (b *bench) open(cold bool) error {
	a, rng := newArchive(b.records), rand.New(rand.NewPCG(9, 9))
	var qs []asked
	for range b.questions {
		qs = append(qs, a.ask(rng))
	}
	how := "warm"
	if cold {
		how = "cold"
		if err := forget(b.ours()); err != nil {
			return err
		}
	}
	fmt.Fprintf(b.out, "  before opening: %s\n", resident())
	start := time.Now()
	ix, err := embedded.Open(b.ours())
	if err != nil {
		return err
	}
	defer ix.Close()
	opened := time.Since(start)
	asker := answer.New(ix, answer.Config{})
	for i, q := range qs {
		one := time.Now()
		if _, err := asker.Ask(context.Background(), q.whole(), 0); err != nil {
			return err
		}
		if i == 0 {
			fmt.Fprintf(b.out, "  onrecord, %s: opened and verified in %.0f ms, first answer %.1f ms later; %s\n", how, ms(opened), ms(time.Since(one)), resident())
		}
	}
	fmt.Fprintf(b.out, "  after %d questions: %s\n", len(qs), resident())
	return nil
}

func (b *bench) openPlain() error {
	a, rng := newArchive(b.records), rand.New(rand.NewPCG(9, 9))
	var qs []asked
	for range b.questions {
		qs = append(qs, a.ask(rng))
	}
	start := time.Now()
	ix, err := bleve.OpenUsing(b.plain(), map[string]any{"read_only": true})
	if err != nil {
		return err
	}
	defer ix.Close()
	opened := time.Since(start)
	put := b.ways(nil, ix, nil)[0].put
	for i, q := range qs {
		one := time.Now()
		if err := put(q); err != nil {
			return err
		}
		if i == 0 {
			fmt.Fprintf(b.out, "  bleve opened in %.0f ms, first answer %.1f ms later\n", ms(opened), ms(time.Since(one)))
		}
	}
	fmt.Fprintf(b.out, "  after %d questions: %s\n", len(qs), resident())
	return nil
}

// resident is the memory of this process, where the system reports it.
func resident() string {
	text, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return "resident memory unknown"
	}
	var parts []string
	for _, line := range strings.Split(string(text), "\n") {
		name, value, _ := strings.Cut(line, ":")
		var kib int
		fmt.Sscanf(value, "%d", &kib)
		switch name {
		case "VmRSS":
			parts = append(parts, fmt.Sprintf("resident %d MiB", kib/1024))
		case "RssAnon":
			parts = append(parts, fmt.Sprintf("of it not files %d MiB", kib/1024))
		}
	}
	return strings.Join(parts, ", ")
}
