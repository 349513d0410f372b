// Package identity knows the people of one archive: which of the names that its
// articles print are one person's, and whom somebody means who writes "Lavrov" or
// "the Russian foreign minister".
//
// What comes in are reports: of each article every speaker as resolved inside it, with the
// role printed beside the name, and the company that they are in (report.go).
// [FromReports] makes [People] of them (identity.go):
//
//	fullnames.go  joins full names that are one's: Sergei, Sergey; Bill, William
//	nearnames.go  and those that are misspelt, where the offices agree
//	surnames.go   decides article by article, by evidence, whose a bare surname is
//	office.go     takes roles apart and compares them
//	printed.go    says what a printed name shows
//
// People can be asked for:
//
//	find.go       by name, surname, description or role, in this order
//	asked.go      what of the words asked for is the name
//	spelling.go   by a beginning, or by a spelling that is near
//	holders.go    by an office: the president is no university's
//	tenure.go     who held an office on a day
//	group.go      as a group: "Russian officials", "Republicans"
//	spokesmen.go  as the voices of a body: NATO's Secretary General
//	tail.go       by the end of a longer printed name
//	role.go       compares offices: "FSB chief" is "head of the Federal Security Service"
//
// Who may be meant is looked up (lists.go) by the words of names, and by the printed words
// that a role's may be meant by (printedwords.go); only they are looked at closely.
//
// The decisions that shape it: a statement stays under the name that its article gives;
// what is decided here is only whether it is found by another. A bare surname, an acronym
// or a body's name takes no longer name of another article without evidence: the same
// office, or the company of the same names. What only the surname links is kept apart
// ([Individual.BySurname]), so that a reader can be told, and is not linked at all where
// two have it. A full name never finds somebody with another forename, and what is only
// near in spelling is offered ([People.Nearest]), not answered with.
//
// The package knows names, days and the lexicon, and no articles.
package identity
