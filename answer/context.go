package answer

import (
	"cmp"
	"context"
	"math"
	"regexp"
	"slices"
	"strings"

	"onrecord/answer/question"
	"onrecord/answer/topic"
	"onrecord/corpus"
	"onrecord/corpus/identity"
	"onrecord/corpus/text"
	"onrecord/index"
)

// What somebody says in an article on harbours is on harbours, without the word. Where
// nothing that a person said holds all of the topic, what he said in the articles on it is
// weighed by the texts round it as well: the paragraph, its neighbours, the headline, and
// the whole article (package topic has what each counts for). What ties it to the topic is
// shown with it.
//
// A digest is about many things: there only the paragraph counts. And the more somebody
// says in those articles, the surer a statement must be on the topic, for of many one is
// near it by chance.
const (
	leastSupport = 0.5  // of one statement
	morePool     = 0.03 // for every doubling of the statements that there are
	mostSupport  = 0.75 // however many there are
	contextAmong = 60   // passages on the topic whose articles are looked at
	farAway      = 8    // paragraphs between a statement and the topic
	mostContext  = 3    // statements shown for their context
)

// hasContext reports whether what stands round a statement may tell that it answers: it is
// asked for by its speaker and its topic. The article on somebody is not what he says about
// himself.
func (r resolution) hasContext() bool {
	return len(r.people) > 0 && r.topic.Len() > 0 && r.asked.Asks != question.Times && !r.second && !r.guessed() &&
		!slices.ContainsFunc(r.people, func(ind identity.Individual) bool { return r.topic.In(ind.Name).Cover > 0 })
}

// inContext are the statements of the people asked for that the texts round them tie to
// the topic, surest first.
func (a *Asker) inContext(ctx context.Context, r resolution, near vicinity) ([]candidate, error) {
	p := r.plan()
	var pool []index.Hit
	for _, hits := range near.said {
		pool = append(pool, hits...)
	}
	whose, err := a.whose(ctx, p, pool)
	if err != nil {
		return nil, err
	}
	pool = slices.DeleteFunc(pool, func(h index.Hit) bool {
		return whose(h) == others || p.ownYear && h.Statement.Date.Year == 0
	})
	least := min(mostSupport, leastSupport+morePool*math.Log2(float64(max(1, len(pool)))))
	surrounds := map[string]*surroundings{}
	var list []candidate
	for _, h := range pool {
		s := surrounds[h.Article.ID]
		if s == nil {
			s = around(p.topic, near.articles[h.Article.ID])
			surrounds[h.Article.ID] = s
		}
		c := candidate{Hit: h, match: p.topic.In(h.Text)}
		if p.polarity.Tells() && !a.does(p, c) {
			continue
		}
		support, tie := s.support(p.topic, h)
		if support < least {
			continue
		}
		c.tie = tie
		c.score = support * a.weights.types[h.Statement.Type]
		if len(strings.Fields(h.Content)) < scrapWords {
			c.score *= a.weights.scrap
		}
		list = append(list, c)
	}
	slices.SortStableFunc(list, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.ID, y.ID))
	})
	return list, nil
}

// weak reports whether no statement found holds all of the topic.
func (a *Asker) weak(list []candidate) bool {
	return !slices.ContainsFunc(list, func(c candidate) bool { return c.tie == "" && c.match.Cover >= wholeTopic })
}

// sureContext is by how much more of a topic the texts round a statement must support than
// another holds in its own words, to come before it.
const sureContext = 0.3

// withContext puts what is on a topic by its context among what holds some of it in its
// own words.
func withContext(own, near []candidate) []candidate {
	var before, after []candidate
	best := 0.0
	for _, c := range own {
		best = max(best, c.match.Cover)
	}
	for _, c := range near {
		switch {
		case slices.ContainsFunc(own, func(o candidate) bool { return o.ID == c.ID }):
		case len(before)+len(after) == mostContext:
		case len(own) == 0 || c.score > best+sureContext:
			before = append(before, c)
		default:
			after = append(after, c)
		}
	}
	top := 1.0
	for _, c := range own {
		top = max(top, c.score)
	}
	for i := range before {
		before[i].score += top
	}
	for i := range after {
		after[i].score *= 0.1
	}
	return slices.Concat(before, own, after)
}

// surroundings are an article as the context of its statements.
type surroundings struct {
	text       string
	title      string
	paragraphs []text.Range
	on         []bool // which of them hold some of the topic
	headline   topic.Held
	article    topic.Held
	digest     bool
}

func around(t topic.Topic, a *corpus.Article) *surroundings {
	s := &surroundings{}
	if a == nil {
		return s
	}
	s.text, s.title = a.Text, a.Title
	var texts []string
	for at := 0; at < len(a.Text); {
		line := lineAfter(a.Text, at)
		if line.Start == line.End {
			break
		}
		s.paragraphs = append(s.paragraphs, line)
		texts = append(texts, a.Text[line.Start:line.End])
		at = line.End
	}
	for _, p := range texts {
		s.on = append(s.on, t.In(p).Cover > 0)
	}
	s.digest = isDigest(a.Title, texts)
	if !s.digest {
		s.headline, s.article = t.Holds([]string{a.Title}), t.Holds(texts)
	}
	return s
}

// support is how surely a statement of the article is on a topic, and what ties it to it.
func (s *surroundings) support(t topic.Topic, h index.Hit) (float64, string) {
	at := s.paragraphOf(h.Statement.Start)
	if at < 0 {
		return 0, ""
	}
	within := s.paragraph(at)
	a := topic.Around{Said: h.Content, Sentence: withoutSource(h), Within: within, Headline: s.headline, Article: s.article}
	if !s.digest {
		a.Beside = s.paragraph(at-1) + "\n" + s.paragraph(at+1)
		a.Far = slices.Contains(s.on, true)
		for i := max(0, at-farAway); i < min(len(s.on), at+farAway+1); i++ {
			a.Far = a.Far && !s.on[i]
		}
	}
	return t.Supports(a), s.tie(t, a)
}

// tie says what ties a statement to the topic: the first of its paragraph, the headline,
// the paragraph before and the article that has some of it.
func (s *surroundings) tie(t topic.Topic, a topic.Around) string {
	switch {
	case t.In(a.Said).Cover == 1:
		return ""
	case t.In(a.Within).Cover > t.In(a.Sentence).Cover:
		return "in the same paragraph: “" + excerptOf(t, a.Within) + "”"
	case s.headline.Any():
		return "under the headline “" + strings.TrimSpace(s.title) + "”"
	case t.In(a.Beside).Cover > 0:
		return "beside it: “" + excerptOf(t, a.Beside) + "”"
	}
	return "in an article on it"
}

// tieWidth is how many bytes of a paragraph are shown as what ties a statement to a topic.
const tieWidth = 120

// excerptOf is what stands round the first words of a topic in a text.
func excerptOf(t topic.Topic, body string) string {
	m := t.In(body)
	if len(m.Ranges) == 0 {
		return ""
	}
	start, end := max(0, m.Ranges[0].Start-tieWidth/2), min(len(body), m.Ranges[0].End+tieWidth/2)
	for start > 0 && body[start-1] != ' ' && body[start-1] != '\n' {
		start--
	}
	for end < len(body) && body[end] != ' ' && body[end] != '\n' {
		end++
	}
	out := strings.Join(strings.Fields(body[start:end]), " ")
	if start > 0 {
		out = "… " + out
	}
	if end < len(body) {
		out += " …"
	}
	return out
}

func (s *surroundings) paragraph(i int) string {
	if i < 0 || i >= len(s.paragraphs) {
		return ""
	}
	return s.text[s.paragraphs[i].Start:s.paragraphs[i].End]
}

func (s *surroundings) paragraphOf(at int) int {
	i, found := slices.BinarySearchFunc(s.paragraphs, at, func(p text.Range, at int) int { return cmp.Compare(p.Start, at) })
	if !found {
		i--
	}
	return i
}

// digests are how titles of articles about many things begin or go on.
var digests = regexp.MustCompile(`(?i)\b(?:\d+ things|what to know|what you need to know|(?:live|latest) updates|live blog|as it happened|news quiz|fast facts|` +
	`(?:week|year|day|morning|evening|month) in (?:review|news|politics|pictures|photos)|briefing|round-?up|recap|start your (?:day|week)|` +
	`(?:weekly|daily|morning|evening) (?:digest|news|brief)|what happened|top stories|headlines|premarket|at a glance|\d+ takeaways|timeline)\b`)

// mostItems is the share of paragraphs that are items of a list in an article about one
// thing.
const mostItems = 0.3

// isDigest reports whether an article is about many things, one after the other.
func isDigest(title string, paragraphs []string) bool {
	if digests.MatchString(title) {
		return true
	}
	items := 0
	for _, p := range paragraphs {
		if strings.HasPrefix(p, "•") || strings.HasPrefix(p, "►") || strings.HasPrefix(p, "📷") || numbered.MatchString(p) {
			items++
		}
	}
	return items >= 4 && float64(items) > mostItems*float64(len(paragraphs))
}

var numbered = regexp.MustCompile(`^\d{1,2}[.)] `)
