package enginetest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/attribution"
	"onrecord/corpus/dates"
)

var (
	statementLine = regexp.MustCompile(`^([^:(]*?)(?: \(([^)]*)\))? (\S+) (direct|mixed|indirect): `)
	passageLine   = regexp.MustCompile(`^(\S+): `)
)

// Extract finds what an article of [Article] says. A line is a statement,
//
//	Sergei Lavrov (foreign minister) 2015-04-22 direct: "IS is our main enemy," | Lavrov said | .
//
// whose content is before the first bar and whose source and cue follow it, or a
// passage, which begins with a date and a colon. So tests do not hang on what the
// attribution of the day finds. An article with the word PANIC makes it panic.
func Extract(a *corpus.Article) (sts []corpus.Statement, ps []corpus.Passage) {
	if strings.Contains(a.Text, "PANIC") {
		panic("an article that nobody foresaw")
	}
	at := 0
	for _, line := range strings.SplitAfter(a.Text, "\n") {
		text := strings.TrimSuffix(line, "\n")
		end := at + len(text)
		if m := statementLine.FindStringSubmatch(text); m != nil {
			sts = append(sts, statement(text, m, at))
		} else if m := passageLine.FindStringSubmatch(text); m != nil {
			ps = append(ps, corpus.Passage{Start: at + len(m[0]), End: end, Date: Date(m[1])})
		}
		at += len(line)
	}
	return sts, ps
}

func statement(text string, m []string, at int) corpus.Statement {
	start := len(m[0])
	st := corpus.Statement{Start: at + start, End: at + len(text), Date: Date(m[3])}
	st.Speaker, st.Role, st.Type = m[1], m[2], attribution.Type(m[4])
	if name, ok := strings.CutSuffix(st.Speaker, "?"); ok {
		st.Speaker, st.Unsure = name, true
	}
	parts := strings.SplitAfter(text[start:], "|")
	content := len(strings.TrimSuffix(parts[0], "|"))
	st.Content = []attribution.Span{{Start: at + start, End: at + start + content}}
	if len(parts) > 1 {
		from := at + start + len(parts[0])
		words := strings.Fields(strings.TrimSuffix(parts[1], "|"))
		if len(words) == 0 {
			return st
		}
		source := strings.Index(parts[1], words[0])
		st.Source = []attribution.Span{{Start: from + source, End: from + source + len(words[0])}}
		cue := strings.Index(parts[1], words[len(words)-1])
		st.Cue = []attribution.Span{{Start: from + cue, End: from + cue + len(words[len(words)-1])}}
	}
	return st
}

// Date reads 2015-04-22 with zeros for what is unknown; "-" is no date.
func Date(s string) (d dates.Date) {
	fmt.Sscanf(s, "%d-%d-%d", &d.Year, &d.Month, &d.Day)
	return d
}

// Article makes an article; outlet may be empty.
func Article(id, outlet, text string) *corpus.Article {
	sum := sha256.Sum256([]byte(outlet + "\n" + text))
	return &corpus.Article{
		ID: id, Path: id + ".markup", Title: "Title of " + id, Text: text, Outlet: outlet,
		URL: "https://example.org/" + id, Hash: hex.EncodeToString(sum[:]),
	}
}

// Newsroom is an archive of four articles.
func Newsroom() []*corpus.Article {
	return []*corpus.Article{
		Article("lavrov", "RFE/RL", `Russia and the group, a report.
Sergei Lavrov (Russian Foreign Minister) 2015-04-22 direct: "I consider IS to be our main enemy right now," | Lavrov said | on the radio
Sergei Lavrov (Russian Foreign Minister) 2015-04-22 indirect: that talks about oil prices would go on | he added | in the evening
2015-04-22: The group is called Islamic State by itself, and is fought in Syria and Iraq by several countries.
`),
		Article("patrushev", "TASS", `Another report.
Nikolai Patrushev (Security Council Secretary) 2015-11-19 mixed: the militants of Daesh "have schools in the North Caucasus" | Patrushev told | reporters
Sergey Lavrov 2015-11-00 direct: "Oil is what the terrorists live on," | Lavrov noted | .
a spokesman? 0-11-20 indirect: that nobody is safe | spokesman said | .
`),
		Article("joint", "Le Médiateur", `A third report.
Sergei Lavrov and John Kerry 2015-12-15 indirect: that the cease-fire is near | they announced | in Moscow
Ministry of Health and Welfare - indirect: that vaccines arrived | it said | .
`),
		Article("who", "Reuters", `A fourth report.
Margaret Chan (WHO chief) 2015-03-02 direct: "Vaccines work," | Chan said | in Geneva
2015-03-02: The WHO asked who is going to pay for vaccines in the U.S. and elsewhere.
`),
	}
}
