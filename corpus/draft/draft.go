// Package draft collects the facts of an article that is being read, and makes the
// article of them: title, author, outlet, address, language, day of publication.
//
// # In
//
// A reader of some format makes a [Draft], sets what the format says, and hands over
// the text: [Draft.Text] for text as it was saved, [Draft.Cleaned] for text that was
// cleaned. What a folder's sidecar says of the file is [Given].
//
// # Steps
//
//	header.go     "Key: value" lines at the head of a text file
//	head.go       headline, byline and date line above the body
//	foot.go       signature, byline and notes about the author below it
//	publisher.go  the outlet, from what the site says of itself
//	published.go  the day of publication, from all that was found
//	given.go      what a sidecar says goes before all that was read
//	draft.go      [Draft.Article], and the [Hash] by which a file is known to be read
//
// # Decisions
//
// A fact that is set is not set again, so that the stronger source goes first. Days
// are collected with their source and settled last: the strongest decides, a weaker
// one may complete it where the two agree. Years that articles mention are no
// evidence for their own year; a tweet's stamp, an address or a file name is.
package draft

import (
	"crypto/sha256"
	"encoding/hex"

	"onrecord/corpus"
	"onrecord/corpus/clean"
	"onrecord/corpus/dates"
	"onrecord/corpus/language"
	"onrecord/corpus/outlet"
)

// Draft is an article while its facts are collected. A fact that is set is not
// set again, so that the stronger source goes first.
type Draft struct {
	Title, URL, Outlet, Author, Language string

	dates    []candidate
	tweets   []dates.Date // days of tweets that stand in the text
	FileName string
	Given    *Given // by the folder's sidecar; nil for nothing
	removed  []clean.Removed
}

// recipe is part of every hash. Raise it when reading or cleaning changes, so
// that articles which are kept in an index are read again.
const recipe = "onrecord article 8\n"

// Article settles what is still open.
func (d *Draft) Article(text string, raw []byte) *corpus.Article {
	d.correct()
	address := outlet.WebAddress(d.URL)
	if d.Outlet == "" {
		d.Outlet = outlet.Of(address)
	}
	a := &corpus.Article{
		Title: d.Title, Text: text, URL: address, Outlet: d.Outlet, Author: d.Author,
		Language: language.Settle(language.Tag(d.Language), text), Removed: d.removed,
	}
	d.inText(text)
	if date, ok := dates.InTitle(d.Title); ok {
		d.DatedOn(inTitle, date)
	}
	d.Dated(InAddress, dates.InAddress(address))
	d.Dated(inFileName, dates.InFileName(d.FileName))
	d.inOneOrder(a)
	a.Published, a.Basis, a.Ground = d.published(text)
	a.Hash = Hash(d.FileName, raw, d.Given)
	return a
}

// Hash identifies all that comes to bear on the reading of a file, in hex: with an
// equal one it would be read as it was before. What reading learns from other files must go in
// here as well.
func Hash(name string, raw []byte, about *Given) string {
	sum := sha256.New()
	sum.Write([]byte(recipe + name + "\n"))
	sum.Write(raw)
	if about != nil {
		sum.Write([]byte("\n" + about.Row))
	}
	return hex.EncodeToString(sum.Sum(nil))
}
