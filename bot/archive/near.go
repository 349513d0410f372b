package archive

import (
	"context"
	"slices"
	"strings"

	"onrecord/answer"
	"onrecord/bot/markdown"
	"onrecord/corpus/dates"
)

// Found is an answer, and where it is empty what comes nearest.
type Found struct {
	answer.Answer
	Near Nearby // of an empty answer only
}

// Nearby is what can be asked instead of what was not found.
type Nearby struct {
	Speakers []SpeakerCount // who did speak of it, most first
	Days     []dates.Date   // the nearest on which it was spoken of, in order
}

// SpeakerCount is a speaker with how often he spoke.
type SpeakerCount struct {
	Name  string
	Count int // of statements
}

const (
	nearDepth    = 60 // excerpts looked through
	mostSpeakers = 5
	nearestDays  = 2 // on either side
)

// WithNear adds to an empty answer what comes nearest.
func (a Archive) WithNear(ctx context.Context, ans answer.Answer) Found {
	f := Found{Answer: ans}
	u := ans.Read
	if len(ans.Excerpts) > 0 {
		return f
	}
	if u.Speaker != "" && (u.Topic != "" || Dated(u)) {
		f.Near.Speakers = a.otherSpeakers(ctx, u)
	}
	if Dated(u) && (u.Speaker != "" || u.Topic != "") {
		f.Near.Days = a.nearestDays(ctx, u)
	}
	return f
}

// otherSpeakers are those who said what was asked of somebody else.
func (a Archive) otherSpeakers(ctx context.Context, u answer.Understood) (vs []SpeakerCount) {
	asked := u.Speaker
	u.Speaker = ""
	ans, err := a.Asker.Find(ctx, u, nearDepth)
	if err != nil {
		return nil
	}
	n := map[string]int{}
	for _, e := range ans.Excerpts {
		if e.Speaker != "" && e.Speaker != asked && e.Person != asked && !e.Unsure && e.Type != "passage" {
			n[e.Who()]++
		}
	}
	for _, name := range markdown.ByCount(n) {
		vs = append(vs, SpeakerCount{name, n[name]})
	}
	return vs[:min(len(vs), mostSpeakers)]
}

// nearestDays are those nearest to the days asked for.
func (a Archive) nearestDays(ctx context.Context, u answer.Understood) (ds []dates.Date) {
	from, to := u.From, u.To
	u.From, u.To = dates.Date{}, dates.Date{}
	ans, err := a.Asker.Find(ctx, u, nearDepth)
	if err != nil {
		return nil
	}
	for _, e := range ans.Excerpts {
		if e.Date.Complete() && e.Type != "passage" && !slices.Contains(ds, e.Date) {
			ds = append(ds, e.Date)
		}
	}
	slices.SortFunc(ds, func(x, y dates.Date) int { return strings.Compare(x.String(), y.String()) })
	first := 0 // the first that is not before the days asked for
	for first < len(ds) && from.Year != 0 && ds[first].Before(from) {
		first++
	}
	if from.Year == 0 && to.Year != 0 {
		first = len(ds)
	}
	return ds[max(0, first-nearestDays):min(len(ds), first+nearestDays)]
}
