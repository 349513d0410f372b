package record_test

import (
	"testing"

	"onrecord/corpus/intake/record"
)

func TestUnwrap(t *testing.T) {
	for raw, want := range map[string]string{
		"The council of the town said on Monday that the ferry will\nrun again, and that nobody will have to pay more for it.\n\nFerry\nLate":                "The council of the town said on Monday that the ferry will run again, and that nobody will have to pay more for it.\n\nFerry\nLate",
		"“We wait for the ferry to Port Ellis, and we wait,” said Ann Lee.\nThe council has asked for money since the year of the great flood.\nIt is late.": "“We wait for the ferry to Port Ellis, and we wait,” said Ann Lee.\nThe council has asked for money since the year of the great flood.\nIt is late.",
		"Short lines\nthat somebody wrote\n": "Short lines\nthat somebody wrote\n",
		"The council of the town said on Monday that the ferry will run again, and that nobody will have to pay more for it.\nLine two.": "The council of the town said on Monday that the ferry will run again, and that nobody will have to pay more for it.\nLine two.",
		"The council said on Monday that it will run.\nIt is late.\nThe council of the town said on Monday that it will\nnot run.":       "The council said on Monday that it will run.\nIt is late.\nThe council of the town said on Monday that it will not run.",
	} {
		if got := record.Unwrap(raw); got != want {
			t.Errorf("%q became %q", raw, got)
		}
	}
}

func TestFields(t *testing.T) {
	for name, want := range map[string]record.Field{
		"Headline": record.Title, "pub_date": record.Date, "publishDate": record.Date, "Publication Title": record.Outlet, "source-domain": record.Host, "Book Author": record.Byline, "Highlight": record.Text, "colour": "",
	} {
		if got, _ := record.FieldOf(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	var f record.Facts
	for _, c := range []struct{ name, value string }{{"source", "https://bay.example/1"}, {"content", "long"}, {"text", "short"}, {"body", "other"}, {"title", " "}, {"headline", "A"}, {"publisher", "Bay Post"}} {
		field, rank := record.FieldOf(c.name)
		f.Add(field, rank, c.value)
	}
	if f.Get(record.Text) != "short" || f.Get(record.Title) != "A" || f.Get(record.Outlet) != "Bay Post" || f.Get(record.URL) != "https://bay.example/1" {
		t.Errorf("%+v", f)
	}
}

func TestAuthor(t *testing.T) {
	for s, want := range map[string]string{
		"Lee, Ann": "Ann Lee", "By Ann Lee": "Ann Lee", "['Ann Lee', 'Tom Reed']": "Ann Lee, Tom Reed", "Lee, Ann; van Dijk, Tom": "Ann Lee, Tom van Dijk", "Ann Lee, Tom Reed": "Ann Lee, Tom Reed", "https://bay.example/ann": "", "": "",
	} {
		if got := record.Author(s); got != want {
			t.Errorf("%q became %q, want %q", s, got, want)
		}
	}
}

func TestDay(t *testing.T) {
	for s, want := range map[string]string{
		"20190302T080000Z": "2019-03-02", "20190302": "2019-03-02", "1551513600": "2019-03-02", "1551513600.000100": "2019-03-02", "1551513600000": "2019-03-02", "43526": "2019-03-02", "2019-03-02": "2019-03-02", "2019": "2019", "March 2, 2019": "March 2, 2019",
	} {
		if got := record.Day(s); got != want {
			t.Errorf("%s became %s, want %s", s, got, want)
		}
	}
}

func TestTarget(t *testing.T) {
	for s, want := range map[string]string{
		"https://www.google.com/url?rct=j&url=https://bay.example/x&ct=ga": "https://bay.example/x", "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fbay.example%2Fx&data=1": "https://bay.example/x",
		"https://bay.example/url?url=https://port.example/": "https://bay.example/url?url=https://port.example/", "https://www.google.com/url?url=javascript:x": "https://www.google.com/url?url=javascript:x",
	} {
		if got := record.Target(s); got != want {
			t.Errorf("%s leads to %s, want %s", s, got, want)
		}
	}
}
