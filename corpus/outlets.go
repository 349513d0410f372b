package corpus

import (
	_ "embed"
	"net/url"
	"strings"
	"sync"

	"onrecord/corpus/lexicon"
)

//go:embed outlet/outlets.txt
var file string

// outlets are the outlets that are known.
type outlets struct {
	byHost map[string]string
	byName map[string]string // squashed
}

var outletTable = sync.OnceValue(func() outlets {
	out := outlets{map[string]string{}, map[string]string{}}
	err := lexicon.Read("outlets.txt", strings.NewReader(file), func(l lexicon.Line) error {
		for _, name := range l.Forms {
			out.byName[squashed(name)] = l.Forms[0]
		}
		for _, host := range l.Rest {
			out.byHost[host] = l.Forms[0]
		}
		return nil
	})
	if err != nil {
		panic("outlet: " + err.Error()) // a test keeps this from being shipped
	}
	return out
})

// outletOf tells the outlet by the host of an address.
func outletOf(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return ""
	}
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	for name := host; ; {
		if outlet := outletTable().byHost[name]; outlet != "" {
			return outlet
		}
		_, rest, ok := strings.Cut(name, ".")
		if !ok || !strings.Contains(rest, ".") {
			return host
		}
		name = rest
	}
}

// knownOutlet returns the usual spelling of an outlet's name, or "" for one that is
// not known.
func knownOutlet(name string) string { return outletTable().byName[squashed(name)] }

// isOutletName tells that a short line which stands beside the date is an
// outlet's name: one that we know, or the name of the host.
func isOutletName(name, address string) bool {
	s := squashed(name)
	if len(s) < 2 {
		return false
	}
	if knownOutlet(name) != "" {
		return true
	}
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	for _, label := range strings.Split(u.Hostname(), ".") {
		if label == s || "the"+label == s {
			return true
		}
	}
	return false
}

// squashed is s in lower case with its letters and figures only.
func squashed(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r > 0x7f {
			return r
		}
		return -1
	}, strings.ToLower(s))
}
