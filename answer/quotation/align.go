package quotation

// What an alignment costs.
const (
	changeCost = 10 // another word
	addCost    = 11 // a word too many: at the ends rather another word
	leaveCost  = 9  // a word left out: rather that than the word before it added
	jumpCost   = 45 // the words go on at another place of the text
	never      = 1 << 14
	// maxCells bounds the work and the memory of one alignment.
	maxCells = 4 << 20
)

// step is how a cell of the table is reached.
type step uint8

const (
	start  step = iota
	same        // the word of the quotation is the one of the text
	change      // it is another one
	add         // the text has no such word
	leave       // the quotation has not this word of the text
	pass        // the same, for nothing
	skip        // a cut, which goes on at a later place
	jump        // the words go on at another place
)

// table holds the costs of aligning the first i tokens of a quotation with places
// that end before j, without a jump and with one.
type table struct {
	quoted []token
	places []place
	cost   [2][]int16
	by     [2][]step
	from   [2][]int32 // for skip and jump: the j that it comes from
}

// align fills the table for all of the quotation.
func align(quoted []token, places []place) *table {
	if most := maxCells / (len(quoted) + 1); len(places) > most {
		places = places[:most]
	}
	t := &table{quoted: quoted, places: places}
	cells := (len(quoted) + 1) * (len(places) + 1)
	for layer := range 2 {
		t.cost[layer], t.by[layer], t.from[layer] = make([]int16, cells), make([]step, cells), make([]int32, cells)
		for i := range t.cost[layer] {
			t.cost[layer][i] = never
		}
	}
	for j := range len(places) + 1 {
		t.cost[0][j] = 0
	}
	for i := 1; i <= len(quoted); i++ {
		for layer := range 2 {
			t.row(layer, i)
		}
		if i < len(quoted) {
			t.jumps(i)
		}
	}
	return t
}

func (t *table) at(i, j int) int { return i*(len(t.places)+1) + j }

// better takes a way to a cell when it is cheaper than those so far.
func (t *table) better(layer, i, j int, cost int16, by step, from int) {
	if at := t.at(i, j); cost < t.cost[layer][at] {
		t.cost[layer][at], t.by[layer][at], t.from[layer][at] = cost, by, int32(from)
	}
}

// row fills the cells of the i-th token of the quotation.
func (t *table) row(layer, i int) {
	token, cost := t.quoted[i-1], t.cost[layer]
	switch token.kind {
	case cut:
		best := 0
		for j := range len(t.places) + 1 {
			if cost[t.at(i-1, j)] < cost[t.at(i-1, best)] {
				best = j
			}
			t.better(layer, i, j, cost[t.at(i-1, best)], skip, best)
		}
		return
	case insert:
		for j := range len(t.places) + 1 {
			for back := 0; back <= 3 && back <= j; back++ {
				t.better(layer, i, j, cost[t.at(i-1, j-back)], skip, j-back)
				if back < j && t.places[j-back-1].far {
					break
				}
			}
		}
		return
	}
	for j := range len(t.places) + 1 {
		t.better(layer, i, j, cost[t.at(i-1, j)]+addCost, add, 0)
		if j == 0 {
			continue
		}
		p := &t.places[j-1]
		if !p.far || i == 1 || t.quoted[i-2].kind == cut {
			if p.fold == token.fold {
				t.better(layer, i, j, cost[t.at(i-1, j-1)], same, 0)
			} else {
				t.better(layer, i, j, cost[t.at(i-1, j-1)]+changeCost, change, 0)
			}
		}
		switch {
		case p.free: // what is left out between two places is of the same clause
			t.better(layer, i, j, cost[t.at(i, j-1)], pass, 0)
		case !p.far:
			t.better(layer, i, j, cost[t.at(i, j-1)]+leaveCost, leave, 0)
		}
	}
}

// jumps lets the words after the i-th token go on at any place.
func (t *table) jumps(i int) {
	best := 0
	for j := range len(t.places) + 1 {
		if t.cost[0][t.at(i, j)] < t.cost[0][t.at(i, best)] {
			best = j
		}
	}
	for j := range len(t.places) + 1 {
		t.better(1, i, j, t.cost[0][t.at(i, best)]+jumpCost, jump, best)
	}
}

// pair is a step of an alignment: a token of the quotation, a place of the text, or
// both; -1 where there is none.
type pair struct {
	by            step
	quoted, place int
}

// cheapest returns the steps of the cheapest alignment of all of the quotation, in
// order, and whether it jumps.
func (t *table) cheapest() (steps []pair, jumps bool) {
	i, layer, end := len(t.quoted), 0, 0
	for l := range 2 {
		for j := range len(t.places) + 1 {
			if t.cost[l][t.at(i, j)] < t.cost[layer][t.at(i, end)] {
				layer, end = l, j
			}
		}
	}
	for j := end; i > 0; {
		at := t.at(i, j)
		by, from := t.by[layer][at], int(t.from[layer][at])
		switch by {
		case same, change:
			steps = append(steps, pair{by, i - 1, j - 1})
			i, j = i-1, j-1
		case add:
			steps = append(steps, pair{by, i - 1, -1})
			i--
		case leave, pass:
			steps = append(steps, pair{by, -1, j - 1})
			j--
		case skip:
			steps = append(steps, pair{by, i - 1, -1})
			i, j = i-1, from
		case jump:
			steps = append(steps, pair{by, -1, -1})
			layer, j, jumps = 0, from, true
		}
	}
	for a, b := 0, len(steps)-1; a < b; a, b = a+1, b-1 {
		steps[a], steps[b] = steps[b], steps[a]
	}
	return steps, jumps
}
