package main

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"onrecord/index/terms"
)

// A form is a kind of query that is put to a real archive.
type form struct {
	name     string
	passages bool // it is put to the passages, and else to the statements
	whole    bool // it is a question in words, which only onrecord understands
	draw     func(*drawer) (asked, bool)
}

// realForms are the forms, in the order of the table.
var realForms = []form{
	{"headline, 3 to 8 words", true, false, (*drawer).headline},
	{"two words", true, false, (*drawer).twoWords},
	{"rare name", true, false, (*drawer).rareName},
	{"rare name, misspelt", true, false, (*drawer).misspelt},
	{"topic of a statement", false, false, (*drawer).topic},
	{"topic and speaker", false, false, (*drawer).topicOfSpeaker},
	{"question: headline", false, true, (*drawer).headline},
	{"question: two words", false, true, (*drawer).twoWords},
	{"question: rare name", false, true, (*drawer).rareName},
	{"question: what did S say about T", false, true, (*drawer).whatSaid},
}

// file is where the queries of a form are kept: a query, a tab and a speaker a line.
func (b *bench) queriesOf(f form) string {
	return filepath.Join(b.dir, "queries "+strings.NewReplacer(",", "", ":", "").Replace(f.name)+".tsv")
}

// drawer draws queries out of a real archive.
type drawer struct {
	*realArchive
	rng   *rand.Rand
	names map[string]int // articles that a speaker of two names is in, by the original
}

// writeQueries draws the queries of all forms and writes them down.
func (b *bench) writeQueries() error {
	a, err := b.openReal()
	if err != nil {
		return err
	}
	for n, f := range realForms {
		d := &drawer{realArchive: a, rng: rand.New(rand.NewPCG(17, uint64(n)))}
		out, err := os.Create(b.queriesOf(f))
		if err != nil {
			return err
		}
		w := bufio.NewWriter(out)
		for left, tries := b.questions, 0; left > 0; tries++ {
			if tries > 1000*b.questions {
				return fmt.Errorf("the corpus is too small to draw queries of the form %q", f.name)
			}
			if q, ok := f.draw(d); ok {
				fmt.Fprintf(w, "%s\t%s\n", flat(q.topic), flat(q.speaker))
				left--
			}
		}
		if err := w.Flush(); err != nil {
			return err
		}
		if err := out.Close(); err != nil {
			return err
		}
	}
	return nil
}

// flat is a text in one line.
func flat(s string) string { return strings.Join(strings.Fields(s), " ") }

// readQueries reads the queries of a form.
func (b *bench) readQueries(f form) ([]asked, error) {
	text, err := os.ReadFile(b.queriesOf(f))
	if err != nil {
		return nil, err
	}
	var qs []asked
	for line := range strings.Lines(string(text)) {
		topic, speaker, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		qs = append(qs, asked{topic: topic, speaker: speaker})
	}
	return qs, nil
}

func (d *drawer) any() original { return d.write(d.rng.IntN(d.articles)) }

// headline is three to eight words of a title, from its beginning.
func (d *drawer) headline() (asked, bool) {
	words := strings.Fields(d.any().Article.Title)
	n := 3 + d.rng.IntN(6)
	return asked{topic: strings.Join(words[:min(n, len(words))], " ")}, len(words) >= n
}

// twoWords are two words of a passage that are no function words.
func (d *drawer) twoWords() (asked, bool) {
	o := d.any()
	if len(o.Passages) == 0 {
		return asked{}, false
	}
	p := o.Passages[d.rng.IntN(len(o.Passages))]
	words := d.drawWords(o.Article.Text[p.Start:p.End], 2)
	return asked{topic: strings.Join(words, " ")}, len(words) == 2
}

// drawWords draws n words of a text that are no function words, in any order.
func (d *drawer) drawWords(text string, n int) []string {
	var words []string
	eachWord(text, func(start, end int) {
		if w := text[start:end]; len(w) > 2 && !terms.StopWords[strings.ToLower(w)] {
			words = append(words, w)
		}
	})
	d.rng.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
	return words[:min(n, len(words))]
}

// rareName is the name of somebody who speaks in one original only.
func (d *drawer) rareName() (asked, bool) {
	if d.names == nil {
		d.names = make(map[string]int)
		for _, o := range d.originals {
			met := make(map[string]bool)
			for _, st := range o.Statements {
				if !met[st.Speaker] {
					met[st.Speaker] = true
					d.names[st.Speaker]++
				}
			}
		}
	}
	i := d.rng.IntN(d.articles)
	before := d.originals[i%len(d.originals)].Statements
	if len(before) == 0 {
		return asked{}, false
	}
	j := d.rng.IntN(len(before))
	words := strings.Fields(before[j].Speaker)
	if d.names[before[j].Speaker] > 1 || len(words) != 2 || !capitalised(words[0]) || !capitalised(words[1]) {
		return asked{}, false
	}
	return asked{topic: d.write(i).Statements[j].Speaker}, true
}

func capitalised(w string) bool { return w != "" && w[0] >= 'A' && w[0] <= 'Z' }

// misspelt is a rare name with two letters of its surname in the wrong order.
func (d *drawer) misspelt() (asked, bool) {
	q, ok := d.rareName()
	at := strings.IndexByte(q.topic, ' ') + 2
	if !ok || len(q.topic) < at+4 {
		return q, false
	}
	b := []byte(q.topic)
	i := at + d.rng.IntN(len(b)-at-1)
	b[i], b[i+1] = b[i+1], b[i]
	return asked{topic: string(b)}, string(b) != q.topic
}

// topic is one to four words of what somebody said.
func (d *drawer) topic() (asked, bool) {
	o := d.any()
	if len(o.Statements) == 0 {
		return asked{}, false
	}
	st := o.Statements[d.rng.IntN(len(o.Statements))]
	words := d.drawWords(o.Article.Text[st.Content[0].Start:st.Content[0].End], 1+d.rng.IntN(4))
	return asked{topic: strings.Join(words, " "), speaker: st.Speaker}, len(words) > 0 && st.Speaker != ""
}

func (d *drawer) topicOfSpeaker() (asked, bool) { return d.topic() }

func (d *drawer) whatSaid() (asked, bool) {
	q, ok := d.topic()
	q.topic = "what did " + q.speaker + " say about " + q.topic
	return q, ok && strings.Count(q.speaker, " ") == 1
}
