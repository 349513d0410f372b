package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"

	"onrecord/corpus/text"
)

// window returns the part of text to show when there is room for about so
// many units: all of it, or else a part that holds the first bold range, from the
// start of the text where the range stands near it. It begins and ends at the
// border of a sentence where there is one near, else of a word, and always of
// a character as readers see it.
func window(text string, bold []text.Range, room int) (start, end int) {
	if Units(text) <= room {
		return 0, len(text)
	}
	if at := firstBold(text, bold); Units(text[:at]) > room*2/3 {
		// A third of the room for what goes before, or more near the end.
		before := max(room/3, room-Units(text[at:]))
		start = wordStart(text, back(text, at, before))
	}
	end = start + PrefixLen(text[start:], room)
	return start, WordEnd(text, start, end)
}

func firstBold(text string, bold []text.Range) int {
	for _, r := range bold {
		if 0 <= r.Start && r.Start < len(text) && utf8.RuneStart(text[r.Start]) {
			return r.Start
		}
	}
	return 0
}

// PrefixLen returns the length in bytes of the longest run of whole characters
// at the start of s that has at most max units.
func PrefixLen(s string, max int) int {
	n, it := 0, graphemes.FromString(s)
	for it.Next() {
		if n += Units(it.Value()); n > max {
			return it.Start()
		}
	}
	return len(s)
}

// back returns the offset about max units before at, on a character's border.
func back(s string, at, max int) int {
	skip := Units(s[:at]) - max
	return PrefixLen(s[:at], skip)
}

// wordStart moves a cut at the front to the start of the next sentence, if one
// begins within the next words, or else of the next word.
func wordStart(s string, at int) int {
	near := s[at : at+PrefixLen(s[at:], 80)]
	if i := NextSentence(near); i > 0 {
		return at + i
	}
	if i := strings.IndexFunc(near, unicode.IsSpace); i >= 0 {
		return at + len(near) - len(strings.TrimLeftFunc(near[i:], unicode.IsSpace))
	}
	return at
}

// NextSentence returns the offset at which a sentence starts inside s, or 0.
func NextSentence(s string) int {
	for at := 0; at < len(s); {
		i := strings.IndexAny(s[at:], ".!?")
		if i < 0 {
			return 0
		}
		rest := strings.TrimLeft(s[at+i:], closers)
		gap := strings.TrimLeftFunc(rest, unicode.IsSpace)
		if gap != "" && len(gap) < len(rest) {
			return len(s) - len(gap)
		}
		at = len(s) - len(rest)
	}
	return 0
}

// closers may stand between the words of a sentence and the space behind it.
const closers = ".!?\"”’»)'"

// WordEnd moves a cut at the back to the end of the last sentence, if that
// leaves three quarters, or else of the last word.
func WordEnd(s string, start, end int) int {
	if end >= len(s) {
		return len(s)
	}
	part := s[start:end]
	for i := len(part); i > len(part)*3/4; {
		i = strings.LastIndexAny(part[:i], ".!?")
		if i < len(part)*3/4 {
			break
		}
		rest := s[start+i:]
		after := strings.TrimLeft(rest, closers)
		stop := start + i + len(rest) - len(after)
		if stop <= end && after != "" && unicode.IsSpace(firstRune(after)) {
			return stop
		}
	}
	if unicode.IsSpace(firstRune(s[end:])) {
		return end
	}
	if i := strings.LastIndexFunc(part, unicode.IsSpace); i > len(part)/2 {
		return start + len(strings.TrimRightFunc(part[:i], unicode.IsSpace))
	}
	return end
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
