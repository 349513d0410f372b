package index

import "strings"

// Rarity is how much a word or the name of a concept tells in this archive: 0 for
// what every record holds, 1 for what none does, by the same idf as the score.
// The forms of a word are as rare as its stem; of several words the rarest counts.
func (ix *Index) Rarity(text string) (most float64) {
	ix.mu.RLock()
	defer ix.mu.RUnlock()
	if ix.closed || strings.TrimSpace(text) == "" {
		return 1
	}
	defer func() {
		if recover() != nil { // a damaged segment; the search will say so
			most = 1
		}
	}()
	n := ix.postings.count
	for _, u := range topicOf(Query{Text: text}, ix.table).units {
		t, _, _ := u.term()
		df, err := ix.postings.df(t, ix.cat, ix.means)
		if err != nil {
			df = 0 // the search will say so
		}
		most = max(most, idf(df, n)/idf(0, n))
	}
	return most
}
