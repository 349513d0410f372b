package text

// interruptions cuts quotations that hold their own cue between dashes, as wire
// services translated from Russian print them:
//
//	“The formats are frozen, – said the Minister. – But work goes on”.
//
// The cue is taken out of the quotation, which becomes two.
func (d *Document) interruptions() {
	var out []Quotation
	changed := false
	for k := range d.Quotations {
		q := d.Quotations[k]
		for n := 0; q.Speech && n < 4; n++ {
			first, last, ok := d.interruption(q)
			if !ok {
				break
			}
			changed = true
			head := q
			head.End = first
			out = append(out, head)
			q.First, q.GoesOn = last, true
		}
		out = append(out, q)
	}
	if !changed {
		return
	}
	d.renumber(out)
}

// renumber replaces the list of quotations, and what tokens and paragraphs know of it.
func (d *Document) renumber(qs []Quotation) {
	d.Quotations = qs
	for i := range d.Tokens {
		d.Tokens[i].Quotation = 0
	}
	k := 0
	for i := range d.Paragraphs {
		p := &d.Paragraphs[i]
		p.Quotations[0] = k
		for k < len(qs) && qs[k].First < p.End {
			for j := qs[k].First; j < qs[k].End; j++ {
				d.Tokens[j].Quotation = int32(k + 1)
			}
			k++
		}
		p.Quotations[1] = k
	}
}

// interruption finds a cue between signs inside the quotation, one of which is a
// dash; toks[first:last] are taken out.
func (d *Document) interruption(q Quotation) (first, last int, ok bool) {
	for i := q.First + 2; i < q.End-2; i++ {
		if !d.Is(i, "-", ",") || d.Tokens[i].Kind != Punctuation {
			continue
		}
		dash := d.Is(i, "-")
		j := i + 1
		if !dash && d.Is(j, "-") {
			dash = true
			j++
		}
		end, found := d.says(j, q.End)
		if !found || !d.Is(end, ".", ",", "-") {
			continue
		}
		next := end + 1
		if d.Is(next, "-") {
			next++
			dash = true
		}
		if d.Is(end, "-") {
			dash = true
		}
		if dash && next < q.End && (!d.Is(end, ",") || d.Is(end+1, "-")) {
			return i, next, true
		}
	}
	return 0, 0, false
}
