package answer

import (
	"context"
	"fmt"
	"regexp"
	"slices"

	"onrecord/corpus"
	"onrecord/corpus/names"
	"onrecord/index"
)

// A plain question asks for a fact and not for what somebody said: "When did the
// strike begin?". Passages answer it, in the order of the index, and the floors
// that keep a statement off a topic do not apply: of a long question in its own
// words a good passage holds few.
const (
	leadCover  = 0.7  // share of the topic of a statement that stands before the passages
	plainCover = 0.15 // share of the question that a passage must hold
	longAside  = 7    // telling words that are no keywords even beside the name of a speaker
	longPlain  = 5    // telling words that are a question even without a question's form
)

// claims are verbs of saying and thinking that have other uses: they ask for what
// somebody said only as what he did.
const claims = `claim(?:s|ed)?|believe[sd]?|think|thinks|thought|announce[sd]?|propose[sd]?|suggest(?:s|ed)?|argue[sd]?|note[sd]?|explain(?:s|ed)?|describe[sd]?|call|calls|called|declare[sd]?|assert(?:s|ed)?|add|adds|added|report(?:s|ed)?|predict(?:s|ed)?|expect(?:s|ed)?|want|wants|wanted|hope[sd]?|feel|feels|felt|urge[sd]?|demand(?:s|ed)?|recommend(?:s|ed)?|ask|asks|asked|answer(?:s|ed)?|reply|replie[sd]|reject(?:s|ed)?|oppose[sd]?|support(?:s|ed)?|defend(?:s|ed)?|prais(?:e|es|ed)|blame[sd]?|confirm(?:s|ed)?|concede[sd]?|acknowledge[sd]?|emphasi[sz]e[sd]?|stress(?:es|ed)?|maintain(?:s|ed)?|conclude[sd]?|complain(?:s|ed)?|quote[sd]?|write|writes|wrote|reveal(?:s|ed)?|know|knows|knew`

var (
	asksSpeech = regexp.MustCompile(`(?i)\b(?:say|says|said|saying|tell|tells|told|telling|talk|talks|talked|talking|speak|speaks|spoke|speaking|stated|mention(?:s|ed)?|comment(?:s|ed)?|remark(?:s|ed)?|statements?|apologi[sz]e[sd]?|den(?:y|ies|ied)|critici[sz]e[sd]?|condemn(?:s|ed)?|warn(?:s|ed)?|promise[sd]?|pledge[sd]?|vow(?:s|ed)?|admit(?:s|ted)?|accuse[sd]?|insist(?:s|ed)?|respond(?:s|ed)?|react(?:s|ed)?)\b|\b(?:position|stance|views?|opinions?|thoughts?) (?:on|about)\b`)
	asksFact   = regexp.MustCompile(`(?i)^(?:(?:in|on|at|by|for|from|to|of|with|during|after|before|under) )?(?:what|when|where|which|who|whom|whose|why|how|is|are|was|were|do|does|did|can|could|has|have|had)\b`)
	asksWho    = regexp.MustCompile(`(?i)^who\b`)
	asksClaim  = regexp.MustCompile(`(?i)^(?:what|which|how|why|where|when)(?: \w+)? (?:did|does|do|has|have|had|would|will)\b.*\b(?:` + claims + `)\b|^who (?:else |ever |first |has |had )*(?:` + claims + `)\b|\baccording to\b`)
	negotiates = regexp.MustCompile(`(?i)\btalk shows?\b|\btalks (?:between|held|with|in|at)\b`)
	quoted     = regexp.MustCompile(`["“”«»]|''|(?:^|\s)['‘]\w`)
)

// facts tells that a question does not ask for what was said, and names nobody who
// should have said it: passages may answer it.
func (w wanted) facts() bool {
	if w.question == "" || w.count || w.order != bestFirst || w.whoSaid || w.reply || asksSpeech.MatchString(w.question) {
		return false
	}
	if w.Speaker != "" && len(w.people) > 0 {
		return w.aside()
	}
	if w.Speaker != "" && !w.guessed {
		return false
	}
	return asksFact.MatchString(w.question) || telling(w.question) >= longPlain
}

// factsAfterAll tells that passages may answer a question of which no statement
// came, though its words were read as naming a speaker: "What is terra preta
// called?", "When did Tesla move?". What asks for somebody's words is left
// unanswered instead.
func (w wanted) factsAfterAll() bool {
	if w.question == "" || w.reply || w.count || w.without != "" {
		return false
	}
	said := asksSpeech.MatchString(negotiates.ReplaceAllString(w.question, " ")) || asksClaim.MatchString(w.question)
	return !said && (asksFact.MatchString(w.question) || telling(w.question) >= longPlain)
}

// aside tells that a plain question happens to begin or end with the name of
// somebody who speaks: "How much did Westinghouse pay for the patents?".
func (w wanted) aside() bool {
	if !w.guessed || asksClaim.MatchString(w.question) {
		return false
	}
	return asksFact.MatchString(w.question) || telling(w.question) >= longAside
}

// statementsToo tells that statements which hold nearly all of a plain question
// stand before its passages: it asks who, or is words that somebody may have said.
func (w wanted) statementsToo() bool {
	return quoted.MatchString(w.question) || asksWho.MatchString(w.question) || !asksFact.MatchString(w.question)
}

// telling counts the words that say something of a topic.
func telling(question string) int {
	n := 0
	for _, w := range wordsOf(names.Fold(question)) {
		if !stops[w] {
			n++
		}
	}
	return n
}

// plain answers a question that does not plainly ask for what was said. list are
// the statements and passages found for it. Those stand before the passages that
// hold nearly all of it and are of the article of the best passage, or hold as
// much as that one does; what somebody said
// whom it names stands behind.
func (a *Asker) plain(ctx context.Context, w wanted, list []candidate, limit int) ([]Excerpt, error) {
	more, err := a.plainPassages(ctx, w, limit)
	if err != nil {
		return nil, err
	}
	leads := func(c candidate) bool {
		if len(more) == 0 || c.match.cover < leadCover || c.Article.ID == more[0].Article.ID {
			return c.match.cover >= leadCover
		}
		return c.match.cover >= w.topic.in(more[0].Text, a.table()).cover
	}
	var lead, rest []candidate
	for _, c := range list {
		switch {
		case leads(c) && (w.statementsToo() || w.Speaker != ""):
			lead = append(lead, c)
		case w.Speaker != "":
			rest = append(rest, c)
		}
	}
	out := a.excerpts(lead, w, limit)
	for _, e := range append(more, a.excerpts(rest, w, limit)...) {
		if len(out) < limit && !slices.ContainsFunc(out, func(x Excerpt) bool { return x.ID == e.ID }) {
			e.Rank = len(out) + 1
			out = append(out, e)
		}
	}
	return out, nil
}

// plainPassages finds the passages that answer a plain question.
func (a *Asker) plainPassages(ctx context.Context, w wanted, limit int) ([]Excerpt, error) {
	dated := w.From != (corpus.Date{}) || w.To != (corpus.Date{})
	reading := wanted{Understood: Understood{Topic: w.Topic, From: w.From, To: w.To, Outlet: w.Outlet}}
	if w.Speaker != "" || w.whoSaid || !dated {
		reading.Topic = tidy(w.question)
	}
	more, err := a.passagesOn(ctx, reading, limit)
	if err == nil && dated {
		// Where nothing has a date, a date in the question is one more of its words.
		reading.Topic, reading.From, reading.To, reading.undated = tidy(w.question), corpus.Date{}, corpus.Date{}, true
		var undated []Excerpt
		undated, err = a.passagesOn(ctx, reading, limit)
		more = append(more, undated...)
	}
	return more, err
}

// passagesOn finds passages on the topic, the best of each article first.
func (a *Asker) passagesOn(ctx context.Context, w wanted, limit int) ([]Excerpt, error) {
	w.topic = newTopic(w.Topic, a.table(), a.rarity(), a.weights)
	q := w.query(limit * gather)
	q.Kind = index.Passage
	hits, err := a.src.Search(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("answer: search passages: %w", err)
	}
	var list []candidate
	for _, h := range hits {
		c := candidate{Hit: h, match: w.topic.in(h.Text, a.table()), score: h.Score}
		if c.match.cover >= plainCover && (!w.undated || h.Statement.Date == (corpus.Date{})) {
			list = append(list, c)
		}
	}
	return a.excerpts(byArticle(list), w, limit), nil
}

// byArticle puts the best passage of every article before a second one of any. The
// index has weighed each by what its article holds.
func byArticle(list []candidate) []candidate {
	seen := map[string]bool{}
	var first, more []candidate
	for _, c := range list {
		if seen[c.Article.ID] {
			more = append(more, c)
			continue
		}
		seen[c.Article.ID] = true
		first = append(first, c)
	}
	if len(first) > 0 { // stays behind all of these whatever it scores
		least := first[len(first)-1].score
		for i := range more {
			more[i].score *= least / max(first[0].score, 1e-9) / 2
		}
	}
	return append(first, more...)
}
