package attribution

// described reports whether an apposition beside the name tells a role.
func (c *cast) described(m *mention) bool {
	return !c.roleAfter(m).empty() || !c.roleBefore(m).empty()
}

// roleAfter is the role in "Ilya Rogachev, the head of the department,".
func (c *cast) roleAfter(m *mention) phrase {
	d := c.d
	if !d.is(m.last, ",") || d.at(m.last-1).possess {
		return phrase{}
	}
	if p := c.relativeRole(m.last + 1); !p.empty() {
		return p
	}
	i := m.last + 1
	if d.at(i).cls&isPrep != 0 {
		return phrase{} // "Barbara Boxer, in Nevada for the convention,"
	}
	end := i
	role := false
	for end < len(d.toks) && end-i < 22 {
		t := d.at(end)
		if t.kind == punct && !d.is(end, "(", ")", "-", "&") || t.kind == mark || t.cls&(isPron|isAux|isVerb) != 0 || t.cls&isCueWord != 0 && !t.capital && t.cls&(isRole|isBody) == 0 {
			break
		}
		if t.cls&isRole != 0 && !t.possess && end-i < 8 && !plural(t.low) && !d.prepBetween(i, end) {
			role = true
		}
		end++
	}
	if !role || !d.is(end, ",", ".", ";") && d.at(end).kind != mark || d.at(i).capital && d.at(i).cls&(isRole|isDet) == 0 && !d.at(i).possess {
		return phrase{}
	}
	return phrase{i, end}
}

// heading are the verbs of "who heads the council": its subject is the council's
// head, in words that are no noun.
var heading = set(`heads headed leads led runs ran chairs chaired directs directed commands commanded`)

// relativeRole is the role that a relative clause at token i tells: "heads the
// Border Guard" of "who heads the Border Guard,", "the head of the guard" of "who
// is the head of the guard,".
func (c *cast) relativeRole(i int) phrase {
	d := c.d
	if !d.is(i, "who") {
		return phrase{}
	}
	i++
	if d.is(i, "is", "was") {
		i++
	} else if !heading[d.at(i).low] {
		return phrase{}
	}
	end := i + 1
	for end < i+18 && d.at(end).kind == word && d.at(end).cls&(isPron|isAux|isVerb) == 0 || d.is(end, "(", ")", "-", "&") {
		end++
	}
	if !d.is(end, ",", ".", ";") || end-i < 3 {
		return phrase{}
	}
	return phrase{i, end}
}

// prepBetween reports whether a preposition stands in [i, j): what follows it is
// not the head.
func (d *doc) prepBetween(i, j int) bool {
	for ; i < j; i++ {
		if d.at(i).cls&isPrep != 0 {
			return true
		}
	}
	return false
}

// roleBefore is the role in "The head of the FSB, Aleksandr Bortnikov,".
func (c *cast) roleBefore(m *mention) phrase {
	d := c.d
	if !m.role.empty() || !d.is(m.first-1, ",") || !d.is(m.last, ",", ".") && d.at(m.last).cls&isCueWord == 0 {
		return phrase{}
	}
	np, ok := d.core(m.first-1, max(0, m.first-30))
	if ok && d.at(m.last).cls&isCueWord != 0 && d.at(np.first-1).kind == word && !d.isStart(np.first) {
		return phrase{} // the comma may divide two clauses
	}
	if !ok || d.at(np.first-1).cls&isPrep != 0 || d.is(np.first-1, ",") || np.last != m.first-1 || d.at(np.first).cls&isDet == 0 && d.at(np.first).cls&isRole == 0 && !d.at(np.first).possess && !d.at(np.first).capital {
		return phrase{}
	}
	for i := np.first; i < np.last; i++ {
		if d.at(i).cls&isPrep != 0 {
			break
		}
		if d.at(i).cls&isRole != 0 && !d.at(i).possess && (i+1 == np.last || d.at(i+1).cls&isPrep != 0) {
			return np
		}
	}
	return phrase{}
}
