// Package embedded keeps the statements and passages of an archive in a bleve index
// and finds them again.
//
// # The data's path
//
// An article comes from corpus, which also finds its statements and cuts its
// passages. Each of these becomes a record: its words, counted in two forms side
// by side (as printed, and as a stem), the concepts it names, and the keys under
// which it is filed (speaker, outlet). bleve turns the records into postings; a
// catalog keeps, for each of bleve's document numbers, what a filter or a score
// needs; a shelf keeps the articles themselves, compressed. A search goes the other
// way: the topic becomes units, the units' postings are walked under the filters,
// and the few best are fetched from the shelf.
//
// # Decisions
//
// Only this package imports bleve, and only the parts below its query language:
// the inverted index with its readers. The words of a text and of a question are
// made by one function here, so that they cannot drift apart; the score is BM25
// computed over the postings, which bleve's own scoring of that name is not.
//
// A concept is one unit whatever it is called. "Islamic State" in a question is
// looked for as the thing, and its two words do not score besides it. Capitals
// are read before anything is folded, so that IS is an organisation and is a verb.
//
// The words of articles in other languages than English have the stem of bleve's
// analyzer of their language beside the one by which questions are asked, so that
// names, the printed form and mostly the base form find them. Who says what is
// found in English only; of other languages the passages are searched.
//
// A speaker is a filter and not a boost: nobody's words are an answer to what
// somebody else said.
//
// The words that more than one record holds have their postings in blocks that are
// searched where they lie and that tell how much a record in them can score
// (blocks.go). Of each word bleve has the first posting, and so the dictionary and all
// of what is there once; and it has the concepts and the keys of the filters. Where it
// had all postings of the words, half of a build of a million records was making and
// merging these, and no search read them (aside.go). Of function words, a third of all
// postings and looked for only by a quotation made of nothing else, it has none.
//
// The lists are walked by MaxScore over those blocks: what cannot be among the best is
// not scored. Under a filter the walk goes along whichever is shorter, the records of
// the filter's keys or the topic's lists (filter.go), so that a question with a filter
// costs less than one without. The ranking is that of scoring everything by the words
// of the records, to the last bit, and a test compares the two.
//
// Where passages are asked for, the best 128 are looked at again (whole.go): what they
// hold of the topic by its weight, what their articles hold, by lists that are open
// already, and the words that are neighbours in the question. On whole magazine
// articles (TIME) that is worth .09 of nDCG, on news articles asked for by their titles
// .04 of MRR, on encyclopedia paragraphs (SQuAD), of which half are cut in two, .013.
// What did not pay: feedback from the best articles, .003 better on TIME as judged, .008
// put right, and nowhere else, for as much time again; words that mostly stand together
// counted as fewer, .003 better on SQuAD and worse on TIME; the part of an article's
// score taken by what the passage holds, better on labelled statements and .03 worse on
// TIME. With TIME's judgments as they come, which are partly wrong (package answer's
// test of public sets): an article told by the occurrences of a word and not by the
// passages that hold it; passage and article as two fields of one BM25; more weight the
// longer the question is; pairs of neighbours counted all over the article; a nation's
// name and its adjective as one; a word that the question repeats weighed more; rarity
// by articles in the passages too.
//
// A word is one term, made of its stem and its form, so that bleve has one posting a
// word and not two; the forms of a stem are brought together when they are read.
//
// A generation consists of parts. A refresh writes one for what changed and carries
// the others on; what is gone from them is marked in the catalog and counts nowhere,
// so that a refreshed archive answers as one built from nothing. Parts that are
// small beside what is new, or hollow, are written again with it. Files that are as
// they were are hashed and not even cleaned ([intake.Options] has Known for it): a
// manifest names the program, the options and the table of concepts that made a
// generation, and where one of them differs everything is read anew.
//
// # On disk
//
// A directory holds generations. One is built aside, verified, and published by
// renaming the file that names it; it is never written again. So a reader never
// sees half of one, a kill loses at most the work in hand, and rolling back is
// naming another. [Update] makes a generation, [Open] verifies and serves one,
// [Live] swaps one for the next under running questions. What Update finds in an
// article, which is most of its work, is kept aside until it publishes, so that one
// that was interrupted or killed is gone on with where it was.
//
//	DIR/CURRENT             the name of the published generation
//	DIR/gen-00000007/       a generation: MANIFEST, catalog, part-*/articles, part-*/blocks, part-*/store/
//	DIR/gen-00000006/       the one before, kept in case
//	DIR/LOCK                held by the one Update that may run
//	DIR/staging-*/          being built; removed by the next Update if it was killed
//	DIR/unfinished          what an Update has found so far; gone when it publishes
package embedded

import (
	"context"
	"fmt"
	"maps"
	"runtime/debug"
	"sync"
	"time"

	"onrecord/corpus"
	"onrecord/corpus/identity"
	"onrecord/corpus/names"
	"onrecord/index"
	"onrecord/index/embedded/internal/generation"
)

// Index is one generation of an archive, open for reading. It is an [index.Engine].
type Index struct {
	mu     sync.RWMutex // held by a search for reading, by Close for writing
	closed bool

	from    *generation.Opened
	table   *names.Table
	people  *identity.People
	outlets map[string]int
	counts  index.Report
	note    string
}

var _ index.Engine = (*Index)(nil)

// newIndex serves an opened generation.
func newIndex(from *generation.Opened, table *names.Table) *Index {
	ix := &Index{from: from, table: table, people: identity.NewPeople(from.Catalog.Mentions, table), outlets: from.Catalog.Outlets()}
	ix.counts = from.Report(ix.people)
	return ix
}

// People returns everybody who says something in the archive.
func (ix *Index) People() *identity.People { return ix.people }

// Outlets returns the outlets with their number of articles.
func (ix *Index) Outlets() map[string]int { return maps.Clone(ix.outlets) }

// Articles returns the articles of some IDs with their texts; nil for those that are
// not there.
func (ix *Index) Articles(ctx context.Context, ids []string) (articles []*corpus.Article, err error) {
	err = ix.read(func() error {
		articles = make([]*corpus.Article, len(ids))
		for n, id := range ids {
			i, ok := ix.from.Catalog.Ids[id]
			if !ok {
				continue
			}
			if err := ctx.Err(); err != nil {
				return err
			}
			v, err := ix.from.Articles.Get(i)
			if err != nil {
				return err
			}
			a, err := v.Head()
			if err != nil {
				return fmt.Errorf("index: read article %s: %w", id, err)
			}
			a.Text = v.Text()
			articles[n] = &a
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return articles, nil
}

// read runs what reads the index while that is open. A segment that was damaged after
// it was verified makes bleve panic, or the memory map fault: one call fails then, and
// not the process.
func (ix *Index) read(do func() error) (err error) {
	ix.mu.RLock()
	defer ix.mu.RUnlock()
	if ix.closed {
		return index.ErrClosed
	}
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("index: search: the index is damaged: %v", p)
		}
	}()
	return do()
}

// Counts returns how much the index holds.
func (ix *Index) Counts() index.Report { return ix.counts }

// Built returns when the generation was made.
func (ix *Index) Built() time.Time { return ix.from.Catalog.Built }

// Note says, in a sentence for an operator, when this is not the generation that
// was published last because that one could not be used; it is empty otherwise.
func (ix *Index) Note() string { return ix.note }

// Generation returns the name of the generation, and "" of one in memory.
func (ix *Index) Generation() string { return ix.from.Name() }

// Close releases the index when the searches that run in it have ended.
func (ix *Index) Close() error {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	if ix.closed {
		return nil
	}
	ix.closed = true
	return ix.from.Close()
}

// Verify compares the generation's files with what was published, as Open did:
// disks forget. An index in memory is always whole.
func (ix *Index) Verify() error { return ix.from.Verify() }
