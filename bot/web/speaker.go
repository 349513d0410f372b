package web

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"onrecord/answer"
	"onrecord/answer/export"
	"onrecord/corpus/dates"
	"onrecord/corpus/identity"
)

// speakerPage is what one person said, the latest first.
type speakerPage struct {
	Name     string
	Roles    []string
	Forms    []string // other names in the archive
	About    string   // topic, month
	Count    string
	All      string // address of the page without topic and month
	Picture  *picture
	Timeline string
	Excerpts []shownExcerpt
	Turns    turns
}

// choicePage is whom a name may mean.
type choicePage struct {
	Asked  string
	People []counted
}

func (r *Reader) speaker(ctx context.Context, req request) (view, error) {
	asked, err1 := req.words("name")
	topic, err2 := req.words("topic")
	if err := cmp.Or(err1, err2); err != nil {
		return view{}, err
	}
	who, v, err := req.whoIs(asked)
	if err != nil || v.template != "" {
		return v, err
	}
	number, err := pageNumber(req.values)
	if err != nil {
		return view{}, err
	}
	when, err := whenOf(req.values)
	if err != nil {
		return view{}, err
	}
	all, err := r.saidBy(ctx, req, who, topic, when)
	if err != nil {
		return view{}, err
	}
	list := all.excerpts
	p := speakerPage{Name: who.Name, Roles: rolesOf(who), Forms: others(who), Count: numbered(len(list), "statement")}
	if all.more {
		p.Count = "the first " + p.Count
	}
	p.About = aboutOf(topic, when)
	if p.About != "" {
		p.All = req.pass.Speaker(who.Name)
	}
	if p.Turns, err = turnsOf(len(list), number, func(n int) string {
		return req.pass.said(who.Name, topic, when, n)
	}); err != nil {
		return view{}, err
	}
	if when.IsZero() && number == 1 {
		p.Picture = req.draw(monthsOf(list), fewRows, who.Name, topic)
	}
	for i, e := range p.Turns.of(list) {
		p.Excerpts = append(p.Excerpts, req.excerpt(e, p.Turns.First+i))
	}
	return view{template: "speaker.html", title: who.Name, data: p}, nil
}

// statements are what somebody said, as far as it is looked up.
type statements struct {
	excerpts []answer.Excerpt
	more     bool // there may be more
}

// keptLists is how many lists of statements are kept, so that turning a page costs little:
// each has a few megabytes at most.
const keptLists = 8

// saidBy is what somebody said on a topic in a month or year: of a topic the best first,
// also where it is a spokesman's; else all that is her own, the latest first.
func (r *Reader) saidBy(ctx context.Context, req request, who identity.Individual, topic string, when dates.Date) (statements, error) {
	key := fmt.Sprintf("%d %q %q %s", req.archive.Engine.Built().UnixNano(), who.ID, topic, when)
	if kept, ok := r.lists.Get(key); ok {
		return kept, nil
	}
	ans, err := req.archive.Asker.Find(ctx, answer.Understood{Speaker: who.Name, Topic: topic, From: when, To: when}, export.Most)
	if err != nil {
		return statements{}, err
	}
	s := statements{ans.Excerpts, len(ans.Excerpts) == export.Most}
	if topic == "" {
		s.excerpts = slices.DeleteFunc(s.excerpts, func(e answer.Excerpt) bool { return e.Person != who.Name })
		slices.SortStableFunc(s.excerpts, func(x, y answer.Excerpt) int { return latestFirst(x.Date, y.Date) })
	}
	r.lists.Put(key, s)
	return s, nil
}

// said is the address of what somebody said on a topic in a month or year.
func (p pass) said(name, topic string, when dates.Date, page int) string {
	v := url.Values{"name": {name}}
	if topic != "" {
		v.Set("topic", topic)
	}
	if !when.IsZero() {
		v.Set("when", when.String())
	}
	if page > 1 {
		v.Set("page", strconv.Itoa(page))
	}
	return p.page("speaker", v)
}

// whoIs is the one whom a name means, or the page or fault that says why it is nobody.
func (r *request) whoIs(asked string) (identity.Individual, view, error) {
	people := r.archive.Engine.People()
	if asked == "" {
		return identity.Individual{}, view{}, fault{http.StatusBadRequest, "This address names nobody", "Please write a name into the box."}
	}
	if ind, ok := people.Speaker(asked, ""); ok {
		return ind, view{}, nil
	}
	found := people.Find(asked)
	if len(found) == 1 {
		return found[0], view{}, nil
	}
	status, heading := http.StatusMultipleChoices, "Several people are called so"
	if len(found) == 0 {
		found = people.Nearest(asked, 5)
		status, heading = http.StatusNotFound, "Nobody of that name speaks in this archive"
	}
	c := choicePage{Asked: firstWords(asked)}
	for _, ind := range found[:min(len(found), 50)] {
		c.People = append(c.People, counted{ind.Name, r.pass.Speaker(ind.Name), thousands(ind.Count)})
	}
	return identity.Individual{}, view{template: "choice.html", status: status, title: heading, data: c}, nil
}

// rolesOf are what a person is called most: the most frequent role, and further ones that
// articles of two days print, for what one alone does may be another's.
func rolesOf(who identity.Individual) (roles []string) {
	for i, h := range who.Held {
		if len(roles) < 3 && (i == 0 || len(h.Days) > 1) {
			roles = append(roles, h.Role)
		}
	}
	return roles
}

// others are the names other than the first that a person has in the archive.
func others(who identity.Individual) []string {
	forms := slices.DeleteFunc(slices.Clone(who.Forms), func(f string) bool { return f == who.Name })
	return forms[:min(5, len(forms))]
}

// aboutOf says to what the list is narrowed.
func aboutOf(topic string, when dates.Date) string {
	s := ""
	if topic != "" {
		s = " on " + firstWords(topic)
	}
	if !when.IsZero() {
		s += " in " + when.Words()
	}
	return strings.TrimSpace(s)
}

var month = regexp.MustCompile(`^\d{4}(-\d\d)?$`)

// whenOf is the year or month to which the list is narrowed.
func whenOf(v url.Values) (dates.Date, error) {
	s := v.Get("when")
	if s == "" {
		return dates.Date{}, nil
	}
	var d dates.Date
	if month.MatchString(s) {
		year, m, _ := strings.Cut(s, "-")
		d.Year, _ = strconv.Atoi(year)
		d.Month, _ = strconv.Atoi(m)
		if d.Valid() && d.Year > 0 && (m == "" || d.Month > 0) {
			return d, nil
		}
	}
	return d, fault{http.StatusBadRequest, "This link is broken", "A month is written like 2015-04."}
}

// latestFirst orders days; what has no year comes last.
func latestFirst(a, b dates.Date) int {
	return cmp.Or(cmp.Compare(b.Year, a.Year), cmp.Compare(b.Month, a.Month), cmp.Compare(b.Day, a.Day))
}

// monthsOf counts statements by month.
func monthsOf(list []answer.Excerpt) (months []answer.Month) {
	n := map[answer.Month]int{}
	for _, e := range list {
		if e.Date.Year != 0 && e.Date.Month != 0 {
			n[answer.Month{Year: e.Date.Year, Month: e.Date.Month}]++
		}
	}
	for m, count := range n {
		m.Count = count
		months = append(months, m)
	}
	slices.SortFunc(months, func(a, b answer.Month) int { return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.Month, b.Month)) })
	return months
}
