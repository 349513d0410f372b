package answer

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/answer/question"
	"onrecord/corpus/names"
	"onrecord/corpus/text"
)

// A word of a question that the archive does not have may be typed wrong. It is put right
// where one letter too many, too few, another one, or two in each other's places make
// somebody who speaks there of it, or, in an archive so large that a word which it does
// not have is hardly one, another word. The answer says so. Words in quotation marks
// stay as they are.
const (
	shortestName = 5    // letters of a name that is put right
	shortestWord = 6    // of another word
	longestWord  = 30   // letters of any
	largeArchive = 2000 // statements and passages
	commonEnough = 0.85 // most rarity of what a word is put right to
)

// respell puts right what is typed wrong in a question, and says so in notes.
func (a *Asker) respell(ctx context.Context, words string) (string, []string, error) {
	odd, err := a.oddWords(ctx, words)
	if err != nil || len(odd) == 0 {
		return words, nil, err
	}
	var notes []string
	for _, at := range slices.Backward(odd) {
		typed := words[at.Start:at.End]
		right, note, err := a.rightFor(ctx, typed)
		if err != nil {
			return words, nil, err
		}
		if right != "" {
			words = words[:at.Start] + right + words[at.End:]
			notes = append(notes, note)
		}
	}
	slices.Reverse(notes)
	return words, notes, nil
}

// oddWords are the words of a question, by its bytes, that may be typed wrong.
func (a *Asker) oddWords(ctx context.Context, words string) ([]text.Range, error) {
	var asked []text.Range
	var printed []string
	concepts := a.table().Find(words)
	for _, at := range question.Words(words) {
		w := words[at.Start:at.End]
		folded := names.Fold(w)
		if len(folded) < shortestName || len(folded) > longestWord || strings.ContainsFunc(folded, func(r rune) bool { return r < 'a' || r > 'z' }) ||
			question.IsAsking(folded, a.table()) || inQuotes(words, at) || joined(words, at) ||
			slices.ContainsFunc(concepts, func(m names.Match) bool { return m.Start < at.End && at.Start < m.End }) {
			continue
		}
		asked, printed = append(asked, at), append(printed, w)
	}
	if len(asked) == 0 {
		return nil, nil
	}
	rarity, err := a.src.Rarity(ctx, printed)
	if err != nil {
		return nil, fmt.Errorf("answer: look for words: %w", err)
	}
	var odd []text.Range
	for i, at := range asked {
		if rarity[i] >= 1 && len(a.src.People().Find(printed[i])) == 0 {
			odd = append(odd, at)
		}
	}
	return odd, nil
}

// joined reports whether a sign joins a word to another: "o'neill", "no-fly".
func joined(words string, at text.Range) bool {
	const signs = "'’-@#/._&"
	before, _ := utf8.DecodeLastRuneInString(words[:at.Start])
	after, n := utf8.DecodeRuneInString(words[at.End:])
	next, _ := utf8.DecodeRuneInString(words[at.End+n:])
	return strings.ContainsRune(signs, before) && at.Start > 0 ||
		strings.ContainsRune(signs, after) && unicode.IsLetter(next) && !strings.HasPrefix(words[at.End+n:], "s ")
}

// inQuotes reports whether a word stands behind an odd number of double quotation marks.
func inQuotes(words string, at text.Range) bool {
	n := 0
	for _, r := range words[:at.Start] {
		if strings.ContainsRune("\"“”«»", r) {
			n++
		}
	}
	return n%2 == 1
}

// rightFor returns what a word that the archive does not have is meant for, and a note
// that says so; "" when nothing is.
func (a *Asker) rightFor(ctx context.Context, typed string) (right, note string, err error) {
	near := oneAway(names.Fold(typed))
	upper := unicode.IsUpper([]rune(typed)[0])
	right, note, err = a.nameFor(ctx, typed, near)
	if right == "" && err == nil && !upper && len(typed) >= shortestWord && a.isLarge() {
		right, note, err = a.wordFor(ctx, typed, near)
	}
	if upper && right != "" {
		right = strings.ToUpper(right[:1]) + right[1:]
	}
	return right, note, err
}

// nameFor returns which of the words near one that was typed is a name of whoever says
// most.
func (a *Asker) nameFor(ctx context.Context, typed string, near []string) (right, note string, err error) {
	people := a.src.People()
	printed := slices.DeleteFunc(slices.Clone(near), func(w string) bool { return !people.Prints(w) })
	if len(printed) == 0 {
		return "", "", nil
	}
	rarity, err := a.src.Rarity(ctx, printed)
	if err != nil {
		return "", "", fmt.Errorf("answer: look for words: %w", err)
	}
	most := 0
	for i, w := range printed {
		if rarity[i] >= 1 {
			continue
		}
		for _, ind := range people.Find(w) {
			if ind.Count > most && slices.Contains(wordsOf(names.Fold(ind.Name)), w) && names.Parse(ind.Name).Given != "" {
				right, most = w, ind.Count
				note = fmt.Sprintf("nobody called %q speaks in this archive; this is for %s", typed, ind.Name)
			}
		}
	}
	return right, note, nil
}

// wordFor returns the most frequent of the words near one that was typed.
func (a *Asker) wordFor(ctx context.Context, typed string, near []string) (right, note string, err error) {
	rarity, err := a.src.Rarity(ctx, near)
	if err != nil {
		return "", "", fmt.Errorf("answer: look for words: %w", err)
	}
	rarest := commonEnough
	for i, w := range near {
		if rarity[i] < rarest {
			right, rarest = w, rarity[i]
			note = fmt.Sprintf("no article has %q; this is for %q", typed, w)
		}
	}
	return right, note, nil
}

func (a *Asker) isLarge() bool {
	c := a.src.Counts()
	return c.Statements+c.Passages >= largeArchive
}

// oneAway are the words that one slip away from a word in plain small letters could have
// been meant: a letter more or less, another letter, or two in each other's places.
func oneAway(w string) []string {
	const letters = "abcdefghijklmnopqrstuvwxyz"
	var out []string
	for i := range len(w) + 1 {
		for _, l := range letters {
			out = append(out, w[:i]+string(l)+w[i:])
			if i < len(w) {
				out = append(out, w[:i]+string(l)+w[i+1:])
			}
		}
		if i == len(w) {
			break
		}
		out = append(out, w[:i]+w[i+1:])
		for j := i + 1; j < len(w); j++ {
			b := []byte(w)
			b[i], b[j] = b[j], b[i]
			out = append(out, string(b))
		}
	}
	slices.Sort(out)
	out = slices.Compact(out)
	return slices.DeleteFunc(out, func(s string) bool { return s == w })
}
