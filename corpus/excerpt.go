package corpus

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord/corpus/attribution"
	"onrecord/corpus/dates"
	"onrecord/corpus/lexicon"
	"onrecord/corpus/text"
)

// maxExcerpt is how many bytes an excerpt has at most, unless what was said is
// longer: words around it are given up for it, the content itself never.
const maxExcerpt = 1200

// Statements finds what people say in the article, ordered by Start, with the words of
// a lexicon; nil is the embedded one.
//
// An excerpt is made of the whole sentences that hold the speaker, the reporting
// word and what was said, so that a reader has the context. Where the sentence
// goes on with somebody else's words it ends before them: nobody's words may
// stand under another's name.
func (a *Article) Statements(words *lexicon.Lexicon) []Statement {
	found := slices.DeleteFunc(a.attributions(words), func(at attribution.Attribution) bool {
		return len(at.Content) == 0 || !sound(at.Content, a.Text) || !sound(at.Source, a.Text) || !sound(at.Cue, a.Text)
	})
	if words == nil {
		words = lexicon.Default()
	}
	t := newStatementBuilder(a, words, found)
	out := make([]Statement, len(found))
	for i, at := range found {
		ex := t.excerpt(i)
		out[i] = Statement{Attribution: at, Start: ex.Start, End: ex.End}
	}
	t.date(out)
	slices.SortStableFunc(out, func(x, y Statement) int {
		return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.Content[0].Start, y.Content[0].Start))
	})
	return out
}

// attributions finds who said what in the text, with the headline read before it:
// a report that says "the minister" from its first line on may name him only
// there. What the headline itself says is left out, it is not in the text.
func (a *Article) attributions(words *lexicon.Lexicon) []attribution.Attribution {
	title := strings.TrimSpace(a.Title)
	if title == "" || strings.HasPrefix(a.Text, title) {
		return attribution.FindIn(attribution.Parse(a.Text, words))
	}
	lead := len(title) + len("\n\n")
	var out []attribution.Attribution
	for _, at := range attribution.FindIn(attribution.Parse(title+"\n\n"+a.Text, words)) {
		at.Source, at.Cue, at.Content = shift(at.Source, lead), shift(at.Cue, lead), shift(at.Content, lead)
		if len(at.Content) > 0 {
			out = append(out, at)
		}
	}
	return out
}

// shift moves spans back by the length of what stood before the text, and drops
// those that stood there.
func shift(spans []attribution.Span, lead int) []attribution.Span {
	var out []attribution.Span
	for _, s := range spans {
		if s.Start >= lead {
			out = append(out, attribution.Span{Start: s.Start - lead, End: s.End - lead})
		}
	}
	return out
}

// sound reports whether spans are in the text and in order.
func sound(spans []attribution.Span, text string) bool {
	at := 0
	for _, s := range spans {
		if s.Start < at || s.End <= s.Start || s.End > len(text) {
			return false
		}
		at = s.End
	}
	return true
}

// statementBuilder is an article's text with its sentences and the attributions in it.
type statementBuilder struct {
	article   *Article
	words     *lexicon.Lexicon
	text      string
	sentences []text.Range
	all       []attribution.Attribution
	mentions  []dates.Mention
}

func newStatementBuilder(a *Article, words *lexicon.Lexicon, all []attribution.Attribution) *statementBuilder {
	t := &statementBuilder{article: a, words: words, text: a.Text, all: all}
	if len(all) == 0 {
		return t
	}
	t.mentions = a.times()
	for _, p := range text.Paragraphs(a.Text) {
		for _, s := range text.Sentences(a.Text[p.Start:p.End], words) {
			t.sentences = append(t.sentences, text.Range{Start: p.Start + s.Start, End: p.Start + s.End})
		}
	}
	return t
}

// around grows a range to the borders of the sentences that it touches.
func (t *statementBuilder) around(r text.Range) text.Range {
	i, _ := slices.BinarySearchFunc(t.sentences, r.Start, func(s text.Range, at int) int { return cmp.Compare(s.End, at+1) })
	j, _ := slices.BinarySearchFunc(t.sentences, r.End, func(s text.Range, at int) int { return cmp.Compare(s.End, at) })
	if i < len(t.sentences) {
		r.Start = min(r.Start, t.sentences[i].Start)
	}
	if j < len(t.sentences) && t.sentences[j].Start < r.End {
		r.End = max(r.End, t.sentences[j].End)
	}
	return r
}

// hull is the range from the first to the last span of an attribution. Who and
// how are left out when they stand far from what was said.
func hull(at attribution.Attribution) text.Range {
	h := text.Range{Start: at.Content[0].Start, End: at.Content[len(at.Content)-1].End}
	for range 2 { // the one may be near only by way of the other
		for _, s := range append(slices.Clone(at.Cue), at.Source...) {
			if s.End > h.Start-300 && s.Start < h.End+300 {
				h.Start, h.End = min(h.Start, s.Start), max(h.End, s.End)
			}
		}
	}
	return h
}

// excerpt chooses the words to show for the i-th attribution.
func (t *statementBuilder) excerpt(i int) text.Range {
	h := t.marks(hull(t.all[i]))
	whole := t.around(h)
	if f, ok := t.foreign(i, text.Range{Start: whole.Start, End: h.Start}); ok {
		whole.Start = t.clauseStart(f.End, h.Start)
	}
	if f, ok := t.foreign(i, text.Range{Start: h.End, End: whole.End}); ok {
		whole.End = t.clauseEnd(h.End, f.Start)
	}
	if whole.End-whole.Start <= maxExcerpt {
		return whole
	}
	if h.End-h.Start <= maxExcerpt {
		return h
	}
	content := t.all[i].Content
	c := t.around(text.Range{Start: content[0].Start, End: content[len(content)-1].End})
	c.Start, c.End = max(c.Start, h.Start), min(c.End, h.End)
	if c.End-c.Start <= maxExcerpt {
		return c
	}
	return t.marks(text.Range{Start: content[0].Start, End: content[len(content)-1].End})
}

// clauseEnd returns the last end of a clause between the end of an attribution and
// where somebody else's words begin, so that no excerpt breaks off in a phrase.
func (t *statementBuilder) clauseEnd(from, to int) int {
	if i := strings.LastIndexAny(t.text[from:max(from, to)], ",;:–—"); i >= 0 {
		return from + i
	}
	return from
}

// clauseStart is clauseEnd for the words before an attribution.
func (t *statementBuilder) clauseStart(from, to int) int {
	i := strings.IndexAny(t.text[min(from, to):to], ",;:–—")
	if i < 0 {
		return to
	}
	i += min(from, to)
	_, n := utf8.DecodeRuneInString(t.text[i:])
	rest := t.text[i+n : to]
	return to - len(strings.TrimLeft(rest, " \n"))
}

// foreign returns the part of a range beside an attribution that holds somebody
// else's words: spans of another speaker's attribution, and quotations that
// nobody was found for.
func (t *statementBuilder) foreign(i int, r text.Range) (text.Range, bool) {
	if r.Start >= r.End {
		return text.Range{}, false
	}
	f := text.Range{Start: r.End, End: r.Start}
	for j, other := range t.all {
		if j == i || other.Speaker != "" && other.Speaker == t.all[i].Speaker {
			continue
		}
		for _, spans := range [][]attribution.Span{other.Content, other.Cue, other.Source} {
			for _, s := range spans {
				if s.Start < r.End && s.End > r.Start {
					f.Start, f.End = min(f.Start, max(s.Start, r.Start)), max(f.End, min(s.End, r.End))
				}
			}
		}
	}
	if u, ok := t.unclaimed(r); ok {
		f.Start, f.End = min(f.Start, u.Start), max(f.End, u.End)
	}
	return f, f.Start < f.End
}

// unclaimed returns the quotations of three words or more in a range that are in
// no attribution's content.
func (t *statementBuilder) unclaimed(r text.Range) (text.Range, bool) {
	u := text.Range{Start: r.End, End: r.Start}
	mark, inside := -1, -1
	for i, c := range t.text[r.Start:r.End] {
		if !text.HasQuotationMark(string(c)) {
			continue
		}
		at, behind := r.Start+i, r.Start+i+utf8.RuneLen(c)
		if mark >= 0 && len(strings.Fields(t.text[inside:at])) >= 3 && !t.said(inside) {
			u.Start, u.End = min(u.Start, mark), max(u.End, behind)
		}
		mark, inside = at, behind
	}
	return u, u.Start < u.End
}

// said reports whether a position is in some attribution's content.
func (t *statementBuilder) said(at int) bool {
	for _, a := range t.all {
		for _, s := range a.Content {
			if s.Start <= at && at < s.End {
				return true
			}
		}
	}
	return false
}

// marks grows a range over the quotation marks before it and the punctuation
// behind it.
func (t *statementBuilder) marks(r text.Range) text.Range {
	for r.Start > 0 {
		c, n := utf8.DecodeLastRuneInString(t.text[:r.Start])
		if !strings.ContainsRune(text.Openers+"([", c) {
			break
		}
		r.Start -= n
	}
	for r.End < len(t.text) {
		c, n := utf8.DecodeRuneInString(t.text[r.End:])
		straight := (c == '"' || c == '\'') && r.End+n < len(t.text) && !isSpace(t.text[r.End+n]) && !strings.ContainsRune(".,;:!?", rune(t.text[r.End+n]))
		if !strings.ContainsRune(".,;:!?…"+text.Closers, c) || straight {
			break
		}
		r.End += n
	}
	return r
}
