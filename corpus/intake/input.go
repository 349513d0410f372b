package intake

import (
	"bufio"
	"bytes"
	"fmt"
	"io"

	"onrecord/corpus"
	"onrecord/corpus/draft"
	"onrecord/corpus/intake/kind"
	"onrecord/corpus/intake/record"
	"onrecord/corpus/intake/sidecar"
	"onrecord/corpus/intake/unpack"
)

// input is a file, or an entry of an archive, on its way to the reader of its
// kind.
type input struct {
	in     io.Reader
	size   int64  // -1 when it is not known
	label  string // as messages name it
	id     string
	name   string // without its folder
	given  *draft.Given
	packed *unpack.Reader // what it comes out of; nil for a plain file
	budget *unpack.Budget // of the file that all of it lies in
	inside bool           // of an archive
	layers int            // how often it was packed so far
}

// headSize is how many bytes of a file are looked at to know what it is: an export of
// a database shows itself behind its first article.
const headSize = 64 << 10

// head returns the first bytes and leaves them to be read.
func (p *input) head() ([]byte, error) {
	if at, ok := p.in.(io.ReaderAt); ok {
		size := int64(headSize)
		if p.size >= 0 {
			size = min(size, p.size+1)
		}
		b := make([]byte, size)
		n, err := at.ReadAt(b, 0)
		if err == io.EOF {
			err = nil
		}
		return b[:n], err
	}
	in := bufio.NewReaderSize(p.in, headSize)
	p.in = in
	head, err := in.Peek(headSize)
	if err == io.EOF || len(head) > 0 { // whoever reads on meets the error
		err = nil
	}
	return head, err
}

// piece reads a file by its kind.
func (r *reader) piece(p input) error {
	head, err := p.head()
	k := kind.Of(p.name, head)
	defer func(outer kind.Kind) { r.kind = outer }(r.kind)
	r.kind = k
	if err != nil {
		r.skip(p.label, unpack.Cause(err))
		return nil
	}
	if reason, silent := kind.Refusal(k); reason != "" {
		if !silent || p.named(r) {
			r.skipped(Skipped{p.label, reason})
		}
		return nil
	}
	r.count().Files++
	if p.packed != nil && (streamed[k] || kind.Wrapped(k)) {
		p.packed.Limit = unpack.MaxStream
	}
	if p.budget == nil {
		p.budget = unpack.NewBudget(p.size)
	}
	switch {
	case kind.Wrapped(k):
		return r.unwrap(p, k)
	case kind.Archive(k) && p.inside:
		r.skipped(Skipped{p.label, "an archive inside an archive; unpack it first"})
		return nil
	case kind.Archive(k):
		return r.archive(p, k)
	case k == kind.Lines:
		return r.lines(p)
	case k == kind.EPUB:
		return r.book(p)
	case k == kind.RIS, k == kind.BibTeX:
		r.skip(p.label, sidecar.ErrReferences)
		return nil
	}
	if read := many[k]; read != nil {
		return r.records(p, func(sink record.Sink) error { return read(p, r.maxText, sink) })
	}
	return r.single(p, k, head)
}

// named reports whether the file was named by itself, so that silence would puzzle.
func (p *input) named(r *reader) bool { return r.named == p.label }

// single reads a file that is one article.
func (r *reader) single(p input, k kind.Kind, head []byte) error {
	if l := exported(k, head); l != nil {
		return r.database(p, k, l)
	}
	raw, err := p.whole(r.limit(k))
	if err != nil {
		r.skip(p.label, err)
		return nil
	}
	p.given = taught(r.template, p.given, k, raw)
	if r.known != nil {
		if id, hash := r.free(p.id), draft.Hash(p.name, raw, p.given); r.known(id, hash) {
			return r.give(&corpus.Article{ID: r.unique(p.id), Path: p.label, Hash: hash, Known: true})
		}
	}
	d := draft.Draft{FileName: p.name, Given: p.given}
	text, err := unwrapped(&d, raw, k, r.maxText)
	if l, lines := exportedDocument(k, text); err == nil && l != nil {
		return r.records(p, func(sink record.Sink) error { return l.Read(lines, sink) })
	}
	var a *corpus.Article
	if err == nil {
		a, err = article(&d, raw, text, k, r.maxText)
	}
	if err != nil {
		r.skip(p.label, err)
		return nil
	}
	a.ID, a.Path = r.unique(p.id), p.label
	return r.give(a)
}

// limit is how large a file of a kind may be.
func (r *reader) limit(k kind.Kind) int64 {
	switch {
	case k == kind.Docx, k == kind.PDF, k == kind.ODT, k == kind.RTF, k == kind.Doc, k == kind.Safari:
		return unpack.MaxDocument
	case kind.IsPage(k):
		return 8 * r.maxText // more markup than text
	}
	return 2*r.maxText + 2 // for encodings that take more room than UTF-8
}

// whole reads what is not larger than the limit.
func (p *input) whole(limit int64) ([]byte, error) {
	tooLarge := fmt.Errorf("too large: more than %s", unpack.SizeText(limit))
	if p.size > limit {
		return nil, tooLarge
	}
	in := io.LimitReader(p.in, limit+1)
	if p.size < 0 {
		raw, err := io.ReadAll(in)
		if err != nil {
			return nil, unpack.Cause(err)
		}
		if int64(len(raw)) > limit {
			return nil, tooLarge
		}
		return raw, nil
	}
	var raw bytes.Buffer
	raw.Grow(int(p.size) + bytes.MinRead) // so that it need not grow twice
	if _, err := raw.ReadFrom(in); err != nil {
		return nil, unpack.Cause(err)
	}
	if int64(raw.Len()) > limit {
		return nil, tooLarge
	}
	return raw.Bytes(), nil
}
