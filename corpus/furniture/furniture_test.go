package furniture_test

import (
	"testing"

	"onrecord/corpus/furniture"
)

func TestIs(t *testing.T) {
	for _, c := range []struct {
		line string
		kind furniture.Kind
		want bool
	}{
		{"see also", furniture.Teaser, true},
		{"see also", furniture.Several, false},
		{"most read", furniture.Teaser | furniture.Section, true},
		{"most read", furniture.Several, true},
		{"See also", furniture.Teaser, false}, // the caller makes it small
		{"skip to content", furniture.Navigation, true},
		{"middle east", furniture.Section, true},
		{"العربية", furniture.Section, true},
		{"google+", furniture.Network, true},
		{"tribune", furniture.OutletWord, true},
		{"courier", furniture.OutletWord, false},
		{"courier", furniture.OutletWord | furniture.PaperWord, true},
		{"q", furniture.Interview, true},
		{"the envoy spoke", ^furniture.Kind(0), false},
	} {
		if got := furniture.Is(c.line, c.kind); got != c.want {
			t.Errorf("%q is of %b: %t", c.line, c.kind, got)
		}
	}
}
