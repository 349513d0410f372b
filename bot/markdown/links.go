package markdown

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/idna"
)

// maxURL is how long an address may be that stands in an embed or a link.
const maxURL = 2048

// SafeURL returns an address that may stand in a message, or "" when s is none:
// http or https, a real host without a user name before it, written so that
// nothing in it can end a Markdown link. The text fragment goes when the whole
// would be too long.
func SafeURL(s string) string {
	base, fragment, _ := strings.Cut(strings.TrimSpace(s), "#")
	u, err := url.Parse(base)
	if err != nil || u.User != nil || (u.Scheme != "http" && u.Scheme != "https") {
		return ""
	}
	host, err := idna.Lookup.ToASCII(u.Hostname())
	if err != nil || host == "" || !strings.Contains(host, ".") {
		return ""
	}
	if p := u.Port(); p != "" {
		if n, err := strconv.Atoi(p); err != nil || n < 1 || n > 65535 {
			return ""
		}
		host += ":" + p
	}
	u.Host = host
	out := percent(u.String())
	if with := out + "#" + percent(fragment); fragment != "" && len(with) <= maxURL {
		out = with
	}
	if len(out) > maxURL {
		return ""
	}
	return out
}

// percent encodes what must not stand raw in an address inside Markdown.
func percent(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c <= ' ' || c >= 0x7f, strings.IndexByte("()<>[]{}\"\\^`|*", c) >= 0:
			fmt.Fprintf(&b, "%%%02X", c)
		case c == '%' && !twoHex(s, i+1):
			b.WriteString("%25")
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func twoHex(s string, at int) bool {
	if at+2 > len(s) {
		return false
	}
	_, err := strconv.ParseUint(s[at:at+2], 16, 8)
	return err == nil
}

// Distinct makes an address differ from those seen: of embeds with one address
// Discord shows only the first.
func Distinct(u string, seen map[string]bool) string {
	if u == "" {
		return ""
	}
	base, fragment, _ := strings.Cut(u, "#")
	for n := 2; seen[u]; n++ {
		switch {
		case fragment == "":
			u = fmt.Sprintf("%s#%d", base, n)
		case strings.HasPrefix(fragment, ":~:"):
			u = fmt.Sprintf("%s#%d%s", base, n, fragment)
		default:
			u = fmt.Sprintf("%s#%s-%d", base, fragment, n)
		}
		if len(u) > maxURL {
			return ""
		}
	}
	seen[u] = true
	return u
}
