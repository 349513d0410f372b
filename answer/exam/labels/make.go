package labels

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"

	"onrecord/answer/exam"
	"onrecord/corpus/names"
)

// Config says which questions are made.
type Config struct {
	Seed     uint64
	Reworded bool // ask in other forms of the words than the statement has
	Swapped  bool // ask what the speaker says nothing about
	Most     int  // questions; 0 for all that can be made
}

const (
	leastWords = 8    // of a statement that makes a question
	commonest  = 0.25 // a word in more than this share of the articles tells nothing
	drawFrom   = 6    // rarest words of a statement
	mayHold    = 1. / 3
)

// Make makes the questions, and lists all statements of named speakers so that
// wrong names show.
func Make(articles []Article, cfg Config) exam.List {
	m := newMaker(articles, cfg)
	list := exam.List{Said: map[string][]exam.Said{}}
	for _, s := range m.all {
		if s.speaker != "" {
			list.Said[s.article] = append(list.Said[s.article], exam.Said{Article: s.article, Speaker: s.speaker, Text: s.text})
		}
	}
	for _, i := range m.order() {
		s := m.all[i]
		if s.speaker == "" || !s.speech || len(s.words) < leastWords {
			continue
		}
		if q, ok := m.question(s); ok {
			q.ID = fmt.Sprintf("%s/%d", s.article, i)
			list.Questions = append(list.Questions, q)
		}
		if len(list.Questions) == cfg.Most {
			break
		}
	}
	return list
}

// order is that of the articles, or a random one where not all are wanted.
func (m *maker) order() []int {
	if m.cfg.Most > 0 {
		return m.rand.Perm(len(m.all))
	}
	out := make([]int, len(m.all))
	for i := range out {
		out[i] = i
	}
	return out
}

type maker struct {
	cfg      Config
	rand     *rand.Rand
	all      []statement
	speakers []statement // one for each that can make a question
	articles float64
	holding  map[string][]int           // statements, by stem
	df       map[string]int             // articles that hold a stem
	forms    map[string]map[string]bool // words in lower case, by stem
	texts    map[string]string          // folded, by article
}

func newMaker(articles []Article, cfg Config) *maker {
	m := &maker{cfg: cfg, rand: rand.New(rand.NewPCG(cfg.Seed, 1)), articles: float64(len(articles)),
		holding: map[string][]int{}, df: map[string]int{}, forms: map[string]map[string]bool{}, texts: map[string]string{}}
	for _, a := range articles {
		seen := map[string]bool{}
		for _, w := range wordsOf(a.Text) {
			if !seen[w.stem] {
				seen[w.stem] = true
				m.df[w.stem]++
			}
			if !capital(w.printed) {
				if m.forms[w.stem] == nil {
					m.forms[w.stem] = map[string]bool{}
				}
				m.forms[w.stem][w.printed] = true
			}
		}
		m.texts[a.ID] = names.Fold(a.Text)
		m.all = append(m.all, a.statements()...)
	}
	for i, s := range m.all {
		for _, w := range s.words {
			if in := m.holding[w.stem]; len(in) == 0 || in[len(in)-1] != i {
				m.holding[w.stem] = append(in, i)
			}
		}
		if s.speaker != "" && s.speech {
			m.speakers = append(m.speakers, s)
		}
	}
	return m
}

func (m *maker) rarity(stem string) float64 {
	return math.Log(m.articles / float64(max(1, m.df[stem])))
}

// question makes the question of a statement, if it has the words for one.
func (m *maker) question(s statement) (exam.Question, bool) {
	topic := m.draw(s)
	if len(topic) < 2 {
		return exam.Question{}, false
	}
	stems := map[string]bool{}
	var printed []string
	changed := false
	for _, w := range topic {
		stems[w.stem] = true
		form := m.otherForm(w)
		changed = changed || form != w.printed
		printed = append(printed, form)
	}
	if m.cfg.Reworded && !changed {
		return exam.Question{}, false
	}
	q := exam.Question{Speaker: s.speaker}
	if m.cfg.Swapped {
		var ok bool
		if q.Speaker, ok = m.silent(s, stems); !ok {
			return exam.Question{}, false
		}
		q.Expect = json.RawMessage(`"` + exam.NoStatement + `"`)
	} else {
		if q.Relevant = m.relevant(s, stems); m.unclear(s, stems) {
			return exam.Question{}, false
		}
	}
	name := q.Speaker
	if m.rand.IntN(2) == 0 && names.GenderOf(name) != names.Unknown {
		name = names.Parse(name).Surname // of a body the whole name: nobody asks what Post says
	}
	q.Question = fmt.Sprintf("What did %s say about %s?", name, strings.Join(printed, " "))
	return q, true
}

// draw takes two or three of the rarest words of a statement, in its order.
func (m *maker) draw(s statement) []word {
	var can []word
	seen := map[string]bool{}
	own := strings.Fields(names.Fold(s.speaker))
	for _, w := range s.words {
		if seen[w.stem] || len([]rune(w.printed)) < 4 || float64(m.df[w.stem]) > commonest*m.articles ||
			slices.Contains(own, names.Fold(w.printed)) || !allLetters(w.printed) {
			continue
		}
		seen[w.stem] = true
		can = append(can, w)
	}
	rare := slices.Clone(can)
	slices.SortStableFunc(rare, func(x, y word) int { return cmp.Compare(m.df[x.stem], m.df[y.stem]) })
	rare = rare[:min(len(rare), drawFrom)]
	m.rand.Shuffle(len(rare), func(i, j int) { rare[i], rare[j] = rare[j], rare[i] })
	rare = rare[:min(len(rare), 2+m.rand.IntN(2))]
	return slices.DeleteFunc(can, func(w word) bool { return !slices.Contains(rare, w) })
}

func allLetters(w string) bool {
	for _, r := range w {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	return true
}

// otherForm is another word of the articles with the same stem, where one is
// asked for and there is one.
func (m *maker) otherForm(w word) string {
	if !m.cfg.Reworded || capital(w.printed) {
		return w.printed
	}
	var others []string
	for f := range m.forms[w.stem] {
		if f != w.printed && allLetters(f) {
			others = append(others, f)
		}
	}
	if len(others) == 0 {
		return w.printed
	}
	slices.Sort(others)
	return others[m.rand.IntN(len(others))]
}

// near are the statements that hold any of the words, in order.
func (m *maker) near(stems map[string]bool) []statement {
	var at []int
	for w := range stems {
		at = append(at, m.holding[w]...)
	}
	slices.Sort(at)
	var out []statement
	for _, i := range slices.Compact(at) {
		out = append(out, m.all[i])
	}
	return out
}

// relevant are the statements of the speaker that hold all of the words.
func (m *maker) relevant(s statement, stems map[string]bool) []exam.Relevant {
	var out []exam.Relevant
	for _, o := range m.near(stems) {
		if m.holds(o, stems) == 1 && o.speaker != "" && exam.SamePerson(o.speaker, s.speaker) {
			out = append(out, exam.Relevant{Article: o.article, Speaker: o.speaker, Text: o.text})
		}
	}
	return out
}

// unclear reports whether a statement of nobody in particular, in an article that
// names the speaker, answers the question too: it may be his.
func (m *maker) unclear(s statement, stems map[string]bool) bool {
	surname := names.Fold(names.Parse(s.speaker).Surname)
	return slices.ContainsFunc(m.near(stems), func(o statement) bool {
		return o.speaker == "" && m.holds(o, stems) == 1 && strings.Contains(m.texts[o.article], surname)
	})
}

// holds is the share of what the words tell that a statement has.
func (m *maker) holds(s statement, stems map[string]bool) float64 {
	seen := map[string]bool{}
	got, all := 0., 0.
	for _, w := range s.words {
		if stems[w.stem] && !seen[w.stem] {
			seen[w.stem] = true
			got += m.rarity(w.stem)
		}
	}
	if len(seen) == len(stems) {
		return 1
	}
	for w := range stems {
		all += m.rarity(w)
	}
	return got / all
}

// silent draws a speaker who says nothing about the words.
func (m *maker) silent(s statement, stems map[string]bool) (string, bool) {
	for range 20 {
		o := m.speakers[m.rand.IntN(len(m.speakers))]
		if o.article != s.article && !exam.SamePerson(o.speaker, s.speaker) && !m.speaksOf(o.speaker, stems) {
			return o.speaker, true
		}
	}
	return "", false
}

// speaksOf reports whether a statement that is or may be the speaker's holds some
// of the words.
func (m *maker) speaksOf(speaker string, stems map[string]bool) bool {
	surname := names.Fold(names.Parse(speaker).Surname)
	for _, s := range m.near(stems) {
		if m.holds(s, stems) <= mayHold {
			continue
		}
		his := s.speaker != "" && exam.SamePerson(s.speaker, speaker) ||
			s.speaker == "" && strings.Contains(m.texts[s.article], surname)
		if his {
			return true
		}
	}
	return false
}

// Write writes a list as JSONL: the questions, then what is known to be said.
func Write(w io.Writer, list exam.List) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, q := range list.Questions {
		if err := enc.Encode(q); err != nil {
			return err
		}
	}
	articles := make([]string, 0, len(list.Said))
	for id := range list.Said {
		articles = append(articles, id)
	}
	slices.Sort(articles)
	for _, id := range articles {
		for _, s := range list.Said[id] {
			if err := enc.Encode(map[string]exam.Said{"said": s}); err != nil {
				return err
			}
		}
	}
	return nil
}
