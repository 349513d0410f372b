package answer

import (
	"regexp"
	"strings"

	"onrecord/corpus/names"
)

// speaking are words by which whoever stands before them, or "by" and behind them,
// speaks.
var (
	speaking  = regexp.MustCompile(`(?i)^(?:(?:has|have|had|did|does|do|ever|also|once|really) )*(?:say|says|said|saying|stated|tells?|told|mention(?:s|ed)?|comment(?:s|ed)|remark(?:s|ed)|talk(?:s|ed)?|speaks?|spoke)\b`)
	spokenBy  = regexp.MustCompile(`(?i)\b(?:said|stated|told|mentioned|remarked|claimed|quotes?|quotations?|statements?|comments?|remarks?|words|anything|something|everything)(?: (?:about|on|of) \S+(?: \S+)?)? (?:by|from|of)$|\b(?:quote|cite|quoting)$`)
	asideWord = regexp.MustCompile(`^(?:(?:(?i:what|which|that|was|has|have|did|does|do|there|anything|something|everything|and|about|on|regarding|concerning|of|get|got|ever|please|tell me)|[Ii]s|[Ii]t)\b[ ,]*)+|[ ,]*\b(?:(?i:what|about|on|of|that|did|does|do|was|has|been|please|say|said)|is)$`) // IS is no word of asking
)

// mostBeside is how many words a question has at most that is read so.
const mostBeside = 40

// beside reads a question in an order that no form has by the speaker whom the
// archive knows beside a verb of speaking: "about oil the Minister said what".
func beside(q string, knows func(string) bool) (speaker, topic string, ok bool) {
	ws := strings.Fields(q)
	if len(ws) > mostBeside {
		return "", "", false
	}
	verbs, bys := make([]string, len(ws)+1), make([]string, len(ws)+1)
	for i := range verbs { // what begins and what ends there
		verbs[i] = speaking.FindString(strings.Join(ws[i:], " "))
		bys[i] = spokenBy.FindString(strings.Join(ws[:i], " "))
	}
	for n := min(5, len(ws)-1); n > 0; n-- {
		for i := range len(ws) - n + 1 {
			x := strings.Trim(strings.Join(ws[i:i+n], " "), ",;:-–—")
			if verbs[i+n] == "" && bys[i] == "" || !startsNamed(x) || names.DefaultTable().Lookup(x) != nil || !knows(x) {
				continue
			}
			before := strings.TrimSuffix(strings.Join(ws[:i], " "), bys[i])
			after := strings.TrimPrefix(strings.Join(ws[i+n:], " "), verbs[i+n])
			for range 3 {
				before, after = asideWord.ReplaceAllString(tidy(before), ""), asideWord.ReplaceAllString(tidy(after), "")
			}
			return x, tidy(before + " " + after), true
		}
	}
	return "", "", false
}

// startsNamed reports whether a name begins with one of its own words, and not with
// one of the topic that stands before it: "IS Lavrov", "reform Lynch".
func startsNamed(x string) bool {
	ws := strings.Fields(x)
	if len(ws) == 0 || stops[strings.ToLower(ws[0])] || relation.MatchString(x) {
		return false
	}
	if len(ws) == 1 {
		return true
	}
	capital := func(w string) bool { return strings.ToLower(w) != w }
	return names.DefaultTable().Lookup(ws[0]) == nil && (capital(ws[0]) || !capital(ws[len(ws)-1]))
}
