package intake

import (
	"fmt"
	"io"

	"onrecord/corpus"
	"onrecord/corpus/draft"
	"onrecord/corpus/intake/unpack"
)

// input is a file, or an entry of an archive, on its way to the reader of its
// kind.
type input struct {
	in    io.Reader
	size  int64  // -1 when it is not known
	label string // as messages name it
	id    string
	name  string // without its folder; its extension names the kind
	given *draft.Given
}

func (r *reader) piece(p input) error {
	limit := 2*r.maxText + 2 // for encodings that take more room than UTF-8
	switch ext := unpack.Extension(p.name); {
	case ext == ".gz":
		return r.gunzip(p)
	case ext == ".zip":
		return r.unzip(p)
	case ext == ".jsonl":
		return r.lines(p)
	case ext == ".csv":
		return r.table(p)
	case isFeed(ext):
		return r.feed(p)
	case ext == ".docx", ext == ".pdf":
		limit = unpack.MaxDocument
	case isPage(ext):
		limit = 8 * r.maxText // more markup than text
	}
	raw, err := r.whole(p, limit)
	if err != nil {
		r.skip(p.label, err)
		return nil
	}
	p.given = taught(r.template, p.given, p.name, raw)
	if r.known != nil {
		if id, hash := r.free(p.id), draft.Hash(p.name, raw, p.given); r.known(id, hash) {
			return r.found(&corpus.Article{ID: r.unique(p.id), Path: p.label, Hash: hash, Known: true})
		}
	}
	a, err := read(raw, p.name, r.maxText, p.given)
	if err != nil {
		r.skip(p.label, err)
		return nil
	}
	a.ID, a.Path = r.unique(p.id), p.label
	return r.found(a)
}

// whole reads what is not larger than the limit.
func (r *reader) whole(p input, limit int64) ([]byte, error) {
	tooLarge := fmt.Errorf("too large: more than %s", unpack.SizeText(limit))
	if p.size > limit {
		return nil, tooLarge
	}
	raw, err := io.ReadAll(io.LimitReader(p.in, limit+1))
	if err != nil {
		return nil, unpack.Cause(err)
	}
	if int64(len(raw)) > limit {
		return nil, tooLarge
	}
	return raw, nil
}
