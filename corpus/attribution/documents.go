package attribution

import "onrecord/corpus/names"

// messages speak for whoever issued them.
var messages = set(`statement statements communique letter letters memo email e-mail note post tweet message declaration
	release filing announcement bulletin affidavit`)

// works do so too where it is said whose they are, and else are sources of their own.
var works = set(`report reports data statistics study studies survey surveys poll polls polling analysis story article paper
	editorial column op-ed newsletter website site tweets posts emails lawsuit`)

// printed are documents that stand in what an outlet prints.
var printed = set(`report reports story article editorial column op-ed poll survey analysis`)

// documentIn returns the document that a source is: "report" of "a recent report",
// "data" of "the data available"; -1 when it is none.
func (d *doc) documentIn(head phrase) int {
	i := head.last - 1
	for i > head.first && d.is(i, "available", "published", "released", "issued", "posted", "conducted") {
		i--
	}
	if (messages[d.at(i).low] || works[d.at(i).low]) && !d.at(i).capital {
		return i
	}
	return -1
}

// byAuthor resolves "a statement from the Customs Service" to the one behind it;
// where that is not said, the words of a message are nobody's for certain.
func (r *resolver) byAuthor(core, head phrase, doc int) (speaker, bool) {
	d := r.d
	work := works[d.at(doc).low]
	if p := d.author(core, head, doc); !p.empty() {
		if sp, ok := r.joint(p); ok {
			return sp, true
		}
		if sp := r.bySource(p); sp.name != "" && !r.several(p) {
			return sp, true
		}
	}
	for i := head.first; i < doc; i++ { // "the ministry's statement", "Bush's Facebook post"
		if !d.at(i).possess {
			continue
		}
		p := phrase{head.first, i + 1}
		if k := r.mentionAt(i); k < len(r.mentions) && r.mentions[k].last == i+1 {
			m := &r.mentions[k]
			return r.named(m, m.phrase, m.phrase), true
		}
		if sp := r.bySource(p); sp.name != "" {
			return sp, true
		}
	}
	if body := d.bodyBefore(head, doc); !body.empty() {
		return r.asPrinted(body, false), true
	}
	return r.asPrinted(core, true), !work
}

// author is the phrase for whoever a document is from: "the Customs Service" of "a
// statement from the Customs Service last week", an outlet that prints it.
func (d *doc) author(core, head phrase, doc int) phrase {
	message := messages[d.at(doc).low]
	for i := head.last; i < min(core.last-1, head.last+3); i++ {
		from := d.is(i, "from", "by") || message && d.is(i, "of")
		if !from && !(d.is(i, "in") && printed[d.at(doc).low] && d.namesNext(i+1)) {
			continue
		}
		p := phrase{i + 1, i + 1}
		for p.last < core.last && (p.empty() || !d.endsAuthor(p.last)) {
			p.last++
		}
		return p
	}
	if d.is(core.last, "from", "by") && core.last == doc+1 && d.namesNext(core.last+1) { // the source ends too early
		p := phrase{core.last + 1, core.last + 2}
		for d.at(p.last).capital && d.at(p.last).kind == word {
			p.last++
		}
		return p
	}
	return phrase{}
}

// endsAuthor reports whether token i is no more of whoever wrote a document: a time, or
// behind a name a word that is neither an office nor a particle.
func (d *doc) endsAuthor(i int) bool {
	t := d.at(i)
	switch {
	case t.capital && t.upper: // USA TODAY
		return false
	case t.cls&(isTime|isDay) != 0, d.is(i, "last", "this", "about", "on", "in"):
		return true
	}
	return t.kind == word && !t.capital && d.at(i-1).capital && t.cls&(isRole|isBody|isPrep|isConj|isDet|isTitle) == 0
}

// several reports whether a phrase names more than one that joint could not tell apart.
func (r *resolver) several(p phrase) bool {
	for i := p.first + 1; i < p.last-1; i++ {
		if r.d.is(i, "and", "&") && r.d.at(i+1).capital && r.mentionAt(i-1) < r.mentionAt(i+1) {
			return true
		}
	}
	return false
}

// namesNext reports whether a name begins at token i, an article before it or not.
func (d *doc) namesNext(i int) bool {
	if d.is(i, "the") {
		i++
	}
	return d.at(i).capital && d.at(i).cls&(isTime|isDay) == 0
}

// bodyBefore is the body by whose name a document is called: "the IMF report", "a
// Quinnipiac University poll". Other capitals there tell its place, day or channel.
func (d *doc) bodyBefore(head phrase, doc int) phrase {
	first := doc
	for first > head.first && (d.at(first-1).capital && d.at(first-1).cls&isDet == 0 || d.is(first-1, "/", "-") && first < doc && first-1 > head.first && d.at(first-2).capital) {
		first--
	}
	p := phrase{first, doc}
	if p.empty() {
		return phrase{}
	}
	if d.at(doc-1).cls&isBody != 0 && p.last-p.first > 1 {
		return p
	}
	for i := first; i < doc; i++ {
		if t := d.at(i); t.upper && len(t.low) > 2 && (outlets[t.low] || isOrganisation(d.text[t.start:t.end])) {
			return p
		}
	}
	return phrase{}
}

// outlets are letters that print and broadcast; others may be anything ("a DNA study").
var outlets = set(`cnn nbc cbs abc bbc msnbc cnbc npr pbs wsj nyt afp upi tass dpa ansa cbc itv nhk politico`)

func isOrganisation(letters string) bool {
	c := names.DefaultTable().Lookup(letters)
	return c != nil && c.Kind == names.Organisation
}
