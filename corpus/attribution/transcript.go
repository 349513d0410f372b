package attribution

import "strings"

// label is the name at the head of a paragraph of a transcript: "LAVROV:".
type label struct {
	np   phrase
	end  int    // token after the colon
	asks bool   // says nothing but questions: the interviewer
	role string // what a turn without a name is
}

// labels finds the paragraphs that are turns in a transcript or an interview, by
// paragraph. A label in capitals counts when the text has two such, one in small
// letters when it comes back.
func (d *doc) labels() map[int]*label {
	count, asked := map[string]int{}, map[string]int{}
	all := map[int]*label{}
	total := 0
	for k := range d.paras {
		l, ok := d.label(&d.paras[k])
		if !ok {
			continue
		}
		all[k] = &l
		count[d.labelText(&l)]++
		if end := d.paras[k].last - 1; d.is(end, "?") || d.at(end).kind == mark && d.is(end-1, "?") {
			asked[d.labelText(&l)]++
		}
		total++
	}
	for k, l := range all {
		text := d.labelText(l)
		upper := d.at(l.np.first).upper || text == "q" || text == "a"
		if !(count[text] >= 2 && len(count) >= 2 || upper && total >= 3 || l.np.last-l.np.first > 1 && count[d.at(l.np.last-1).low] >= 2) {
			delete(all, k)
		}
		l.asks = count[text] >= 2 && asked[text] == count[text] && len(asked) < len(count)
	}
	if len(all) == 0 {
		return d.dashTurns()
	}
	return all
}

func (d *doc) labelText(l *label) string {
	s := l.role
	for i := l.np.first; i < l.np.last; i++ {
		s += d.toks[i].low + " "
	}
	return strings.TrimSuffix(s, " ")
}

// label reads "JAKE TAPPER, HOST:" at the head of a paragraph.
func (d *doc) label(p *para) (label, bool) {
	first := p.first
	for first < p.last && (d.is(first, "*", "_") || first == p.first && d.at(first).kind == mark) {
		first++ // a name in bold type, or in a transcript that is quoted
	}
	i := first
	for i < p.last && i < first+12 && !d.is(i, ":") {
		i++
	}
	if !d.is(i, ":") || i >= p.last || i == first || i+2 >= p.last || d.speechAt(i+1) != nil && d.speechAt(i+1).first > first && d.speechAt(i+1).last >= p.last-1 {
		return label{}, false
	}
	end := i
	np := phrase{first, first}
	for j := first; j < end; j++ {
		t := &d.toks[j]
		if d.is(j, ",", "(", "[", "*", "_") {
			break
		}
		if t.kind != word && t.low != "." && t.low != "-" || t.kind == word && !t.capital && t.cls&isPrep == 0 {
			return label{}, false
		}
		np.last = j + 1
	}
	if np.empty() || np.last-np.first > 5 {
		return label{}, false
	}
	end++
	for first > p.first && end < p.last && d.is(end, "*", "_") {
		end++
	}
	return label{np: np, end: end}, true
}

// asking are labels that stand for nobody by name.
var asking = set(`q question host moderator interviewer reporter journalist unidentified a answer`)

// turn is one paragraph of a transcript.
func (b *builder) turn(p *para, l *label) {
	d := b.d
	b.pending = nil
	if l.end >= p.last {
		return
	}
	if l.asks || d.is(l.np.first, "q", "question") {
		return // what the interviewer asks is no statement
	}
	b.emit(found{content: []phrase{{l.end, p.last}}, sent: p.last, src: l.np, label: d.labelText(l)})
}
