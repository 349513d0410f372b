package intake

import (
	"io"
	"iter"
	"strings"

	"onrecord/corpus/intake/export"
	"onrecord/corpus/intake/kind"
	"onrecord/corpus/intake/office"
	"onrecord/corpus/intake/record"
	"onrecord/corpus/intake/unpack"
)

// exported returns the press database whose export a text, a page or rich text is, by
// its first bytes; nil for none.
func exported(k kind.Kind, head []byte) *export.Layout {
	if k != kind.Text && k != kind.Page && k != kind.RTF && k != kind.Markdown {
		return nil
	}
	text, err := unpack.Decode(head, k == kind.Page)
	if err != nil && k == kind.RTF {
		text, err = string(head), nil
	}
	if err != nil || k != kind.RTF && !export.Suspect(text) { // rich text breaks words and lines anywhere
		return nil
	}
	var lines []export.Line
	for line, err := range exportLines(k, strings.NewReader(text)) {
		if err != nil {
			break
		}
		lines = append(lines, line)
	}
	return export.Detect(lines)
}

// exportLines are the lines of a text, a page or rich text.
func exportLines(k kind.Kind, in io.Reader) iter.Seq2[export.Line, error] {
	switch k {
	case kind.Page:
		return export.Markup(in)
	case kind.RTF:
		return export.Paragraphs(func(emit office.Emit) error { return office.RTF(in, emit) })
	}
	return export.Lines(in)
}

// database reads the export of a press database as it comes.
func (r *reader) database(p input, k kind.Kind, l *export.Layout) error {
	if p.packed != nil {
		p.packed.Limit = unpack.MaxStream
	}
	return r.records(p, func(sink record.Sink) error {
		in := p.in
		if k != kind.RTF {
			_, text, err := unpack.Stream(p.in)
			if err != nil {
				return err
			}
			in = text
		}
		return l.Read(exportLines(k, in), sink)
	})
}

// maxGlance is how many of a document's paragraphs are looked at.
const maxGlance = 300

// exportedDocument returns the press database whose export a document is, by its
// text, with its lines; nil for none.
func exportedDocument(k kind.Kind, text string) (*export.Layout, iter.Seq2[export.Line, error]) {
	if k != kind.Docx && k != kind.Doc && k != kind.ODT {
		return nil, nil
	}
	lines := export.Paragraphs(func(emit office.Emit) error {
		for p := range strings.SplitSeq(text, "\n\n") {
			if err := emit(p); err != nil {
				return err
			}
		}
		return nil
	})
	var head []export.Line
	for line := range lines {
		if head = append(head, line); len(head) == maxGlance {
			break
		}
	}
	if l := export.Detect(head); l != nil {
		return l, lines
	}
	return nil, nil
}
