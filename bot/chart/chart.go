// Package chart draws how many statements there are by month, year or decade.
package chart

import (
	"github.com/go-analyze/charts"

	"onrecord/bot/markdown"
)

// The picture has its own light ground, so that it reads the same in Discord's light and dark
// themes. A phone shows it about 360 points wide, which is 0.56 of its width: what is written
// in 18 points is read in 10 there.
const (
	pictureWidth  = 640
	pictureHeight = 400
	fontSize      = 18
	labelRoom     = 78 // the width of a label with what is left and right of it
	valueRoom     = 34 // of a bar that has its number over it
)

// Draw draws a bar chart as a PNG.
func Draw(title string, bars []Bar) ([]byte, error) {
	values := make([]float64, len(bars))
	labels := make([]string, len(bars))
	most := 0
	for i, b := range bars {
		values[i], labels[i] = float64(b.Count), b.Label
		if b.Count == 0 {
			values[i] = charts.GetNullValue() // else there is a line on the axis
		}
		most = max(most, b.Count)
	}
	opt := charts.NewBarChartOptionWithData([][]float64{values})
	thin(labels, (pictureWidth-60)/labelRoom)
	opt.Title.Text = markdown.CutPlain("Statements: "+markdown.OneLine(title), 55)
	opt.Title.FontStyle.FontSize = fontSize
	opt.Legend.Show = charts.Ptr(false)
	opt.CategoryAxis.Labels = labels
	top, step := scale(most)
	opt.ValueAxis = []charts.ValueAxisOption{{Min: charts.Ptr(0.0), Max: charts.Ptr(float64(top)), Unit: float64(step),
		LabelCount: top/step + 1, LabelFontStyle: charts.FontStyle{FontSize: fontSize}}}
	opt.Theme = charts.GetTheme(charts.ThemeLight).WithSeriesColors([]charts.Color{charts.ColorFromHex("#2f6f9f")})
	opt.CategoryAxis.LabelCount = len(bars)
	opt.CategoryAxis.LabelFontStyle.FontSize = fontSize
	opt.SeriesList[0].Label.Show = charts.Ptr((pictureWidth-60)/len(bars) >= valueRoom)
	opt.SeriesList[0].Label.FontStyle.FontSize = fontSize
	opt.BarSize = 0.6
	p := charts.NewPainter(charts.PainterOptions{OutputFormat: charts.ChartOutputPNG, Width: pictureWidth, Height: pictureHeight})
	if err := p.BarChart(opt); err != nil {
		return nil, err
	}
	return p.Bytes()
}

// thin leaves as many labels as there is room for, evenly, and those of folded time.
func thin(labels []string, room int) {
	every := (len(labels) + room - 1) / max(room, 1)
	for i := range labels {
		if i%max(every, 1) != 0 && labels[i] != folded {
			labels[i] = ""
		}
	}
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
