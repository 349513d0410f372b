package records

import (
	"regexp"
	"sort"
	"strings"
	"unicode"

	"onrecord/corpus"
	"onrecord/corpus/identity"
	"onrecord/corpus/names"
	"onrecord/index/terms"
)

// SpeakerKeys returns the keys under which a statement is filed: the speaker's,
// and for joint speakers ("Sergei Lavrov and John Kerry") each one's as well, so
// that a question for one of them finds what they said together; table levels names.
func SpeakerKeys(speaker string, table *names.Table) []string {
	var keys []string
	add := func(name string) {
		if k := table.Key(name); k != "" {
			for _, have := range keys {
				if have == k {
					return
				}
			}
			keys = append(keys, k)
		}
	}
	add(speaker)
	for _, s := range jointSpeakers(speaker) {
		add(s)
	}
	return keys
}

var (
	jointSeparators = regexp.MustCompile(`\s*,\s+and\s+|\s+and\s+|\s+&\s+|\s*,\s+`)
	// A body may have "and" in its own name, as ministries do.
	bodies = regexp.MustCompile(`(?i)\b(of|for|ministry|department|committee|office|agency|council|commission|company|bank|institute|university|organi[sz]ation|party|group|association|federation|inc|ltd|co)\b`)
)

// jointSpeakers returns the people of a joint speaker; nil for a single one.
func jointSpeakers(speaker string) []string {
	if !strings.ContainsAny(speaker, ",&") && !strings.Contains(speaker, "and") {
		return nil
	}
	parts := jointSeparators.Split(strings.TrimSpace(speaker), -1)
	if len(parts) < 2 || len(parts) > 6 || bodies.MatchString(speaker) {
		return nil
	}
	for _, p := range parts {
		if n := len(strings.Fields(p)); n == 0 || n > 5 || !IsNamed(p) {
			return nil
		}
	}
	return parts
}

// IsNamed reports whether a source has a name in it, and is not only "he", "a
// spokesman" or "the Russian official".
func IsNamed(source string) bool {
	words := strings.Fields(source)
	if len(words) > 0 && terms.StopWords[terms.Normalize(words[0])] {
		// After an article the last word is what the source is: "the White House"
		// has a name, "a Kremlin official" is somebody.
		words = words[1:]
		if len(words) > 0 {
			words = words[len(words)-1:]
		}
	}
	for _, w := range words {
		if unicode.IsUpper(terms.First(strings.TrimLeft(w, `"'“‘(`))) {
			return true
		}
	}
	return false
}

// SpeakerCounts counts who speaks, for identity.People.
type SpeakerCounts map[[2]string]int

// Count adds the statements of an article, or with n -1 takes them away.
func (c SpeakerCounts) Count(f *Extraction, n int) {
	for i := range f.Statements {
		c.Add(&f.Statements[i], n)
	}
}

// Add counts a statement under everybody who made it. A source that stayed
// unresolved and has no name in it is nobody that a reader could ask for.
func (c SpeakerCounts) Add(st *corpus.Statement, n int) {
	if st.Speaker == "" || (st.Unsure && !IsNamed(st.Speaker)) {
		return
	}
	ps := jointSpeakers(st.Speaker)
	if ps == nil {
		c[[2]string{st.Speaker, st.Role}] += n
		return
	}
	for _, p := range ps {
		c[[2]string{p, ""}] += n
	}
}

// Mentions lists the counts in a stable order.
func (c SpeakerCounts) Mentions() []identity.Mention {
	out := make([]identity.Mention, 0, len(c))
	for k, n := range c {
		if n <= 0 {
			continue
		}
		out = append(out, identity.Mention{Speaker: k[0], Role: k[1], Count: n})
	}
	sort.Slice(out, func(i, j int) bool {
		if out[i].Speaker != out[j].Speaker {
			return out[i].Speaker < out[j].Speaker
		}
		return out[i].Role < out[j].Role
	})
	return out
}
