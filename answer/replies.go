package answer

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"onrecord/answer/topic"
	"onrecord/corpus"
	"onrecord/corpus/names"
	"onrecord/corpus/text"
	"onrecord/index"
)

// What somebody answers need not repeat what he was asked: "We support them" is
// on the battalions when the question above it is. Where nothing that a person
// said holds the topic itself, three places beside it count:
//
//   - the question of an interview or a press conference, which is the paragraph
//     before and ends with a question mark,
//   - "Asked about the tariffs, …" in the same paragraph,
//   - for a question after an answer ("how did Holm respond to the strike"), the
//     paragraph before, which then must hold the whole topic,
//   - the body that "the group" in the statement is: the last one named before.
//
// The first two are shown with the statement, as they stand before it.

// replies are the statements of the people asked for that answer to the topic.
func (a *Asker) replies(ctx context.Context, r resolution, near vicinity) ([]candidate, error) {
	if len(r.people) == 0 || r.topic.Len() == 0 {
		return nil, nil
	}
	p := r.plan()
	var found []index.Hit
	for _, h := range near.passages {
		if article := near.articles[h.Article.ID]; article != nil {
			found = append(found, a.repliesIn(r, article, h, near.said[article.ID])...)
		}
	}
	whose, err := a.whose(ctx, p, found)
	if err != nil {
		return nil, err
	}
	return a.rank(p.topic, found, func(c candidate) bool {
		return whose(c.Hit) != others && (!p.ownYear || c.Statement.Date.Year != 0) && (!p.polarity.Tells() || a.does(p, c))
	}), nil
}

// repliesIn finds in a passage what is asked there about the topic, and who of
// the people asked for answers.
func (a *Asker) repliesIn(r resolution, article *corpus.Article, p index.Hit, said []index.Hit) []index.Hit {
	var out []index.Hit
	add := func(h index.Hit, start int) {
		h.Text = article.Text[start:h.Statement.End]
		h.Statement.Start = start
		h.Score = max(h.Score, p.Score)
		out = append(out, h)
	}
	for _, para := range linesOf(article.Text, p.Statement.Start, p.Statement.End) {
		text := article.Text[para.Start:para.End]
		held := r.topic.In(text)
		if !r.topic.Answers(held) {
			continue
		}
		next := lineAfter(article.Text, para.End)
		if isQuestion(text) {
			if h, ok := firstIn(said, next.Start, next.End); ok {
				add(h, para.Start)
			}
			continue
		}
		if m := askedAbout.FindStringSubmatchIndex(text); m != nil {
			start := para.Start + m[2]
			h, ok := firstIn(said, start+1, para.End)
			if ok && r.topic.Answers(r.topic.In(article.Text[start:h.Statement.Start])) {
				add(h, start)
				continue
			}
		}
		if h, ok := firstIn(said, para.Start, next.End); ok && a.isTheGroup(r.topic, article.Text, para, h) {
			out = append(out, h)
			continue
		}
		if r.asked.Replies() && held.Cover == 1 {
			if h, ok := firstIn(said, para.Start+held.Ranges[0].End, next.End); ok {
				out = append(out, h)
			}
		}
	}
	return out
}

// askedAbout opens the sentence that tells what somebody was asked.
var askedAbout = regexp.MustCompile(`(?:^|[.!?”"] )((?:When |Having been )?(?:[Aa]sked|[Qq]uestioned|[Pp]ressed|[Qq]uizzed|Commenting|Responding|Reacting|Replying|Speaking) (?:by [\pL ]{1,40} )?(?:about|on|whether|if|to|over|how|why|what|who|of)\b)`)

var theGroup = regexp.MustCompile(`(?i)\bthe (?:(?:militant|extremist|terrorist|terror|jihadist|jihadi|islamist|armed|radical|military|western|regional) )?(group|organi[sz]ation|movement|alliance|bloc|agency|militants|extremists|jihadists|terrorists|insurgents)\b`)

// isTheGroup reports whether a statement in or right after a paragraph says "the
// group" and means the body asked for: no other body is named in between.
func (a *Asker) isTheGroup(t topic.Topic, text string, para text.Range, h index.Hit) bool {
	if t.Len() != 1 || len(t.Concepts) != 1 || t.Concepts[0].Kind != names.Organisation || !theGroup.MatchString(h.Content) {
		return false
	}
	end := h.Statement.Start + strings.Index(h.Text, h.Content)
	last := ""
	for _, m := range a.table().Find(text[para.Start:max(end, para.Start)]) {
		if m.Concept.Kind == names.Organisation {
			last = m.Concept.ID
		}
	}
	for _, m := range a.table().Find(h.Content) {
		if m.Concept.Kind == names.Organisation {
			return false
		}
	}
	return last == t.Concepts[0].ID
}

// isQuestion reports whether a paragraph ends by asking.
func isQuestion(s string) bool {
	return strings.HasSuffix(strings.TrimRight(s, ` "'”’*_)`), "?")
}

// firstIn is the first statement that begins in text[start:end].
func firstIn(said []index.Hit, start, end int) (index.Hit, bool) {
	i := slices.IndexFunc(said, func(h index.Hit) bool { return h.Statement.Start >= start && h.Statement.Start < end })
	if i < 0 {
		return index.Hit{}, false
	}
	return said[i], true
}

// linesOf are the lines with words that text[start:end] touches, entire.
func linesOf(body string, start, end int) []text.Range {
	at := strings.LastIndexByte(body[:start], '\n') + 1
	var out []text.Range
	for at < end {
		line := lineAfter(body, at)
		out = append(out, line)
		at = line.End
	}
	return out
}

// lineAfter is the first line with words from a place on, without the blanks
// around it; empty at the end of the text.
func lineAfter(body string, at int) text.Range {
	for at < len(body) {
		end := len(body)
		if n := strings.IndexByte(body[at:], '\n'); n >= 0 {
			end = at + n
		}
		if trimmed := strings.TrimSpace(body[at:end]); trimmed != "" {
			start := at + strings.Index(body[at:end], trimmed)
			return text.Range{Start: start, End: start + len(trimmed)}
		}
		at = end + 1
	}
	return text.Range{Start: len(body), End: len(body)}
}
