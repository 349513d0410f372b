package terms

// TermFreq is the term frequency of a word in a record; Word indexes the article's
// keys. Of a word that is filed under the key of another one there are two.
type TermFreq struct{ Word, N uint32 }

// BeginArticle begins to count the words of an article's records.
func (s *Analyzer) BeginArticle() {
	s.article++
	s.Keys = make([]string, 0, len(s.Keys)+len(s.Keys)/4) // most are about as long
}

// Begin begins to count the words of a record.
func (s *Analyzer) Begin() {
	s.counting++
	s.counted = s.counted[:0]
}

// Count counts the words of a text, each so many times, and returns how many those
// are that are not function words.
func (s *Analyzer) Count(text, language string, times int) (length int) {
	for _, w := range s.analyze(text, language) {
		if w.counting != s.counting {
			w.counting, w.times = s.counting, 0
			s.counted = append(s.counted, w)
		}
		w.times += times
		if !w.Stop {
			length += times
		}
	}
	return length
}

// Result returns what was counted.
func (s *Analyzer) Result() []TermFreq {
	out := make([]TermFreq, 0, len(s.counted))
	for _, w := range s.counted {
		if w.article != s.article {
			w.article, w.place = s.article, uint32(len(s.Keys))
			s.Keys = append(s.Keys, w.key)
			if w.native != "" {
				s.Keys = append(s.Keys, w.native)
			}
		}
		out = append(out, TermFreq{w.place, uint32(w.times)})
		if w.native != "" {
			out = append(out, TermFreq{w.place + 1, uint32(w.times)})
		}
	}
	return out
}
