package dates_test

import (
	"testing"
	"time"

	"onrecord/corpus/dates"
)

func TestParse(t *testing.T) {
	for in, want := range map[string]string{
		"22 April 2015": "2015-04-22", "April 22, 2015": "2015-04-22", "Apr. 22, 2015": "2015-04-22", "22nd of April, 2015": "2015-04-22",
		"Wednesday, April 22, 2015": "2015-04-22", "Wed, 22 Apr 2015 10:00:00 GMT": "2015-04-22", "2015-04-22": "2015-04-22", "2015/4/2": "2015-04-02",
		"2015-04-22T23:30:00+03:00": "2015-04-22", "2015-04-22 10:00": "2015-04-22", "20150422T101500Z": "2015-04-22", "22.04.2015": "2015-04-22",
		"22/04/2015": "2015-04-22", "04/22/2015": "2015-04-22", "04/05/2015": "2015", "05/05/2015": "2015-05-05", "April 2015": "2015-04", "Feb. 12": "--02-12",
		"MOSCOW, November 19": "--11-19", "MOSCOW, November 19, 2015": "2015-11-19", "2015": "2015", "2015-04": "2015-04", "--04-22": "--04-22", "--04": "--04",
		"Published: 22 April 2015, 14:05": "2015-04-22", "22 апреля 2015": "2015-04-22", "29 February 2016": "2016-02-29", "1 May": "--05-01",
	} {
		if d, ok := dates.Parse(in); !ok || d.String() != want {
			t.Errorf("%q: %q %v, want %q", in, d, ok, want)
		}
	}
	for _, in := range []string{"", "yesterday", "Lavrov", "31 April 2015", "2015-13-01", "0000-00-00", "29 February 2015", "1,700 people", "99999999999", "2015-04-22x",
		"he may 2 say", "The minister was born on April 22, 1950 and has been in office for a very long time", "12:30", "Resolution 2199", "22.04", "1/2/3"} {
		if d, ok := dates.Parse(in); ok {
			t.Errorf("%q is read as %s", in, d)
		}
	}
}

func TestDateRanges(t *testing.T) {
	d := func(s string) dates.Date { d, _ := dates.Parse(s); return d }
	for _, c := range []struct {
		date, from, to string
		within, may    bool
	}{
		{"2015-04-22", "2015-04-22", "2015-04-22", true, true}, {"2015-04-22", "2015-04", "2015-04", true, true}, {"2015-04-22", "2015-04-23", "", false, false},
		{"2015-04-22", "", "2015-04-22", true, true}, {"2015-04-22", "", "", true, true}, {"2015-04", "2015-04-22", "2015-04-22", false, true},
		{"2015-04", "2015-04-01", "2015-04-30", true, true}, {"2015", "2015", "2015", true, true}, {"2015", "2015-04", "2015-04", false, true}, {"2014", "2015", "2015", false, false},
		{"--04-22", "2015-04-22", "2015-04-22", false, true}, {"--04-22", "2015-05-01", "2015-05-31", false, false}, {"--04-22", "2014-06-01", "2016-06-01", false, true},
		{"--04-22", "--04-22", "--04-22", true, true}, {"2015-04-22", "--04", "--04", true, true}, {"2015", "--04", "--04", false, false}, {"", "2015", "2015", false, true},
		{"2016-02", "2016-02-29", "2016-02-29", false, true}, {"--12-30", "--12-25", "--01-05", true, true}, {"--06-30", "--12-25", "--01-05", false, false},
	} {
		if got := d(c.date).Within(d(c.from), d(c.to)); got != c.within {
			t.Errorf("%q within %q..%q: %v", c.date, c.from, c.to, got)
		}
		if got := d(c.date).MayBeWithin(d(c.from), d(c.to)); got != c.may {
			t.Errorf("%q may be within %q..%q: %v", c.date, c.from, c.to, got)
		}
	}
	if !d("2015-04").Before(d("2015-05-01")) || d("2015-04").Before(d("2015-04-30")) || d("--04-22").Before(d("2016")) || !d("2016").After(d("2015-12-31")) {
		t.Error("Before or After is wrong")
	}
	if got := d("2016-02").Last(); got.String() != "2016-02-29" {
		t.Errorf("last day of February 2016: %s", got)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"22 April 2015", "MOSCOW, November 19", "2015-04-22T10:00:00Z", "22nd of April, 2015", "--04-22", "Sun, 1 May", "1.2.2015", "April 31"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, ok := dates.Parse(s)
		if !ok {
			if !d.IsZero() {
				t.Errorf("%q is refused as %s", s, d)
			}
			return
		}
		if again, ok := dates.Parse(d.String()); !ok || again != d || !d.Valid() || d.Year != 0 && (d.Year < 1900 || d.Year > 2099) {
			t.Errorf("%q: %+v, written and read again %+v", s, d, again)
		}
	})
}

func TestDateWords(t *testing.T) {
	for in, want := range map[string]string{
		"2015-04-22": "22 April 2015", "2015-04": "April 2015", "2015": "2015", "--04-22": "22 April", "--04": "April", "": "",
	} {
		if d, _ := dates.Parse(in); d.Words() != want {
			t.Errorf("%q in words is %q, want %q", in, d.Words(), want)
		}
	}
}

func TestDaysIn(t *testing.T) {
	for year := 1896; year <= 2104; year++ {
		for month := 1; month <= 12; month++ {
			want := time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
			if got := dates.DaysIn(year, month); got != want {
				t.Fatalf("%d-%02d has %d days, want %d", year, month, got, want)
			}
		}
	}
	if got := dates.DaysIn(0, 2); got != 29 {
		t.Errorf("February of an unknown year has %d days, want 29", got)
	}
}
