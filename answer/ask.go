package answer

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"onrecord/answer/question"
	"onrecord/corpus/dates"
	"onrecord/corpus/identity"
	"onrecord/corpus/names"
	"onrecord/index"
)

// QuestionError is a question that cannot be answered as it stands; its text
// tells the person who asked what to change.
type QuestionError struct{ Reason string }

func (e *QuestionError) Error() string { return e.Reason }

// MaxQuestion is the length of the longest question that is read, in characters.
const MaxQuestion = 1000

const (
	defaultLimit = 5
	maxLimit     = 100
	maxRelated   = 3
	// gather is how many hits are looked through for each answer wanted: grouping
	// the same statement and dropping what is off the topic uses some up.
	gather = 8
)

// Ask reads a question and answers it. limit 0 means the Asker's own. Nothing
// found is an Answer without excerpts, not an error; a question that is empty or
// too long is a *QuestionError.
func (a *Asker) Ask(ctx context.Context, asked string, limit int) (Answer, error) {
	began := time.Now()
	q := norm.NFKC.String(strings.ToValidUTF8(asked, ""))
	if n := utf8.RuneCountInString(q); n > MaxQuestion {
		return Answer{}, &QuestionError{fmt.Sprintf("the question has %d characters; ask in at most %d", n, MaxQuestion)}
	}
	if question.Blank(q) {
		return Answer{}, &QuestionError{`the question is empty; ask for example "what did Lavrov say about IS"`}
	}
	times := a.times()
	if bad := times.Impossible(q); bad != "" {
		return Answer{}, &QuestionError{fmt.Sprintf(`%s is no day of the calendar; write a date like "22 April 2015" or "April 2015"`, bad)}
	}
	people := a.src.People()
	r := question.Read(q, question.Context{Times: times, Table: a.table(), Outlets: a.src.Outlets(),
		Speaks: func(s string) bool { return len(people.Find(s)) > 0 }})
	w := wanted{
		Understood: Understood{Speaker: r.Who.Text, Topic: r.About.Text, From: r.When.From, To: r.When.To, Outlet: r.Outlet.Name},
		whoSaid:    r.Asks == question.Speaker, without: r.Who.Except.Text, order: r.Order, count: r.Asks == question.Times, dated: r.When.Relative, reply: r.Replies(),
		question: r.Rest(), guessed: r.Who.Sure == question.Guessed, formed: r.Who.Sure == question.Asked, q: r,
	}
	if r.When.Guessed != "" {
		w.Notes = append(w.Notes, r.When.Guessed+" is read with the day before the month")
	}
	if r.Who.He != "" {
		w.Notes = append(w.Notes, fmt.Sprintf("the question does not say who %q is; this is what anybody said", r.Who.He))
	}
	ans, err := a.look(ctx, w, limit)
	if err == nil && w.guessed && len(ans.Excerpts) == 0 {
		w.Speaker, w.Topic, w.entire = "", strings.TrimSpace(r.Who.Text+" "+r.About.Text), true
		if plain, err := a.look(ctx, w, limit); err == nil && len(plain.Excerpts) > 0 {
			ans = plain
		}
	}
	ans.Question, ans.Took = asked, time.Since(began)
	return ans, err
}

// times reads the dates of questions: counted from now, and in numbers as those who
// print this archive write them.
func (a *Asker) times() dates.Reader {
	return dates.Reader{Today: dates.Of(a.now()), Order: func() dates.Order { return dates.OutletsOrder(a.src.Outlets()) }}
}

// Find answers what a command's options ask for.
func (a *Asker) Find(ctx context.Context, u Understood, limit int) (Answer, error) {
	began := time.Now()
	if utf8.RuneCountInString(u.Speaker)+utf8.RuneCountInString(u.Topic) > MaxQuestion {
		return Answer{}, &QuestionError{fmt.Sprintf("speaker and topic are too long; use at most %d characters", MaxQuestion)}
	}
	u.Speaker, u.Topic = speakerAsked(u.Speaker), question.Line(u.Topic)
	ans, err := a.look(ctx, wanted{Understood: u}, limit)
	ans.Question, ans.Took = ans.Read.String(), time.Since(began)
	return ans, err
}

func (a *Asker) now() time.Time {
	if a.cfg.Now != nil {
		return a.cfg.Now()
	}
	return time.Now()
}

func (a *Asker) table() *names.Table {
	if a.cfg.Table != nil {
		return a.cfg.Table
	}
	return names.DefaultTable()
}

// wanted is a reading with everything resolved that the archive can resolve.
type wanted struct {
	Understood
	whoSaid  bool                  // only what somebody said can answer
	without  string                // nobody of this name
	barred   []identity.Individual // who that is
	order    question.Order
	count    bool                 // say how many there are
	partial  bool                 // there are more than were counted
	dated    bool                 // the days asked for are counted from today: a day without its year is none of them
	reply    bool                 // asks how somebody answered or denied something, which his words need not repeat
	entire   bool                 // the reading is a second guess: only hits that hold the entire topic count
	question string               // in its own words, "" for a command
	formed   bool                 // the form of the question tells that the speaker should have spoken
	guessed  bool                 // the speaker is a guess from the word order
	least    float64              // share of a plain question that a passage must hold
	mustHold func(candidate) bool // and what else it must, nil for nothing
	// dateWords are those of the day, month or year that is asked for; onDate are the
	// words of it that a dated passage must hold, nil for any.
	q       question.Question
	onDate  []string
	topic   topic
	several bool                           // the question names more than one speaker
	shared  map[string]identity.Individual // by bare surnames that others have too
	voices  []identity.Individual          // who speaks for the body that is asked for, should it say nothing itself
	people  []identity.Individual          // who may be the speaker; with Speaker set and none here, nobody fits
}

func (a *Asker) look(ctx context.Context, w wanted, limit int) (Answer, error) {
	if limit <= 0 {
		limit = a.cfg.Limit
	}
	if limit <= 0 {
		limit = defaultLimit
	}
	limit = min(limit, maxLimit)
	if err := a.resolve(ctx, &w); err != nil {
		return Answer{Read: w.Understood}, err
	}
	ans := Answer{Read: w.Understood}
	if w.empty() {
		ans.Read.Unread = true
		ans.Read.Notes = append(ans.Read.Notes, `name somebody, a topic or a day; for example "what did Lavrov say about IS"`)
		return ans, nil
	}
	list, err := a.candidates(ctx, &w, limit)
	if err != nil {
		return ans, err
	}
	ans.Read.Notes = w.Notes
	if ans.Excerpts, err = a.excerpts(ctx, list, limit); err != nil {
		return ans, err
	}
	if w.facts() {
		if ans.Excerpts, err = a.plain(ctx, w, list, limit); err != nil {
			return ans, err
		}
	}
	if len(ans.Excerpts) == 0 && w.factsAfterAll() {
		if ans.Excerpts, err = a.plain(ctx, w, nil, limit); err != nil {
			return ans, err
		}
		if len(ans.Excerpts) > 0 { // it turned out to ask for nobody
			ans.Read = Understood{Topic: question.Line(w.question), From: w.From, To: w.To, Outlet: w.Outlet}
		}
	}
	if len(ans.Excerpts) == 0 && w.headline() {
		anytime := wanted{Understood: Understood{Topic: question.Line(w.question), Outlet: w.Outlet}, question: w.question, least: longCover}
		if ans.Excerpts, err = a.plainPassages(ctx, anytime, limit); err != nil {
			return ans, err
		}
		if len(ans.Excerpts) > 0 {
			ans.Read = anytime.Understood
			ans.Read.Notes = []string{"nothing on that" + preposition(w.From, w.To) + w.days().Words() + "; this is what the words find without the date"}
		}
	}
	if len(ans.Excerpts) > 0 {
		return ans, nil
	}
	for _, ind := range w.people {
		if len(ind.Keys) == 0 {
			ans.Read.Notes = append(ans.Read.Notes, nobodyNote(a.src.People(), ind.Name))
		}
	}
	related, err := a.related(ctx, w)
	ans.Related = related
	return ans, err
}

// candidates are what fits: of those asked for, else of who speaks for the body
// that is asked for, else what they answered to a question on the topic. Notes
// say of which sort they are.
func (a *Asker) candidates(ctx context.Context, w *wanted, limit int) (list []candidate, err error) {
	if w.Speaker == "" || len(w.people) > 0 {
		list, err = a.find(ctx, w, limit)
	}
	if err == nil && len(list) == 0 && len(w.voices) > 0 && a.weights.voices {
		body := *w
		body.people = w.voices
		if list, err = a.find(ctx, &body, limit); len(list) > 0 {
			body.Notes = append(body.Notes, voicesNote(w.Speaker, list))
			*w = body
		}
	}
	if err == nil && len(list) == 0 && a.weights.replies {
		list, err = a.replies(ctx, *w, limit)
	}
	if len(list) > 0 {
		w.Notes = append(w.Notes, orderNote(w.order)...)
		if w.count {
			w.Notes = append(w.Notes, tally(list, w.partial))
		}
	}
	return list, err
}

// empty reports whether a question has words, and none that can be looked for:
// "what can you do", "and then". One that asks for nothing but everything has none.
func (w wanted) empty() bool {
	return w.Topic != "" && len(w.topic.units) == 0 && w.Speaker == "" && w.From == (dates.Date{}) && w.To == (dates.Date{}) && w.Outlet == ""
}

// everybody reports whether the question wants to hear more than one person: it
// asks who, or names several.
func (w wanted) everybody() bool {
	return w.whoSaid || w.several
}

// countUpTo is how many hits are looked through for "how often", which the best few
// alone cannot answer.
const countUpTo = 1000

// find searches and orders what fits, and notes whether there was more than it looked
// through.
func (a *Asker) find(ctx context.Context, w *wanted, limit int) ([]candidate, error) {
	among := limit * gather
	switch {
	case w.count:
		among = countUpTo
	case w.order != question.BestFirst:
		return a.inOrder(ctx, *w, limit)
	}
	hits, err := a.searchFor(ctx, *w, among)
	if err != nil {
		return nil, err
	}
	w.partial = len(hits) == among
	list, err := a.fitting(ctx, *w, hits)
	if err != nil {
		return nil, err
	}
	ordered(w.order, list) // "how often" may ask for an order too
	if w.everybody() && w.order == question.BestFirst && a.weights.diversity {
		list = diverse(list)
	}
	return list, nil
}

// searchFor asks the index for hits that may answer.
func (a *Asker) searchFor(ctx context.Context, w wanted, among int) ([]index.Hit, error) {
	q := w.query(among)
	q.MinUnits = w.topic.fewest(w.topic.floor())
	hits, err := a.src.Search(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("answer: search: %w", err)
	}
	return hits, nil
}

// resolve finds out who and what is meant, and notes what the reader should know
// of it.
func (a *Asker) resolve(ctx context.Context, w *wanted) (err error) {
	if w.topic, err = a.topic(ctx, w.Topic); err != nil {
		return err
	}
	if len(w.topic.units) == 0 && w.Speaker != "" {
		w.Topic = "" // "who is", "what else": nothing is looked for
	}
	w.Concepts = nil
	for _, c := range w.topic.concepts {
		w.Concepts = append(w.Concepts, c.Name)
	}
	if w.without != "" {
		if w.barred = speakers(a.src.People(), w.without); len(w.barred) > 0 {
			w.Notes = append(w.Notes, "left out as you asked: "+w.barred[0].Name)
		} else {
			w.Notes = append(w.Notes, nobodyNote(a.src.People(), w.without))
		}
	}
	if w.Speaker != "" {
		return a.whoIsMeant(ctx, w)
	}
	return nil
}

// topic reads a topic, and asks the archive once how much its words tell there.
func (a *Asker) topic(ctx context.Context, asked string) (topic, error) {
	var words []string
	t := newTopic(asked, a.table(), func(w string) float64 { words = append(words, w); return 1 }, a.weights)
	if len(words) == 0 {
		return t, nil
	}
	rarities, err := a.src.Rarity(ctx, words)
	if err != nil {
		return topic{}, fmt.Errorf("answer: weigh words: %w", err)
	}
	return newTopic(asked, a.table(), func(w string) float64 {
		return max(leastRarity, rarities[slices.Index(words, w)])
	}, a.weights), nil
}

// leastRarity keeps a word that stands in every article from counting nothing.
const leastRarity = 0.05

// query is what the index is asked.
func (w wanted) query(limit int) index.Query {
	q := index.Query{Text: w.topic.rest, Concepts: w.topic.ids(), From: w.From, To: w.To, Outlet: w.Outlet, Limit: limit}
	for _, ind := range w.people {
		q.Speakers = append(q.Speakers, ind.Keys...)
	}
	for key := range w.shared {
		q.Speakers = append(q.Speakers, key)
	}
	if w.Speaker != "" || w.whoSaid || len(w.topic.units) == 0 {
		q.Kind = index.Statement
	}
	return q
}

// speakerAsked is who is asked for in a command's option; "" for nobody in particular.
func speakerAsked(option string) string {
	if who := question.Line(option); !question.IsNobody(who) {
		return who
	}
	return ""
}
