package main

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/gob"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"onrecord/corpus"
	"onrecord/corpus/intake"
	"onrecord/corpus/names"
)

// original is an article of the corpus with what attribution found in it.
type original struct {
	Article    corpus.Article
	Statements []corpus.Statement
	Passages   []corpus.Passage
}

// realArchive is a corpus of real articles, repeated until it has so many. Each copy of
// an article has other names, other rare words and another day (copies.go), at the same
// bytes, so that what was found in the original stands in the copy too.
type realArchive struct {
	originals []original
	articles  int
	words     *wordCounts
	made      sync.Map // of articles handed out, by their ID, what extract will say
}

func (b *bench) originals() string { return filepath.Join(b.dir, "originals.gob") }

// readReal reads the corpus, finds its statements, and writes both down for the stages.
func (b *bench) readReal(ctx context.Context) error {
	var all []*corpus.Article
	found := func(a *corpus.Article) error { all = append(all, a); return nil }
	if err := intake.Walk(ctx, []string{b.corpus}, intake.Options{}, found, func(intake.Skipped) {}); err != nil {
		return err
	}
	originals := make([]original, len(all))
	var wg sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := range next {
				originals[i] = original{*all[i], all[i].Statements(names.DefaultTable().Lexicon()), all[i].Passages()}
			}
		})
	}
	for i := range all {
		next <- i
	}
	close(next)
	wg.Wait()
	f, err := os.Create(b.originals())
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	if err := gob.NewEncoder(w).Encode(originals); err != nil {
		return err
	}
	fmt.Fprintf(b.out, "  %d articles read\n", len(originals))
	return w.Flush()
}

// openReal opens what readReal wrote; articles is how many there shall be, 0 for those
// that there are.
func (b *bench) openReal() (*realArchive, error) {
	f, err := os.Open(b.originals())
	if err != nil {
		return nil, err
	}
	defer f.Close()
	a := &realArchive{articles: b.articles}
	if err := gob.NewDecoder(bufio.NewReader(f)).Decode(&a.originals); err != nil {
		return nil, err
	}
	if a.articles == 0 {
		a.articles = len(a.originals)
	}
	a.words = countWords(a.originals)
	return a, nil
}

// write makes article i.
func (a *realArchive) write(i int) original {
	o := a.originals[i%len(a.originals)]
	n := i / len(a.originals)
	if n == 0 {
		return o
	}
	c := a.words.copy(n)
	o.Article.ID = fmt.Sprintf("%s-%d", o.Article.ID, n)
	o.Article.Title, o.Article.Text, o.Article.Author = c.rename(o.Article.Title), c.rename(o.Article.Text), c.rename(o.Article.Author)
	o.Article.Published = c.day(o.Article.Published)
	sum := sha256.Sum256([]byte(o.Article.ID + o.Article.Text))
	o.Article.Hash = hex.EncodeToString(sum[:])
	statements := make([]corpus.Statement, len(o.Statements))
	for j, st := range o.Statements {
		st.Speaker, st.Role, st.Date = c.rename(st.Speaker), c.rename(st.Role), c.day(st.Date)
		statements[j] = st
	}
	passages := make([]corpus.Passage, len(o.Passages))
	for j, p := range o.Passages {
		p.Date = c.day(p.Date)
		passages[j] = p
	}
	o.Statements, o.Passages = statements, passages
	return o
}

// walk hands out the articles; every changed-th is another than it was.
func (a *realArchive) walk(changed int) func(context.Context, func(*corpus.Article) error, func(intake.Skipped)) error {
	return func(ctx context.Context, found func(*corpus.Article) error, _ func(intake.Skipped)) error {
		for i := range a.articles {
			o := a.write(i)
			if changed > 0 && i%changed == 0 {
				o.Article.Hash = "changed " + o.Article.Hash
				o.Article.Text += "\n\nThis article was corrected."
			}
			a.made.Store(o.Article.ID, extracted{o.Statements, o.Passages})
			if err := found(&o.Article); err != nil {
				return err
			}
		}
		return ctx.Err()
	}
}

// extract says what was found in an article's original.
func (a *realArchive) extract(article *corpus.Article) ([]corpus.Statement, []corpus.Passage) {
	made, _ := a.made.LoadAndDelete(article.ID)
	e := made.(extracted)
	return e.statements, e.passages
}

// each visits the excerpts of all articles with their speakers, passages or statements.
func (a *realArchive) each(passages bool, visit func(article int, speaker, text string) error) error {
	for i := range a.articles {
		o := a.write(i)
		if passages {
			for _, p := range o.Passages {
				if err := visit(i, "", o.Article.Text[p.Start:p.End]); err != nil {
					return err
				}
			}
			continue
		}
		for _, st := range o.Statements {
			if err := visit(i, st.Speaker, o.Article.Text[st.Start:st.End]); err != nil {
				return err
			}
		}
	}
	return nil
}

// bytes counts the text of the articles.
func (a *realArchive) bytes() (n int) {
	for i := range a.articles {
		n += len(a.originals[i%len(a.originals)].Article.Text)
	}
	return n
}
