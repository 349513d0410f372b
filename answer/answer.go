// Package answer turns a question in plain words into excerpts from the archive.
//
// The path of a question ([Asker.Ask]):
//
//	words -> question.Question -> wanted -> index.Query -> hits -> candidates -> Excerpts
//
// A Question (package question) is what its words say by themselves: who, about what,
// when, which first. Resolving (ask.go, speakers.go) then asks
// the archive who is meant, by a name, a role, a group, a list of them, or one letter beside a
// long name, and what the topic's words are (topic.go): concepts under all their
// names, words in all their forms, each with what it tells in this archive. The
// index finds, among what holds enough of the topic's units to be an answer (topic.go,
// fewest); match.go and excerpts.go tell a statement on the topic from one that touches
// it, order, and put the same statement of several articles into one.
//
// Decisions, each with what it was measured by (the exam over labelled articles,
// testdata/questions/labels.stats.txt):
//
//   - The speaker is a filter and no weight: an answer is never somebody else's
//     words. Refusing is an answer.
//   - A hit is an answer when it holds enough of what the topic tells: the floors
//     shortCover and topic.LongCover. A common word counts by its rarity in the archive,
//     so "climate change" is not answered by "change"; a proper noun or concept
//     counts in full, and where a topic has one, one must be there. Weighing proper
//     nouns by rarity too gained on the labels and lost on questions that people
//     asked, and was left out.
//   - A surname that two people share is answered for where the article names only
//     one of them in full (unsure.go). A paragraph that names the speaker and holds
//     the topic, without a statement of his, is never an answer: it is shown as
//     related, in nobody's mouth. Counting it as one would bring questions refused
//     wrongly from 7 to 3.5 %, and put what nobody said among the answers.
//   - A question that names nobody and does not ask for what was said ("When did
//     the strike begin?") is answered by passages (plain.go), which stand in
//     nobody's mouth, as they do for keywords. The floors made for statements had
//     refused 22 % of SQuAD's questions and 63 % of TIME's; MRR by article went
//     from .64 to .85 and from .19 to .70 (testdata/questions/public.stats.txt).
//     A word of speaking or of a speech act ("denied") makes it a question for
//     statements again, unless what should speak has no voice (facts.go). A second
//     and third passage of an article count no more beside the first: the index weighs
//     a passage by its article, which pays on both sets, as that sum did on one. The
//     name of a speaker in a plain question does not make it one for his words; they
//     stand behind the passages, or before them where they hold as much. A day, month
//     or year is met by a passage that names it, whenever the article appeared; a day
//     counted from today is not, so that over an archive of 1963 "last year" stays
//     without an answer; only of a long description that is no question ("Nehru
//     under attack last week in the first no-confidence motion …") the days are left
//     out where nothing else is found, and the reader is told.
//   - What somebody claimed, thought or answered ("What did Luther think …") may be
//     told by a passage where none of his words are known: it must hold his name and
//     the topic, which must be long, or all of it. Without that 10 % of the swapped
//     questions of the labels were answered when asked with "oppose", "claim" or
//     "according to" in place of "say"; now it is 2.5 %.
//   - The floors stand where the questions of people and the labels agree: four
//     fifths of them took two more of 284 newsroom questions right and none wrong,
//     and labels refused from 5.9 to 5.2 % with 2.5 % of the swapped answered; less
//     answers what nobody said (the curve in labels.stats.txt).
//   - Where nobody of those asked for holds the topic in what he says, a question
//     right before it may (an interview, "Asked about the tariffs, …"), or the body
//     that "the group" stands for (replies.go). On questions over articles of many
//     manners (testdata/questions/newsroom.jsonl) this and the reading brought those
//     refused wrongly from 60 of 210 to 31, with no answer more where none is right.
//   - For a body that says nothing under its own name its spokesmen stand in, and
//     the reader is told; for a body that does, never.
//   - Whom articles print by the words asked for ("analysts", "an Iowa Democrat")
//     is asked for beside those who have the role. With names found by their last
//     words (package names) and the lower floors this brought 5,032 questions on the
//     labels of 924 articles from MRR .918 to .928 and from 6.4 % refused to 4.9 %;
//     their misses were read for it, and no weight was chosen on them.
//   - Among the hits that are on the topic the index orders, with what share of the
//     topic is there, a little more where it stands in what was said and opens it,
//     direct over reported speech, and scraps last (weights.go). More weight on
//     where it stands lost on articles never tuned on (.006 of 500 questions' MRR),
//     none lost on questions about one thing ("what did Lavrov say about IS"). What
//     gained nothing on any list was taken out: the words as they were phrased,
//     other outlets that have it, named speakers and full dates first. A link, which
//     gains nothing either, decides between equals: the reader can go and look.
//   - Days counted from today ("last week") are never met by a day whose year
//     nobody knows; a named month or year may be.
//   - A misspelt name is put right only when it is long, stands nowhere in the archive,
//     and one single name is one edit away, and the reader is told; otherwise names
//     are offered.
//   - "First" and "latest" order by the date of what was said, among all that fits:
//     the index has the best first, and is asked again for the days beyond those of
//     which there are more than are looked through. Recency has no weight when nobody
//     asked for it.
//   - Eighteen ways to ask are put to the labels beside "What did X say about Y?"
//     ("show me quotes by X about Y", "tell me about Y in the words of X"). Before
//     they were read, most of the swapped questions in some of them were answered,
//     and two of five excerpts shown were of other speakers; the same are refused
//     and found now as in the plain form.
//   - Of "hackers or fighters" one is enough.
package answer

import (
	"context"
	"time"

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
	ID      string // the hit's ID in the index
	Rank    int    // from 1
	Type    string // direct, mixed, indirect or passage
	Speaker string
	Role    string
	Unsure  bool         // the speaker is the source's own words, not resolved
	Text    string       // Article.Text[Start:End], unchanged
	Content string       // of Text what was said, pieces joined by " … "; of a passage, Text
	Bold    []text.Range // byte ranges of Text that the question names, in order
	Cue     string
	Date    dates.Date
	Basis   dates.Basis
	Score   float64 // 0 to 1
	Link    string  // to the passage; "" when the article has no address
	Article *corpus.Article
	Start   int // byte offsets into the article's text
	End     int
	Also    []Excerpt // the same statement in other articles
	Why     string    // for related ones: "other speaker", "other date" or "other topic"
}
