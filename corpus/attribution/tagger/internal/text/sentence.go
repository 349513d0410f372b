package text

// split finds the sentences of every paragraph. A sentence ends after a stop,
// with the closing marks and brackets behind it, when what follows can begin
// one.
func (a *Article) split() {
	for _, p := range a.Paragraphs {
		begin := p.Start
		for i := p.Start; i < p.End; i++ {
			if !a.stops(i) {
				continue
			}
			end := i + 1
			for end < p.End && (a.Tokens[end].Role == Closing || a.Tokens[end].Role == InnerClosing || a.Tokens[end].Sign == CloseParen) {
				end++
			}
			if end < p.End && a.begins(end, p.End, end > i+1) {
				a.Sentences = append(a.Sentences, Range{begin, end})
				begin = end
			}
			i = end - 1
		}
		if begin < p.End {
			a.Sentences = append(a.Sentences, Range{begin, p.End})
		}
	}
}

// stops reports whether token i can be the end of a sentence.
func (a *Article) stops(i int) bool {
	s := a.Tokens[i].Sign
	return s == Stop || s == Question
}

// begins reports whether a sentence can begin at i. After a closed quotation
// ("Why?" Smith asked.) a capital may also be the speaker, so the reporting
// verb behind the name is looked for.
func (a *Article) begins(i, end int, quoted bool) bool {
	t := a.Tokens[i]
	switch {
	case t.Role == Opening || t.Role == InnerOpening || t.Kind == Number:
		return true
	case t.Shape == Lower || t.Kind == Punct && t.Sign != Dash && t.Sign != OpenParen && t.Sign != OtherSign:
		return false
	}
	if !quoted || a.Tokens[i-2].Sign == Stop {
		return true
	}
	for j := i; j < end && j < i+5; j++ {
		if a.Tokens[j].Class == SayVerb {
			return false
		}
		if a.Tokens[j].Shape == Lower && a.Tokens[j].Class != TitleWord {
			break
		}
	}
	return true
}
