// Package outlet knows who publishes: the names of news outlets in the ways in which
// they are written, the hosts of their web sites, and what is a web address that is
// safe to show.
//
// The outlets are data, in outlets.txt (outlet.go); [WebAddress] checks an address
// (address.go). A host that is not known stands for itself: a wrong outlet is worse
// than a host's name.
package outlet

import (
	_ "embed"
	"net/url"
	"strings"
	"sync"

	"onrecord/corpus/lexicon"
	"onrecord/corpus/text"
)

//go:embed outlets.txt
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
			out.byName[text.Alphanumeric(name)] = l.Forms[0]
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

// Of returns the outlet of an address by its host: its name where the host is known,
// else the host, and "" for what is no address.
func Of(address string) string {
	host := Host(address)
	if host == "" {
		return ""
	}
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

// Host is the host of an address in small letters, without "www.", and "" for what is no
// address.
func Host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

// Known returns the usual spelling of an outlet's name, or "" for one that is
// not known.
func Known(name string) string { return outletTable().byName[text.Alphanumeric(name)] }

// IsName reports whether a short line which stands beside the date is an
// outlet's name: one that we know, or the name of the host.
func IsName(name, address string) bool {
	s := text.Alphanumeric(name)
	if len(s) < 2 {
		return false
	}
	if Known(name) != "" {
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
