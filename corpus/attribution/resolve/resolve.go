package resolve

import (
	"sort"
	"strings"

	"onrecord/corpus/attribution/finding"
	"onrecord/corpus/attribution/merge"
	"onrecord/corpus/attribution/people"
	"onrecord/corpus/attribution/phrase"
	"onrecord/corpus/text"
)

// resolver gives every source its speaker, in the order of the text.
type resolver struct {
	*people.Directory
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

// Speakers finds the speakers of raw attributions, which may come from the rules
// or from a tagger, and orders them by the start of their content.
func Speakers(d *text.Document, raws []finding.Finding) []Attribution {
	if len(raws) == 0 {
		return nil
	}
	r := &resolver{Directory: people.Read(d), byID: map[int]speaker{}}
	r.Sentences()
	out := make([]Attribution, len(raws))
	r.firstTurn = len(d.Tokens)
	for _, w := range raws {
		r.introduced(w)
		if w.Label != "" && len(w.Content) > 0 {
			r.firstTurn = min(r.firstTurn, d.TokenAt(w.Content[0].Start))
		}
	}
	for i, w := range raws {
		finding.Sort(w.Content)
		sp := r.speaker(w)
		r.whose = append(r.whose, sp.who)
		out[i] = Attribution{Source: w.Source, Cue: w.Cue, Content: w.Content, Type: merge.TypeOf(d, w.Content),
			Speaker: sp.name, Role: sp.role, Unsure: sp.unsure}
		if w.Label != "" {
			out[i].Type = merge.Direct
		}
	}
	r.fillRoles(out)
	sort.SliceStable(out, func(i, j int) bool { return out[i].Content[0].Start < out[j].Content[0].Start })
	return out
}

// speaker resolves one raw attribution and remembers the outcome.
func (r *resolver) speaker(w finding.Finding) speaker {
	at := r.D.TokenAt(w.Content[0].Start)
	var sp speaker
	switch {
	case w.Label != "":
		sp = r.byLabel(w.Label)
	case len(w.Source) > 0:
		at = r.D.TokenAt(w.Source[0].Start)
		sp = r.bySource(r.D.SpanOf(w.Source[0]))
		if w.Relayed {
			sp.unsure, sp.who = true, -1
		}
	case w.Follows > 0:
		var ok bool
		if sp, ok = r.byID[w.Follows]; !ok {
			sp = speaker{who: -1}
		}
	default:
		sp = speaker{who: -1}
	}
	if w.ID > 0 {
		r.byID[w.ID] = sp
	}
	if sp.who >= 0 {
		r.People[sp.who].Speaks++
	}
	r.said = append(r.said, utterance{at, sp.who, sp, len(w.Cue) > 0 && r.D.Verb(r.D.At(merge.LastWord(r.D, w.Cue)).Low).Lemma == "ask"})
	return sp
}

// introduced notes the role in a source such as "The head of the FSB, Aleksandr
// Bortnikov,", so that it is known from the first line on.
func (r *resolver) introduced(w finding.Finding) {
	if len(w.Source) == 0 {
		return
	}
	p := r.D.SpanOf(w.Source[0])
	core := r.coreOf(p)
	if core == p || !phrase.IsRole(r.D, phrase.Head(r.D, core).End-1) {
		return
	}
	if m, ok := r.nameAfter(core, p); ok && m.Who >= 0 {
		r.AddRole(m.Who, r.RoleText(core))
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
	roles := r.People[who].Roles
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
	return speaker{name: r.People[who].Name, role: role, who: who}
}
