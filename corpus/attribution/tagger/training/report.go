package training

import (
	"fmt"
	"onrecord/corpus/attribution/finding"
	"strings"
)

// Report prints the scores of predictions as a table.
func Report(docs []Document, predicted [][]finding.Finding) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-7s %5s   %-17s   %-17s   %-17s\n", "", "gold", "content P R F1", "+source P R F1", "exact P R F1")
	for _, f := range []Filter{Speech, Quoted, All} {
		s := Measure(docs, predicted, f)
		cp, cr, cf := s.Content()
		sp, sr, sf := s.Sourced()
		ep, er, ef := s.Exact()
		fmt.Fprintf(&b, "%-7s %5d   %5.1f %5.1f %5.1f   %5.1f %5.1f %5.1f   %5.1f %5.1f %5.1f\n", f, s.Gold,
			100*cp, 100*cr, 100*cf, 100*sp, 100*sr, 100*sf, 100*ep, 100*er, 100*ef)
	}
	return b.String()
}
