// Package identity knows the people of one archive: which of the names that its
// articles print are one person's, and whom somebody means who writes "Lavrov" or
// "the Russian foreign minister".
//
// What comes in are mentions: every speaker as resolved inside its article, with the
// role printed beside the name and a count. [NewPeople] merges them (identity.go,
// merge.go; printed.go says what a printed name shows), by full name and
// transliteration, and by surname alone only where one person has it. What comes out are [People], who can be asked for:
//
//	find.go       by name, surname, description or role, in this order
//	asked.go      what of the words asked for is the name
//	spelling.go   by a beginning, or by a spelling that is near
//	group.go      as a group: "Russian officials", "Republicans"
//	spokesmen.go  as the voices of a body: NATO's Secretary General
//	tail.go       by the end of a longer printed name
//	role.go       compares offices: "FSB chief" is "head of the Federal Security Service"
//
// The decisions that shape it: a full name never finds somebody with another
// forename; where a surname is shared nobody takes a bare one; and what is only near
// in spelling is offered ([People.Nearest]), not answered with.
//
// The package knows names and the lexicon, and no articles.
package identity
