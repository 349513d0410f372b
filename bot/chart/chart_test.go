package chart

import (
	"bytes"
	"fmt"
	"image/png"
	"os"
	"strings"
	"testing"

	"onrecord/answer"
)

func TestPictures(t *testing.T) {
	for name, months := range map[string][]answer.Month{
		"one":     {{Year: 2015, Month: 4, Count: 1}},
		"few":     {{Year: 2014, Month: 11, Count: 3}, {Year: 2015, Month: 1, Count: 12}, {Year: 2015, Month: 4, Count: 31}, {Year: 2015, Month: 9, Count: 7}},
		"many":    {{Year: 2013, Month: 2, Count: 3}, {Year: 2014, Month: 1, Count: 120}, {Year: 2015, Month: 12, Count: 431}},
		"years":   {{Year: 1999, Month: 2, Count: 3}, {Year: 2014, Month: 1, Count: 12000}, {Year: 2025, Month: 12, Count: 4310}},
		"century": {{Year: 1900, Month: 2, Count: 3}, {Year: 2025, Month: 12, Count: 43}},
	} {
		bars := Bars(months)
		total, want := 0, 0
		for _, b := range bars {
			total += b.Count
		}
		for _, m := range months {
			want += m.Count
		}
		if total != want {
			t.Errorf("%s: the bars hold %d statements of %d", name, total, want)
		}
		data, err := Draw("Ada Brandt on the harbour", bars)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		p, err := png.Decode(bytes.NewReader(data))
		if err != nil || p.Bounds().Dx() != pictureWidth || p.Bounds().Dy() != pictureHeight || len(data) > 200<<10 {
			t.Errorf("%s: %v, %d bytes, %v", name, p.Bounds(), len(data), err)
		}
		if dir := os.Getenv("PICTURES"); dir != "" {
			_ = os.WriteFile(dir+"/"+name+".png", data, 0o600)
		}
	}
}

func TestScale(t *testing.T) {
	for most := range 5000 {
		top, step := scale(most)
		if top <= most || top%step != 0 || top/step > 6 || top < 1 {
			t.Errorf("scale(%d) = %d, %d", most, top, step)
		}
	}
}

// Months without a statement between others are folded where they are many, at neither end,
// and nothing else is.
func TestFold(t *testing.T) {
	month := func(y, m, n int) answer.Month { return answer.Month{Year: y, Month: m, Count: n} }
	for _, tt := range []struct {
		months []answer.Month
		want   string
	}{
		{[]answer.Month{month(2015, 1, 2), month(2015, 4, 1), month(2015, 8, 3)}, "Jan 15 2, Feb 15 0, Mar 15 0, Apr 15 1, … 0, Aug 15 3"},
		{[]answer.Month{month(2015, 1, 2), month(2016, 1, 1)}, "Jan 15 2, … 0, Jan 16 1"},
	} {
		var got []string
		for _, b := range Bars(tt.months) {
			got = append(got, fmt.Sprint(b.Label, " ", b.Count))
			if (b.Label == folded) != (b.Empty > longestEmpty) {
				t.Errorf("%+v", b)
			}
		}
		if s := strings.Join(got, ", "); s != tt.want {
			t.Errorf("bars %s, want %s", s, tt.want)
		}
	}
}
