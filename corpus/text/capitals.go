package text

// recase takes the capitals off paragraphs that are printed in nothing else, as
// agency bulletins are, so that the rules read them like other text: a word of the
// language loses its capital unless it begins a sentence, and what is left is taken
// for a name.
func (d *Document) recase() {
	for k := range d.Paragraphs {
		p := &d.Paragraphs[k]
		if p.Capitals = d.shouted(p); !p.Capitals {
			continue
		}
		for i := p.First; i < p.End; i++ {
			t := &d.Tokens[i]
			if t.Kind != Word || !t.Capital {
				continue
			}
			t.Upper = false
			if d.Is(i-1, "united") || d.Is(i, "united") && d.Is(i+1, "states", "nations", "kingdom") {
				continue
			}
			starts := i == p.First || IsTerminal(d.Tokens[i-1].Low) || d.Tokens[i-1].Kind == Mark && (i == p.First+1 || IsTerminal(d.Tokens[i-2].Low))
			t.Capital = starts || t.Class == Title || t.Class == 0 && !d.Common(t.Low)
		}
	}
}

// shouted reports whether nearly all of the paragraph is in capitals.
func (d *Document) shouted(p *Paragraph) bool {
	upper, lower := 0, 0
	for i := p.First; i < p.End; i++ {
		switch t := &d.Tokens[i]; {
		case t.Kind != Word || t.Low[0] <= '9' || len(t.Low) == 1:
		case t.Upper:
			upper += len(t.Low)
		default:
			lower += len(t.Low)
		}
	}
	return upper > 20 && upper > 6*lower
}

// AllCaps reports whether the sentence is a bulletin in capitals.
func (d *Document) AllCaps(s Span) bool {
	n, up := 0, 0
	for i := s.First; i < min(s.End, s.First+30); i++ {
		if t := &d.Tokens[i]; t.Kind == Word && len(t.Low) > 1 {
			n++
			if t.Upper {
				up++
			}
		}
	}
	return n > 3 && up*10 > n*8
}

// TitleCase reports whether the sentence is a headline in which nearly every word
// has a capital.
func (d *Document) TitleCase(s Span) bool {
	if s.End-s.First > 40 {
		return false
	}
	n, up := 0, 0
	for i := s.First; i < s.End; i++ {
		if t := &d.Tokens[i]; t.Kind == Word && len(t.Low) > 3 {
			n++
			if t.Capital {
				up++
			}
		}
	}
	return n > 3 && up*10 >= n*8
}
