package answer

import (
	"context"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

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
func (a *Asker) Ask(ctx context.Context, question string, limit int) (Answer, error) {
	began := time.Now()
	q := strings.ToValidUTF8(question, "")
	if n := utf8.RuneCountInString(q); n > MaxQuestion {
		return Answer{}, &QuestionError{fmt.Sprintf("the question has %d characters; ask in at most %d", n, MaxQuestion)}
	}
	if tidy(q) == "" {
		return Answer{}, &QuestionError{`the question is empty; ask for example "what did Lavrov say about IS"`}
	}
	if bad := noDate(q, a.now()); bad != "" {
		return Answer{}, &QuestionError{fmt.Sprintf(`%s is no day of the calendar; write a date like "22 April 2015" or "April 2015"`, bad)}
	}
	people := a.src.People()
	rest, outlet := a.outlet(q)
	r := read(rest, a.now(), func(s string) bool { return len(people.Find(s)) > 0 })
	w := wanted{
		Understood: Understood{Speaker: r.speaker, Topic: r.topic, From: r.when.from, To: r.when.to, Outlet: outlet},
		whoSaid:    r.whoSaid, without: r.without, order: r.order, count: r.count,
	}
	ans, err := a.look(ctx, w, limit)
	if err == nil && r.soft && len(ans.Excerpts) == 0 {
		w.Speaker, w.Topic, w.entire = "", strings.TrimSpace(r.speaker+" "+r.topic), true
		if plain, err := a.look(ctx, w, limit); err == nil && len(plain.Excerpts) > 0 {
			ans = plain
		}
	}
	ans.Question, ans.Took = question, time.Since(began)
	return ans, err
}

// Find answers what a command's options ask for.
func (a *Asker) Find(ctx context.Context, u Understood, limit int) (Answer, error) {
	began := time.Now()
	if utf8.RuneCountInString(u.Speaker)+utf8.RuneCountInString(u.Topic) > MaxQuestion {
		return Answer{}, &QuestionError{fmt.Sprintf("speaker and topic are too long; use at most %d characters", MaxQuestion)}
	}
	u.Speaker, u.Topic = anybody(tidy(u.Speaker)), tidy(u.Topic)
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
	whoSaid bool               // only what somebody said can answer
	without string             // nobody of this name
	barred  []names.Individual // who that is
	order   order
	count   bool // say how many there are
	entire  bool // the reading is a second guess: only hits that hold the entire topic count
	topic   topic
	shared  map[string]names.Individual // by bare surnames that others have too
	people  []names.Individual          // who may be the speaker; with Speaker set and none here, nobody fits
}

func (a *Asker) look(ctx context.Context, w wanted, limit int) (Answer, error) {
	if limit <= 0 {
		limit = a.cfg.Limit
	}
	if limit <= 0 {
		limit = defaultLimit
	}
	limit = min(limit, maxLimit)
	a.resolve(&w)
	ans := Answer{Read: w.Understood}
	if w.Speaker == "" || len(w.people) > 0 {
		list, err := a.find(ctx, w, limit)
		if err != nil {
			return ans, err
		}
		ans.Excerpts = a.excerpts(list, w, limit)
		if len(list) > 0 {
			ans.Read.Notes = append(ans.Read.Notes, w.order.note()...)
		}
		if w.count && len(list) > 0 {
			ans.Read.Notes = append(ans.Read.Notes, tally(list))
		}
	}
	if len(ans.Excerpts) > 0 {
		return ans, nil
	}
	related, err := a.related(ctx, w)
	ans.Related = related
	return ans, err
}

// everybody reports whether the question wants to hear more than one person: it
// asks who, or names several.
func (w wanted) everybody() bool {
	return w.whoSaid || len(w.people) > 1 && strings.Contains(w.Speaker, " and ")
}

// countUpTo is how many hits are looked through for "how often", "first" and
// "latest", which the best few alone cannot answer.
const countUpTo = 1000

// find searches and orders what fits.
func (a *Asker) find(ctx context.Context, w wanted, limit int) ([]candidate, error) {
	among := limit * gather
	if w.count || w.order != bestFirst {
		among = countUpTo
	}
	hits, err := a.src.Search(ctx, w.query(among))
	if err != nil {
		return nil, fmt.Errorf("answer: search: %w", err)
	}
	list := a.fitting(w, hits)
	w.order.ordered(list)
	if w.everybody() && w.order == bestFirst {
		list = diverse(list)
	}
	return list, nil
}

// resolve finds out who and what is meant, and notes what the reader should know
// of it.
func (a *Asker) resolve(w *wanted) {
	w.topic = newTopic(w.Topic, a.table(), a.rarity())
	w.topic.strict = a.strict
	w.Concepts = nil
	for _, c := range w.topic.concepts {
		w.Concepts = append(w.Concepts, c.Name)
	}
	people := a.src.People()
	if w.without != "" {
		w.barred = speakers(people, w.without)
	}
	if w.Speaker == "" {
		return
	}
	w.people = speakers(people, w.Speaker)
	if len(w.people) == 0 {
		if ind, ok := people.Misspelt(w.Speaker); ok {
			w.Notes = append(w.Notes, fmt.Sprintf("nobody called %q speaks in this archive; this is for %s", w.Speaker, ind.Name))
			w.people = []names.Individual{ind}
		}
	}
	w.shared = a.shared(*w)
	switch len(w.people) {
	case 0:
		w.Notes = append(w.Notes, nobodyNote(people, w.Speaker))
	case 1:
		w.Speaker = w.people[0].Name
	default:
		if !strings.Contains(w.Speaker, " and ") {
			w.Notes = append(w.Notes, severalNote(w.people, w.Speaker))
		}
	}
}

// rarity tells how much a word tells in this archive, 0 to 1; of an archive that
// does not know, every word tells as much.
func (a *Asker) rarity() func(string) float64 {
	if src, ok := a.src.(interface{ Rarity(string) float64 }); ok {
		return func(w string) float64 { return max(leastRarity, src.Rarity(w)) }
	}
	return func(string) float64 { return 1 }
}

// leastRarity keeps a word that stands in every article from counting nothing.
const leastRarity = 0.05

// speakers are the individuals that a name, a role or a list of them means.
func speakers(people *names.People, asked string) []names.Individual {
	if found := people.Find(asked); len(found) > 0 {
		return found
	}
	asked = strings.TrimPrefix(strings.TrimPrefix(asked, "both "), "either ")
	parts := strings.FieldsFunc(strings.NewReplacer(" as well as ", "\x00", " nor ", "\x00", " and ", "\x00", " or ", "\x00", ",", "\x00", "&", "\x00").Replace(asked), func(r rune) bool { return r == 0 })
	if len(parts) < 2 {
		return nil
	}
	var all []names.Individual
	for _, p := range parts {
		all = append(all, people.Find(p)...)
	}
	return all
}

func nobodyNote(people *names.People, asked string) string {
	note := fmt.Sprintf("nobody called %q speaks in this archive", asked)
	var near []string
	for _, ind := range people.Nearest(asked, 3) {
		near = append(near, ind.Name)
	}
	if len(near) > 0 {
		note += "; did you mean " + strings.Join(near, " or ") + "?"
	}
	return note
}

func severalNote(found []names.Individual, asked string) string {
	var list []string
	for _, ind := range found[:min(4, len(found))] {
		list = append(list, ind.Name)
	}
	if len(found) > 4 {
		list = append(list, fmt.Sprintf("%d more", len(found)-4))
	}
	return fmt.Sprintf("%q fits several speakers: %s", asked, strings.Join(list, ", "))
}

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

// outlet finds "in the Moscow Times" where the archive has such an outlet, and
// returns the question without it.
func (a *Asker) outlet(q string) (rest, outlet string) {
	folded := names.Fold(q)
	if len(folded) != len(q) { // offsets would not fit; folding changed the length
		folded = strings.ToLower(q)
	}
	best := ""
	at := -1
	for name := range a.src.Outlets() {
		f := names.Fold(name)
		if f == "" || len(f) < len(best) {
			continue
		}
		for _, lead := range []string{" in the ", " in ", " on ", " by the ", " from the ", " from ", " per ", " according to the ", " according to "} {
			if i := strings.LastIndex(folded, lead+strings.TrimPrefix(f, "the ")); i >= 0 && endsWord(folded, i+len(lead)+len(strings.TrimPrefix(f, "the "))) {
				best, at, outlet = f, i, name
				rest = q[:i] + " " + q[min(len(q), i+len(lead)+len(strings.TrimPrefix(f, "the "))):]
				break
			}
		}
	}
	if at < 0 || a.table().Lookup(outlet) != nil && a.table().Lookup(outlet).Kind == names.Organisation && len(outlet) <= 3 {
		return q, ""
	}
	return rest, outlet
}

func endsWord(s string, i int) bool {
	return i >= len(s) || !isWordByte(s[i])
}
