// Package merge makes one list of what the rules and the trained tagger find.
//
//	pair.go         which findings of both are the same statement
//	merge.go        what is taken of each, and what stays
//	refuse.go       what is no statement after all
//	secondhand.go   quotations that came to the paper through somebody else
//	type.go         direct, mixed or indirect
//
// The rules' contents and styles stand, the tagger's sources where it is sure of
// another one, and what it alone is sure of is added. What only the rules see inside
// somebody else's words goes.
package merge
