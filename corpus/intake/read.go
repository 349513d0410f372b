package intake

import (
	"bytes"
	"errors"

	"onrecord/corpus"
	"onrecord/corpus/draft"
	"onrecord/corpus/intake/crawl"
	"onrecord/corpus/intake/kind"
	"onrecord/corpus/intake/office"
	"onrecord/corpus/intake/record"
	"onrecord/corpus/intake/unpack"
	"onrecord/corpus/page"
)

// article makes an article of a file's text or markup.
func article(d *draft.Draft, raw []byte, text string, k kind.Kind, maxText int64) (*corpus.Article, error) {
	var err error
	if kind.IsPage(k) {
		text, err = page.Read(d, text)
	} else {
		text = d.Text(text, k == kind.Markdown)
	}
	switch {
	case err != nil:
		return nil, err
	case text == "" && len(raw) == 0:
		return nil, errEmpty
	case text == "":
		return nil, record.ErrNoText
	case int64(len(text)) > maxText:
		return nil, record.TooLarge(maxText)
	}
	return d.Article(text, raw), nil
}

var errEmpty = errors.New("empty file")

// unwrapped is the text or the markup that a file of the kind holds.
func unwrapped(d *draft.Draft, raw []byte, k kind.Kind, maxText int64) (string, error) {
	if len(raw) == 0 {
		return "", nil
	}
	switch k {
	case kind.Docx:
		return office.Text(unpack.MaxUnpacked, func(emit office.Emit) error { return office.Docx(raw, emit) })
	case kind.ODT:
		return office.Text(unpack.MaxUnpacked, func(emit office.Emit) error { return office.ODT(raw, emit) })
	case kind.RTF:
		return office.Text(unpack.MaxUnpacked, func(emit office.Emit) error { return office.RTF(bytes.NewReader(raw), emit) })
	case kind.Doc:
		return office.Text(unpack.MaxUnpacked, func(emit office.Emit) error { return office.Doc(raw, emit) })
	case kind.Safari:
		return crawl.Safari(raw)
	case kind.PDF:
		return fromPDF(d, raw, maxText)
	case kind.MHT:
		page, err := page.FromArchive(raw)
		if err != nil {
			return "", err
		}
		raw = page
	}
	return unpack.Decode(raw, kind.IsPage(k))
}
