package corpus

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"onrecord/corpus/dates"
)

// draft is an article while its facts are collected. A fact that is set is not
// set again, so that the stronger source goes first.
type draft struct {
	title, url, outlet, author, language string

	dates    []candidate
	tweets   []Date // days of tweets that stand in the text
	fileName string
	given    *given // by the folder's sidecar; nil for nothing
	removed  []Removed
}

// recipe is part of every hash. Raise it when reading or cleaning changes, so
// that articles which are kept in an index are read again.
const recipe = "onrecord article 4\n"

// read makes an article of a file's bytes.
func read(raw []byte, name string, maxText int64, about *given) (*Article, error) {
	ext := extension(name)
	d := draft{fileName: name, given: about}
	text, err := unwrapped(&d, raw, ext, maxText)
	if err != nil {
		return nil, err
	}
	if isPage(ext) {
		text, err = readPage(&d, text)
	} else {
		text = d.text(text, ext == ".md")
	}
	switch {
	case err != nil:
		return nil, err
	case text == "" && len(raw) == 0:
		return nil, errors.New("empty file")
	case text == "":
		return nil, errors.New("no article text in it")
	case int64(len(text)) > maxText:
		return nil, fmt.Errorf("too large: text of more than %s", bytesText(maxText))
	}
	return d.article(text, raw), nil
}

// unwrapped is the text or the markup that a file of the kind holds.
func unwrapped(d *draft, raw []byte, ext string, maxText int64) (string, error) {
	switch {
	case len(raw) == 0:
		return "", nil
	case ext == ".docx":
		return wordText(raw)
	case ext == ".pdf":
		return portable(d, raw, maxText)
	case isWebArchive(ext):
		page, err := archivedPage(raw)
		if err != nil {
			return "", err
		}
		raw = page
	}
	return decode(raw, isPage(ext))
}

// article settles what is still open.
func (d *draft) article(text string, raw []byte) *Article {
	d.corrected()
	address := webAddress(d.url)
	if d.outlet == "" {
		d.outlet = outletOf(address)
	}
	a := &Article{
		Title: d.title, Text: text, URL: address, Outlet: d.outlet, Author: d.author,
		Language: settled(language(d.language), text), Removed: d.removed,
	}
	d.inText(text)
	if date, ok := dates.InTitle(d.title); ok {
		d.datedOn(inTitle, date)
	}
	d.dated(inAddress, dates.InAddress(address))
	d.dated(inFileName, dates.InFileName(d.fileName))
	a.Published, a.Basis = d.published(text)
	a.Hash = hashOf(d.fileName, raw, d.given)
	return a
}

// given is what a sidecar says about a file.
type given struct {
	facts draft
	row   string   // part of the article's hash
	lines template // of the folder's template, that stand in the file
}

// corrected lays what was given over what was read.
func (d *draft) corrected() {
	if d.given == nil {
		return
	}
	g := &d.given.facts
	for _, f := range []struct{ field, value *string }{
		{&d.title, &g.title}, {&d.url, &g.url}, {&d.outlet, &g.outlet}, {&d.author, &g.author}, {&d.language, &g.language},
	} {
		if *f.value != "" {
			*f.field = *f.value
		}
	}
	for _, c := range g.dates {
		d.datedOn(inSidecar, dates.Mention{Date: c.Date, Ambiguous: c.ambiguous})
	}
}

// hashOf tells whether a file would be read as it was before: it covers all that
// comes to bear on the reading. What reading learns from other files must go in
// here as well.
func hashOf(name string, raw []byte, about *given) string {
	sum := sha256.New()
	sum.Write([]byte(recipe + name + "\n"))
	sum.Write(raw)
	if about != nil {
		sum.Write([]byte("\n" + about.row))
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// language is the two or three letters at the head of a language tag.
func language(tag string) string {
	tag, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(tag)), "-")
	tag, _, _ = strings.Cut(tag, "_")
	switch tag {
	case "english":
		return "en"
	case "russian":
		return "ru"
	}
	if len(tag) < 2 || len(tag) > 3 || strings.Trim(tag, "abcdefghijklmnopqrstuvwxyz") != "" {
		return ""
	}
	return tag
}
