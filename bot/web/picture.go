package web

import (
	"fmt"
	"strconv"
	"time"

	"onrecord/answer"
)

// A timeline is drawn in rows, a bar each, since a phone is high and not wide: the label
// left, the number behind the bar. Runs of months without a statement are folded into a
// line that says how many they are. The numbers stand in a list below as well, with links.

// Measures of the picture in its own units, which on a phone are a pixel each.
const (
	pictureWidth = 350
	rowHeight    = 26
	foldHeight   = 22
	labelWidth   = 74
	mostBar      = pictureWidth - labelWidth - 52 // leaves room for the number
	mostRows     = 36                             // of a timeline's page; where more months have statements, years are shown
	fewRows      = 12                             // above a speaker's statements
)

// picture is a timeline as it is drawn.
type picture struct {
	Width, Height int
	Title         string // for those who do not see it
	Rows          []row
}

// row is a bar, or with Fold a line that stands for what was left out.
type row struct {
	Y, Middle, Base int // top, middle of the bar, base line of the letters
	Label           string
	Bar, Behind     int // its length, and where the number stands
	Count           string
	Fold            string
	Words, Link     string // for the list
}

// draw makes a picture of months in order, of years where there are more months than most;
// nil where there are fewer than two bars.
func (r *request) draw(months []answer.Month, most int, name, topic string) *picture {
	steps, unit := months, "month"
	if len(months) > most {
		steps, unit = years(months), "year"
	}
	if len(steps) < 2 {
		return nil
	}
	highest, total := 0, 0
	for _, m := range steps {
		highest, total = max(highest, m.Count), total+m.Count
	}
	p := &picture{Width: pictureWidth}
	last := 0
	for i, m := range steps {
		at := m.Year*12 + m.Month
		if unit == "year" {
			at = m.Year
		}
		if empty := at - last - 1; i > 0 && empty > 0 {
			p.Rows = append(p.Rows, row{Y: p.Height, Base: p.Height + 15, Fold: numbered(empty, unit) + " without statements"})
			p.Height += foldHeight
		}
		last = at
		bar := max(2, mostBar*m.Count/highest)
		p.Rows = append(p.Rows, row{Y: p.Height + 4, Middle: p.Height + rowHeight/2, Base: p.Height + 18, Label: shortLabel(m), Bar: bar, Behind: labelWidth + bar + 6,
			Count: thousands(m.Count), Words: m.Date().Words(), Link: r.pass.said(name, topic, m.Date(), 1)})
		p.Height += rowHeight
	}
	p.Title = fmt.Sprintf("Bars: %s by %s, from %s to %s", numbered(total, "statement"), unit, steps[0].Date().Words(), steps[len(steps)-1].Date().Words())
	return p
}

// years adds months up to years, whose Month is 0.
func years(months []answer.Month) (out []answer.Month) {
	for _, m := range months {
		if n := len(out); n > 0 && out[n-1].Year == m.Year {
			out[n-1].Count += m.Count
			continue
		}
		out = append(out, answer.Month{Year: m.Year, Count: m.Count})
	}
	return out
}

func shortLabel(m answer.Month) string {
	if m.Month == 0 {
		return strconv.Itoa(m.Year)
	}
	return time.Month(m.Month).String()[:3] + " " + strconv.Itoa(m.Year)
}
