package lexicon

import (
	"maps"
	"slices"
	"strings"
)

// Flag is a property that an entry can have.
type Flag uint8

// The flags. A word list names them as in the comment; what no comment names, by
// its constant in small letters.
const (
	// Case: when a form counts for whoever asks with the printed letters.
	Capital Flag = iota // where a form has a capital, the text has it too: May, Sen.
	Exact               // only as printed in the list: IS, WHO, US

	// Kinds of named things; a line "Name = form | form" without one is a thing.
	Concept      // every one of the four below, set by the loader
	Organisation // Islamic State, NATO
	Country      // Russia
	Person       // somebody in the world's news whose name is spelt in many ways
	Thing        // Brexit

	// Verbs, with what they do to their content (polarity).
	Verb       // any form of a reporting verb
	Stance     // any form of a verb that a question may ask for, but no cue in an article: support, feel
	Affirms    // confirm, insist
	Denies     // deny, reject
	Criticises // criticise, denounce
	Praises    // praise, hail
	Accuses    // accuse, blame
	Asks       // ask, demand, urge
	Promises   // promise, vow
	Warns      // warn, threaten
	Agrees     // agree, support, welcome
	Disagrees  // oppose, object
	Apologises // apologise, regret
	Predicts   // predict, expect
	Doubts     // doubt, question
	Thinks     // think, believe
	Plain      // say, tell: no colour of their own
	Cites      // quote, cite

	// Words by what they do in a sentence.
	Auxiliary   // has, was, would, not
	FiniteVerb  // went, took: finite verbs that are neither reporting verbs nor nouns; "finite"
	Determiner  // the, this, several
	Possessive  // his, their
	Pronoun     // he, they, who: may be a source
	Preposition // of, in
	Conjunction // and, because
	Adverb      // also, later; those in -ly are known by their ending
	NotAdverb   // family: ends in -ly and is none
	Function    // any other function word that ends a noun phrase
	Stop        // says nothing of a topic
	Question    // what, who
	Negation    // not, never

	// Time.
	Day     // Wednesday, yesterday, and their abbreviations
	Time    // April, week, morning; "time"
	Month   // January, Jan.
	Weekday // Monday, Mon.

	// People by what they are.
	Title      // stands before a name and is no role by itself: Mr., Sen.
	Courtesy   // stands before a name without being part of it: Mr., but also President
	Rank       // of army, navy or police
	Role       // names a person by what he is: minister, spokesman, aunt
	Office     // without which a phrase names no role: minister
	Head       // says that somebody leads: head, chief, chairman
	Seat       // held for a place or a party: senator, governor
	Scholar    // knows by trade: expert, professor
	Group      // several people: officials, critics
	Human      // a person, by a word that is no role: stranger, patient
	OfState    // an office that speaks for its country: minister, ambassador
	Leads      // speaks for the body that it is of: secretary, spokesman
	TakesOf    // is of what follows and not of a person: minister of, bank of
	Sole       // an office of which a country has one, so that without a body it is a country's: president, king
	Reigns     // is called by a forename: Pope, King
	Outsider   // of a place without sitting there: candidate, correspondent
	RoleStop   // says nothing of which office it is: current, press
	Grade      // how high an office is: senior, deputy
	Lesser     // makes another office of the one behind it: deputy, former
	Former     // no longer, or not yet: former, ex
	Kinship    // aunt, husband
	Male       // of titles, roles, kinship and forenames
	Female     // a name with both is borne by men and women
	Impersonal // no part of a person's name: ministry, officials

	// Names.
	Forename    // Latoya
	Nickname    // Bill; the lemma is the name in full
	FamilyFirst // Wang: stands before the forename
	Particle    // van, bin
	Article     // al: written before an Arabic name
	Suffix      // Jr., III

	// Bodies, papers, places.
	Body       // names an organisation: ministry, council
	Division   // a part of a ministry, whose head is not the minister
	Government // speaks for a country: the State Department
	Residence  // a house for those who sit there: the Kremlin
	Message    // speaks for whoever issued it: statement, letter
	Document   // does so where it is said whose it is: report, poll
	Published  // stands in what an outlet prints: editorial
	Opinion    // what somebody thinks or answers, who is named before it: the mayor's view
	Media      // where something was said, as in "in an interview"
	Place      // a country, capital or town
	State      // Tex.: stands for a place behind a comma
	Demonym    // Russian; the lemma is the place
	Outlet     // Reuters, the Moscow Times

	// Writing.
	Abbreviation // keeps the full stop behind it where it has a capital: Gen; set by the loader where a form is written with one
	Abbreviated  // keeps it in any case: etc
	Ambiguous    // an acronym that is an English word in small letters: us, who
	Elision      // begins with an apostrophe that is no quotation mark: 'twas

	flagCount
)

// flagNames are the flags by the names that word lists use.
var flagNames = map[string]Flag{
	"capital": Capital, "exact": Exact,
	"organisation": Organisation, "organization": Organisation, "country": Country, "person": Person, "thing": Thing,
	"verb": Verb, "stance": Stance, "affirms": Affirms, "denies": Denies, "criticises": Criticises, "praises": Praises,
	"accuses": Accuses, "asks": Asks, "promises": Promises, "warns": Warns, "agrees": Agrees, "disagrees": Disagrees,
	"apologises": Apologises, "predicts": Predicts, "doubts": Doubts, "thinks": Thinks, "plain": Plain, "cites": Cites,
	"auxiliary": Auxiliary, "finite": FiniteVerb, "determiner": Determiner, "possessive": Possessive, "pronoun": Pronoun,
	"preposition": Preposition, "conjunction": Conjunction, "adverb": Adverb, "notadverb": NotAdverb,
	"function": Function, "stop": Stop, "question": Question, "negation": Negation,
	"day": Day, "time": Time, "month": Month, "weekday": Weekday,
	"title": Title, "courtesy": Courtesy, "rank": Rank, "role": Role, "office": Office, "head": Head, "seat": Seat,
	"scholar": Scholar, "group": Group, "human": Human, "ofstate": OfState, "leads": Leads, "takesof": TakesOf, "outsider": Outsider, "sole": Sole, "reigns": Reigns,
	"rolestop": RoleStop, "grade": Grade, "lesser": Lesser, "former": Former, "kinship": Kinship, "male": Male, "female": Female,
	"impersonal": Impersonal,
	"forename":   Forename, "nickname": Nickname, "familyfirst": FamilyFirst, "particle": Particle, "article": Article, "suffix": Suffix,
	"body": Body, "division": Division, "government": Government, "residence": Residence, "message": Message, "document": Document, "published": Published, "media": Media, "opinion": Opinion, "place": Place, "state": State,
	"demonym": Demonym, "outlet": Outlet,
	"abbreviation": Abbreviation, "abbreviated": Abbreviated, "ambiguous": Ambiguous, "elision": Elision,
}

var (
	caseRules     = FlagsOf(Capital, Exact)
	abbreviations = FlagsOf(Abbreviation, Abbreviated)
	verbs         = FlagsOf(Verb, Stance)
	concepts      = FlagsOf(Organisation, Country, Person, Thing)
	kinds         = concepts.Union(FlagsOf(Concept, Verb, Stance, Title, Role, Forename, Place, Outlet, Body))
)

// Flags is a set of flags. The zero value is empty; sets can be compared with ==.
type Flags [(flagCount + 63) / 64]uint64

// FlagsOf returns the set of some flags.
func FlagsOf(list ...Flag) Flags {
	var s Flags
	for _, f := range list {
		s.set(f)
	}
	return s
}

func (s *Flags) set(f Flag) { s[f/64] |= 1 << (f % 64) }

// Has reports whether the set has the flag.
func (s Flags) Has(f Flag) bool { return s[f/64]&(1<<(f%64)) != 0 }

// Any reports whether two sets have a flag in common.
func (s Flags) Any(o Flags) bool { return s.Intersect(o) != Flags{} }

// Intersect returns what two sets have in common.
func (s Flags) Intersect(o Flags) Flags {
	for i := range s {
		s[i] &= o[i]
	}
	return s
}

// Union returns the flags of both sets.
func (s Flags) Union(o Flags) Flags {
	for i := range s {
		s[i] |= o[i]
	}
	return s
}

// String returns the flags' names in word lists, in alphabetical order.
func (s Flags) String() string {
	var names []string
	for name, f := range flagNames {
		if s.Has(f) && name != "organization" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return strings.Join(names, " ")
}

// nearestFlag is a hint for who misspelt a flag.
func nearestFlag(name string) string {
	for _, known := range slices.Sorted(maps.Keys(flagNames)) {
		if len(name) > 2 && (strings.HasPrefix(known, name) || strings.HasPrefix(name, known)) {
			return " (" + known + "?)"
		}
	}
	return ""
}
