// Package office takes the words out of office documents.
//
// # In and out
//
// Each reader calls [Emit] with a document's paragraphs in their order; [Text] joins
// them. Tables of workbooks come as rows of package table.
//
// # Files
//
//	markup.go  documents of XML: which elements end a paragraph, which hold no words
//	docx.go    Word since 2007; odt.go OpenDocument, packed and flat
//	rtf.go     rich text, read as it comes
//	doc.go     Word 97 to 2003, by its table of pieces
//	sheet.go   .xlsx and .ods
//	book.go    the chapters of an .epub, in the order in which they are read
//
// # Decisions
//
// Words that were deleted under "track changes", hidden ones, footnotes and what a
// field would compute are no words of the text. Sizes are limited while reading, and
// nesting is, as a small file may unpack to a large one.
package office

import (
	"errors"
	"strings"

	"onrecord/corpus/intake/unpack"
)

// Emit takes a paragraph. An error ends the reading and is returned as it is.
type Emit func(paragraph string) error

// Text returns the paragraphs that read emits, with empty lines between them. It
// ends with an error where they are longer than max bytes.
func Text(max int64, read func(Emit) error) (string, error) {
	var b strings.Builder
	err := read(func(p string) error {
		if p = strings.TrimRight(p, " \t"); int64(b.Len()+len(p)) > max {
			return errors.New("too large: text of more than " + unpack.SizeText(max))
		}
		b.WriteString(p)
		b.WriteString("\n\n")
		return nil
	})
	return b.String(), err
}
