package bot

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"

	"onrecord/answer"
	"onrecord/corpus/dates"
)

// chronicler counts statements by month; *answer.Asker is one.
type chronicler interface {
	Timeline(ctx context.Context, u answer.Understood) (answer.Timeline, error)
}

// mostBars is how many bars the picture has: more would be thinner than a
// finger on a phone. A longer time is drawn in years.
const (
	mostBars   = 24
	fewestBars = 6
)

// bar is a span of time in the picture.
type bar struct {
	from  dates.Date // of a month or year
	label string
	count int
}

// timeline handles /timeline: a picture, the same in words, and a menu.
func (b *Bot) timeline(ctx context.Context, r *request) (reply, error) {
	u, err := b.options(r, "speaker", "topic")
	if err != nil {
		return reply{}, err
	}
	if u.Speaker == "" {
		return reply{}, sentence("Please name a speaker, such as `Lavrov`.")
	}
	m, err := b.chronicle(ctx, u)
	return reply{message: m, private: b.private(r)}, err
}

// chronicle counts and draws, or asks back who is meant.
func (b *Bot) chronicle(ctx context.Context, u answer.Understood) (message, error) {
	archive, release, err := b.archive()
	if err != nil {
		return message{}, err
	}
	defer release()
	c, ok := archive.Asker.(chronicler)
	if !ok {
		return message{}, sentence("This archive cannot be counted by month.")
	}
	if m, unclear := b.unclear(archive, u, thenTimeline); unclear {
		return m, nil
	}
	t, err := c.Timeline(ctx, u)
	if err != nil {
		return message{}, fmt.Errorf("bot: timeline: %w", err)
	}
	return b.asked.timeline(t)
}

// timeline lays a timeline out.
func (s *askedStore) timeline(t answer.Timeline) (message, error) {
	head := []string{missing(t.Read)}
	if len(t.Months) > 0 {
		head = []string{summary(t)}
	}
	for _, n := range t.Read.Notes {
		head = append(head, noteLine(n))
	}
	if len(t.Months) == 0 {
		if t.Undated > 0 {
			head = append(head, counted(t.Undated, "statement")+" without a date can be found with `/speaker`.")
		}
		head = append(head, readLine(t.Read))
		return message{Content: strings.Join(head, "\n")}, nil
	}
	bars := barsOf(t.Months)
	picture, err := drawBars(titleOf(t.Read), bars)
	if err != nil {
		return message{}, fmt.Errorf("bot: timeline: draw: %w", err)
	}
	head = append(head, inWords(t)...)
	m := message{
		Content: strings.Join(head, "\n"),
		Files:   []file{{name: "timeline.png", kind: "image/png", description: altText(t.Read, bars), data: picture}},
		Embeds:  []*discordgo.MessageEmbed{{Title: titleOf(t.Read), Color: accent, Image: &discordgo.MessageEmbedImage{URL: "attachment://timeline.png"}}},
	}
	rest := t.Read
	rest.From, rest.To = dates.Date{}, dates.Date{}
	menu := discordgo.SelectMenu{CustomID: s.button(openMonth, 0, asked{options: rest}), Placeholder: "Open the statements of a month"}
	for _, x := range busiest(t.Months, maxChoices) {
		menu.Options = append(menu.Options, discordgo.SelectMenuOption{
			Label: words(x.Date()), Value: dateCode(x.Date()), Description: counted(x.Count, "statement")})
	}
	m.Components = rows([]discordgo.MessageComponent{menu})
	return m, nil
}

// month opens the statements of the month that was chosen, privately.
func (b *Bot) month(ctx context.Context, r *request, code string) (reply, error) {
	u, err := readOptions(code)
	if err != nil || len(r.values) != 1 {
		return reply{}, errStale
	}
	d, err := readDateCode(r.values[0])
	if err != nil || d.IsZero() {
		return reply{}, errStale
	}
	u.From, u.To = d, d
	a := asked{options: u}
	ans, err := b.answer(ctx, a)
	if err != nil {
		return reply{}, err
	}
	b.remember(r, ans.Answer)
	return reply{message: b.asked.page(a, ans, 0, b.view(r, true)), private: true}, nil
}

func titleOf(u answer.Understood) string {
	title := clip(u.Speaker, 100)
	if u.Topic != "" {
		title += " on " + clip(u.Topic, 100)
	}
	return title
}

// busiest are at most n months, those with most statements, in order.
func busiest(ms []answer.Month, n int) []answer.Month {
	ms = slices.Clone(ms)
	if len(ms) > n {
		slices.SortStableFunc(ms, func(x, y answer.Month) int { return y.Count - x.Count })
		ms = ms[:n]
		slices.SortFunc(ms, func(x, y answer.Month) int {
			return cmp.Or(cmp.Compare(x.Year, y.Year), cmp.Compare(x.Month, y.Month))
		})
	}
	return ms
}

// barsOf makes a bar of each month from the first to the last, those without a
// statement included, or of each year or decade where that would be too many. A
// short time gets the empty months round it, so that it looks like a time.
func barsOf(ms []answer.Month) (bars []bar) {
	first, last := ms[0].Year*12+ms[0].Month-1, ms[len(ms)-1].Year*12+ms[len(ms)-1].Month-1
	months := 1 // in a bar
	for _, m := range []int{12, 120} {
		if last/months-first/months+1 > mostBars {
			months = m
		}
	}
	n := map[int]int{}
	for _, m := range ms {
		n[(m.Year*12+m.Month-1)/months] += m.Count
	}
	from, to := first/months, last/months
	for before := true; to-from+1 < fewestBars; before = !before {
		if before {
			from--
		} else {
			to++
		}
	}
	for i := from; i <= to; i++ {
		bars = append(bars, newBar(i*months, months, n[i]))
	}
	return bars
}

// newBar is the bar of some months from one on, counted from the year 0.
func newBar(at, months, count int) bar {
	d := dates.Date{Year: at / 12, Month: at%12 + 1}
	switch months {
	case 12:
		d.Month = 0
		return bar{d, strconv.Itoa(d.Year), count}
	case 120:
		d.Month = 0
		return bar{d, strconv.Itoa(d.Year) + "s", count}
	}
	return bar{d, fmt.Sprintf("%s %02d", time.Month(d.Month).String()[:3], d.Year%100), count}
}

// summary is the first line: who about what, and how much.
func summary(t answer.Timeline) string {
	total := 0
	for _, m := range t.Months {
		total += m.Count
	}
	return fmt.Sprintf("**%s**: %s in %s", clip(capital(subject(t.Read)), maxRead), counted(total, "statement"), counted(len(t.Months), "month"))
}

// short is the label where there are many: the month, or the year at its begin.
func (b bar) short(first bool) string {
	switch {
	case b.from.Month == 0:
		return b.label
	case b.from.Month == 1 || first && b.from.Month < 11: // else two years would stand side by side
		return strconv.Itoa(b.from.Year)
	}
	return b.label[:3]
}

// inWords are the numbers of the picture for those who read rather than look.
func inWords(t answer.Timeline) (lines []string) {
	var list []string
	shown := busiest(t.Months, maxChoices)
	for _, m := range shown {
		list = append(list, fmt.Sprintf("%s: %d", words(m.Date()), m.Count))
	}
	said := strings.Join(list, " · ")
	if len(shown) < len(t.Months) {
		said = "Most in: " + said
	}
	lines = append(lines, said)
	if t.Undated > 0 {
		lines = append(lines, fmt.Sprintf("%s more cannot be placed in a month.", counted(t.Undated, "statement")))
	}
	if t.Partial {
		lines = append(lines, "There are more statements than were counted; the picture shows the best matches.")
	}
	return lines
}

// altText tells the picture to those who do not see it.
func altText(u answer.Understood, bars []bar) string {
	most := slices.MaxFunc(bars, func(x, y bar) int { return x.count - y.count })
	var list []string
	for _, b := range bars {
		if b.count > 0 {
			list = append(list, fmt.Sprintf("%s %d", b.words(), b.count))
		}
	}
	return cutPlain(oneLine(fmt.Sprintf("Bar chart: statements by %s, from %s to %s. Most in %s: %d. All: %s.",
		joined(" on ", u.Speaker, u.Topic), bars[0].words(), bars[len(bars)-1].words(), most.words(), most.count, strings.Join(list, ", "))), maxAltText)
}

// words is the bar's time in words.
func (b bar) words() string {
	if b.from.Month != 0 {
		return words(b.from)
	}
	return b.label
}
