package search

import (
	"context"

	"onrecord/index/embedded/internal/catalog"
	"onrecord/index/rank"
)

// Newest ranks all that passes the filters by date, undated last; on the same day
// direct words come first, then the order of the articles.
func Newest(ctx context.Context, cat *catalog.Catalog, limit int, f *filter) ([]rank.Found, error) {
	h := &rank.Top{N: limit}
	err := f.each(ctx, func(doc uint32) {
		h.Offer(rank.Found{Doc: doc, Order: cat.Marks[doc].Order, Score: recency(cat, doc)})
	})
	ranked := h.Ranked()
	for i := range ranked {
		ranked[i].Score = rank.ClassWeights[cat.Class[ranked[i].Doc]]
	}
	return ranked, err
}

// recency makes one number of a date and, within a day, of the class.
func recency(cat *catalog.Catalog, doc uint32) float64 {
	when := cat.When(doc)
	day := float64(when.Last)
	if !when.Known() || when.Yearless() {
		day = 0
	}
	return day + rank.ClassWeights[cat.Class[doc]]/2
}
