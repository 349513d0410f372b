package model

import "onrecord/corpus/attribution/tagger/internal/text"

// View holds, for every token of an article, the values that feature templates
// put together. It is computed once per article and read by both passes.
type View struct {
	a     *text.Article
	cells []cell
	sents []sentence
}

// cell is one token's values.
type cell struct {
	word  uint64 // masked for rare names
	lemma uint64
	tag   uint64 // class and shape: in place of a part of speech
	c1    uint64 // coarse cluster
	c2    uint64 // fine cluster
	quote uint64 // where it stands towards quotation marks
	sent  int32
	para  int32
	edge  uint8 // context of the transition into this token
	name  bool  // a capitalised word that is not common in lower case
	verb  bool  // may be a reporting verb outside quotation marks
	sep   bool  // comma, colon, dash, closing mark: what ends a clause
}

// sentence is what all tokens of a sentence share.
type sentence struct {
	text.Range
	first, last   bool // of its paragraph
	title         bool // no stop at the end: a headline or a caption
	opens, closes bool // has opening, closing marks
	verbs         int  // number of reporting verbs outside marks
}

// Edges is the number of transition contexts.
const Edges = 10

func NewView(a *text.Article, v *Vocab, drop func(uint64) bool) *View {
	w := &View{a: a, cells: make([]cell, len(a.Tokens))}
	for i := range a.Tokens {
		t := &a.Tokens[i]
		c := &w.cells[i]
		e, known := v.Look(t.Hash)
		common := known && e.Common
		c.name = t.Kind == text.Word && t.Cap && !common
		c.word, c.lemma = t.Hash, t.Lemma
		if c.name {
			if t.Class != text.NameWord && t.Class != text.OtherWord { // Mr., President: not in the vocabulary in lower case
				c.name = t.Class == text.TimeWord || t.Class == text.BodyNoun
			}
			n, seen := v.Look(t.Hash ^ nameKey)
			if !seen || drop != nil && drop(t.Hash) {
				n = Entry{}
				if t.Class == text.NameWord {
					c.word = 11 + uint64(t.Shape)
					c.lemma = c.word
				}
			}
			e = n
		} else if !known && t.Kind == text.Word {
			c.word = 31 + uint64(t.Class)
		} else if t.Kind == text.Number {
			e, _ = v.Look(7)
			c.word, c.lemma = 7, 7
		}
		c.c1, c.c2 = uint64(e.Coarse), uint64(e.Fine)
		c.tag = uint64(t.Class)
		if t.Class == text.NameWord {
			if !c.name {
				c.tag = uint64(text.OtherWord) // a common word with a capital, as at the start of a sentence
			} else if t.Shape == text.Upper || t.Shape == text.Acronym {
				c.tag = 200
			} else if t.Shape == text.Initial {
				c.tag = 201
			}
		} else if t.Cap && (t.Class == text.TitleWord || t.Class == text.RoleNoun || t.Class == text.BodyNoun || t.Class == text.PaperNoun || t.Class == text.Honor) {
			c.tag = 100 + uint64(t.Class)
		}
		c.verb = !t.Inside && (t.Class == text.SayVerb || t.Class == text.ReportVerb || t.Class == text.According)
		c.sep = t.Sign == text.Comma || t.Sign == text.Colon || t.Sign == text.Dash || t.Role == text.Closing
		c.quote = w.quoteState(i)
	}
	w.edges()
	w.readSentences()
	return w
}

// quoteState packs the mark state and the sort of the quotation around token i.
func (w *View) quoteState(i int) uint64 {
	t := &w.a.Tokens[i]
	s := uint64(t.Role)
	if !t.Inside {
		return s
	}
	s |= 8
	q := w.a.Quotes[t.Quote]
	if t.Nested {
		s |= 16
	}
	if q.Capital {
		s |= 32
	}
	if !q.Closed {
		s |= 64
	}
	switch q.Ends {
	case text.Comma:
		s |= 128
	case text.Stop, text.Question:
		s |= 256
	}
	switch n := q.Len(); {
	case n <= 5:
		s |= 512
	case n <= 9:
		s |= 1024
	}
	return s
}

func (w *View) edges() {
	for i := range w.cells {
		cur := &w.a.Tokens[i]
		var prev text.Token
		if i > 0 {
			prev = w.a.Tokens[i-1]
		}
		e := uint8(0)
		switch {
		case prev.Role == text.Opening:
			e = 1
		case prev.Role == text.Closing:
			e = 2
		case cur.Role == text.Opening:
			e = 3
		case cur.Role == text.Closing:
			e = 4
		case cur.Sign == text.Comma:
			e = 5
		case prev.Sign == text.Comma:
			e = 6
		case prev.Sign == text.Colon:
			e = 7
		case cur.Inside:
			e = 8
		}
		w.cells[i].edge = e
	}
	for _, s := range w.a.Sentences {
		if w.cells[s.Start].edge != 3 {
			w.cells[s.Start].edge = 9
		}
	}
}

func (w *View) readSentences() {
	w.sents = make([]sentence, len(w.a.Sentences))
	para := 0
	for k, r := range w.a.Sentences {
		for w.a.Paragraphs[para].End <= r.Start {
			para++
		}
		s := sentence{Range: r, first: r.Start == w.a.Paragraphs[para].Start, last: r.End == w.a.Paragraphs[para].End}
		s.title = true
		for i := r.Start; i < r.End; i++ {
			t, c := &w.a.Tokens[i], &w.cells[i]
			c.sent, c.para = int32(k), int32(para)
			s.opens = s.opens || t.Role == text.Opening
			s.closes = s.closes || t.Role == text.Closing
			if c.verb {
				s.verbs++
			}
			if i >= r.End-3 && (t.Sign == text.Stop || t.Sign == text.Question) {
				s.title = false
			}
		}
		w.sents[k] = s
	}
}

// EdgesOf returns the transition contexts of the tokens of r.
func (w *View) EdgesOf(r text.Range) []uint8 {
	e := make([]uint8, r.Len())
	for i := range e {
		e[i] = w.cells[r.Start+i].edge
	}
	return e
}
