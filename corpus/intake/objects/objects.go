// Package objects reads articles that programs keep as JSON.
//
// [Line] reads one article, as a line of a .jsonl file; [Read] reads a document as it
// comes: an array of articles, an object that holds one, or one that holds a list of
// them somewhere inside (stream.go). Which key holds which fact is package record's
// table; what lies deeper, as paragraphs in sections, is put together in the order in
// which it stands (value.go). Exports of chats (Telegram, Slack) are known by their
// keys and become articles and transcripts (chat.go).
//
// The text of a key "text" is kept byte for byte; under other names too, unless it is
// markup.
package objects

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"onrecord/corpus/draft"
	"onrecord/corpus/intake/record"
	"onrecord/corpus/intake/unpack"
	"onrecord/corpus/text"
)

// Errors of a line. ErrCut is for one that ends too early.
var (
	ErrCut    = errors.New("invalid JSON: the line is cut off")
	errNoText = errors.New(`no "text"`)
)

// object is an object's values by their keys, not yet read.
type object map[string]json.RawMessage

// Line reads an article of a line.
func Line(raw []byte, maxText int64) (*record.Record, error) {
	if !utf8.Valid(raw) {
		return nil, errors.New("invalid UTF-8")
	}
	var o object
	if err := json.Unmarshal(raw, &o); err != nil {
		var syntax *json.SyntaxError
		var kind *json.UnmarshalTypeError
		switch {
		case errors.As(err, &syntax) && strings.Contains(err.Error(), "unexpected end"):
			return nil, ErrCut
		case errors.As(err, &kind):
			return nil, errors.New("invalid JSON: not an object")
		}
		return nil, fmt.Errorf("invalid JSON: %w", err)
	}
	return article(o, raw, maxText)
}

// article makes a record of an object. Raw is what tells whether it changed.
func article(o object, raw []byte, maxText int64) (*record.Record, error) {
	var f record.Facts
	exact, err := collect(&f, o, 0)
	if err != nil {
		return nil, err
	}
	for _, key := range keys["own"] {
		var inner object
		if json.Unmarshal(o[key], &inner) != nil || len(inner) == 0 {
			continue
		}
		kept, err := collect(&f, inner, 1000)
		if err != nil {
			return nil, err
		}
		exact = exact || kept && f.Get(record.Text) != ""
	}
	body := f.Get(record.Text)
	switch {
	case body == "" && has(o, "text"):
		return nil, record.ErrNoBody
	case body == "" && f.Get(record.Summary) == "" && f.Get(record.URL) != "":
		return nil, fmt.Errorf("%w: %w", errNoText, record.ErrMetadata)
	case body == "" && f.Get(record.Summary) == "":
		return nil, errNoText
	case int64(len(body)) > maxText:
		return nil, record.TooLarge(maxText)
	}
	r := &record.Record{Raw: string(raw)}
	if exact {
		r.Form = record.Exact
	}
	r.Set(&f)
	if r.Form == record.Plain {
		r.Form = record.Exact
	}
	return r, nil
}

// has reports whether there is a key, in whichever case, with a value that is not null.
func has(o object, name string) bool {
	for k, v := range o {
		if strings.EqualFold(k, name) && string(v) != "null" {
			return true
		}
	}
	return false
}

// collect takes over an object's facts, trusted less by what less says. It reports
// whether the text is one that is kept byte for byte.
func collect(f *record.Facts, o object, less int) (exact bool, err error) {
	for key, raw := range o {
		field, rank := record.FieldOf(key)
		if key == "_source" { // a search engine's, of an article
			continue
		}
		switch field {
		case "":
			continue
		case record.Text:
			if rank == 0 && raw[0] != '"' && raw[0] != '[' && raw[0] != '{' && string(raw) != "null" {
				return false, fmt.Errorf("%q is not a string", key)
			}
			f.Add(field, rank+less, paragraphs(raw))
			exact = exact || rank == 0 && raw[0] == '"'
		case record.Summary:
			f.Add(field, rank+less, paragraphs(raw))
		default:
			f.Add(field, rank+less, words(raw))
		}
	}
	return exact, nil
}

// dated sets a day that stands in a chat's own form.
func dated(r *record.Record, stamp string) { r.Dated(draft.InMarkup, record.Day(text.OneLine(stamp))) }

// tooLong is the error of a value that has more than limit bytes.
func tooLong(limit int64) error {
	return fmt.Errorf("an entry too long: more than %s", unpack.SizeText(limit))
}
