package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"

	"onrecord/corpus"
	"onrecord/corpus/attribution"
	"onrecord/corpus/dates"
	"onrecord/corpus/intake"
	"onrecord/corpus/names"
)

// An article of the archive has statementsEach statements, all of them sentences
// of its passagesEach passages.
const (
	passagesEach   = 6
	statementsEach = 8
	recordsEach    = passagesEach + statementsEach
)

// archive makes articles that are shaped like news: words as uneven as those of a
// language, a few words, a name and a concept that an article keeps coming back to,
// speakers of whom some speak in every tenth article and most once, days over ten
// years. The more articles, the more people.
type archive struct {
	articles int
	language *language
	people   []person
	concepts []string
	edition  map[int]uint64 // of articles that were changed
	made     sync.Map       // of articles handed out, by their ID, what extract will say
}

type extracted struct {
	statements []corpus.Statement
	passages   []corpus.Passage
}

type person struct{ name, role string }

var (
	outlets = strings.Fields("Gazette Courier Herald Monitor Observer Dispatch Tribune Sentinel Chronicle Examiner")
	roles   = []string{"foreign minister", "spokesman", "senator", "governor", "analyst", "commissioner"}
	verbs   = strings.Fields("said told added noted announced warned")
)

func newArchive(records int) *archive {
	rng := rand.New(rand.NewPCG(20, 26))
	a := &archive{articles: (records + recordsEach - 1) / recordsEach, edition: make(map[int]uint64)}
	a.language = newLanguage(rng)
	for range 1000 + a.articles/4 {
		a.people = append(a.people, person{capital(coin(rng, 2)) + " " + capital(coin(rng, 2)), roles[rng.IntN(len(roles))]})
	}
	for _, c := range names.DefaultTable().Concepts() {
		a.concepts = append(a.concepts, c.Name)
	}
	return a
}

// story is an article that is being written.
type story struct {
	*archive
	rng        *rand.Rand
	voices     *rand.Zipf
	topic      []string
	text       strings.Builder
	statements []corpus.Statement
	passages   []corpus.Passage
	published  dates.Date
}

// write makes article i, always the same.
func (a *archive) write(i int) (*corpus.Article, []corpus.Statement, []corpus.Passage) {
	rng := rand.New(rand.NewPCG(uint64(i), a.edition[i]))
	s := &story{archive: a, rng: rng, voices: rand.NewZipf(rng, 1.3, 3, uint64(len(a.people)-1))}
	for range 8 {
		s.topic = append(s.topic, a.language.draw(rng, 2*len(functionWords)))
	}
	_, surname, _ := strings.Cut(a.people[s.voices.Uint64()].name, " ")
	s.topic = append(s.topic, a.concepts[rng.IntN(len(a.concepts))], surname)
	day := i * 3650 / a.articles
	s.published = dates.Date{Year: 2010 + day/365, Month: 1 + day%365*12/365, Day: 1 + day%28}
	voices := []person{a.people[s.voices.Uint64()], a.people[s.voices.Uint64()]}
	for p := range passagesEach {
		start := s.text.Len()
		said := statementsEach/passagesEach + btoi(p < statementsEach%passagesEach)
		for range said {
			s.statement(voices[rng.IntN(len(voices))])
		}
		s.sentence(20 + rng.IntN(25))
		s.passages = append(s.passages, corpus.Passage{Start: start, End: s.text.Len(), Date: s.published, Basis: dates.Published})
		s.text.WriteString("\n\n")
	}
	text := s.text.String()
	sum := sha256.Sum256([]byte(text))
	id := fmt.Sprintf("n%07d", i)
	return &corpus.Article{
		ID: id, Path: id + ".txt", Title: "Report " + id, Text: text, Outlet: outlets[rng.IntN(len(outlets))],
		URL: "https://example.org/" + id, Published: s.published, Basis: dates.Published, Hash: hex.EncodeToString(sum[:]),
	}, s.statements, s.passages
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// run writes n words.
func (s *story) run(n int) {
	for i := range n {
		if i > 0 {
			s.text.WriteByte(' ')
		}
		if s.rng.IntN(8) == 0 {
			s.text.WriteString(s.topic[s.rng.IntN(len(s.topic))])
		} else {
			s.text.WriteString(s.language.draw(s.rng, 0))
		}
	}
}

func (s *story) sentence(n int) {
	s.text.WriteString("The ")
	s.run(n)
	s.text.WriteString(". ")
}

// statement writes what somebody says.
func (s *story) statement(who person) {
	start := s.text.Len()
	s.text.WriteString(`"We `)
	s.run(10 + s.rng.IntN(16))
	s.text.WriteString(`,"`)
	content := attribution.Span{Start: start, End: s.text.Len()}
	s.text.WriteByte(' ')
	source := attribution.Span{Start: s.text.Len(), End: s.text.Len() + len(who.name)}
	s.text.WriteString(who.name + " ")
	verb := verbs[s.rng.IntN(len(verbs))]
	cue := attribution.Span{Start: s.text.Len(), End: s.text.Len() + len(verb)}
	s.text.WriteString(verb)
	st := corpus.Statement{Start: start, End: s.text.Len(), Date: s.published, Basis: dates.Published}
	st.Content, st.Source, st.Cue = []attribution.Span{content}, []attribution.Span{source}, []attribution.Span{cue}
	st.Speaker, st.Role, st.Type = who.name, who.role, attribution.Direct
	s.statements = append(s.statements, st)
	s.text.WriteString(". ")
}

// walk hands out the articles.
func (a *archive) walk(ctx context.Context, found func(*corpus.Article) error, _ func(intake.Skipped)) error {
	for i := range a.articles {
		article, statements, passages := a.write(i)
		if len(a.edition) == 0 { // else most are not asked for
			a.made.Store(article.ID, extracted{statements, passages})
		}
		if err := found(article); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// texts hands out the records of all articles.
func (a *archive) texts(add func(string) error) error {
	for i := range a.articles {
		article, statements, passages := a.write(i)
		for _, s := range statements {
			if err := add(article.Text[s.Start:s.End]); err != nil {
				return err
			}
		}
		for _, p := range passages {
			if err := add(article.Text[p.Start:p.End]); err != nil {
				return err
			}
		}
	}
	return nil
}

// extract says what an article was made with.
func (a *archive) extract(article *corpus.Article) ([]corpus.Statement, []corpus.Passage) {
	if made, ok := a.made.LoadAndDelete(article.ID); ok {
		e := made.(extracted)
		return e.statements, e.passages
	}
	var i int
	fmt.Sscanf(article.ID, "n%d", &i)
	_, statements, passages := a.write(i)
	return statements, passages
}
