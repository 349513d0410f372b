package catalog

import (
	"math"

	"onrecord/index"
)

// ZoneSize is for how many documents it is kept which dates they may have.
const ZoneSize = 1 << 10

// zone is what the dates of some neighbouring documents leave open. Archives are
// in the order of their files, which is often that of the days.
type zone struct {
	first, last int32 // the latest first day and the earliest last day of those with a year
	yearless    bool  // some have none
}

// MayHoldDate reports whether a document of a zone may lie inside the range.
func MayHoldDate(r index.Range, z zone) bool {
	return r.Open || r.Yearless || z.yearless || z.first >= r.First && z.last <= r.Last
}

// zonesOf brings spans together.
func zonesOf(first, last []int32) []zone {
	zones := make([]zone, (len(first)+ZoneSize-1)/ZoneSize)
	for i := range zones {
		zones[i] = zone{first: -1, last: math.MaxInt32}
	}
	for doc := range first {
		z := &zones[doc/ZoneSize]
		switch s := (index.Span{First: first[doc], Last: last[doc]}); {
		case !s.Known():
		case s.Yearless():
			z.yearless = true
		default:
			z.first, z.last = max(z.first, s.First), min(z.last, s.Last)
		}
	}
	return zones
}
