package office

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"onrecord/corpus/intake/unpack"
)

var word = markup{
	what: "Word document", ends: names("p"), skip: names("Fallback del instrText"), only: "t",
	sign: map[string]rune{"tab": ' ', "br": '\n', "cr": '\n', "noBreakHyphen": '-'},
}

// Docx reads a Word document. The second copy that Word keeps of a text box for its
// older versions is no text of it.
func Docx(raw []byte, emit Emit) error {
	z, err := open(raw)
	if err != nil {
		return err
	}
	in, err := z.part("word/document.xml")
	if err != nil {
		return errors.New("no Word document: it has no word/document.xml")
	}
	defer in.Close()
	return word.paragraphs(in, emit)
}

// packed is a document that is a zip file of parts.
type packed struct{ *zip.Reader }

func open(raw []byte) (packed, error) {
	z, _, err := unpack.OpenZip(bytes.NewReader(raw), int64(len(raw)))
	return packed{z}, err
}

// part opens a part, within the limits.
func (z packed) part(name string) (io.ReadCloser, error) {
	for _, e := range z.File {
		if !strings.EqualFold(e.Name, name) {
			continue
		}
		in, err := e.Open()
		if err != nil {
			return nil, unpack.Damaged(err)
		}
		packed := int64(e.CompressedSize64)
		return &unpack.Reader{In: in, Packed: func() int64 { return packed }, Limit: unpack.MaxUnpacked}, nil
	}
	return nil, fmt.Errorf("no part %s", name)
}
