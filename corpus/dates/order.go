package dates

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"

	"onrecord/corpus/lexicon"
)

// This file finds out whether an article writes 04/05/2015 with the day or the month
// first: by what else it writes, by who prints it, else by what the archive's other
// articles of the outlet, or all of them, write.

// Evidence counts the dates in numbers that can only be read in one order.
type Evidence struct{ DayFirst, MonthFirst int }

// Add counts what one mention shows.
func (e *Evidence) Add(m Mention) {
	switch m.Order {
	case DayFirst:
		e.DayFirst++
	case MonthFirst:
		e.MonthFirst++
	}
}

// Plus is the evidence of both; Minus takes that of other out again.
func (e Evidence) Plus(other Evidence) Evidence {
	return Evidence{e.DayFirst + other.DayFirst, e.MonthFirst + other.MonthFirst}
}

// Minus is the evidence without that of other, which is in it.
func (e Evidence) Minus(other Evidence) Evidence {
	return Evidence{e.DayFirst - other.DayFirst, e.MonthFirst - other.MonthFirst}
}

// Order is the one that at least 19 in 20 of the dates are written in, when there are
// at least so many of them; else unknown.
func (e Evidence) Order(least int) Order {
	switch n := e.DayFirst + e.MonthFirst; {
	case n == 0 || n < least:
		return UnknownOrder
	case 20*e.DayFirst >= 19*n:
		return DayFirst
	case 20*e.MonthFirst >= 19*n:
		return MonthFirst
	}
	return UnknownOrder
}

// enough is how many dates an archive must have, and of an outlet, to speak for others.
const enough = 3

// Orders is the evidence of an archive by outlet. It is a sum over the articles: the
// order in which they are read makes no difference, and an article that is changed or
// gone is taken out with what it was added with, so that an update comes to the same as
// reading all anew.
type Orders map[string]Evidence

// Add adds an article's evidence.
func (o Orders) Add(outlet string, e Evidence) { o.set(outlet, o[outlet].Plus(e)) }

// Remove takes an article's evidence out again.
func (o Orders) Remove(outlet string, e Evidence) { o.set(outlet, o[outlet].Minus(e)) }

func (o Orders) set(outlet string, e Evidence) {
	if o[outlet] = e; e == (Evidence{}) {
		delete(o, outlet)
	}
}

// Of is the order of an outlet's dates: by its own, else by those of the whole archive.
func (o Orders) Of(outlet string) Order {
	if own := o[outlet].Order(enough); own != UnknownOrder {
		return own
	}
	return o.Overall()
}

// Overall is the order of the archive's dates.
func (o Orders) Overall() Order {
	var all Evidence
	for _, e := range o {
		all = all.Plus(e)
	}
	return all.Order(enough)
}

// Writer is what is known of who wrote a text.
type Writer struct {
	Outlet   string // as it is shown, or ""
	Host     string // of its address, or ""
	Language string // two letters, or ""
}

// Order is the one in which an outlet or its country, else a language writes its dates;
// English alone tells nothing.
func (w Writer) Order() Order {
	t := orderTable()
	if o := t["outlet"][strings.ToLower(w.Outlet)]; o != UnknownOrder {
		return o
	}
	for host := strings.ToLower(w.Host); host != ""; {
		if o := t["outlet"][host]; o != UnknownOrder {
			return o
		}
		_, rest, more := strings.Cut(host, ".")
		if !more {
			if o := t["host"][host]; o != UnknownOrder {
				return o
			}
		}
		host = rest
	}
	return t["language"][w.Language]
}

// FindOrder finds out in which order an article writes: by its own dates that show one,
// else by who prints it, else by its spelling.
func FindOrder(own Evidence, w Writer, text string) Order {
	if o := own.Order(1); o != UnknownOrder {
		return o
	}
	if o := w.Order(); o != UnknownOrder {
		return o
	}
	return SpelledOrder(text)
}

// OutletsOrder is the order of an archive's dates by who prints it: outlets, with their
// numbers of articles.
func OutletsOrder(outlets map[string]int) Order {
	var e Evidence
	for outlet, n := range outlets {
		switch (Writer{Outlet: outlet, Host: outlet}).Order() {
		case DayFirst:
			e.DayFirst += n
		case MonthFirst:
			e.MonthFirst += n
		}
	}
	return e.Order(enough)
}

// SpelledOrder is the order of who spells as a text does; unknown unless two different
// words of it are spelled as they are only where the day comes first.
func SpelledOrder(text string) Order {
	spelled := orderTable()["spelling"]
	seen := ""
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if len(word) > 14 || word == seen {
			continue
		}
		if o := spelled[word]; o != UnknownOrder {
			if seen != "" {
				return o
			}
			seen = word
		}
	}
	return UnknownOrder
}

//go:embed orders.txt
var orderFile string

// orderTable has the order of every outlet, host, language and spelling that tells one.
var orderTable = sync.OnceValue(func() map[string]map[string]Order {
	table := map[string]map[string]Order{"outlet": {}, "host": {}, "language": {}, "spelling": {}}
	err := lexicon.Read("orders.txt", strings.NewReader(orderFile), func(l lexicon.Line) error {
		order := map[string]Order{"dayfirst": DayFirst, "monthfirst": MonthFirst}[l.Flags[0]]
		if len(l.Flags) != 2 || order == UnknownOrder || table[l.Flags[1]] == nil {
			return l.Errorf(`want "[order kind]" above it, got %v`, l.Flags)
		}
		for _, form := range l.Forms {
			table[l.Flags[1]][form] = order
		}
		return nil
	})
	if err != nil {
		panic("dates: " + err.Error()) // a test keeps this from being shipped
	}
	return table
})
