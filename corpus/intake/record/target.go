package record

import (
	"net/url"
	"strings"
)

// redirects are addresses that lead to others, by host and path, with the parameter
// that holds where to.
var redirects = []struct{ host, path, param string }{
	{"www.google.", "/url", "url"}, {"www.google.", "/url", "q"}, {"news.google.", "/news/url", "url"}, {"l.facebook.com", "/l.php", "u"}, {"lm.facebook.com", "/l.php", "u"},
	{"safelinks.protection.outlook.com", "/", "url"}, {"out.reddit.com", "/", "url"}, {"t.umblr.com", "/redirect", "z"}, {"www.bing.com", "/news/apiclick.aspx", "url"},
}

// Target returns where an address leads to, as far as it says so itself: the article
// behind a link of Google Alerts.
func Target(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.RawQuery == "" {
		return address
	}
	for _, r := range redirects {
		if (strings.HasPrefix(u.Host, r.host) || strings.HasSuffix(u.Host, r.host)) && strings.HasPrefix(u.Path, r.path) {
			if to := u.Query().Get(r.param); isAddress(to) {
				return to
			}
		}
	}
	return address
}
