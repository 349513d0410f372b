package attribution

import (
	"strings"

	"onrecord/corpus/names"
)

// byLabel resolves the name at the head of a turn in a transcript.
func (r *resolver) byLabel(label string) speaker {
	if label == "a" || label == "answer" {
		if who := r.interviewed(); who >= 0 {
			return r.of(who, "")
		}
		return speaker{unsure: true, who: -1}
	}
	parsed := names.Parse(label)
	var fit []int
	for _, k := range r.bySurname[r.key(parsed.Surname)] {
		if g := r.key(firstWord(parsed.Given)); g == "" || r.people[k].given == "" || g == r.people[k].given {
			fit = append(fit, k)
		}
	}
	if len(fit) == 1 {
		return r.of(fit[0], "")
	}
	name := parsed.Surname
	if parsed.Given != "" {
		name = parsed.Given + " " + name
	}
	if len(name) <= 3 {
		name = strings.ToUpper(name)
	} else {
		name = titleCase(name)
	}
	if len(fit) == 0 && parsed.Given != "" && !asking[label] {
		return r.of(r.add(person{name: name, surname: r.key(parsed.Surname), given: r.key(firstWord(parsed.Given)), gender: names.GenderOf(name)}), "")
	}
	return speaker{name: name, unsure: len(fit) > 1 || asking[label], who: -1}
}

// interviewed is the one person whom an interview introduces before its first
// question; -1 when there are several.
func (r *resolver) interviewed() int {
	who := -1
	for k := range r.mentions {
		m := &r.mentions[k]
		if m.First >= r.firstTurn {
			break
		}
		if m.who < 0 || m.quoted || m.End-m.First < 2 {
			continue
		}
		if who >= 0 && who != m.who {
			return -1
		}
		who = m.who
	}
	if who < 0 && len(r.people) == 1 {
		return 0
	}
	return who
}

// titleCase writes each word with a capital.
func titleCase(s string) string {
	ws := strings.Fields(s)
	for i, w := range ws {
		r := []rune(w)
		ws[i] = strings.ToUpper(string(r[0])) + string(r[1:])
	}
	return strings.Join(ws, " ")
}
