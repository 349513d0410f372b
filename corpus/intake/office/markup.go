package office

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"onrecord/corpus/intake/unpack"
)

// markup says what the elements of a document mean, by their names without prefix.
type markup struct {
	what string          // the document, for messages
	ends set             // a paragraph ends
	skip set             // no words of the text
	only string          // words stand in this element alone; "" for anywhere
	sign map[string]rune // what an element stands for
}

type set map[string]bool

func names(list string) set {
	out := set{}
	for w := range strings.FieldsSeq(list) {
		out[w] = true
	}
	return out
}

const maxNesting = 512

// paragraphs reads a document's part of XML.
func (m markup) paragraphs(in io.Reader, emit Emit) error {
	var b strings.Builder
	tokens := unpack.NewTokens(in)
	dec := xml.NewDecoder(tokens)
	dec.Strict = false
	only, skip := 0, 0 // how deep inside of the element with words, and of what is left out
	for depth := 0; ; {
		tokens.Next()
		token, err := dec.RawToken()
		if err == io.EOF {
			if b.Len() > 0 {
				return emit(b.String())
			}
			return nil
		}
		if err != nil {
			return fmt.Errorf("damaged %s: %w", m.what, err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			name := t.Name.Local
			depth++
			switch {
			case depth > maxNesting:
				return errors.New("damaged " + m.what + ": nested too deeply")
			case skip > 0:
			case m.skip[name]:
				skip = depth
			case name == m.only && m.only != "":
				only = depth
			case m.sign[name] != 0:
				b.WriteString(strings.Repeat(string(m.sign[name]), repeated(t)))
			}
		case xml.EndElement:
			if skip == 0 && m.ends[t.Name.Local] {
				if err := emit(b.String()); err != nil {
					return err
				}
				b.Reset()
			}
			if depth == skip {
				skip = 0
			}
			if depth == only {
				only = 0
			}
			depth--
		case xml.CharData:
			if skip == 0 && depth > 0 && (m.only == "" || only > 0) {
				b.Write(t)
			}
		}
	}
}

// repeated is how often a sign stands for an element: <text:s text:c="3"/>.
func repeated(t xml.StartElement) int {
	for _, a := range t.Attr {
		if a.Name.Local == "c" {
			if n, err := strconv.Atoi(a.Value); err == nil {
				return min(max(n, 1), 100)
			}
		}
	}
	return 1
}
