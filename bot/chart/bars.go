package chart

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"onrecord/answer"
	"onrecord/bot/discord"
	"onrecord/bot/markdown"
	"onrecord/corpus/dates"
)

// mostBars is how many bars the picture has: more would be thinner than a
// finger on a phone. A longer time is drawn in years.
const (
	mostBars   = 24
	fewestBars = 6
)

// Bar is a span of time in the picture.
type Bar struct {
	From  dates.Date // of a month or year
	Label string
	Count int
	Empty int // months or years without a statement that it stands for; 0 for a bar of its own
}

// folded is the label of such a bar, and longestEmpty how many of them are drawn as they
// are.
const (
	folded       = "…"
	longestEmpty = 2
)

// fold puts each run of more empty bars than longestEmpty into one.
func fold(bars []Bar) (out []Bar) {
	for i := 0; i < len(bars); {
		run := i
		for run < len(bars) && bars[run].Count == 0 {
			run++
		}
		if run-i > longestEmpty && i > 0 && run < len(bars) {
			out = append(out, Bar{From: bars[i].From, Label: folded, Empty: run - i})
			i = run
			continue
		}
		out = append(out, bars[i])
		i++
	}
	return out
}

// Bars makes a bar of each month from the first to the last, those without a
// statement included, or of each year or decade where that would be too many. A
// short time gets the empty months round it, so that it looks like a time.
func Bars(ms []answer.Month) (bars []Bar) {
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
	return fold(bars)
}

// newBar is the bar of some months from one on, counted from the year 0.
func newBar(at, months, count int) Bar {
	d := dates.Date{Year: at / 12, Month: at%12 + 1}
	switch months {
	case 12:
		d.Month = 0
		return Bar{From: d, Label: strconv.Itoa(d.Year), Count: count}
	case 120:
		d.Month = 0
		return Bar{From: d, Label: strconv.Itoa(d.Year) + "s", Count: count}
	}
	return Bar{From: d, Label: fmt.Sprintf("%s %02d", time.Month(d.Month).String()[:3], d.Year%100), Count: count}
}

// AltText describes the picture to those who do not see it.
func AltText(u answer.Understood, bars []Bar) string {
	most := slices.MaxFunc(bars, func(x, y Bar) int { return x.Count - y.Count })
	var list []string
	for _, b := range bars {
		if b.Count > 0 {
			list = append(list, fmt.Sprintf("%s %d", b.words(), b.Count))
		}
	}
	return markdown.CutPlain(markdown.OneLine(fmt.Sprintf("Bar chart: statements by %s, from %s to %s. Most in %s: %d. All: %s.",
		markdown.Join(" on ", u.Speaker, u.Topic), bars[0].words(), bars[len(bars)-1].words(), most.words(), most.Count, strings.Join(list, ", "))), discord.MaxAltText)
}

// words is the bar's time in words.
func (b Bar) words() string {
	if b.From.Month != 0 {
		return markdown.DateWords(b.From)
	}
	return b.Label
}
