// Package sample is the archive that onrecord answers from when it is given no
// folder: news briefs about Islamic State, Syria, the North Caucasus and Ukraine
// in 2015, embedded in the binary, so that a newcomer's first question finds an
// answer before anything is set up.
//
// The briefs were written for this program. Each one says in new words what a
// real report of that year said: who spoke, on which day, where, and what was
// said in substance. Only short fragments inside quotation marks are the
// speakers' own words, as that report printed them. The outlet of every brief is
// marked "(sample brief)", its last paragraph names the report behind it, and its
// link leads to that report where the address is known; where it is not, there
// is no link rather than a guessed one.
//
// A brief is a file as a user would save one: `Key: value` lines, an empty line,
// the text. Between them the briefs show what the program can read:
//
//   - one thing under many names: IS, ISIS, ISIL, Daesh and Islamic State, Sergei
//     and Sergey, by the habit of each outlet;
//   - straight, curly and single quotation marks and guillemets, and a quotation
//     that runs over two paragraphs;
//   - direct, mixed and reported speech, "according to", a colon before the words;
//   - speakers who are named once and are then "he", "the minister", "the FSB
//     chief" or "the Russian official"; bodies that speak; two speakers at once;
//   - remarks made on another day than the one on which they were reported.
package sample

import "embed"

// Files holds the briefs, all in its root folder.
//
//go:embed *.md *.txt
var Files embed.FS
