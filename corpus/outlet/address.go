package outlet

import (
	"net/url"
	"strings"
	"unicode"

	"golang.org/x/net/idna"

	"onrecord/corpus/text"
)

// WebAddress returns s as an address that is safe to show and to follow, or "".
// An address with a user's name in it, or of another kind than http and https,
// is none: what is shown must be where it leads.
func WebAddress(s string) string {
	s = strings.TrimSpace(s)
	if len(s) > 2048 || strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || text.IsInvisible(r) || r == unicode.ReplacementChar
	}) {
		return ""
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.User != nil || !strings.Contains(u.Hostname(), ".") {
		return ""
	}
	host, err := idna.Lookup.ToASCII(u.Hostname())
	if err != nil {
		return ""
	}
	if port := u.Port(); port != "" {
		host += ":" + port
	}
	u.Host = host
	return u.String()
}
