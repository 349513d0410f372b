package embedded_test

import (
	"context"
	"fmt"

	"onrecord/index"
	"onrecord/index/embedded"
)

func Example() {
	ctx := context.Background()
	ix, _, err := embedded.Build(ctx, index.Config{}) // the embedded sample
	if err != nil {
		fmt.Println(err)
		return
	}
	defer ix.Close()
	people := ix.People().Find("Rogachev")
	hits, err := ix.Search(ctx, index.Query{Text: "oil tankers", Speakers: people[0].Keys, Limit: 1})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, h := range hits {
		fmt.Println(h.Statement.Speaker, "in", h.Article.Outlet)
	}
	// Output: Ilya Rogachev in RT (sample brief)
}
