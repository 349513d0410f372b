package answer

import "strings"

// String is the reading in a line for people:
// "speaker Sergei Lavrov · topic IS (Islamic State) · 22 April 2015 · in The Moscow Times".
func (u Understood) String() string {
	var parts []string
	if u.Speaker != "" {
		parts = append(parts, "speaker "+u.Speaker)
	}
	if u.Topic != "" {
		t := "topic " + u.Topic
		var other []string
		for _, c := range u.Concepts {
			if !strings.Contains(strings.ToLower(u.Topic), strings.ToLower(c)) {
				other = append(other, c)
			}
		}
		if len(other) > 0 {
			t += " (" + strings.Join(other, ", ") + ")"
		}
		parts = append(parts, t)
	}
	if d := (span{u.From, u.To}).readable(); d != "" {
		parts = append(parts, d)
	}
	if u.Outlet != "" {
		parts = append(parts, "in "+u.Outlet)
	}
	if len(parts) == 0 {
		return "everything said in the archive"
	}
	return strings.Join(parts, " · ")
}
