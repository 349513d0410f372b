package attribution

import "onrecord/corpus/text"

// isBareCue reports whether the sentence is source and cue without a content.
func isBareCue(d *text.Document, s text.Sentence) bool {
	if s.End-s.First > 40 {
		return false
	}
	limit := min(s.End, s.First+14)
	for i := s.First; i < limit; i++ {
		t := &d.Tokens[i]
		if t.Quotation != 0 || t.Low == ":" {
			return false
		}
		if t.Class&text.Reporting == 0 || text.ReportingVerbs[t.Low].Form == text.Gerund {
			continue
		}
		j := skipListener(d, cue{first: i, last: i + 1, verb: i, c: text.ReportingVerbs[t.Low]}, s.End)
		if j >= s.End || d.Is(j, ".", ",") {
			return true
		}
		if np, ok := npAfter(d, j, s.End); ok && (d.Is(np.End, ".", ",") || np.End >= s.End) {
			return i == s.First || text.ReportingVerbs[t.Low].TakesPerson
		}
		return false
	}
	return false
}
