package answer_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"onrecord/answer"
	"onrecord/answer/exam"
	"onrecord/answer/question"
	"onrecord/corpus/identity"
	"onrecord/corpus/names"
)

// leastEqual is the share of keywords that must find just what the formal question does.
const leastEqual = 0.99

// asKeywords puts questions of the form "What did X say about Y?" to somebody as one types
// them into a search box, and reports whether they find the same. What has too many words
// is a headline, and a body is a topic as well: "senate vote".
func asKeywords(t *testing.T, asker *answer.Asker, people *identity.People, list exam.List) {
	t.Helper()
	said := regexp.MustCompile(`^What did (.+?) say about (.+?)\?$`)
	asked, equal := 0, 0
	for _, q := range list.Questions {
		m := said.FindStringSubmatch(q.Question)
		if m == nil || !isPerson(people, m[1]) || strings.ContainsAny(q.Question, `"“”`) {
			continue
		}
		who, about := strings.ToLower(m[1]), strings.ToLower(m[2])
		if ws := strings.Fields(about); len(ws) > 4 || question.IsStop(ws[0]) || slices.ContainsFunc(ws, func(w string) bool { return strings.HasSuffix(w, "day") }) || strings.HasPrefix(who, "the ") {
			continue
		}
		formal := mustAsk(t, asker, "what did "+who+" say about "+about, 0)
		short := mustAsk(t, asker, who+" "+about, 0)
		on := mustAsk(t, asker, who+" on "+about, 0)
		for _, other := range []answer.Answer{short, on} {
			asked++
			if slices.Equal(ids(formal), ids(other)) {
				equal++
			} else {
				t.Logf("%q finds %d, %q finds %d (read as %s)", formal.Question, len(formal.Excerpts), other.Question, len(other.Excerpts), other.Read)
			}
		}
	}
	if share := float64(equal) / float64(asked); share < leastEqual || asked < 300 {
		t.Errorf("%d of %d keywords (%.1f %%) find what the formal question finds", equal, asked, 100*share)
	} else {
		t.Logf("%d of %d keywords find what the formal question finds", equal, asked)
	}
}

// isPerson reports whether somebody of a name has a forename too.
func isPerson(people *identity.People, name string) bool {
	ws := strings.Fields(name)
	return len(ws) <= 3 && (len(ws) > 1 && names.DefaultTable().IsForename(names.Fold(ws[0])) ||
		slices.ContainsFunc(people.Find(name), func(ind identity.Individual) bool { return names.Parse(ind.Name).Given != "" }))
}

func ids(a answer.Answer) (out []string) {
	for _, e := range a.Excerpts {
		out = append(out, e.ID)
	}
	return out
}
