package dates

import (
	_ "embed"
	"math/bits"
	"strconv"
	"strings"

	"onrecord/corpus/lexicon"
)

// class is what a word or number can be in a date; a word may be of several.
type class uint32

const (
	month     class = 1 << iota
	name            // also a name or another word
	weekday         // 0 is Sunday
	season          // by its first month
	third           // early, mid, late
	ordinal         // of a part; -1 is the last
	fraction        // a part of a year, by its months
	unit            // by Unit
	weekend         //
	count           // a number in words
	near            // how far back: this, last
	nearAsked       // only near in what people ask
	today           // days back
	daypart         //
	night           //
	plain           // a small word that stands between the others
	frame           // a preposition, by its meaning
	joiner          // between the two ends of a range

	day         // a number from 1 to 31
	year        // a number from 1900 to 2099
	amount      // a number of up to three figures
	numeric     // a whole date in numbers
	quarterName // Q3
	classes     = iota
)

// classNames are the classes as words.txt and the forms (forms.go) call them.
var classNames = map[string]class{
	"month": month, "name": name, "weekday": weekday, "season": season, "third": third, "ordinal": ordinal,
	"fraction": fraction, "unit": unit, "weekend": weekend, "count": count, "near": near, "nearasked": nearAsked,
	"today": today, "daypart": daypart, "night": night, "word": plain, "frame": frame, "joiner": joiner,
	"day": day, "year": year, "amount": amount, "numeric": numeric, "quarter": quarterName,
}

// Unit is what time is counted in.
type Unit int

// The units of relative times.
const (
	Day Unit = 1 + iota
	Week
	Month
	Year
	Weekend
)

// entry is what the words of dates know of one form.
type entry struct {
	is class
	n  [classes]int8
}

//go:embed words.txt
var wordFile string

// words has the entry of every form; longest is the length of the longest in bytes.
var words, longest = readWords(wordFile)

func readWords(file string) (map[string]*entry, int) {
	table, longest := map[string]*entry{}, 0
	err := lexicon.Read("words.txt", strings.NewReader(file), func(l lexicon.Line) error {
		c, known := classNames[l.Flags[0]]
		if !known {
			return l.Errorf("no class of words is called %q", l.Flags[0])
		}
		n := 0
		if len(l.Flags) > 1 {
			var err error
			if n, err = strconv.Atoi(l.Flags[1]); err != nil {
				return l.Errorf("want a number behind the words, got %q", l.Flags[1])
			}
		}
		for _, form := range l.Forms {
			e := table[form]
			if e == nil {
				e = &entry{}
				table[form] = e
			}
			e.is |= c
			e.n[c.index()] = int8(n)
			longest = max(longest, len(form))
		}
		return nil
	})
	if err != nil {
		panic("dates: " + err.Error()) // a test keeps this from being shipped
	}
	return table, longest
}

func (c class) index() int { return bits.TrailingZeros32(uint32(c)) }

// MonthNamed returns the number of the month of which name is a form in any case, or 0.
func MonthNamed(name string) int {
	if e := words[strings.ToLower(name)]; e != nil && e.is&month != 0 {
		return int(e.n[month.index()])
	}
	return 0
}

// isWeekday reports whether a word in small letters names a day of the week.
func isWeekday(word string) bool {
	e := words[word]
	return e != nil && e.is&weekday != 0
}
