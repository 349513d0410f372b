package merge

import (
	"onrecord/corpus/attribution/finding"
	"onrecord/corpus/text"
)

// secondHand marks by whom a quotation came to the paper, where the quotation with its
// own source and cue is found too: in `"A," Olsen said, according to the Courier` the
// words are hers, and the Courier is no certain speaker.
func secondHand(d *text.Document, all []judged) {
	byStart := map[int]*judged{} // the quotation with a source that begins there
	for i := range all {
		if f := &all[i]; len(f.Source) > 0 && len(f.Cue) > 0 && TypeOf(d, f.Content) == Direct {
			byStart[f.Content[0].Start] = f
		}
	}
	for i := range all {
		f := &all[i]
		q := byStart[f.Content[0].Start]
		if q == nil || q == f || len(f.Cue) == 0 || !d.Is(d.TokenAt(f.Cue[0].Start), "according") {
			continue
		}
		n := finding.Size(q.Content)
		f.Relayed = finding.Size(f.Content) > n && finding.Common(f.Content, q.Content) == n && finding.Common(f.Content, q.Cue) == finding.Size(q.Cue)
	}
}
