package markdown

import (
	"testing"

	"onrecord/corpus/dates"
)

func TestStamp(t *testing.T) {
	for in, want := range map[dates.Date]string{
		{Year: 2015, Month: 4, Day: 22}: "<t:1429698600:D>",
		{Year: 1968, Month: 8, Day: 21}: "<t:-42989400:D>",
		{Year: 2015, Month: 4}:          "April 2015",
		{Year: 2015}:                    "2015",
		{Month: 4, Day: 22}:             "22 April, year not known",
		{Month: 4}:                      "April, year not known",
		{}:                              "",
		{Year: 2015, Month: 77}:         "2015",
	} {
		if got := Timestamp(in); got != want {
			t.Errorf("stamp(%+v) = %q, want %q", in, got, want)
		}
	}
}
