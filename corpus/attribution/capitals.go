package attribution

import "onrecord/corpus/attribution/tagger"

// recase takes the capitals off paragraphs that are printed in nothing else, as
// agency bulletins are, so that the rules read them like other text: a word of the
// language loses its capital unless it begins a sentence, and what is left is taken
// for a name.
func (d *doc) recase() {
	for k := range d.paras {
		p := &d.paras[k]
		if !d.shouted(p) {
			continue
		}
		for i := p.first; i < p.last; i++ {
			t := &d.toks[i]
			if t.kind != word || !t.capital {
				continue
			}
			t.upper = false
			if d.is(i-1, "united") || d.is(i, "united") && d.is(i+1, "states", "nations", "kingdom") {
				continue
			}
			starts := i == p.first || isTerminal(d.toks[i-1].low) || d.toks[i-1].kind == mark && (i == p.first+1 || isTerminal(d.toks[i-2].low))
			t.capital = starts || t.cls == isTitle || t.cls == 0 && !tagger.Common(t.low)
		}
	}
}

// shouted reports whether nearly all of the paragraph is in capitals.
func (d *doc) shouted(p *para) bool {
	upper, lower := 0, 0
	for i := p.first; i < p.last; i++ {
		switch t := &d.toks[i]; {
		case t.kind != word || t.low[0] <= '9' || len(t.low) == 1:
		case t.upper:
			upper += len(t.low)
		default:
			lower += len(t.low)
		}
	}
	return upper > 20 && upper > 6*lower
}
