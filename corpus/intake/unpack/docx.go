package unpack

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// MaxDocument is how large a .docx or .pdf may be, its pictures included.
const MaxDocument = 32 << 20

// Docx returns the paragraphs of a Word document. Words that were deleted
// under "track changes", hidden codes and the second copy that Word keeps of a
// text box for its older versions are no text of it.
func Docx(raw []byte) (string, error) {
	z, _, err := OpenZip(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return "", err
	}
	for _, e := range z.File {
		if e.Name != "word/document.xml" {
			continue
		}
		in, err := e.Open()
		if err != nil {
			return "", Damaged(err)
		}
		defer in.Close()
		packed := int64(e.CompressedSize64)
		return wordParagraphs(&Reader{In: in, Packed: func() int64 { return packed }, Limit: MaxUnpacked})
	}
	return "", errors.New("no Word document: it has no word/document.xml")
}

// wordParagraphs reads the document part.
func wordParagraphs(in io.Reader) (string, error) {
	var b strings.Builder
	dec := xml.NewDecoder(in)
	text, skip := 0, 0 // how deep inside of a run's text, and of what is left out
	for depth := 0; ; {
		token, err := dec.RawToken()
		if err == io.EOF {
			return b.String(), nil
		}
		if err != nil {
			return "", fmt.Errorf("damaged Word document: %w", err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
			switch {
			case depth > 512:
				return "", errors.New("damaged Word document: nested too deeply")
			case skip > 0:
			case t.Name.Local == "Fallback", t.Name.Local == "del":
				skip = depth
			case t.Name.Local == "t":
				text = depth
			case t.Name.Local == "tab":
				b.WriteByte(' ')
			case t.Name.Local == "br", t.Name.Local == "cr":
				b.WriteByte('\n')
			case t.Name.Local == "noBreakHyphen":
				b.WriteByte('-')
			}
		case xml.EndElement:
			if skip == 0 && t.Name.Local == "p" {
				b.WriteString("\n\n")
			}
			if depth == skip {
				skip = 0
			}
			if depth == text {
				text = 0
			}
			depth--
		case xml.CharData:
			if text > 0 && skip == 0 {
				b.Write(t)
			}
		}
	}
}
