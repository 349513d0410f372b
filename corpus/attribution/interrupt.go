package attribution

import "onrecord/corpus/text"

// insertedCue reads "said Lavrov", "he said" or "the Minister noted" at j.
func insertedCue(d *text.Document, j, limit int) (int, bool) {
	if t := d.At(j); t.Class&text.Reporting != 0 && text.ReportingVerbs[t.Low].TakesPerson && text.ReportingVerbs[t.Low].Form == text.Finite {
		np := coreAfter(d, j+1, min(limit, j+12))
		return np.End, !np.Empty() && personal(d, np)
	}
	np := coreAfter(d, j, min(limit, j+10))
	if np.Empty() || !personal(d, np) {
		return 0, false
	}
	t := d.At(np.End)
	return np.End + 1, t.Class&text.Reporting != 0 && text.ReportingVerbs[t.Low].TakesPerson && text.ReportingVerbs[t.Low].Form == text.Finite
}
