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
		field, term := fieldStem, u.stem
		switch {
		case u.concept != "":
			field, term = fieldConcept, u.concept
		case term == "":
			field, term = fieldExact, u.exact
		}
		df := 0
		if l, err := ix.postings.list(field, term); err == nil && l != nil {
			df = l.df
		}
		most = max(most, idf(df, n)/idf(0, n))
	}
	return most
}
