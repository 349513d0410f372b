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
const recipe = "onrecord article 5\n"

// article settles what is still open.
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
	d.Dated(inAddress, dates.InAddress(address))
	d.Dated(inFileName, dates.InFileName(d.FileName))
	d.inOneOrder(a)
	a.Published, a.Basis = d.published(text)
	a.Hash = Hash(d.FileName, raw, d.Given)
	return a
}

// Hash tells whether a file would be read as it was before: it covers all that
// comes to bear on the reading. What reading learns from other files must go in
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
