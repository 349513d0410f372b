package corpus

import (
	"net/url"

	"onrecord/corpus/dates"
)

// Writer is what is known of who wrote the article.
func (a *Article) Writer() dates.Writer {
	w := dates.Writer{Outlet: a.Outlet, Language: a.Language}
	if u, err := url.Parse(a.URL); err == nil {
		w.Host = u.Hostname()
	}
	return w
}

// times are those in the article's text, those in numbers read as the article
// writes them.
func (a *Article) times() []dates.Mention {
	all := dates.Mentions(a.Text)
	var own dates.Evidence
	ambiguous := false
	for _, m := range all {
		own.Add(m)
		ambiguous = ambiguous || !m.Ambiguous.IsZero()
	}
	if ambiguous {
		order := dates.FindOrder(own, a.Writer(), a.Text)
		for i := range all {
			all[i] = all[i].In(order)
		}
	}
	return all
}
