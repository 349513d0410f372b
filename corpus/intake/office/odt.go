package office

import (
	"bytes"
	"errors"
)

var openText = markup{
	what: "text document", ends: names("p h"), skip: names("tracked-changes note annotation annotation-end styles automatic-styles master-styles font-face-decls meta settings scripts binary-data title desc forms"),
	sign: map[string]rune{"s": ' ', "tab": ' ', "line-break": '\n'},
}

// ODT reads a text document of OpenDocument, packed or flat (.fodt).
func ODT(raw []byte, emit Emit) error {
	if head := bytes.TrimLeft(raw[:min(len(raw), 64)], "\ufeff \r\n\t"); len(head) > 0 && head[0] == '<' {
		return openText.paragraphs(bytes.NewReader(raw), emit)
	}
	z, err := open(raw)
	if err != nil {
		return err
	}
	in, err := z.part("content.xml")
	if err != nil {
		return errors.New("no text document: it has no content.xml")
	}
	defer in.Close()
	return openText.paragraphs(in, emit)
}
