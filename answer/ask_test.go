package answer_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord/answer"
	"onrecord/corpus"
	"onrecord/corpus/attribution"
	"onrecord/corpus/dates"
	"onrecord/corpus/identity"
	"onrecord/corpus/names"
	"onrecord/index"
)

// archive is a source of a few statements: it applies a query's filters as the
// index does and scores by shared words, roughly.
type archive struct {
	hits    []index.Hit
	outlets map[string]int
	fail    error
}

// said adds a statement; the text is its content too.
func (a *archive) said(article, outlet, speaker, text string, date dates.Date) {
	art := &corpus.Article{ID: article, Title: article, Outlet: outlet, URL: "https://example.org/" + article, Text: text}
	st := corpus.Statement{Start: 0, End: len(text), Date: date, Basis: dates.Stated}
	st.Type, st.Speaker = attribution.Direct, speaker
	a.hits = append(a.hits, index.Hit{
		ID: fmt.Sprintf("%s#%d", article, len(a.hits)), Kind: index.Statement, Article: art, Statement: st, Text: text, Content: text, Cue: "said",
	})
	if a.outlets == nil {
		a.outlets = map[string]int{}
	}
	a.outlets[outlet]++
}

func (a *archive) Search(_ context.Context, q index.Query) ([]index.Hit, error) {
	if a.fail != nil {
		return nil, a.fail
	}
	var out []index.Hit
	for _, h := range a.hits {
		if len(q.Speakers) > 0 && !slices.Contains(q.Speakers, names.Key(h.Statement.Speaker)) {
			continue
		}
		if q.Outlet != "" && q.Outlet != h.Article.Outlet || q.From.Year > h.Statement.Date.Year || q.To.Year > 0 && q.To.Year < h.Statement.Date.Year {
			continue
		}
		h.Score = 1
		for w := range strings.FieldsSeq(q.Text) {
			if strings.Contains(strings.ToLower(h.Text), strings.ToLower(w)) {
				h.Score++
			}
		}
		out = append(out, h)
	}
	return out, nil
}

func (a *archive) People() *identity.People {
	var ms []identity.Mention
	for _, h := range a.hits {
		ms = append(ms, identity.Mention{Speaker: h.Statement.Speaker, Role: h.Statement.Role, Count: 1})
	}
	return identity.NewPeople(ms, nil)
}

func (a *archive) Outlets() map[string]int { return a.outlets }

func (a *archive) Counts() index.Report { return index.Report{} }

func (a *archive) SearchAll(ctx context.Context, qs []index.Query) (found [][]index.Hit, err error) {
	for _, q := range qs {
		hits, err := a.Search(ctx, q)
		if err != nil {
			return nil, err
		}
		found = append(found, hits)
	}
	return found, nil
}

func (a *archive) Articles(_ context.Context, ids []string) ([]*corpus.Article, error) {
	out := make([]*corpus.Article, len(ids))
	for i, id := range ids {
		for _, h := range a.hits {
			if h.Article.ID == id {
				out[i] = h.Article
			}
		}
	}
	return out, nil
}

// Rarity of words that are in none of its records: every word tells as much.
func (a *archive) Rarity(_ context.Context, texts []string) ([]float64, error) {
	return slices.Repeat([]float64{1}, len(texts)), nil
}

func harbour() *archive {
	a := &archive{}
	d := dates.Date{Year: 2020, Month: 3, Day: 4}
	a.said("one", "The Pilot", "Anna Holm", "“The harbour will close on Friday for the fishing fleet,” she said.", d)
	a.said("two", "Coast News", "Anna Holm", "“On Friday the harbour closes for the whole fishing fleet,” Holm said.", dates.Date{})
	a.said("three", "The Pilot", "Anna Holm", "“IS has no friends in this harbour town.”", d)
	a.said("four", "The Pilot", "Peter Vang", "“The ferry is late again, as it is in every winter.”", dates.Date{Year: 2021, Month: 1, Day: 2})
	a.said("five", "Coast News", "Peter Vang", "“Fishing fleets pay too little for the harbour.”", d)
	return a
}

func shown(list []answer.Excerpt) string {
	var out []string
	for _, e := range list {
		s := e.Article.ID + ":" + e.Speaker
		if e.Why != "" {
			s += " (" + e.Why + ")"
		}
		for _, also := range e.Also {
			s += "+" + also.Article.ID
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestAsk(t *testing.T) {
	for _, c := range []struct{ question, excerpts, related, note string }{
		{"what did Holm say about the harbour", "one:Anna Holm+two three:Anna Holm", "", ""},
		{"what did Holm say about the ferry", "", "four:Peter Vang (other speaker)", ""},
		{"what did Holm say about taxes", "", "one:Anna Holm (other topic)+two three:Anna Holm (other topic)", ""},
		{"what did Vang say about the ferry in 2020", "", "four:Peter Vang (other date)", ""},
		{"what did Vang say about the ferry in 2021", "four:Peter Vang", "", ""},
		{"what did Olsen say about the harbour", "", "one:Anna Holm (other speaker)+two five:Peter Vang (other speaker) three:Anna Holm (other speaker)", `nobody called "Olsen"`},
		{"what did Holn say about the harbour", "", "one:Anna Holm (other speaker)+two five:Peter Vang (other speaker) three:Anna Holm (other speaker)", "did you mean Anna Holm?"},
		{"who said the ferry is late", "four:Peter Vang", "", ""},
		{"who spoke about Daesh", "three:Anna Holm", "", ""},
		{"what did Vang say about IS", "", "three:Anna Holm (other speaker)", ""},
		{"what did Holm say about the harbour in Coast News", "two:Anna Holm", "", ""},
		{"Holm ferry", "", "four:Peter Vang (other speaker)", ""},
		{"what did Holm and Vang say about fishing fleets", "five:Peter Vang one:Anna Holm+two", "", ""},
	} {
		ans, err := answer.New(harbour(), answer.Config{}).Ask(t.Context(), c.question, 0)
		if err != nil {
			t.Errorf("%q: %v", c.question, err)
			continue
		}
		if got := shown(ans.Excerpts); got != c.excerpts {
			t.Errorf("%q answers\n %s, want\n %s", c.question, got, c.excerpts)
		}
		if got := shown(ans.Related); got != c.related {
			t.Errorf("%q relates\n %s, want\n %s", c.question, got, c.related)
		}
		if notes := strings.Join(ans.Read.Notes, "; "); !strings.Contains(notes, c.note) || c.note == "" && notes != "" {
			t.Errorf("%q notes %q, want %q", c.question, notes, c.note)
		}
	}
}

func TestAskMarksWhatTheQuestionNames(t *testing.T) {
	ans, err := answer.New(harbour(), answer.Config{}).Ask(t.Context(), "what did Holm say about fleets in the harbour", 1)
	if err != nil || len(ans.Excerpts) != 1 {
		t.Fatalf("%d answers, %v", len(ans.Excerpts), err)
	}
	var bold []string
	for _, r := range ans.Excerpts[0].Bold {
		bold = append(bold, ans.Excerpts[0].Text[r.Start:r.End])
	}
	if got := strings.Join(bold, " "); got != "harbour fleet" {
		t.Errorf("bold are %q", got)
	}
}

func TestAskRefusesQuestionsItCannotRead(t *testing.T) {
	asker := answer.New(harbour(), answer.Config{})
	for _, q := range []string{"", " \u200b ?!", strings.Repeat("why ", 3000),
		"what did Holm say on 31 February 2015", "what did Holm say since 2015-13-45", "Holm on April 31st, 2020"} {
		_, err := asker.Ask(t.Context(), q, 0)
		if bad := new(answer.QuestionError); !errors.As(err, &bad) {
			t.Errorf("%.20q gives %v, want a QuestionError", q, err)
		}
	}
}

func TestAskReportsAFailedSearch(t *testing.T) {
	broken := harbour()
	broken.fail = errors.New("disk on fire")
	_, err := answer.New(broken, answer.Config{}).Ask(t.Context(), "what did Holm say about the harbour", 0)
	if !errors.Is(err, broken.fail) {
		t.Errorf("a search that failed gives %v: that is not the same as nothing found", err)
	}
}

func TestFindReadsNothingIntoOptions(t *testing.T) {
	asker := answer.New(harbour(), answer.Config{Now: func() time.Time { return time.Unix(0, 0) }})
	ans, err := asker.Find(t.Context(), answer.Understood{Speaker: "vang", Topic: "ferry in 2020"}, 0)
	if err != nil || shown(ans.Excerpts) != "" && shown(ans.Excerpts) != "four:Peter Vang" {
		t.Errorf("%s, %v", shown(ans.Excerpts), err)
	}
	if ans.Read.From != (dates.Date{}) {
		t.Errorf("the topic's year became a date: %v", ans.Read)
	}
}
