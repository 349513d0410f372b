package resolve

import (
	"strings"

	"onrecord/corpus/attribution/phrase"
	"onrecord/corpus/names"
	"onrecord/corpus/text"
)

// pronoun resolves he, she, who, it. Only the sentence of the pronoun and the
// ones shortly before count, and only when one candidate stands out.
func (r *resolver) pronoun(p text.Span) speaker {
	d := r.D
	own := r.asPrinted(p, true)
	low, _, _ := strings.Cut(d.At(p.First).Low, "'") // "who's argued"
	switch low {
	case "he", "him", "his":
		return r.person(p, names.Male, own)
	case "she", "her":
		return r.person(p, names.Female, own)
	case "who", "which":
		return r.antecedent(p, own)
	case "it", "its":
		if n := len(r.said); n > 0 && !r.said[n-1].text.unsure && r.near(r.said[n-1].tok, p.First, 1) && (r.said[n-1].who < 0 || r.mayBeBody(r.said[n-1].who) && r.opensClause(p.First) && !r.anotherSubject(&r.said[n-1], p.First)) {
			return r.said[n-1].text
		}
	case "they", "them", "their":
		if who := r.usesThey(p.First); who >= 0 {
			return r.of(who, "")
		}
		if n := len(r.said); n > 0 && r.said[n-1].who < 0 && r.said[n-1].text.name != "" && r.near(r.said[n-1].tok, p.First, 1) && r.plural(r.said[n-1].text.name) {
			return r.said[n-1].text
		}
	}
	return own
}

// usesThey is the person of whom the article says before token at that "they" is his
// pronoun, when he was the last to be named; -1 if there is none.
func (r *resolver) usesThey(at int) int {
	if at == 0 || !r.near(r.lastMention(at), at, 3) {
		return -1
	}
	k := r.mentionAt(r.lastMention(at))
	if k >= len(r.Mentions) || r.Mentions[k].Who < 0 {
		return -1
	}
	who := r.Mentions[k].Who
	for _, first := range r.People[who].Full {
		for i := first; i < first+16; i++ {
			if r.D.Is(i, "they") && r.D.At(i-1).Kind == text.Word && r.D.Is(i-1, "uses", "use", "pronouns", "prefers", "pronoun") {
				return who
			}
		}
	}
	return -1
}

// lastMention is where the last name before token at begins; at, if there is none.
func (r *resolver) lastMention(at int) int {
	for k := r.mentionAt(at) - 1; k >= 0; k-- {
		if !r.Mentions[k].Quoted {
			return r.Mentions[k].First
		}
	}
	return at
}

// plural reports whether several speakers are joined in the name.
func (r *resolver) plural(name string) bool {
	for i := 0; i+5 <= len(name); i++ {
		if name[i:i+5] == " and " {
			return true
		}
	}
	return false
}

// antecedent is the name right before a relative pronoun.
func (r *resolver) antecedent(p text.Span, own speaker) speaker {
	end := p.First
	for end > 0 && r.D.Is(end-1, ",", "-") {
		end--
	}
	np, ok := phrase.Antecedent(r.D, end, max(0, end-20))
	if !ok {
		return own
	}
	if m, found := r.nameAt(np); found && m.End == end {
		return r.named(m, np, np)
	}
	if phrase.IsPronoun(r.D, np) {
		return own
	}
	return r.asPrinted(np, true)
}

// near reports whether token a stands in the sentence of b or at most n sentences
// before it.
func (r *resolver) near(a, b, n int) bool {
	start := r.Sentence[min(b, len(r.Sentence)-1)]
	for ; n > 0 && start > 0; n-- {
		start = r.Sentence[start-1]
	}
	return a >= start
}

// opensClause reports whether token i begins a sentence, or a clause behind a sign or "and".
func (r *resolver) opensClause(i int) bool {
	prev := r.D.At(i - 1)
	return r.D.IsStart(i) || prev.Kind != text.Word || r.D.Is(i-1, "and", "but", "so")
}

// anotherSubject reports whether a name that is not the speaker's is the subject of
// something between his statement and token at.
func (r *resolver) anotherSubject(u *utterance, at int) bool {
	for k := r.mentionAt(u.tok); k < len(r.Mentions) && r.Mentions[k].First < at; k++ {
		if m := &r.Mentions[k]; m.Subject && !m.Quoted && m.Who != u.who {
			return true
		}
	}
	return false
}

// isPerson reports whether a role or forename leaves no doubt that a name is a person's.
func (r *resolver) isPerson(who int) bool {
	return len(r.People[who].Roles) > 0 || r.Names.IsForename(r.People[who].Given)
}

// mayBeBody reports whether a name is one word that nothing tells to be a person's, or
// three that begin with a word of the language: "JetBlue", "Clean Harbour Now". No "he" is
// meant of it where a man is named as well.
func (r *resolver) mayBeBody(who int) bool {
	p := r.People[who]
	return !r.isPerson(who) && (p.Given == "" && !r.Names.IsForename(p.Surname) || strings.Count(p.Name, " ") > 1 && r.D.Common(p.Given))
}
