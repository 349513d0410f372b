package resolve

import (
	"strings"

	"onrecord/corpus/attribution/people"
	"onrecord/corpus/attribution/rules"
)

// byLabel resolves the name at the head of a turn in a transcript.
func (r *resolver) byLabel(label string) speaker {
	if label == "a" || label == "answer" {
		if who := r.interviewed(); who >= 0 {
			return r.of(who, "")
		}
		return speaker{unsure: true, who: -1}
	}
	parsed := r.Names.Parse(label)
	var fit []int
	for _, k := range r.BySurname[r.Key(parsed.Surname)] {
		if g := r.Key(people.FirstWord(parsed.Given)); g == "" || r.People[k].Given == "" || g == r.People[k].Given {
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
	if len(fit) == 0 && parsed.Given != "" && !rules.Asking[label] {
		return r.of(r.Add(people.Person{Name: name, Surname: r.Key(parsed.Surname), Given: r.Key(people.FirstWord(parsed.Given)), Gender: r.Names.GenderOf(name)}), "")
	}
	return speaker{name: name, unsure: len(fit) > 1 || rules.Asking[label], who: -1}
}

// interviewed is the one person whom an interview introduces before its first
// question; -1 when there are several.
func (r *resolver) interviewed() int {
	who := -1
	for k := range r.Mentions {
		m := &r.Mentions[k]
		if m.First >= r.firstTurn {
			break
		}
		if m.Who < 0 || m.Quoted || m.End-m.First < 2 {
			continue
		}
		if who >= 0 && who != m.Who {
			return -1
		}
		who = m.Who
	}
	if who < 0 && len(r.People) == 1 {
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
