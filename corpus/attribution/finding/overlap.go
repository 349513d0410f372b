package finding

import (
	"cmp"
	"slices"

	"onrecord/corpus/text"
)

// Dice is how much of both texts is shared, from 0 to 1.
func Dice(a, b []text.Range) float64 {
	return 2 * float64(Common(a, b)) / float64(max(1, Size(a)+Size(b)))
}

// Size is the number of bytes in the ranges.
func Size(s []text.Range) int {
	n := 0
	for _, x := range s {
		n += x.End - x.Start
	}
	return n
}

// Common is the number of bytes that are in both.
func Common(a, b []text.Range) int {
	n := 0
	for _, x := range a {
		for _, y := range b {
			n += max(0, min(x.End, y.End)-max(x.Start, y.Start))
		}
	}
	return n
}

// Sort puts ranges in the order of the text.
func Sort(s []text.Range) {
	slices.SortFunc(s, func(a, b text.Range) int { return cmp.Compare(a.Start, b.Start) })
}
