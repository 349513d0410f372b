package dates_test

import (
	"strings"
	"testing"

	"onrecord/corpus/dates"
)

// asked reads what is asked on a Monday.
var asked = dates.Reader{Today: dates.Date{Year: 2026, Month: 11, Day: 23}}

func TestReaderParse(t *testing.T) {
	for in, want := range map[string]string{
		"22 April 2015": "22 April 2015", "April 22nd, 2015": "22 April 2015", "2015-04-22": "22 April 2015",
		"22.04.2015": "22 April 2015", "4/22/2015": "22 April 2015", "April 2015": "April 2015", "2015-04": "April 2015",
		"2015": "2015", "since March": "since 1 March 2026", "since December": "since 1 December 2025",
		"last week": "16 November 2026 to 22 November 2026", "this month": "1 November 2026 to 23 November 2026",
		"yesterday": "22 November 2026", "3 days ago": "20 November 2026", "the last two weeks": "9 November 2026 to 23 November 2026",
		"March to May 2015": "1 March 2015 to 31 May 2015", "2015-04-01 - 2015-04-10": "1 April 2015 to 10 April 2015",
		"Monday": "16 November 2026", "22 April": "22 April (any year)", "before 2016": "until 31 December 2015",
		"from 1 March 2015 to 3 April 2015": "1 March 2015 to 3 April 2015", "after April 2015": "since 1 May 2015",
		"summer 2015": "1 June 2015 to 31 August 2015", "last summer": "1 June 2026 to 31 August 2026", "winter 2015": "1 December 2014 to 29 February 2016",
		"early March 2015": "1 March 2015 to 11 March 2015", "the end of 2015": "1 September 2015 to 31 December 2015", "Q3 2015": "1 July 2015 to 30 September 2015",
		"the last quarter of 2015": "1 October 2015 to 31 December 2015", "last weekend": "21 November 2026 to 22 November 2026",
		"between 3 and 8 May 2016": "3 May 2016 to 8 May 2016", "March 3-8, 2016": "3 March 2016 to 8 March 2016", "November to February 2016": "1 November 2015 to 29 February 2016",
	} {
		r, err := asked.Parse(in)
		if got := r.Words(); err != nil || got != want {
			t.Errorf("Parse(%q) = %q, %v; want %q", in, got, err, want)
		}
	}
	for _, in := range []string{"", "never", "31 April 2015", "2015-13-01", "April 22, 2015 or so", "99", strings.Repeat("x", 200), "since"} {
		if r, err := asked.Parse(in); err == nil || !strings.Contains(err.Error(), "22 April 2015") {
			t.Errorf("Parse(%q) = %v, %v; want an error that shows what is understood", in, r, err)
		}
	}
}
