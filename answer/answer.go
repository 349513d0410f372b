// Package answer turns a question in plain words into excerpts from the archive.
//
// # In
//
// An [Asker] over a [Source], the archive's index. [Asker.Ask] takes a question in plain
// words, [Asker.Find] and [Asker.Timeline] take a command's options.
//
// # Steps
//
//	words -> question.Question -> resolution -> plan -> hits -> candidates -> Excerpts
//
//	once.go            remembers for one question what was looked up
//	spelling.go        puts right what is typed wrong
//	ask.go             reads the question by package question (reading.go), and takes the
//	                   steps below;
//	                   where a speaker who was only a guess says nothing, reads it once more
//	resolve.go         asks the archive who is meant (speakers.go; describedspeaker.go for
//	                   "an Iowa Democrat") and what the topic's words tell there
//	                   (package topic)
//	quoted.go          where the question quotes words, takes what has them, and ends there
//	search.go          makes a plan of it: what the index is asked, and what a hit must
//	                   meet beyond that; order.go where the first or latest are asked for
//	ranking.go         drops hits that are off the topic or another's words
//	                   (bysurname.go), and weighs the others (weights.go)
//	context.go         where no statement holds all of the topic, weighs by the texts round
//	                   them what the speaker says in articles on it
//	replies.go         where nothing fits, looks for answers to a question on the topic
//	excerpts.go        shows the best, one statement of several articles once
//	                   (samestatement.go), a day with the year that another article gives
//	                   it (inferyear.go)
//	questiontype.go    tells a question for a fact from one for somebody's words;
//	                   passageanswers.go answers it by passages, facts.go by statements
//	                   that hold the number, day, place or reason asked for
//	nearest.go         finds what stands nearest where nothing answers; paragraphs.go those
//	                   that name the speaker and hold the topic
//
// # Out
//
// An [Answer]: the question as it was understood ([Understood], with notes for the reader),
// and excerpts that meet everything asked, or related ones, each with its reason. All text
// is the articles' own; manner.go, circumstance.go and understood.go put what is known of
// it into words.
//
// # Decisions
//
//   - The speaker is a filter and no weight: an answer is never somebody else's words, and
//     refusing is an answer. A paragraph that names the speaker and holds the topic, without
//     a statement of hers, is shown as related, in nobody's mouth. For a body that says
//     nothing under its own name its spokesmen stand in, and the reader is told.
//   - A hit is an answer when it holds enough of what the topic tells, whatever its score:
//     the floors of package topic. Among the hits that do, the index's order counts most.
//   - A question that names nobody and does not ask for what was said ("When did the strike
//     begin?") is answered by passages, to which those floors do not apply. Any word of
//     speaking ("denied") makes it a question for statements again, unless what should
//     speak has no voice.
//   - Days are those of what was said. A passage may also name the day asked for, whenever
//     its article appeared; days counted from today ("last week") are met by neither a day
//     without its year nor a date in a text.
//   - "First" and "latest" order by date among all that fits. Recency has no weight when
//     nobody asked for it.
//
// What each step gains is in testdata/questions/steps.stats.txt, what the floors cost in
// labels.stats.txt.
package answer

import (
	"cmp"
	"context"
	"time"

	"onrecord/answer/quotation"
	"onrecord/answer/quotecheck"
	"onrecord/corpus"
	"onrecord/corpus/dates"
	"onrecord/corpus/identity"
	"onrecord/corpus/names"
	"onrecord/corpus/text"
	"onrecord/index"
)

// Source is the archive that is asked; every [index.Engine] is one.
type Source interface {
	Search(ctx context.Context, q index.Query) ([]index.Hit, error)
	SearchAll(ctx context.Context, qs []index.Query) ([][]index.Hit, error)
	Articles(ctx context.Context, ids []string) ([]*corpus.Article, error)
	Rarity(ctx context.Context, texts []string) ([]float64, error)
	Counts() index.Report
	People() *identity.People
	Outlets() map[string]int
}

// Config of an Asker. The zero value is usable.
type Config struct {
	Table *names.Table     // concepts; nil means the embedded table
	Now   func() time.Time // for "last week"; nil means time.Now
	Limit int              // answers when the question does not say; 0 means 5
}

// Asker answers questions from one archive. It is safe for concurrent use.
type Asker struct {
	src     Source
	cfg     Config
	weights *weights
}

// New returns an Asker over src.
func New(src Source, cfg Config) *Asker { return &Asker{src: src, cfg: cfg, weights: &chosen} }

// Understood is a question as it was read. Commands with options (such as
// /speaker) fill it themselves and call Find.
type Understood struct {
	Speaker  string     // as asked, or the archive's name once resolved; "" for anybody
	Topic    string     // the topic's words as asked; "" for anything
	Concepts []string   // names of the concepts in the topic: "Islamic State"
	From, To dates.Date // inclusive; zero means open
	Outlet   string
	Quoted   string   // words in quotation marks, which an answer must have; "" for none
	Unread   bool     // there are words, and none that can be looked for ("what can you do")
	Notes    []string // what the reader should know of the reading: "2 people are called Ivanov"
}

// Answer is what the archive has.
type Answer struct {
	Question string
	Read     Understood
	Excerpts []Excerpt // meet everything asked, best first
	Related  []Excerpt // nearest, each with its Why; only when Excerpts is empty
	Took     time.Duration
}

// Excerpt is one statement or passage, in the article's own words.
type Excerpt struct {
	ID        string // the hit's ID in the index
	Rank      int    // from 1
	Type      string // direct, mixed, indirect or passage
	Speaker   string // under the fullest name that the article gives
	Person    string // the archive's name for whoever that is; "" where it has none
	BySurname bool   // only the surname links the speaker with who was asked for
	Role      string
	Unsure    bool         // the speaker is the source's own words, not resolved
	Text      string       // Article.Text[Start:End], unchanged
	Content   string       // of Text what was said, pieces joined by " … "; of a passage, Text
	Bold      []text.Range // byte ranges of Text that the question names, in order
	Cue       string
	Date      dates.Date
	Basis     dates.Basis
	Score     float64 // 0 to 1
	Link      string  // to the passage; "" when the article has no address
	Article   *corpus.Article
	Start     int // byte offsets into the article's text
	End       int
	Also      []Excerpt // the same statement in other articles
	Why       string    // for related ones: "other speaker", "other date" or "other topic"

	// Tie is what ties the excerpt to the topic where its own words do not, such as "under
	// the headline “…”"; "" where they do.
	Tie string

	// Where the question quotes words, whether the excerpt has them verbatim or altered,
	// what was changed, and whether they come from two places put together; else zero.
	Verdict     quotecheck.Verdict
	Differences []quotation.Difference
	Spliced     bool
}

// Who is the archive's name of the speaker, one for all spellings, else that of the
// article.
func (e Excerpt) Who() string { return cmp.Or(e.Person, e.Speaker) }
