// Package people knows who is named in an article: [Read] finds the names, puts those
// of one person together, and notes what the article calls him.
//
//	mentions.go     where a name stands, with the title before it
//	people.go       the persons, under the fullest name that is printed
//	signature.go    names that sign what a reporter wrote
//	namesake.go     whose of several persons a short name is
//	role.go         roles: "Russian Foreign Minister", its words and its gender
//	apposition.go   roles that stand before or behind a name
//	unnamed.go      whom the article speaks of without a name: "a senior official"
//	places.go       names that are places, which no "he" stands for
//
// Names live for one article: its fullest spelling stands for the later surname.
package people
