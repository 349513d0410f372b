package export

import (
	"regexp"
	"strings"

	"onrecord/corpus/byline"
)

var (
	rights  = regexp.MustCompile(`(?i)^(?:\(c\)|©|copyright\b|all rights reserved|alle rechte vorbehalten|tous droits réservés)`)
	edition = regexp.MustCompile(`(?i)\bedition\b(?: \d+)?$|^(?:final|late|early|first|second|third|national|city|metro|main|late edition.*|\d(?:st|nd|rd|th)) ?(?:edition)?$|^\d{1,2}:\d\d(?: ?[AP]M)?(?: \p{Lu}{2,4})?$`)
	byWord  = regexp.MustCompile(`(?i)^(?:by|von|par|por|di|door|от) `)
	clock   = regexp.MustCompile(`^\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp]\.?[Mm]\.?)?(?: \p{Lu}{2,4})?$`)
	code    = regexp.MustCompile(`^[\p{Lu}\d]{2,8}$`)
)

// place gives the lines above the first label their roles.
func (l *Layout) place(p *parsed) {
	if len(l.order) == 0 || l.first {
		return
	}
	var lines []string
	wrapped := l.order[0] == outletName // an export of old, with lines of limited length
	gap := true
	for _, line := range p.head {
		s := strings.TrimSpace(line.Text)
		switch {
		case s == "":
			gap = true
		case rights.MatchString(s):
			p.tail = append(p.tail, s)
			gap = true
		case isAddress(s):
			p.add(address, s)
		case wrapped && !gap && line.N > 0 && len(lines) > 0 && dayOf(lines[len(lines)-1]) == "" && dayOf(s) == "":
			lines[len(lines)-1] += " " + s
		default:
			lines = append(lines, s)
			gap = false
		}
	}
	at := -1
	for i, s := range lines {
		if dayOf(s) != "" && len(s) < 60 {
			if at = i; wrapped {
				break
			}
		}
	}
	switch {
	case l.order[0] == outletName && at >= 0:
		if at > 0 {
			p.add(outletName, lines[at-1])
		}
		p.add(day, lines[at])
		for _, s := range lines[at+1:] {
			if !edition.MatchString(s) && len(p.facts[title]) == 0 {
				p.add(title, s)
			}
		}
	case len(l.order) == 3 && at >= 0: // title, outlet, day
		p.add(day, lines[at])
		if at > 0 {
			p.add(outletName, lines[at-1])
		}
		if at > 1 && len(p.facts[title]) == 0 {
			p.add(title, lines[at-2])
		}
	case l.order[len(l.order)-1] == imprint:
		for _, s := range lines {
			name, on := imprinted(s)
			switch {
			case on != "" && name != "":
				p.add(imprint, s)
			case on != "" && len(s) < 60:
				p.add(day, s)
			case len(p.facts[title]) == 0:
				p.add(title, s)
			}
		}
	case len(lines) > 0 && len(p.facts[title]) == 0:
		p.add(title, lines[0])
	}
}

// anchored reads a document whose facts stand round the count of words: above it the
// headline and who wrote it, below it day, outlet, codes and rights, and then the text.
func (l *Layout) anchored(lines []Line, p *parsed) {
	at := -1
	for i, line := range lines {
		if l.anchor.MatchString(strings.TrimSpace(line.Text)) {
			at = i
			break
		}
	}
	if at < 0 {
		for _, line := range lines {
			p.body = append(p.body, line.Text)
		}
		return
	}
	p.add(words, lines[at].Text)
	l.above(lines[:at], p)
	// Below: to the empty line behind the outlet, or to the rights, which come last.
	i, named := at+1, false
	for last := min(len(lines), at+16); i < last; i++ {
		s := strings.TrimSpace(lines[i].Text)
		switch {
		case s == "" && named && (lines[at+1].Text != "" || len(p.tail) > 0):
			l.below(lines[i:], p)
			return
		case s == "":
		case rights.MatchString(s):
			p.tail = append(p.tail, s)
			if next := i + 1; next < len(lines) && strings.HasPrefix(strings.ToLower(strings.TrimSpace(lines[next].Text)), "all rights") {
				i++
			}
			l.below(lines[i+1:], p)
			return
		case len(p.facts[day]) == 0 && dayOf(s) != "":
			p.add(day, s)
		case clock.MatchString(s), len(p.facts[day]) == 0:
		case !named:
			p.add(outletName, s)
			named = true
		case languageOf(s) != "":
			p.add(language, s)
		case code.MatchString(s), len(s) < 40:
		default:
			l.below(lines[i:], p)
			return
		}
	}
	l.below(lines[i:], p)
}

func (l *Layout) below(lines []Line, p *parsed) {
	for _, line := range lines {
		p.body = append(p.body, line.Text)
	}
}

// above reads the lines between the last document and the count of words.
func (l *Layout) above(lines []Line, p *parsed) {
	var block []Line
	for i := len(lines) - 1; i >= 0 && len(block) < 4; i-- {
		s := strings.TrimSpace(lines[i].Text)
		if s == "" {
			if len(block) > 0 && lines[i].N > 0 && lines[i].Classes == "" && !l.marked(lines[:i]) {
				break
			}
			continue
		}
		block = append([]Line{lines[i]}, block...)
	}
	for i, line := range block { // the markup may say which is the headline
		for class := range l.class {
			if line.has(class) {
				p.add(title, line.Text)
				for _, by := range block[i+1:] {
					p.add(author, by.Text)
				}
				return
			}
		}
	}
	var texts []string
	for _, line := range block {
		texts = append(texts, strings.TrimSpace(line.Text))
	}
	if n := len(texts); n > 1 {
		if last := texts[n-1]; byWord.MatchString(last) || byline.IsName(last) || byline.IsName(titled(last)) && len(strings.Fields(last)) <= 4 || byline.Job.MatchString(last) || strings.Contains(last, ";") {
			p.add(author, last)
			texts = texts[:n-1]
		}
	}
	if n := len(texts); n > 1 && len(strings.Fields(texts[0])) <= 3 && len(strings.Fields(texts[1])) > 3 {
		p.add(section, texts[0])
		texts = texts[1:]
	}
	if len(texts) > 0 {
		p.add(title, texts[0])
	}
}

// marked reports whether one of the lines is marked as the headline.
func (l *Layout) marked(lines []Line) bool {
	for _, line := range lines {
		for class := range l.class {
			if line.has(class) {
				return true
			}
		}
	}
	return false
}
