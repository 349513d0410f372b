package attribution

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// paragraphs cuts the document at line ends. Files saved from the web have one
// paragraph a line or blank lines between; texts wrapped at a fixed width, and
// paragraphs broken inside a sentence by a picture, are put together again.
func (d *doc) paragraphs() {
	wrapped := isWrapped(d.text)
	first := 0
	for i := range d.toks {
		if i > 0 && d.breaks(i, wrapped) {
			d.paras = append(d.paras, para{first: first, last: i})
			first = i
		}
	}
	if first < len(d.toks) {
		d.paras = append(d.paras, para{first: first, last: len(d.toks)})
	}
}

// breaks reports whether a paragraph begins at token i.
func (d *doc) breaks(i int, wrapped bool) bool {
	t, prev := &d.toks[i], &d.toks[i-1]
	if !t.spaced {
		return false
	}
	gap := d.text[prev.end:t.start]
	lines := strings.Count(gap, "\n") + strings.Count(gap, "\u2029") + strings.Count(gap, "\u2028")
	if lines == 0 {
		return false
	}
	if wrapped && lines == 1 {
		return false
	}
	goesOn := prev.kind == word || prev.low == ","
	r, _ := utf8.DecodeRuneInString(d.text[t.start:])
	return !(goesOn && unicode.IsLower(r) && i-1 > 0 && d.toks[i-2].kind == word && lines < 4)
}

// isWrapped reports whether lines are cut at a fixed width: most lines end
// inside a sentence and are about equally long.
func isWrapped(text string) bool {
	lines, inside := 0, 0
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimRight(line, " \r\t")
		if line == "" {
			continue
		}
		if lines++; lines > 400 {
			break
		}
		if n := len(line); n >= 45 && n <= 110 && !strings.ContainsAny(line[n-1:], ".?!:\"") {
			inside++
		}
	}
	return lines >= 6 && inside*2 > lines
}

// sentences cuts a paragraph. The candidates are those of Unicode's rules, which
// never miss an end but see too many; the rules of news take some away.
func (d *doc) sentences(p *para) {
	if p.first >= p.last {
		return
	}
	base := d.toks[p.first].start
	text := d.text[base:d.toks[p.last-1].end]
	first, i, pos := p.first, p.first, base
	for it := sentences.FromString(text); it.Next(); {
		pos += len(it.Value())
		for i < p.last && d.toks[i].start < pos {
			i++
		}
		if i > first && i+1 < p.last && d.toks[i].kind == mark && d.toks[i].quote != 0 && d.quotes[d.toks[i].quote-1].last == i+1 && d.free(i) {
			i++ // the mark that stands free belongs to what it closes
		}
		if i > first && i < p.last && d.ends(i) {
			p.sents = append(p.sents, sent{first, i})
			first = i
		}
	}
	p.sents = append(p.sents, sent{first, p.last})
	d.reattach(p)
	d.chop(p)
}

// maxSentence bounds a sentence, in tokens, so that text without full stops costs
// no more than other text.
const maxSentence = 600

// chop cuts what is too long to be a sentence, outside quotations.
func (d *doc) chop(p *para) {
	var out []sent
	for n, s := range p.sents {
		if s.last-s.first <= maxSentence {
			if out != nil {
				out = append(out, s)
			}
			continue
		}
		if out == nil {
			out = append(make([]sent, 0, len(p.sents)+8), p.sents[:n]...)
		}
		first := s.first
		for i := s.first + 1; i < s.last; i++ {
			if i-first >= maxSentence && d.toks[i].quote == 0 {
				out = append(out, sent{first, i})
				first = i
			}
		}
		out = append(out, sent{first, s.last})
	}
	if out != nil {
		p.sents = out
	}
}

// ends reports whether a sentence ends before token i.
func (d *doc) ends(i int) bool {
	t, prev := &d.toks[i], &d.toks[i-1]
	if prev.quote != 0 && prev.quote == t.quote {
		return false // inside a quotation
	}
	if prev.kind == word { // a full stop that belongs to the word
		return strings.HasSuffix(prev.low, ".") && prev.cls&isTitle == 0 && t.capital && d.isSentenceStart(i)
	}
	if prev.kind != mark && !isTerminal(prev.low) {
		return false // a line end, put together
	}
	if prev.low == "." && prev.spaced && t.kind == word && d.abbreviated(i-2) && !d.isSentenceStart(i) {
		return false // "the U.S . envoy", put together from words
	}
	if prev.low == "…" && !t.capital && t.kind != mark {
		return false
	}
	return t.capital || t.kind == mark || t.low == "-" || t.low == "[" || t.low == "(" || t.low == "…" || t.low >= "0" && t.low <= "9~"
}

// abbreviated reports whether token i is a short form that wants a full stop, which
// stands apart from it: "U.S .", "Gen .".
func (d *doc) abbreviated(i int) bool {
	low := d.at(i).low
	return dotted(low) || abbreviations[low] || d.at(i).cls == isTitle && len(low) < 5
}

// isSentenceStart reports whether a word after "U.S." looks like the start of a
// sentence and not like the noun that "U.S." describes.
func (d *doc) isSentenceStart(i int) bool {
	return d.toks[i].cls&(isPron|isDet|isPrep|isConj) != 0
}

func isTerminal(s string) bool {
	return s == "." || s == "?" || s == "!" || s == "…"
}

// reattach joins `"Why?" Lavrov asked.` which has a sentence end inside the
// quotation only: a sentence that is nothing but source and cue belongs to the
// quotation before it.
func (d *doc) reattach(p *para) {
	out := p.sents[:0]
	for _, s := range p.sents {
		if n := len(out); n > 0 && d.toks[s.first-1].quote != 0 && d.toks[s.first].quote == 0 && d.isBareCue(s) {
			out[n-1].last = s.last
			continue
		}
		out = append(out, s)
	}
	p.sents = out
}

// isBareCue reports whether the sentence is source and cue without a content.
func (d *doc) isBareCue(s sent) bool {
	if s.last-s.first > 40 {
		return false
	}
	limit := min(s.last, s.first+14)
	for i := s.first; i < limit; i++ {
		t := &d.toks[i]
		if t.quote != 0 || t.low == ":" {
			return false
		}
		if t.cls&isCueWord == 0 || cues[t.low].form == gerund {
			continue
		}
		j := d.skipListener(cue{first: i, last: i + 1, verb: i, c: cues[t.low]}, s.last)
		if j >= s.last || d.is(j, ".", ",") {
			return true
		}
		if np, ok := d.npAfter(j, s.last); ok && (d.is(np.last, ".", ",") || np.last >= s.last) {
			return i == s.first || cues[t.low].takesPerson
		}
		return false
	}
	return false
}
