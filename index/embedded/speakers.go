package embedded

import (
	"regexp"
	"sort"
	"strings"
	"unicode"

	"onrecord/corpus"
	"onrecord/corpus/identity"
	"onrecord/corpus/names"
)

// speakerKeys returns the keys under which a statement is filed: the speaker's,
// and for joint speakers ("Sergei Lavrov and John Kerry") each one's as well, so
// that a question for one of them finds what they said together.
func speakerKeys(speaker string) []string {
	var keys []string
	add := func(name string) {
		if k := names.Key(name); k != "" {
			for _, have := range keys {
				if have == k {
					return
				}
			}
			keys = append(keys, k)
		}
	}
	add(speaker)
	for _, s := range partners(speaker) {
		add(s)
	}
	return keys
}

var (
	joins = regexp.MustCompile(`\s*,\s+and\s+|\s+and\s+|\s+&\s+|\s*,\s+`)
	// A body may have "and" in its own name, as ministries do.
	bodies = regexp.MustCompile(`(?i)\b(of|for|ministry|department|committee|office|agency|council|commission|company|bank|institute|university|organi[sz]ation|party|group|association|federation|inc|ltd|co)\b`)
)

// partners returns the people of a joint speaker; nil for a single one.
func partners(speaker string) []string {
	if !strings.ContainsAny(speaker, ",&") && !strings.Contains(speaker, "and") {
		return nil
	}
	parts := joins.Split(strings.TrimSpace(speaker), -1)
	if len(parts) < 2 || len(parts) > 6 || bodies.MatchString(speaker) {
		return nil
	}
	for _, p := range parts {
		if n := len(strings.Fields(p)); n == 0 || n > 5 || !isNamed(p) {
			return nil
		}
	}
	return parts
}

// isNamed reports whether a source has a name in it, and is not only "he", "a
// spokesman" or "the Russian official".
func isNamed(source string) bool {
	words := strings.Fields(source)
	if len(words) > 0 && stopWords[level(words[0])] {
		// After an article the last word is what the source is: "the White House"
		// has a name, "a Kremlin official" is somebody.
		words = words[1:]
		if len(words) > 0 {
			words = words[len(words)-1:]
		}
	}
	for _, w := range words {
		if unicode.IsUpper(first(strings.TrimLeft(w, `"'“‘(`))) {
			return true
		}
	}
	return false
}

// census counts who speaks, for identity.People.
type census map[[2]string]int

// count adds the statements of an article, or with n -1 takes them away.
func (c census) count(f *filed, n int) {
	for i := range f.Statements {
		c.add(&f.Statements[i], n)
	}
}

// add counts a statement under everybody who made it. A source that stayed
// unresolved and has no name in it is nobody that a reader could ask for.
func (c census) add(st *corpus.Statement, n int) {
	if st.Speaker == "" || (st.Unsure && !isNamed(st.Speaker)) {
		return
	}
	ps := partners(st.Speaker)
	if ps == nil {
		c[[2]string{st.Speaker, st.Role}] += n
		return
	}
	for _, p := range ps {
		c[[2]string{p, ""}] += n
	}
}

// mentions lists the counts in a stable order.
func (c census) mentions() []identity.Mention {
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
