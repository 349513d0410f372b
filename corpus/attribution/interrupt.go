package attribution

// interruptions cuts quotations that hold their own cue between dashes, as wire
// services translated from Russian print them:
//
//	“The formats are frozen, – said the Minister. – But work goes on”.
//
// The cue is taken out of the quotation, which becomes two.
func (d *doc) interruptions() {
	var out []quote
	changed := false
	for k := range d.quotes {
		q := d.quotes[k]
		for n := 0; q.speech && n < 4; n++ {
			first, last, ok := d.interruption(q)
			if !ok {
				break
			}
			changed = true
			head := q
			head.last = first
			out = append(out, head)
			q.first, q.goesOn = last, true
		}
		out = append(out, q)
	}
	if !changed {
		return
	}
	d.renumber(out)
}

// renumber replaces the list of quotations, and what tokens and paragraphs know of it.
func (d *doc) renumber(qs []quote) {
	d.quotes = qs
	for i := range d.toks {
		d.toks[i].quote = 0
	}
	k := 0
	for i := range d.paras {
		p := &d.paras[i]
		p.quotes[0] = k
		for k < len(qs) && qs[k].first < p.last {
			for j := qs[k].first; j < qs[k].last; j++ {
				d.toks[j].quote = int32(k + 1)
			}
			k++
		}
		p.quotes[1] = k
	}
}

// interruption finds a cue between signs inside the quotation, one of which is a
// dash; toks[first:last] are taken out.
func (d *doc) interruption(q quote) (first, last int, ok bool) {
	for i := q.first + 2; i < q.last-2; i++ {
		if !d.is(i, "-", ",") || d.toks[i].kind != punct {
			continue
		}
		dash := d.is(i, "-")
		j := i + 1
		if !dash && d.is(j, "-") {
			dash = true
			j++
		}
		end, found := d.insertedCue(j, q.last)
		if !found || !d.is(end, ".", ",", "-") {
			continue
		}
		next := end + 1
		if d.is(next, "-") {
			next++
			dash = true
		}
		if d.is(end, "-") {
			dash = true
		}
		if dash && next < q.last && (!d.is(end, ",") || d.is(end+1, "-")) {
			return i, next, true
		}
	}
	return 0, 0, false
}

// insertedCue reads "said Lavrov", "he said" or "the Minister noted" at j.
func (d *doc) insertedCue(j, limit int) (int, bool) {
	if t := d.at(j); t.cls&isCueWord != 0 && cues[t.low].takesPerson && cues[t.low].form == finite {
		np := d.coreAfter(j+1, min(limit, j+12))
		return np.last, !np.empty() && d.personal(np)
	}
	np := d.coreAfter(j, min(limit, j+10))
	if np.empty() || !d.personal(np) {
		return 0, false
	}
	t := d.at(np.last)
	return np.last + 1, t.cls&isCueWord != 0 && cues[t.low].takesPerson && cues[t.low].form == finite
}
