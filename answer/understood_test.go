package answer_test

import (
	"testing"

	"onrecord/answer"
	"onrecord/corpus/dates"
)

// What was not found is told in the terms of the question.
func TestNothing(t *testing.T) {
	day, month := dates.Date{Year: 2015, Month: 4, Day: 22}, dates.Date{Year: 2015, Month: 4}
	for want, u := range map[string]answer.Understood{
		"Nothing in this archive has Anna Holm saying anything about fish on 22 April 2015.": {Speaker: "Anna Holm", Topic: "fish", From: day, To: day},
		"Nothing in this archive says anything about fish in April 2015.":                    {Topic: "fish", From: dates.Date{Year: 2015, Month: 4, Day: 1}, To: dates.Date{Year: 2015, Month: 4, Day: 30}},
		"Nothing in this archive from TASS says anything about fish since April 2015.":       {Outlet: "TASS", Topic: "fish", From: month},
		"Nothing in this archive has Anna Holm saying anything until 22 April 2015.":         {Speaker: "Anna Holm", To: day},
		"Nothing in this archive says anything in February (any year).":                      {From: dates.Date{Month: 2}, To: dates.Date{Month: 2}},
		"Nothing in this archive says anything from 1 April 2015 to 22 April 2015.":          {From: dates.Date{Year: 2015, Month: 4, Day: 1}, To: day},
		"Nothing in this archive says anything in 2015.":                                     {From: dates.Date{Year: 2015}, To: dates.Date{Year: 2015}},
	} {
		if got := u.Nothing(); got != want {
			t.Errorf("%+v: %q, want %q", u, got, want)
		}
	}
}
