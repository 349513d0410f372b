package bot

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"github.com/bwmarrin/discordgo"

	"onrecord/answer"
	"onrecord/corpus"
	"onrecord/index"
)

// partRoom is how many units of an article stand in one part: about a screen of
// a phone.
const partRoom = 1400

// place is where an excerpt stands in its article. sum holds it to its words:
// offsets mean nothing in a text that was changed.
type place struct {
	article    string
	start, end int
	sum        string
}

func placeOf(e answer.Excerpt) place {
	return place{e.Article.ID, e.Start, e.End, sum(e.Text)}
}

func sum(text string) string {
	s := sha256.Sum256([]byte(text))
	return hex.EncodeToString(s[:3])
}

// code writes p in a line, for a button.
func (p place) code() string {
	id := strings.NewReplacer("~", "~~", "|", "~!").Replace(p.article)
	return fmt.Sprintf("a%s|%d|%d|%s", id, p.start, p.end, p.sum)
}

func readPlace(code string) (p place, err error) {
	rest, ok := strings.CutPrefix(code, "a")
	f := strings.Split(rest, "|")
	if !ok || len(f) != 4 {
		return p, errStale
	}
	var err1, err2 error
	p.article, p.sum = strings.NewReplacer("~~", "~", "~!", "|").Replace(f[0]), f[3]
	p.start, err1 = strconv.Atoi(f[1])
	p.end, err2 = strconv.Atoi(f[2])
	if err1 != nil || err2 != nil || p.start < 0 || p.end <= p.start {
		return p, errStale
	}
	return p, nil
}

// around shows the article round an excerpt, the excerpt in bold: the part that
// holds it when it is opened, any other when a page is turned. It is for one
// pair of eyes, and for an article without an address it is the way to check.
func (b *Bot) around(ctx context.Context, r *request, action string, page int, code string) (reply, error) {
	p, err := readPlace(code)
	if err != nil {
		return reply{}, err
	}
	archive, release, err := b.archive()
	if err != nil {
		return reply{}, err
	}
	defer release()
	if archive.Library == nil {
		return reply{}, errStale
	}
	article, err := index.Article(ctx, archive.Library, p.article)
	if err != nil {
		return reply{}, err
	}
	if article == nil || p.end > len(article.Text) || sum(article.Text[p.start:p.end]) != p.sum {
		return reply{}, sentence("That article was changed or taken out since. Please ask again for what it says now.")
	}
	parts, at := partsOf(article.Text, p.start, p.end, partRoom)
	if action == turnContext {
		at = min(page, len(parts)-1)
	}
	return reply{message: b.asked.part(article, p, parts, at), private: true, update: action == turnContext && !stranger(r)}, nil
}

// part lays out one part of an article.
func (s *askedStore) part(a *corpus.Article, p place, parts []corpus.TextRange, at int) message {
	here := parts[at]
	title := clip(a.Title, 200)
	if title == "" {
		title = "An article without a title"
	}
	foot := "the passage is in bold"
	if p.end <= here.Start || here.End <= p.start {
		foot = "the passage stands in another part"
	}
	if len(parts) > 1 {
		foot = fmt.Sprintf("part %d of %d · %s", at+1, len(parts), foot)
	}
	m := message{Embeds: []*discordgo.MessageEmbed{{
		Title: title, URL: safeURL(a.Link(p.start, p.end)), Color: accent,
		Description: joined("\n", blockQuote(a.Text, here.Start, here.End, []corpus.TextRange{{Start: p.start, End: p.end}}),
			clip(joined(", ", a.Outlet, a.Author), 200), stamp(a.Published)),
		Footer: &discordgo.MessageEmbedFooter{Text: foot},
	}}}
	if len(parts) > 1 {
		m.Components = rows([]discordgo.MessageComponent{
			discordgo.Button{Label: "Previous", Style: discordgo.SecondaryButton, Disabled: at == 0, CustomID: s.id(turnContext, max(at-1, 0), p.code())},
			discordgo.Button{Label: "Next", Style: discordgo.PrimaryButton, Disabled: at == len(parts)-1, CustomID: s.id(turnContext, at+1, p.code())},
		})
	}
	return m
}

// partsOf cuts a text into parts of about so many units, between paragraphs
// where it can, so that text[start:end] stands in the middle of one; at is that
// part. The parts leave nothing out but space.
func partsOf(text string, start, end, room int) (parts []corpus.TextRange, at int) {
	ps := paragraphs(text, room)
	if len(ps) == 0 {
		return []corpus.TextRange{{Start: start, End: end}}, 0
	}
	lo := 0
	for lo < len(ps)-1 && ps[lo].End <= start {
		lo++
	}
	hi := lo
	fits := func(from, to int) bool { return units(text[ps[from].Start:ps[to].End]) <= room }
	for hi+1 < len(ps) && ps[hi+1].Start < end && fits(lo, hi+1) {
		hi++
	}
	for grown := true; grown; {
		grown = false
		if lo > 0 && fits(lo-1, hi) {
			lo, grown = lo-1, true
		}
		if hi+1 < len(ps) && fits(lo, hi+1) {
			hi, grown = hi+1, true
		}
	}
	span := func(from, to int) corpus.TextRange { return corpus.TextRange{Start: ps[from].Start, End: ps[to].End} }
	for last := lo - 1; last >= 0; {
		first := last
		for first > 0 && fits(first-1, last) {
			first--
		}
		parts = append([]corpus.TextRange{span(first, last)}, parts...)
		last = first - 1
	}
	at = len(parts)
	parts = append(parts, span(lo, hi))
	for first := hi + 1; first < len(ps); {
		last := first
		for last+1 < len(ps) && fits(first, last+1) {
			last++
		}
		parts = append(parts, span(first, last))
		first = last + 1
	}
	return parts, at
}

// paragraphs are the lines of text that hold something; one with more than room
// units is cut at the end of a sentence or word.
func paragraphs(text string, room int) (ps []corpus.TextRange) {
	at := 0
	for line := range strings.Lines(text) {
		start, end := at, at+len(strings.TrimRightFunc(line, unicode.IsSpace))
		at += len(line)
		for start < end {
			start += len(text[start:end]) - len(strings.TrimLeftFunc(text[start:end], unicode.IsSpace))
			stop := end
			if n := forward(text[start:end], room); start+n < end {
				stop = wordEnd(text[:end], start, start+max(n, 1))
			}
			if stop <= start {
				stop = end
			}
			ps = append(ps, corpus.TextRange{Start: start, End: stop})
			start = stop
		}
	}
	return ps
}
