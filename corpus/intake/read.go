package intake

import (
	"errors"
	"fmt"

	"onrecord/corpus"
	"onrecord/corpus/draft"
	"onrecord/corpus/intake/unpack"
	"onrecord/corpus/page"
)

// read makes an article of a file's bytes.
func read(raw []byte, name string, maxText int64, about *draft.Given) (*corpus.Article, error) {
	ext := unpack.Extension(name)
	d := draft.Draft{FileName: name, Given: about}
	text, err := unwrapped(&d, raw, ext, maxText)
	if err != nil {
		return nil, err
	}
	if isPage(ext) {
		text, err = page.Read(&d, text)
	} else {
		text = d.Text(text, ext == ".md")
	}
	switch {
	case err != nil:
		return nil, err
	case text == "" && len(raw) == 0:
		return nil, errors.New("empty file")
	case text == "":
		return nil, errors.New("no article text in it")
	case int64(len(text)) > maxText:
		return nil, fmt.Errorf("too large: text of more than %s", unpack.SizeText(maxText))
	}
	return d.Article(text, raw), nil
}

// unwrapped is the text or the markup that a file of the kind holds.
func unwrapped(d *draft.Draft, raw []byte, ext string, maxText int64) (string, error) {
	switch {
	case len(raw) == 0:
		return "", nil
	case ext == ".docx":
		return unpack.Docx(raw)
	case ext == ".pdf":
		return fromPDF(d, raw, maxText)
	case isWebArchive(ext):
		page, err := page.FromArchive(raw)
		if err != nil {
			return "", err
		}
		raw = page
	}
	return unpack.Decode(raw, isPage(ext))
}
