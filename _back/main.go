package main

import (
	"context"
	"fmt"
	"os"

	"onrecord/corpus"
	"onrecord/corpus/dates"
	"onrecord/corpus/intake"
)

func main() {
	// articles by (count of W cut 3, count of today cut 2), for back 4,5,6
	var t [7][4][3]int
	err := intake.Walk(context.Background(), os.Args[1:2], intake.Options{}, func(a *corpus.Article) error {
		if !a.Published.Complete() {
			return nil
		}
		var n [7]int
		for _, m := range dates.Mentions(a.Text) {
			if m.Kind == dates.Weekday && m.N == 0 {
				d, _ := dates.Resolve(m, a.Published)
				n[dates.DaysBetween(d, a.Published)]++
			}
		}
		for b := 1; b < 7; b++ {
			if n[b] > 0 {
				t[b][min(3, n[b])][min(2, n[0])]++
			}
		}
		return nil
	}, nil)
	fmt.Println(err)
	for b := 1; b < 7; b++ {
		fmt.Println(b, t[b])
	}
}
