package intake

import (
	"errors"
	"io"
	"path"
	"strings"

	"onrecord/corpus/draft"
	"onrecord/corpus/intake/crawl"
	"onrecord/corpus/intake/kind"
	"onrecord/corpus/intake/office"
	"onrecord/corpus/intake/unpack"
)

// unwrap reads what a file holds that is packed by itself.
func (r *reader) unwrap(p input, k kind.Kind) error {
	counted := &unpack.Counter{In: p.in}
	in, err := unpack.Open(k, counted)
	if err != nil {
		r.skip(p.label, unpack.Damaged(err))
		return nil
	}
	defer in.Close()
	p.packed = &unpack.Reader{In: in, Packed: func() int64 { return counted.N }, Limit: unpack.MaxUnpacked, Budget: p.budget}
	if p.layers++; p.layers > maxLayers {
		r.skipped(Skipped{p.label, "packed over and over; unpack it first"})
		return nil
	}
	p.in, p.name, p.size = p.packed, kind.Inner(p.name), -1
	return r.piece(p)
}

// maxLayers is how often a file may be packed, one time in the other.
const maxLayers = 3

// archive reads the entries of an archive in the order in which it names them.
// They are never written anywhere, so that their names are labels and no paths.
func (r *reader) archive(p input, k kind.Kind) error {
	ending := kind.Ending(p.name)
	n := 0
	err := unpack.Entries(k, p.in, p.size, p.budget, func(e unpack.Entry) error {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		says := p.label + "/" + e.Name
		switch {
		case e.Unfit == unpack.PassOver, leaves(ending, e):
			return nil
		case e.Unfit != "":
			r.skipped(Skipped{says, e.Unfit})
			return nil
		case !readable(e.Name):
			if k := kind.ByName(e.Name); k != kind.Picture && k != kind.Media { // of the pages that are packed with them
				r.refuse(k, says)
			}
			return nil
		}
		n++
		return r.entry(p, e, about(ending, e, p.given))
	})
	var file *unpack.FileError
	if errors.As(err, &file) {
		r.skip(p.label, file.Err)
		return nil
	}
	if err == nil && n == 0 && p.named(r) {
		r.skip(p.label, errors.New("an archive without a file of a kind that is read"))
	}
	return err
}

// entry reads an entry of an archive.
func (r *reader) entry(p input, e unpack.Entry, given *draft.Given) error {
	says := p.label + "/" + e.Name
	in, err := e.Open()
	if err != nil {
		r.skip(says, unpack.Damaged(err))
		return nil
	}
	defer in.Close()
	return r.piece(input{
		in: in, packed: in, size: -1, label: says, id: p.id + "/" + unpack.Stem(e.Name), name: path.Base(e.Name),
		given: given, budget: p.budget, inside: true, layers: p.layers,
	})
}

// book reads the chapters of an e-book, each of which is an article.
func (r *reader) book(p input) error {
	b, err := office.ReadBook(p.in, p.size, p.budget)
	if err != nil {
		r.skip(p.label, err)
		return nil
	}
	given := p.given
	if b.Language != "" && given == nil {
		given = &draft.Given{Row: "language " + b.Language}
		given.Facts.Language = b.Language
	}
	for _, e := range b.Chapters {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		if err := r.entry(p, e, given); err != nil {
			return err
		}
	}
	return nil
}

// leaves reports whether an entry is no page of an archive of pages, but an index of
// it or a part of a page. ending is that of the archive's name.
func leaves(ending string, e unpack.Entry) bool {
	switch ending {
	case ".wacz":
		return !strings.HasPrefix(e.Name, "archive/")
	case ".maff":
		return unpack.Stem(path.Base(e.Name)) != "index" || path.Ext(e.Name) == ".rdf"
	}
	return false
}

// about is what is given of an entry: of a page in a .maff file, where it came from.
func about(ending string, e unpack.Entry, given *draft.Given) *draft.Given {
	if ending != ".maff" || given != nil || e.Other == nil {
		return given
	}
	in, err := e.Other(path.Join(path.Dir(e.Name), "index.rdf"))
	if err != nil {
		return nil
	}
	defer in.Close()
	rdf, _ := io.ReadAll(io.LimitReader(in, 64<<10))
	from := crawl.Address(rdf)
	if from == "" {
		return nil
	}
	g := &draft.Given{Row: "from " + from}
	g.Facts.URL = from
	return g
}
