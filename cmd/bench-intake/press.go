package main

import (
	"encoding/json"
	"fmt"
	"html"
	"math"
	"math/rand/v2"
	"strings"
)

// press writes articles that nobody said anything in: the shapes are those of news,
// with function words as frequent as they are, other words as uneven as those of a
// language, and about every third sentence in somebody's mouth. An article depends
// on its number and its edition alone.
type press struct {
	seed   uint64
	length int // words of an article
	words  []string
	people []person
}

type person struct{ first, last, role string }

// The distinct words and people of an archive.
const (
	vocabulary = 40_000
	population = 3_000
)

var (
	functionWords = strings.Fields("the of to and in a that for on is was with as by at from it be are his has have not will an or this which but they their were been had its would about more we also than other after")
	places        = strings.Fields("Harwich Moscow Geneva Oslo Ankara Vienna Cairo Minsk Warsaw Dakar Lima Seoul")
	outlets       = strings.Fields("Gazette Courier Herald Monitor Observer Dispatch Tribune Sentinel Chronicle Examiner")
	roles         = []string{"Foreign Minister", "spokesman", "Senator", "Governor", "Deputy Prime Minister", "Commissioner"}
	verbs         = strings.Fields("said said said said told added noted announced warned stressed")
	days          = strings.Fields("Monday Tuesday Wednesday Thursday Friday")
	months        = strings.Fields("January February March April May June July August September October November December")
)

func newPress(seed uint64, length int) *press {
	p := &press{seed: seed, length: length}
	rng := rand.New(rand.NewPCG(seed, 0))
	taken := make(map[string]bool)
	for len(p.words) < vocabulary {
		if w := coin(rng, 1+len(p.words)/2000); !taken[w] {
			taken[w] = true
			p.words = append(p.words, w)
		}
	}
	for range population {
		p.people = append(p.people, person{title(coin(rng, 1)), title(coin(rng, 2)), roles[rng.IntN(len(roles))]})
	}
	return p
}

// coin makes a word that can be spoken.
func coin(rng *rand.Rand, length int) string {
	const consonants, vowels = "bcdfghklmnprstvw", "aeiou"
	var b strings.Builder
	for range min(length, 2) + rng.IntN(2) {
		b.WriteByte(consonants[rng.IntN(len(consonants))])
		b.WriteByte(vowels[rng.IntN(len(vowels))])
	}
	b.WriteByte(consonants[rng.IntN(len(consonants))])
	return b.String() + []string{"", "", "", "s", "ed", "ing", "ation", "er"}[rng.IntN(8)]
}

func title(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// writer writes one article.
type writer struct {
	*press
	rng     *rand.Rand
	speaker person
	met     bool // the speaker's whole name was written
}

// story is an article before it has a form.
type story struct {
	title, outlet, address, date string
	paragraphs                   []string
}

func (p *press) story(number, edition int) story {
	w := &writer{press: p, rng: rand.New(rand.NewPCG(p.seed, uint64(number)<<20+uint64(edition)+1))}
	s := story{
		title: title(w.clause(7)), outlet: outlets[number%len(outlets)],
		date: fmt.Sprintf("%d %s %d", 1+number%28, months[number/28%12], 2010+number/336%15),
	}
	s.address = fmt.Sprintf("https://%s.example.org/news/%d", strings.ToLower(s.outlet), number)
	for n := 0; n < p.length; {
		if w.speaker.last == "" || w.rng.IntN(5) == 0 {
			w.speaker, w.met = p.people[int(math.Pow(w.rng.Float64(), 3)*population)], false
		}
		var sentences []string
		for range 1 + w.rng.IntN(3) {
			t := w.sentence()
			n += strings.Count(t, " ") + 1
			sentences = append(sentences, t)
		}
		s.paragraphs = append(s.paragraphs, strings.Join(sentences, " "))
	}
	return s
}

// clause is n words of which every other one is a function word.
func (w *writer) clause(n int) string {
	ws := make([]string, n)
	for i := range ws {
		if i%2 == 0 {
			ws[i] = functionWords[w.rng.IntN(len(functionWords))]
		} else {
			ws[i] = w.words[int(math.Pow(w.rng.Float64(), 4)*vocabulary)]
		}
	}
	return strings.Join(ws, " ")
}

// name is the speaker as an article calls him: in full, then by his surname.
func (w *writer) name() string {
	if w.met {
		return w.speaker.last
	}
	w.met = true
	return w.speaker.role + " " + w.speaker.first + " " + w.speaker.last
}

func (w *writer) sentence() string {
	n := 8 + w.rng.IntN(16)
	verb, day := verbs[w.rng.IntN(len(verbs))], days[w.rng.IntN(len(days))]
	switch w.rng.IntN(12) {
	case 0:
		return fmt.Sprintf("“%s,” %s %s on %s.", title(w.clause(n)), w.name(), verb, day)
	case 1:
		return fmt.Sprintf("“%s,” he %s.", title(w.clause(n)), verb)
	case 2:
		return fmt.Sprintf("%s said in %s that %s.", w.name(), places[w.rng.IntN(len(places))], w.clause(n))
	case 3:
		return fmt.Sprintf("%s, %s %s, “%s.”", title(w.clause(4)), w.name(), verb, w.clause(n))
	}
	return title(w.clause(n)) + " in " + places[w.rng.IntN(len(places))] + "."
}

// forms are the kinds of files that the articles can be written as.
var forms = map[string]func(story) string{
	"txt": func(s story) string {
		return fmt.Sprintf("Title: %s\nOutlet: %s\nDate: %s\nURL: %s\n\n%s\n", s.title, s.outlet, s.date, s.address, strings.Join(s.paragraphs, "\n\n"))
	},
	"html": func(s story) string {
		return fmt.Sprintf(`<!doctype html><html><head><title>%s | %s</title><link rel="canonical" href="%s"><meta property="article:published_time" content="%s"></head>
<body><nav><ul><li><a href="/">Home</a><li><a href="/world">World</a><li><a href="/sport">Sport</a></ul></nav><article><h1>%s</h1><p>%s</p></article>
<footer><p>Share this article</p><p>Copyright %s</p></footer></body></html>`,
			html.EscapeString(s.title), s.outlet, s.address, s.date, html.EscapeString(s.title), strings.Join(s.paragraphs, "</p>\n<p>"), s.outlet)
	},
	"jsonl": func(s story) string {
		b, _ := json.Marshal(map[string]string{"title": s.title, "outlet": s.outlet, "date": s.date, "url": s.address, "text": strings.Join(s.paragraphs, "\n\n")})
		return string(b) + "\n"
	},
}
