package export

import (
	"fmt"
	"strings"

	"onrecord/corpus/draft"
	"onrecord/corpus/intake/record"
	"onrecord/corpus/outlet"
	"onrecord/corpus/text"
)

// parsed is what a document's lines say.
type parsed struct {
	facts map[role][]string
	head  []Line   // without a label, above the body; an empty one between paragraphs
	body  []string // lines
	tail  []string // behind the body, without a label
}

func (p *parsed) add(r role, value string) {
	if value = strings.TrimSpace(value); value != "" {
		p.facts[r] = append(p.facts[r], value)
	}
}

func (p *parsed) get(r role) string { return strings.Join(p.facts[r], " ") }

// parse makes a record of a document.
func (l *Layout) parse(d *document, r *record.Record) {
	p := &parsed{facts: map[role][]string{}}
	switch {
	case l.anchor != nil:
		l.anchored(d.lines, p)
	case l.Name == "Europresse":
		l.classed(d.lines, p)
	default:
		l.labelled(d.lines, p)
	}
	l.place(p)
	l.set(d, p, r)
}

// labelOf returns the role of a labelled line and its value.
func (l *Layout) labelOf(s string) (role, string, bool) {
	m := l.label.FindStringSubmatch(s)
	if m == nil {
		return none, "", false
	}
	r, ok := l.labels[strings.ToLower(strings.TrimSpace(m[1]))]
	return r, strings.Join(m[2:], ""), ok
}

// labelled reads a document whose facts have labels. Values go on to the next empty
// line, and bodies to a label that stands behind them.
func (l *Layout) labelled(lines []Line, p *parsed) {
	current, any, bodied := none, false, false
	for _, line := range lines {
		s := strings.TrimSpace(line.Text)
		if s == "" {
			switch {
			case current == body:
				p.body = append(p.body, "")
			case current == none && !any:
				p.head = append(p.head, line)
			case !l.sticky:
				current = none
			}
			continue
		}
		if r, value, ok := l.labelOf(s); ok && (!bodied || r == body || r.after(l)) {
			any = true
			if current = r; r == body {
				bodied = true
				p.body = append(p.body, value)
			} else {
				p.add(r, value)
				if r == tail || r == leave {
					p.tail = append(p.tail, s)
				}
			}
			continue
		}
		switch {
		case current == body:
			p.body = append(p.body, line.Text)
		case current != none && (l.sticky || current != words && line.N > 0):
			p.add(current, s)
		case !any && !l.first:
			p.head = append(p.head, line)
		case bodied && !l.first:
			p.tail = append(p.tail, s)
		case isAddress(s):
			p.add(address, s)
		case l.told || rights.MatchString(s) && !l.first:
			p.tail = append(p.tail, s)
		default: // the first words without a label behind those with one
			current, bodied = body, true
			p.body = append(p.body, line.Text)
		}
	}
}

// classed reads a document whose elements say what they are.
func (l *Layout) classed(lines []Line, p *parsed) {
	for _, line := range lines {
		r := none
		for class, is := range l.class {
			if line.has(class) && (r == none || is == leave || is == title && r == author) {
				r = is
			}
		}
		switch {
		case line.Text == "" && len(p.body) > 0:
			p.body = append(p.body, "")
		case r == body:
			p.body = append(p.body, line.Text)
		case r != none:
			p.add(r, line.Text)
		}
	}
}

// set makes the record of what was found.
func (l *Layout) set(d *document, p *parsed, r *record.Record) {
	r.ID = ""
	r.Title = text.OneLine(p.get(title))
	r.Outlet = outletOf(p.get(outletName))
	for _, s := range p.facts[imprint] {
		name, on := imprinted(s)
		if r.Outlet == "" {
			r.Outlet = outletOf(name)
		}
		r.Dated(draft.InMarkup, on)
	}
	r.Dated(draft.InMarkup, dayOf(p.get(day)))
	r.Author = authorOf(strings.Join(p.facts[author], "; "))
	r.Language = languageOf(p.get(language))
	if url := p.get(address); outlet.WebAddress(url) != "" {
		r.URL = url
	}
	if id := p.get(identifier); id != "" && r.Key == "" {
		r.Key = id
	}
	if l.Name == "Europresse" {
		if m := l.end.FindStringSubmatch(r.Key); m != nil || len(r.Key) >= 8 {
			r.Dated(draft.InMarkup, record.Day(strings.TrimPrefix(r.Key, "news·")[:8]))
		}
	}
	for _, s := range p.facts[section] {
		r.Remove(s, "name of a section")
	}
	for _, s := range p.tail {
		r.Remove(s, "indexing of the database")
	}
	r.Body = strings.Trim(strings.Join(withoutPublisher(p.body, p.tail), "\n"), "\n")
	if len(d.lines) > 0 && d.lines[0].N > 0 && d.lines[0].Classes == "" { // a text's lines
		r.Body = record.Unwrap(r.Body)
	}
	r.Body = strings.TrimSpace(r.Body)
	r.Raw = r.Title + "\x00" + r.Outlet + "\x00" + p.get(day) + p.get(imprint) + "\x00" + r.Author + "\x00" + r.Body
	switch {
	case r.Body == "" && r.Title == "":
		r.Bad = fmt.Errorf("an export of %s that does not split cleanly: no title and no text in the document that begins here", l.Name)
	case r.Body == "":
		r.Bad = fmt.Errorf("an export of %s: no text in this document; export it with the full text", l.Name)
	}
	if said, ok := count(p.get(words)); ok {
		if has := len(strings.Fields(r.Body)); differs(said, has) {
			r.Remove(fmt.Sprintf("%d words, where the export says %d", has, said), record.ReasonWords)
		}
	}
}
