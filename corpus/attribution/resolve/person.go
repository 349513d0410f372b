package resolve

import (
	"strings"

	"onrecord/corpus/attribution/people"
	"onrecord/corpus/attribution/phrase"
	"onrecord/corpus/lexicon"
	"onrecord/corpus/names"
	"onrecord/corpus/text"
)

// person resolves a personal pronoun of one gender.
func (r *resolver) person(p text.Span, g names.Gender, own speaker) speaker {
	sp := r.antecedentOf(p, g, own)
	if sp.who < 0 && !sp.unnamed {
		if who := r.onlyPerson(p.First, g); who >= 0 {
			return r.of(who, "")
		}
	}
	return sp
}

// onlyPerson is the one person of whom the article has spoken before token at, and only
// just: the pronoun is then his, whatever gender his forename has elsewhere. -1 if there
// are others, named or not.
func (r *resolver) onlyPerson(at int, g names.Gender) int {
	who := -1
	last := 0
	if k := r.mentionAt(at); k > 40 || len(r.said) > 40 {
		return -1 // far into a text it says little that he is the only one
	}
	for k := 0; k < len(r.Mentions) && r.Mentions[k].First < at; k++ {
		m := &r.Mentions[k]
		if m.Who < 0 && (m.Quoted || !r.unknownPerson(m)) {
			continue
		}
		if m.Who < 0 || who >= 0 && m.Who != who {
			return -1
		}
		who, last = m.Who, m.First
	}
	if who < 0 || !r.near(last, at, 1) || !r.isPerson(who) {
		return -1
	}
	for _, u := range r.UnnamedIn(0, at) {
		if !u.Plural && !r.otherGender(u.Head, g) {
			return -1
		}
	}
	for i := range r.said {
		if r.said[i].who != who {
			return -1
		}
	}
	return who
}

// antecedentOf goes back from a personal pronoun for the person it stands for.
func (r *resolver) antecedentOf(p text.Span, g names.Gender, own speaker) speaker {
	end := p.First
	start := r.Sentence[min(end, len(r.Sentence)-1)]
	for back := 0; back < 5; back++ {
		cs := r.between(start, end, g)
		if sp, ok := r.unnamedBetween(start, end, cs, g); ok {
			return sp
		}
		if back == 1 || back == 2 {
			if sp, ok := r.newcomer(start, end, cs, g, own); ok {
				return sp
			}
		}
		if who := r.goesOn(start, end, p.First, g, cs); who >= 0 {
			r.People[who].Gender = g
			return r.of(who, "")
		}
		if who, ok := r.choose(cs); ok {
			if r.People[who].Gender == names.Unknown {
				if (!r.plainly(who, back, p.First, cs, g) || r.mayBeBody(who)) && r.rivals(who, p.First, g) || r.otherPronoun(cs, p.First, g) {
					return own
				}
				r.People[who].Gender = g
			}
			return r.of(who, "")
		} else if len(cs) > 0 {
			return own
		}
		if sp, ok := r.nominalSubject(start, end); ok && back > 0 {
			if sp.who >= 0 && r.People[sp.who].Gender == g || sp.unnamed && r.metBefore(sp.name, start) && !r.otherGender(sp.name, g) {
				return sp
			}
			return own
		}
		if start == 0 {
			break
		}
		end, start = start, r.Sentence[start-1]
	}
	return own
}

// goesOn is who made the last statement, if that was in toks[start:end] and nobody else
// who fits the pronoun is the subject of anything since: he is the one who goes on, and
// not who was spoken of. -1 if there is none.
func (r *resolver) goesOn(start, end, at int, g names.Gender, cs []candidate) int {
	n := len(r.said) - 1
	if n < 0 || r.said[n].who < 0 || r.said[n].asks || r.said[n].tok < start || r.said[n].tok >= end || !r.opensClause(at) {
		return -1
	}
	if v := r.D.Verb(r.D.At(at + 1).Low); v.Lemma != "" && !v.AllowsThat && !v.AllowsClause && !v.AllowsObject || r.D.At(at+1).Class&text.Auxiliary != 0 {
		return -1 // "He pleaded not guilty" may be about whom the words before were
	}
	u := &r.said[n]
	if have := r.People[u.who].Gender; have != g && !(have == names.Unknown && r.isPerson(u.who) && !r.otherPronoun(cs, at, g)) {
		return -1
	}
	for _, c := range cs {
		if c.who != u.who && c.tok > u.tok {
			return -1
		}
	}
	return u.who
}

// plainly reports whether the person made the last statement, or is the subject of the
// sentence just before, where nobody else is named who could be meant: whose gender no
// list knows may then be told by the pronoun.
func (r *resolver) plainly(who, back, at int, cs []candidate, g names.Gender) bool {
	subject := false
	for _, c := range cs {
		if c.who != who && (c.strong || !r.spokeLast(who)) {
			return false // "Berg, an ally of Holm, said" is about Berg
		}
		subject = subject || c.strong && c.who == who && r.isPerson(who) && (!r.lastSpoke(g) || r.paragraph(c.tok) == r.paragraph(at))
	}
	return back < 2 && (subject || r.spokeLast(who))
}

// unnamedBetween is the person without a name who made the last statement in
// toks[start:end], when nobody who fits the pronoun is named after it.
func (r *resolver) unnamedBetween(start, end int, cs []candidate, g names.Gender) (speaker, bool) {
	if len(r.said) == 0 {
		return speaker{}, false
	}
	u := &r.said[len(r.said)-1]
	if !u.text.unnamed || u.asks || u.tok < start || u.tok >= end || g != names.Unknown && r.otherGender(u.text.name, g) {
		return speaker{}, false
	}
	if who, ok := r.choose(cs); u.text.definite && ok && r.goesOnAs(who, u) {
		return speaker{}, false
	}
	for _, c := range cs {
		if c.tok > u.tok && c.strong {
			return speaker{}, false
		}
	}
	return u.text, true
}

// goesOnAs reports whether the definite source is but another word for the person who
// spoke just before it: nothing that the article calls the person speaks against it.
func (r *resolver) goesOnAs(who int, u *utterance) bool {
	n := len(r.said) - 2
	if n < 0 || r.said[n].who != who || !r.near(r.said[n].tok, u.tok, 2) {
		return false
	}
	heads := people.RoleHeads(r.D, strings.TrimPrefix(strings.ToLower(u.text.name), "the "))
	return len(r.People[who].Roles) == 0 || r.sharesHead(who, heads)
}

// nominalSubject reports whether the sentence toks[start:end], in which nobody is
// named, tells of one person by a role: "The admiral chuckled." The next "he" is that
// one's; sp is who that is, if the article says.
func (r *resolver) nominalSubject(start, end int) (sp speaker, ok bool) {
	np := phrase.Subject(r.D, text.Span{First: start, End: end}, end)
	head := phrase.Head(r.D, np)
	if np.Empty() || !phrase.IsRole(r.D, head.End-1) && !r.D.Has(r.D.At(head.End-1).Low, lexicon.Human) || !r.D.Is(np.First, "the", "The") || phrase.IsPlural(r.D.At(head.End-1).Low) {
		return speaker{}, false
	}
	return r.described(np, head, false), true
}

// metBefore reports whether somebody unnamed of that description was brought in before
// token at: "a sailor ... The sailor".
func (r *resolver) metBefore(name string, at int) bool {
	for _, h := range people.RoleHeads(r.D, strings.TrimPrefix(strings.ToLower(name), "the ")) {
		if one, _ := r.LastUnnamed(h, at); one >= 0 {
			return true
		}
	}
	return false
}

// newcomer resolves a pronoun behind a sentence whose subject is somebody without a name
// who is brought in there: "One docker was less sure." Where he may be the lawyer or
// friend of the one who is meant, it stays open.
func (r *resolver) newcomer(start, end int, cs []candidate, g names.Gender, own speaker) (speaker, bool) {
	np := phrase.Subject(r.D, text.Span{First: start, End: end}, end)
	for _, u := range r.UnnamedIn(start, max(np.End, min(end, start+12))) {
		subject := u.First <= np.First && np.First < u.End || r.D.IsStart(u.First)
		if u.Plural || !subject || r.otherGender(u.Head, g) || r.D.Has(u.Head, lexicon.Kinship) || r.D.Verb(r.D.At(u.End).Low).Lemma == "ask" {
			continue
		}
		core := text.Span{First: u.First, End: max(u.End, phrase.CoreAfter(r.D, u.First, end).End)}
		if r.epithet(core.End, end) {
			continue
		}
		for _, c := range cs {
			if c.strong {
				return speaker{}, false // "A pier is no road, Berg said"
			}
		}
		if r.D.At(u.First).Class&text.Possessive != 0 {
			return own, true
		}
		sp := r.asPrinted(core, true)
		sp.unnamed = true
		return sp, true
	}
	return speaker{}, false
}

// epithet reports whether what ends at token i only tells of whom the sentence is about,
// and names behind a comma: "A former clerk who likes the sea, Berg has ..."
func (r *resolver) epithet(i, end int) bool {
	if r.D.Is(i, "-") {
		return true
	}
	for ; i < end-1 && r.D.At(i).Class&text.Reporting == 0; i++ {
		if r.D.Is(i, ",") && r.D.At(i+1).Capital {
			return true
		}
	}
	return false
}
