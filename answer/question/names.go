package question

import (
	"slices"
	"strings"
	"unicode"

	"onrecord/corpus/lexicon"
	"onrecord/corpus/names"
)

// mostWords are how many words a speaker has at most, and keywords that end with one;
// more of these are a sentence, which ends with a name for other reasons.
const (
	mostWords    = 9
	mostKeywords = 5
)

// takesName reports whether some tokens are a name as a pattern asks for it.
func (r *reader) takesName(how string, who []int) bool {
	switch how {
	case "speaker":
		return r.speaker(who)
	case "subject":
		return r.subject(who)
	case "namedspeaker":
		return r.namedSpeaker(who)
	case "keyword":
		return r.keyword(who)
	case "silent":
		return r.silent(who)
	}
	panic("question: no pattern asks for a name as " + how)
}

// all is what the tokens that are left print, which each keyword is held against.
func (r *reader) all() string {
	if len(r.left) != r.allOf {
		r.allText, r.allOf = r.text(r.left), len(r.left)
	}
	return r.allText
}

// text is what some tokens print.
func (r *reader) text(tokens []int) string { return r.part(tokens).Text }

// wordsIn are the tokens that are words.
func (r *reader) wordsIn(tokens []int) (ws []token) {
	for _, n := range tokens {
		if r.tokens[n].word {
			ws = append(ws, r.tokens[n])
		}
	}
	return ws
}

// plausible refuses a speaker that only the looseness of a pattern made.
func (r *reader) plausible(who []int) bool {
	ws := r.wordsIn(who)
	if len(ws) > mostWords || len(ws) > 0 && ws[0].is("asking") {
		return false
	}
	for i, w := range ws {
		if i > 0 && i < len(ws)-1 && w.is("finite") {
			return false
		}
	}
	return !slices.ContainsFunc(who, func(n int) bool { return r.tokens[n].quote() || r.tokens[n].key == "?" })
}

// knows reports whether the archive has a speaker whom some tokens name.
func (r *reader) knows(who []int) bool {
	name := r.text(who)
	if name == "" || r.Speaks == nil {
		return false
	}
	known, asked := r.known[name]
	if !asked {
		known = r.Speaks(name)
		r.known[name] = known
	}
	return known
}

// bears reports whether the archive has a speaker who bears all of a name.
func (r *reader) bears(who []int) bool {
	if r.Bears == nil {
		return r.knows(who)
	}
	name := r.text(who)
	borne, asked := r.borne[name]
	if !asked {
		borne = r.knows(who) && r.Bears(name)
		r.borne[name] = borne
	}
	return borne
}

// office reports whether a word of some tokens is an office: "climate minister".
func (r *reader) office(who []int) bool {
	return slices.ContainsFunc(r.wordsIn(who), func(t token) bool {
		word := r.Table.Lexicon().Word(names.Fold(r.words[t.start:t.end]))
		return word.Is(lexicon.Office) || word.Is(lexicon.Head)
	})
}

// stranger reports whether tokens look like a name that the archive does not have: a few
// words of which it never prints the last.
func (r *reader) stranger(who []int) bool {
	ws := r.wordsIn(who)
	if r.Printed == nil || len(ws) == 0 || len(ws) != len(who) || len(ws) > mostStrange {
		return false
	}
	for _, t := range ws {
		if t.class&^(anyWord|capitalWord) != 0 || strings.ContainsAny(t.key, "0123456789") {
			return false
		}
	}
	last := ws[len(ws)-1]
	return len(last.key) > 2 && !r.Printed(r.words[last.start:last.end])
}

// silent reports whether tokens are a forename and surname that the archive prints,
// though nobody of that name speaks there.
func (r *reader) silent(who []int) bool {
	ws := r.wordsIn(who)
	if r.Named == nil || len(ws) != 2 || len(ws) != len(who) || len(r.wordsIn(r.left)) > mostKeywords+1 ||
		(ws[0].class|ws[1].class)&^(anyWord|capitalWord) != 0 || !r.Table.IsForename(names.Fold(r.words[ws[0].start:ws[0].end])) {
		return false
	}
	name := r.text(who)
	return r.Table.Lookup(name) == nil && r.Named(name)
}

// mostStrange is how many words a name has that the archive does not have.
const mostStrange = 3

// newest reports whether the latest is asked for: of somebody, where he is named.
func (r *reader) newest(who []int) bool { return r.q.Order == NewestFirst && r.speaker(who) }

// speaker reports whether tokens name a known speaker, and no thing that is spoken
// of as well: "IS" among other words is the topic.
func (r *reader) speaker(who []int) bool {
	if first := r.tokens[who[0]]; !first.word || len(who) == 1 && first.is("stop") && !r.acronym(first) {
		return false
	}
	return r.Table.Lookup(r.text(who)) == nil && r.knows(who)
}

// subject reports whether tokens name a known speaker, or a body or person among the
// concepts that speaks: "did the Kremlin apologise".
func (r *reader) subject(who []int) bool {
	c := r.Table.Lookup(r.text(who))
	return r.speaker(who) || c != nil && (c.Kind == names.Organisation || c.Kind == names.Person) && r.knows(who)
}

// namedSpeaker reports the same where the name begins with one of its own words, and not
// with one of the topic before it: "IS Lavrov", "reform Lynch".
func (r *reader) namedSpeaker(who []int) bool {
	ws := r.wordsIn(who)
	if len(ws) > 1 && ws[0].key == "the" {
		ws = ws[1:]
	}
	if len(ws) == 0 || ws[0].is("stop") || r.relates(who) || len(r.left) > mostBeside || !r.speaker(who) {
		return false
	}
	return len(ws) == 1 || r.Table.Lookup(r.words[ws[0].start:ws[0].end]) == nil && (r.capital(ws[0]) || !r.capital(ws[len(ws)-1]))
}

// mostBeside is how many tokens a question has at most of which a name beside a verb is
// taken for the speaker's, whatever else is there.
const mostBeside = 40

// keyword reports whether tokens among keywords name a known speaker: as a name is
// written, or anyhow where nothing has a capital that could be missed. There must be
// no quotation.
func (r *reader) keyword(who []int) bool {
	if len(r.wordsIn(who)) > 4 || r.relates(who) || r.owns(who) || r.follows(who) || slices.ContainsFunc(r.left, func(n int) bool { return r.tokens[n].quote() }) {
		return false
	}
	if all := r.all(); all != strings.ToLower(all) && (len(r.left) <= mostKeywords || all != strings.ToUpper(all)) {
		return (r.looksNamed(who) || r.office(who)) && r.bears(who)
	}
	return !IsStop(strings.ToLower(r.text(who))) && r.subject(who) && r.bears(who)
}

// owns reports whether tokens are an owner: of "Moscow's support" nobody is asked.
func (r *reader) owns(who []int) bool {
	return slices.ContainsFunc(who, func(n int) bool { return r.tokens[n].key == "'s" })
}

// follows reports whether a preposition makes of a name what is before it: "successor to
// Holm".
func (r *reader) follows(who []int) bool {
	i := slices.Index(r.left, who[0])
	return i > 0 && r.Table.Lexicon().Has(r.tokens[r.left[i-1]].key, lexicon.Preposition)
}

// amongFew reports whether there are few enough keywords for the last to be the speaker.
func (r *reader) amongFew([]int) bool { return len(r.wordsIn(r.left)) <= mostKeywords }

// oneWord reports whether the question is a single word.
func (r *reader) oneWord([]int) bool { return len(r.left) == 1 }

// knowsOrNamed reports whether tokens name a known speaker, or look as if they named one.
func (r *reader) knowsOrNamed(who []int) bool {
	if slices.ContainsFunc(who, func(n int) bool { return r.tokens[n].is("asking") && !r.acronym(r.tokens[n]) }) {
		return false // "who approached the BBC"
	}
	return len(who) <= longestName && !r.relates(who) && (r.knows(who) || r.looksNamed(who) || r.stranger(who))
}

// relates reports whether words make of names what is between them: "the conflict
// between India" is no speaker.
func (r *reader) relates(who []int) bool {
	return slices.ContainsFunc(who, func(n int) bool { return r.tokens[n].is("relation") })
}

// looksNamed reports whether every word but particles has a capital, as in the name of
// a person or body.
func (r *reader) looksNamed(who []int) bool {
	ws := strings.Fields(r.text(who))
	if len(ws) == 0 || len(ws) > 5 {
		return false
	}
	for i, w := range ws {
		if !unicode.IsUpper([]rune(w)[0]) && (i == 0 || len(w) > 3) {
			return false
		}
	}
	return len(ws) > 1 || r.Table.Lookup(ws[0]) == nil
}

// capital reports whether a token has a capital.
func (r *reader) capital(t token) bool {
	w := r.words[t.start:t.end]
	return strings.ToLower(w) != w
}

// IsNobody reports whether what stands in the place of a speaker names nobody in
// particular: "anyone else", "the media".
func IsNobody(who string) bool {
	ws := strings.Fields(strings.ToLower(who))
	if len(ws) > 1 && ws[len(ws)-1] == "else" {
		ws = ws[:len(ws)-1]
	}
	the := len(ws) > 1 && ws[0] == "the"
	if the {
		ws = ws[1:]
	}
	return len(ws) == 1 && is(ws[0], "nobody") && the == is(ws[0], "bynobody")
}

// acronym reports whether a token is printed in capitals: IS is not "is".
func (r *reader) acronym(t token) bool {
	w := r.words[t.start:t.end]
	return len(w) > 1 && w == strings.ToUpper(w)
}
