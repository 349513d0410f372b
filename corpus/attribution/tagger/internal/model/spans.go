package model

import "onrecord/corpus/attribution/tagger/internal/text"

// Piece is a span of tokens in one role.
type Piece struct {
	text.Range
	Role  Role
	First bool    // for sources and cues: of the kind that stands first
	Score float32 // mean probability of its labels
}

// Pieces reads the spans off a labeling of chunk r; labels and prob begin at
// r.Start.
func Pieces(r text.Range, labels []Label, prob [][Labels]float32, out []Piece) []Piece {
	for i := 0; i < len(labels); {
		l := labels[i]
		if l == Out {
			i++
			continue
		}
		j := i + 1
		for j < len(labels) && labels[j].Inside() && labels[j].Role() == l.Role() && labels[j].May(labels[j-1]) {
			j++
		}
		p := Piece{Range: text.Range{Start: r.Start + i, End: r.Start + j}, Role: l.Role()}
		p.First = l == BSourceFirst || l == BCueFirst || l == ISourceFirst || l == ICueFirst
		for k := i; k < j; k++ {
			for m, v := range prob[k] {
				if roles[m] == p.Role {
					p.Score += v
				}
			}
		}
		p.Score /= float32(j - i)
		out = append(out, p)
		i = j
	}
	return out
}

// Chunks cuts the article into what is labelled at once: paragraphs, long ones
// cut at sentences, and very long sentences anywhere.
func Chunks(a *text.Article) []text.Range {
	const most = 320
	var out []text.Range
	s := 0
	for n, p := range a.Paragraphs {
		begin := p.Start
		if leads(a, n) && len(out) > 0 && out[len(out)-1].End == p.Start && p.End-out[len(out)-1].Start <= most {
			begin = out[len(out)-1].Start
			out = out[:len(out)-1]
		}
		for ; s < len(a.Sentences) && a.Sentences[s].Start < p.End; s++ {
			end := a.Sentences[s].End
			if end-begin > most && a.Sentences[s].Start > begin {
				out = append(out, text.Range{Start: begin, End: a.Sentences[s].Start})
				begin = a.Sentences[s].Start
			}
			for end-begin > most {
				out = append(out, text.Range{Start: begin, End: begin + most})
				begin += most
			}
		}
		if begin < p.End {
			out = append(out, text.Range{Start: begin, End: p.End})
		}
	}
	return out
}

// leads reports whether the paragraph before paragraph n ends with a colon and n
// begins with a quotation: the two belong together.
func leads(a *text.Article, n int) bool {
	p := a.Paragraphs[n]
	return p.Start > 0 && a.Tokens[p.Start-1].Sign == text.Colon && a.Tokens[p.Start].Role == text.Opening
}
