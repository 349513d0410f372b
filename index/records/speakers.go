package records

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unique"

	"onrecord/corpus/identity"
	"onrecord/corpus/names"
	"onrecord/index/rank"
	"onrecord/index/terms"
)

// SpeakerKeys returns the keys under which a statement of an article is filed: the
// speaker's, and for joint speakers ("Sergei Lavrov and John Kerry") each one's as well,
// so that a question for one of them finds what they said together; of a bare surname
// also the one in that article, see [identity.KeyIn]. table levels names.
func SpeakerKeys(speaker, article string, table *names.Table) []string {
	var keys []string
	add := func(name string) {
		k := table.Key(name)
		if k == "" || slices.Contains(keys, k) {
			return
		}
		keys = append(keys, k)
		if identity.IsBare(name, table) {
			keys = append(keys, identity.KeyIn(k, article))
		}
	}
	add(speaker)
	for _, s := range Together(speaker) {
		add(s)
	}
	return keys
}

var (
	jointSeparators = regexp.MustCompile(`\s*,\s+and\s+|\s+and\s+|\s+&\s+|\s*,\s+`)
	// A body may have "and" in its own name, as ministries do.
	bodies = regexp.MustCompile(`(?i)\b(of|for|ministry|department|committee|office|agency|council|commission|company|bank|institute|university|organi[sz]ation|party|group|association|federation|inc|ltd|co)\b`)
)

// Together returns the people of a joint speaker; nil for a single one.
func Together(speaker string) []string {
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

// ReportOf says who speaks in an article, and what tells them from others of their
// names. A source that stayed unresolved and has no name in it is nobody that a reader
// could ask for. Nothing of it refers to the article's text.
func ReportOf(f *Extraction, rs []*Record, table *names.Table) identity.Report {
	a := &f.Article
	r := identity.Report{Article: a.ID, Outlet: a.Outlet, Day: identity.Day(a.Published)}
	add := func(speaker, role string) {
		for i := range r.Mentions {
			if m := &r.Mentions[i]; m.Speaker == speaker && m.Role == role {
				m.Count++
				return
			}
		}
		r.Mentions = append(r.Mentions, identity.Mention{Speaker: unique.Make(speaker).Value(), Role: unique.Make(role).Value(), Count: 1})
	}
	for i := range f.Statements {
		st := &f.Statements[i]
		if st.Speaker == "" || st.Unsure && !IsNamed(st.Speaker) {
			continue
		}
		if several := Together(st.Speaker); several != nil {
			for _, one := range several {
				add(one, "")
			}
			continue
		}
		add(st.Speaker, st.Role)
	}
	if len(r.Mentions) == 0 {
		return r
	}
	slices.SortFunc(r.Mentions, func(x, y identity.Mention) int {
		return cmp.Or(strings.Compare(x.Speaker, y.Speaker), strings.Compare(x.Role, y.Role))
	})
	words := strings.Fields(a.Title + "\n" + a.Text)
	for i := range r.Mentions {
		if m := &r.Mentions[i]; identity.IsBare(m.Speaker, table) {
			m.Beside, m.Titled = identity.Around(words, names.Parse(m.Speaker).Surname, table)
		}
	}
	var concepts []string
	for _, rec := range rs {
		if rec.Class != rank.Passage {
			continue
		}
		for _, c := range rec.Concepts {
			concepts = append(concepts, c.ID)
		}
	}
	r.Company = identity.Company(words, concepts)
	return r
}
