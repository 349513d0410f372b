package identity

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus/dates"
	"onrecord/corpus/lexicon"
	"onrecord/corpus/names"
)

// Mention is one spelling of a speaker with the role printed beside it, and how
// often an article, or the archive, has it.
type Mention struct {
	Speaker string // as resolved inside its article
	Role    string // may be empty
	Count   int    // of statements
	// Beside are the full names with the surname of a bare one that the article prints
	// too, as keys: its own reading did not take the speaker for any of them. Titled
	// reports that it puts an office before the bare surname that none of them has there.
	Beside []string
	Titled bool
}

// Report is what one article says of those who speak in it, with what tells them from
// others of their names elsewhere.
type Report struct {
	Article  string // its ID; "" for mentions of no article in particular
	Outlet   string
	Day      int32    // of publication, as [Day] has it
	Company  []uint32 // of the names in the article, as [Company] has it
	Mentions []Mention
}

// Day is a date as a number of days, of which only the order and the distance count; 0
// when the year is not known. A month or year stands for its first day.
func Day(d dates.Date) int32 {
	if d.Year == 0 {
		return 0
	}
	return int32(dates.DaysBetween(dates.Date{Year: 1, Month: 1, Day: 1}, d.First())) + 1
}

// mostCompany is how many names of an article are kept.
const mostCompany = 64

// Company is a sample of the names that the words of an article hold, for comparing it with others:
// the hashes of concepts' IDs and of runs of capitalised words, sorted. Of many names
// the ones with the smallest hashes are kept, which are the same ones in every article.
func Company(words, concepts []string) []uint32 {
	var out []uint32
	for _, c := range concepts {
		out = append(out, hash(c))
	}
	out = appendPairs(out, words)
	slices.Sort(out)
	out = slices.Compact(out)
	return slices.Clip(slices.Clone(out[:min(len(out), mostCompany)]))
}

func hash(s string) uint32 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(s)) // it never fails
	return h.Sum32()
}

// appendPairs adds the hashes of each two neighbouring words that have a capital and
// nothing but a blank between them.
func appendPairs(out []uint32, words []string) []uint32 {
	last := ""
	for _, w := range words {
		bare := strings.Trim(w, `"'“”‘’(),.;:!?`)
		if r, _ := utf8.DecodeRuneInString(bare); !unicode.IsUpper(r) {
			last = ""
			continue
		}
		bare = strings.TrimSuffix(strings.TrimSuffix(bare, "’s"), "'s")
		if last != "" {
			out = append(out, hash(last+" "+bare))
		}
		if last = bare; strings.ContainsAny(w[len(w)-1:], `,.;:!?")`) {
			last = ""
		}
	}
	return out
}

// Around is what the words of a text print of a surname: the full names that end with it,
// as keys without repeats ("viggo halden" of "Viggo Halden, 40"), and whether it stands
// behind an office that it never has in full ("President Halden").
func Around(ws []string, surname string, t *names.Table) (full []string, titled bool) {
	v := vocabularyOf(t.Lexicon())
	want := names.Words(names.Fold(surname))
	if len(want) == 0 {
		return nil, false
	}
	begins, _, _ := strings.Cut(surname, " ")
	var inFull, alone []string // the offices
	for i := 1; i+len(want) <= len(ws); i++ {
		end := i + len(want)
		if !strings.Contains(ws[i], begins) || !joins(ws[i-1]) || !slices.Equal(names.Words(names.Fold(withoutGenitive(strings.Join(ws[i:end], " ")))), want) {
			continue
		}
		first := i
		for first > 0 && i-first < 3 && joins(ws[first-1]) && v.mayBeForename(ws[first-1]) {
			first--
		}
		office := ""
		if first > 0 && joins(ws[first-1]) {
			office = v.titleRole(names.Bare(ws[first-1]))
		}
		if first == i {
			if office != "" {
				alone = append(alone, office)
			}
			continue
		}
		inFull = append(inFull, office)
		if end < len(ws) && v.lastSuffix(ws[end]) != "" {
			end++
		}
		name := withoutGenitive(strings.Trim(strings.Join(ws[first:end], " "), `"'“”‘’(),;:!?`))
		if k := v.table.Key(name); v.looksPersonal(name) && !slices.Contains(full, k) {
			full = append(full, k)
		}
	}
	return full, slices.ContainsFunc(alone, func(o string) bool { return !slices.Contains(inFull, o) })
}

// titleRole is the office that a word before a name stands for; "" for none, as for Mr.
func (v *vocabulary) titleRole(w string) string {
	word := v.table.Lexicon().Word(w)
	for _, f := range []lexicon.Flag{lexicon.Courtesy, lexicon.Title} {
		if s, ok := word.Sense(f); ok && len(s.For) > 0 {
			return v.roleWord(s.For[0])
		}
	}
	if word.Is(lexicon.Role) || word.Is(lexicon.Head) {
		return v.roleWord(w)
	}
	return ""
}

// mayBeForename reports whether a printed word before a surname may be a forename, and is
// no office and no word of the language.
func (v *vocabulary) mayBeForename(printed string) bool {
	w := names.Bare(printed)
	word := v.table.Lexicon().Word(w)
	return word.Is(lexicon.Forename) || len(w) == 1 || !word.Flags().Any(noForename) && !strings.HasSuffix(w, "ing") && !strings.HasSuffix(w, "ed")
}

// noForename are flags of words that are written with a capital where a sentence or a
// headline begins.
var noForename = lexicon.FlagsOf(lexicon.Role, lexicon.Head, lexicon.Courtesy, lexicon.Title, lexicon.Stop, lexicon.Function, lexicon.Preposition, lexicon.Conjunction,
	lexicon.Determiner, lexicon.Possessive, lexicon.Pronoun, lexicon.Adverb, lexicon.Auxiliary, lexicon.Question, lexicon.Verb, lexicon.FiniteVerb, lexicon.Former, lexicon.Lesser, lexicon.Demonym, lexicon.Body, lexicon.Impersonal, lexicon.Day, lexicon.Time, lexicon.Month, lexicon.Weekday, lexicon.Place)

// joins reports whether a printed word may stand before a surname without a break.
func joins(w string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, `"“(`))
	return unicode.IsUpper(r) && !strings.ContainsAny(w[len(w)-1:], `,;:!?")`) && !strings.ContainsAny(w, "’'”") && (!strings.HasSuffix(w, ".") || len(w) <= 5)
}

// withoutGenitive is a name without the 's behind it.
func withoutGenitive(name string) string {
	name = strings.TrimRight(name, `"'“”‘’(),;:!?.`)
	return strings.TrimSuffix(strings.TrimSuffix(name, "’s"), "'s")
}

// Held is a role that articles print beside a name.
type Held struct {
	Role  string  // as printed
	Count int     // statements
	Days  []int32 // [Day] of the articles, in order and each once; of those whose day is known
}

// addRole counts a role that articles of some days print.
func addRole(list []Held, role string, n int, days ...int32) []Held {
	i := slices.IndexFunc(list, func(h Held) bool { return h.Role == role })
	if i < 0 {
		i = len(list)
		list = append(list, Held{Role: role})
	}
	h := &list[i]
	h.Count += n
	for _, d := range days {
		if at, have := slices.BinarySearch(h.Days, d); d != 0 && !have {
			h.Days = slices.Insert(h.Days, at, d)
		}
	}
	return list
}

func sortHeld(list []Held) {
	slices.SortFunc(list, func(a, b Held) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Role, b.Role))
	})
}
