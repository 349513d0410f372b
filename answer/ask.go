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
	"onrecord/answer/topic"
	"onrecord/corpus/dates"
	"onrecord/corpus/names"
)

// QuestionError is a question that cannot be answered as it stands; its text
// tells the person who asked what to change.
type QuestionError struct{ Reason string }

func (e *QuestionError) Error() string { return e.Reason }

// MaxQuestion is the length of the longest question that is read, in characters.
const MaxQuestion = 1000

const (
	defaultLimit = 5
	maxLimit     = 1000
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
	a = a.forOne()
	q, notes, err := a.read(ctx, asked)
	if err != nil {
		return Answer{}, err
	}
	if q.Talk != question.NoTalk {
		return Answer{Question: asked, Read: Understood{Unread: true, Notes: []string{talk(q.Talk)}}, Took: time.Since(began)}, nil
	}
	first, second := firstReading(q), secondReading(q)
	first.read.Notes = slices.Concat(notes, first.read.Notes)
	second.read.Notes = slices.Concat(notes, second.read.Notes)
	ans, err := a.run(ctx, first, limit)
	if err == nil && q.Who.Sure == question.Guessed && len(ans.Excerpts) == 0 {
		if plain, err := a.run(ctx, second, limit); err == nil && len(plain.Excerpts) > 0 {
			ans = plain
		}
	}
	ans.Question, ans.Took = asked, time.Since(began)
	return ans, err
}

// Find answers what a command's options ask for.
func (a *Asker) Find(ctx context.Context, u Understood, limit int) (Answer, error) {
	began := time.Now()
	if utf8.RuneCountInString(u.Speaker)+utf8.RuneCountInString(u.Topic) > MaxQuestion {
		return Answer{}, &QuestionError{fmt.Sprintf("speaker and topic are too long; use at most %d characters", MaxQuestion)}
	}
	a = a.forOne()
	ans, err := a.run(ctx, fromOptions(u), limit)
	ans.Question, ans.Took = ans.Read.String(), time.Since(began)
	return ans, err
}

// talk answers what asks for nothing.
func talk(t question.Talk) string {
	const example = `ask for example "what did Lavrov say about IS", "who said \"main enemy\"" or "latest from Lavrov on Assad"`
	switch t {
	case question.Thanks:
		return "you are welcome; go on asking"
	case question.Help:
		return "this finds who said what in the articles of this archive, in their own words; " + example
	}
	return "hello; " + example
}

// read makes a Question of what was typed, with notes on what was put right in it, or says
// why it cannot.
func (a *Asker) read(ctx context.Context, asked string) (question.Question, []string, error) {
	if n := utf8.RuneCountInString(asked); n > 4*MaxQuestion { // before any work on it
		return question.Question{}, nil, tooLong(n)
	}
	words := norm.NFKC.String(strings.ToValidUTF8(asked, ""))
	if n := utf8.RuneCountInString(words); n > MaxQuestion {
		return question.Question{}, nil, tooLong(n)
	}
	if question.Blank(words) {
		return question.Question{}, nil, &QuestionError{`the question is empty; ask for example "what did Lavrov say about IS"`}
	}
	times := a.times()
	if bad := times.Impossible(words); bad != "" {
		return question.Question{}, nil, &QuestionError{fmt.Sprintf(`%s is no day of the calendar; write a date like "22 April 2015" or "April 2015"`, bad)}
	}
	words, notes, err := a.respell(ctx, words)
	if err != nil {
		return question.Question{}, nil, err
	}
	q := question.Read(words, a.questionContext(ctx))
	return q, notes, a.settle(ctx, &q)
}

func tooLong(characters int) error {
	return &QuestionError{fmt.Sprintf("the question has %d characters; ask in at most %d", characters, MaxQuestion)}
}

// run answers a reading of a question: it resolves who and what is meant, and
// shows what fits, else what passages tell, else what stands nearest.
func (a *Asker) run(ctx context.Context, r resolution, limit int) (Answer, error) {
	ans, err := a.answer(ctx, r, limit)
	ans.Read.Notes = append(ans.Read.Notes, surnameNotes(ans.Excerpts, ans.Read.Speaker)...)
	return ans, err
}

// answer is run without what the excerpts themselves make the reader need to know.
func (a *Asker) answer(ctx context.Context, r resolution, limit int) (Answer, error) {
	limit = a.limit(limit)
	if err := a.resolve(ctx, &r); err != nil {
		return Answer{Read: r.read}, err
	}
	if quoted := r.quotations(); len(quoted) > 0 {
		return a.byQuotation(ctx, r, quoted, limit)
	}
	if r.empty() {
		r.read.Unread = true
		r.note(`name somebody, a topic or a day; for example "what did Lavrov say about IS"`)
		return Answer{Read: r.read}, nil
	}
	list, err := a.candidates(ctx, &r, limit)
	ans := Answer{Read: r.read}
	if err != nil {
		return ans, err
	}
	if r.wantsPassages() {
		ans.Excerpts, err = a.passageAnswers(ctx, r, list, limit)
	} else {
		ans.Excerpts, err = a.excerpts(ctx, list, limit)
	}
	for _, otherwise := range []func(context.Context, resolution, Answer, int) (Answer, error){a.byPassages, a.withoutDate, a.nearest} {
		if err != nil || len(ans.Excerpts) > 0 {
			break
		}
		ans, err = otherwise(ctx, r, ans, limit)
	}
	if err != nil {
		return ans, err
	}
	return a.otherLanguages(ctx, r, ans)
}

// byPassages answers by passages a question of which no statement came, where its
// words allow that it asks for nobody's.
func (a *Asker) byPassages(ctx context.Context, r resolution, ans Answer, limit int) (Answer, error) {
	if !r.allowsPassages() {
		return ans, nil
	}
	found, err := a.passageAnswers(ctx, r, nil, limit)
	if len(found) > 0 {
		ans.Excerpts = found
		ans.Read = Understood{Topic: question.Line(r.asked.Rest()), From: r.read.From, To: r.read.To, Outlet: r.read.Outlet}
	}
	return ans, err
}

// withoutDate answers the description of an event by passages of any day, and tells
// the reader so.
func (a *Asker) withoutDate(ctx context.Context, r resolution, ans Answer, limit int) (Answer, error) {
	if !r.describesEvent() {
		return ans, nil
	}
	anytime := Understood{Topic: question.Line(r.asked.Rest()), Outlet: r.read.Outlet}
	found, err := a.passagesOn(ctx, anytime.Topic, passagePlan{plan: plan{outlet: anytime.Outlet}, least: topic.LongCover}, limit)
	if len(found) > 0 {
		ans.Excerpts, ans.Read = found, anytime
		ans.Read.Notes = []string{"nothing on that" + preposition(r.read.From, r.read.To) + r.read.days().Words() + "; this is what the words find without the date"}
	}
	return ans, err
}

// nearest adds to an answer without excerpts what stands nearest to the question, and
// which names the archive has instead of one that nobody bears.
func (a *Asker) nearest(ctx context.Context, r resolution, ans Answer, _ int) (Answer, error) {
	for _, ind := range r.people {
		if len(ind.Keys) == 0 {
			ans.Read.Notes = append(ans.Read.Notes, nobodyNote(a.src.People(), ind.Name))
		}
	}
	var err error
	ans.Related, err = a.related(ctx, r)
	return ans, err
}

// limit is how many excerpts an answer has at most when so many are asked for.
func (a *Asker) limit(asked int) int {
	if asked <= 0 {
		asked = a.cfg.Limit
	}
	if asked <= 0 {
		asked = defaultLimit
	}
	return min(asked, maxLimit)
}

// times reads the dates of questions: counted from now, and in numbers as those who
// print this archive write them.
func (a *Asker) times() dates.Reader {
	return dates.Reader{Today: dates.Of(a.now()), Order: func() dates.Order { return dates.OutletsOrder(a.src.Outlets()) }}
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
