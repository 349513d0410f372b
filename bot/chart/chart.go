// Package chart draws how many statements there are by month, year or decade.
package chart

import (
	"github.com/go-analyze/charts"

	"onrecord/bot/markdown"
)

// The picture has its own light ground, so that it reads the same in Discord's
// light and dark themes, and is wide rather than high, as a phone shows it.
const (
	pictureWidth  = 900
	pictureHeight = 420
	// mostLabels is how many months can stand side by side with their years.
	mostLabels = 12
	// barRoom is the width of a bar with what is left and right of it. With less
	// than 41 the library lets its labels stray to the bars beside.
	barRoom = 43
)

// Draw draws a bar chart as a PNG.
func Draw(title string, bars []Bar) ([]byte, error) {
	values := make([]float64, len(bars))
	labels := make([]string, len(bars))
	most := 0
	for i, b := range bars {
		values[i], labels[i] = float64(b.Count), b.Label
		if len(bars) > mostLabels {
			labels[i] = b.short(i == 0)
		}
		if b.Count == 0 {
			values[i] = charts.GetNullValue() // else there is a line on the axis
		}
		most = max(most, b.Count)
	}
	opt := charts.NewBarChartOptionWithData([][]float64{values})
	opt.Title.Text = markdown.CutPlain("Statements: "+markdown.OneLine(title), 70)
	opt.Legend.Show = charts.Ptr(false)
	opt.CategoryAxis.Labels = labels
	top, step := scale(most)
	opt.ValueAxis = []charts.ValueAxisOption{{Min: charts.Ptr(0.0), Max: charts.Ptr(float64(top)), Unit: float64(step),
		LabelCount: top/step + 1}}
	opt.Theme = charts.GetTheme(charts.ThemeLight).WithSeriesColors([]charts.Color{charts.ColorFromHex("#2f6f9f")})
	opt.CategoryAxis.LabelCount = len(bars)
	opt.CategoryAxis.LabelFontStyle.FontSize = 11
	opt.SeriesList[0].Label.Show = charts.Ptr(len(bars) <= 24)
	opt.BarSize = 0.6
	p := charts.NewPainter(charts.PainterOptions{OutputFormat: charts.ChartOutputPNG, Width: max(pictureWidth, 80+barRoom*len(bars)), Height: pictureHeight})
	if err := p.BarChart(opt); err != nil {
		return nil, err
	}
	return p.Bytes()
}

// scale returns the top of an axis for values up to most, and the distance of
// its marks: whole numbers, since half a statement is none.
func scale(most int) (top, step int) {
	for step = 1; ; step *= 10 {
		for _, f := range []int{1, 2, 5} {
			if s := step * f; most/s < 6 {
				return (most/s + 1) * s, s // with room for the number on the highest bar
			}
		}
	}
}
