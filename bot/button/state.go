package button

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"onrecord/answer"
	"onrecord/corpus/dates"
)

// State is what an answer answers, so that any page of it can be made again: a
// question in words, or what a command's options ask for.
type State struct {
	Question string
	Options  answer.Understood // only what a user can give; used when question is ""
	Note     string            // said with the first page only
}

// Code writes a in a line: "q" and the question, or "o" and the options.
func (a State) Code() string {
	if a.Question != "" {
		return "q" + a.Question
	}
	o := a.Options
	fields := []string{o.Speaker, o.Topic, DateCode(o.From), DateCode(o.To), o.Outlet, o.Quoted}
	for i := range fields {
		fields[i] = strings.NewReplacer("~", "~~", "|", "~!").Replace(fields[i])
	}
	return "o" + strings.TrimRight(strings.Join(fields, "|"), "|")
}

// ParseState is the reverse of State.Code. It is an error when nothing is asked.
func ParseState(code string) (State, error) {
	if q, ok := strings.CutPrefix(code, "q"); ok && q != "" {
		return State{Question: q}, nil
	}
	u, err := ParseOptions(code)
	if a := (State{Options: u}); err == nil && a.Code() != "o" {
		return a, nil
	}
	return State{}, errors.Join(err, errors.New("button: read state: nothing is asked"))
}

// optionFields is how many options a question can have.
const optionFields = 6

// ParseOptions reads options, also empty ones.
func ParseOptions(code string) (u answer.Understood, err error) {
	rest, ok := strings.CutPrefix(code, "o")
	fields := strings.Split(rest, "|")
	if !ok || len(fields) > optionFields {
		return u, errors.New("button: read state: not a question")
	}
	for i := range fields {
		fields[i] = strings.NewReplacer("~~", "~", "~!", "|").Replace(fields[i])
	}
	fields = append(fields, make([]string, optionFields-len(fields))...)
	from, err1 := ParseDate(fields[2])
	to, err2 := ParseDate(fields[3])
	u = answer.Understood{Speaker: fields[0], Topic: fields[1], From: from, To: to, Outlet: fields[4], Quoted: fields[5]}
	return u, errors.Join(err1, err2)
}

// DateCode is a date in eight figures, such as 20150400 for April 2015; "" for none.
func DateCode(d dates.Date) string {
	if d == (dates.Date{}) {
		return ""
	}
	return fmt.Sprintf("%04d%02d%02d", d.Year, d.Month, d.Day)
}

// ParseDate is the reverse of DateCode.
func ParseDate(s string) (dates.Date, error) {
	if s == "" {
		return dates.Date{}, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || len(s) != 8 || n < 0 {
		return dates.Date{}, fmt.Errorf("button: read state: date %q", s)
	}
	return dates.Date{Year: n / 10000, Month: n / 100 % 100, Day: n % 100}, nil
}
