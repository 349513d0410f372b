package attribution

// label is the name at the head of a paragraph of a transcript: "LAVROV:".
type label struct {
	np   phrase
	end  int // token after the colon
	role bool
}

// labels finds the paragraphs that are turns in a transcript or an interview, by
// paragraph. A label in capitals counts when the text has two such, one in small
// letters when it comes back.
func (d *doc) labels() map[int]*label {
	count := map[string]int{}
	all := map[int]*label{}
	total := 0
	for k := range d.paras {
		l, ok := d.label(&d.paras[k])
		if !ok {
			continue
		}
		all[k] = &l
		count[d.labelText(&l)]++
		total++
	}
	for k, l := range all {
		text := d.labelText(l)
		upper := d.at(l.np.first).upper || text == "q" || text == "a"
		if !(count[text] >= 2 && len(count) >= 2 || upper && total >= 3) {
			delete(all, k)
		}
	}
	return all
}

func (d *doc) labelText(l *label) string {
	s := ""
	for i := l.np.first; i < l.np.last; i++ {
		s += d.toks[i].low + " "
	}
	if s == "" {
		return s
	}
	return s[:len(s)-1]
}

// label reads "JAKE TAPPER, HOST:" at the head of a paragraph.
func (d *doc) label(p *para) (label, bool) {
	i := p.first
	for i < p.last && i < p.first+12 && !d.is(i, ":") {
		i++
	}
	if !d.is(i, ":") || i >= p.last || i == p.first || i+2 >= p.last || d.speechAt(i+1) != nil && d.speechAt(i+1).last >= p.last-1 {
		return label{}, false
	}
	end := i
	np := phrase{p.first, p.first}
	for j := p.first; j < end; j++ {
		t := &d.toks[j]
		if d.is(j, ",", "(", "[") {
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
	return label{np: np, end: end + 1}, true
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
	if asking[d.labelText(l)] && (d.is(l.np.first, "q", "question")) {
		return // what the interviewer asks is no statement
	}
	b.emit(found{content: []phrase{{l.end, p.last}}, sent: p.last, src: l.np, label: d.labelText(l)})
}
