package attribution

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"onrecord/corpus/attribution/phrase"
	"onrecord/corpus/text"
)

// resolver gives every source its speaker, in the order of the text.
type resolver struct {
	*cast
	said  []utterance // resolved so far
	byID  map[int]speaker
	whose []int // by attribution: the person; -1 when it is none

	firstTurn int // token of the first turn of a transcript
}

// utterance is a source that has been resolved.
type utterance struct {
	tok  int // where the source stands; the content, when there is none
	who  int // person; -1 for bodies and the unknown
	text speaker
	asks bool // a question put to somebody, who answers next
}

// speaker is what is known of a source.
type speaker struct {
	name, role string
	unsure     bool
	unnamed    bool // one person, whom the article does not name: "a spokesman"
	definite   bool // unnamed, and somebody met before: "the senator"
	who        int  // person; -1 when it is none
}

// resolve finds the speakers of raw attributions, which may come from the rules
// or from a tagger, and orders them by the start of their content.
func resolve(d *text.Document, raws []raw) []Attribution {
	if len(raws) == 0 {
		return nil
	}
	r := &resolver{cast: newCast(d), byID: map[int]speaker{}}
	r.sentences()
	out := make([]Attribution, len(raws))
	r.firstTurn = len(d.Tokens)
	for _, w := range raws {
		r.introduced(w)
		if w.label != "" && len(w.content) > 0 {
			r.firstTurn = min(r.firstTurn, d.TokenAt(w.content[0].Start))
		}
	}
	for i, w := range raws {
		sortSpans(w.content)
		sp := r.speaker(w)
		r.whose = append(r.whose, sp.who)
		out[i] = Attribution{Source: w.source, Cue: w.cue, Content: w.content, Type: typeOf(d, w.content),
			Speaker: sp.name, Role: sp.role, Unsure: sp.unsure}
		if w.label != "" {
			out[i].Type = Direct
		}
	}
	r.fillRoles(out)
	sort.SliceStable(out, func(i, j int) bool { return out[i].Content[0].Start < out[j].Content[0].Start })
	return out
}

func sortSpans(s []text.Range) {
	slices.SortFunc(s, func(a, b text.Range) int { return cmp.Compare(a.Start, b.Start) })
}

// sentences notes for every token where its sentence begins.
func (c *cast) sentences() {
	c.sentence = make([]int, len(c.d.Tokens))
	for k := range c.d.Paragraphs {
		for _, s := range c.d.Paragraphs[k].Joined {
			for i := s.First; i < s.End; i++ {
				c.sentence[i] = s.First
			}
		}
	}
}

// typeOf tells how much of the content stands in quotation marks.
func typeOf(d *text.Document, content []text.Range) Type {
	in, out := false, false
	for _, c := range content {
		for i := d.TokenAt(c.Start); i < len(d.Tokens) && d.Tokens[i].Start < c.End; i++ {
			switch t := &d.Tokens[i]; {
			case t.Quotation != 0:
				in = true
				if last := d.Quotations[t.Quotation-1].End; last > i && d.Tokens[last-1].End <= c.End {
					i = last - 1
				}
			case t.Kind == text.Word:
				out = true
			}
		}
	}
	switch {
	case in && !out:
		return Direct
	case in:
		return Mixed
	}
	return Indirect
}

// speaker resolves one raw attribution and remembers the outcome.
func (r *resolver) speaker(w raw) speaker {
	at := r.d.TokenAt(w.content[0].Start)
	var sp speaker
	switch {
	case w.label != "":
		sp = r.byLabel(w.label)
	case len(w.source) > 0:
		at = r.d.TokenAt(w.source[0].Start)
		sp = r.bySource(r.d.SpanOf(w.source[0]))
		if w.relayed {
			sp.unsure, sp.who = true, -1
		}
	case w.follows > 0:
		var ok bool
		if sp, ok = r.byID[w.follows]; !ok {
			sp = speaker{who: -1}
		}
	default:
		sp = speaker{who: -1}
	}
	if w.id > 0 {
		r.byID[w.id] = sp
	}
	if sp.who >= 0 {
		r.people[sp.who].speaks++
	}
	r.said = append(r.said, utterance{at, sp.who, sp, len(w.cue) > 0 && text.ReportingVerbs[r.d.At(lastWord(r.d, w.cue)).Low].Lemma == "ask"})
	return sp
}

// introduced notes the role in a source such as "The head of the FSB, Aleksandr
// Bortnikov,", so that it is known from the first line on.
func (r *resolver) introduced(w raw) {
	if len(w.source) == 0 {
		return
	}
	p := r.d.SpanOf(w.source[0])
	core := r.coreOf(p)
	if core == p || !phrase.IsRole(r.d, phrase.Head(r.d, core).End-1) {
		return
	}
	if m, ok := r.nameAfter(core, p); ok && m.who >= 0 {
		r.addRole(m.who, r.roleText(core))
	}
}

// fillRoles carries what the article calls a person to the attributions whose own
// source does not say it.
func (r *resolver) fillRoles(out []Attribution) {
	for i := range out {
		if who := r.whose[i]; who >= 0 && out[i].Role == "" && !out[i].Unsure {
			out[i].Role = r.mainRole(who)
		}
	}
}

// mainRole is the first role of a person that says more than one word, such as
// "official"; else the first.
func (r *resolver) mainRole(who int) string {
	roles := r.people[who].roles
	for _, role := range roles {
		if strings.Contains(role, " ") {
			return role
		}
	}
	if len(roles) > 0 {
		return roles[0]
	}
	return ""
}

// of is the speaker that a person makes; role is what the source calls it here.
func (r *resolver) of(who int, role string) speaker {
	return speaker{name: r.people[who].name, role: role, who: who}
}
