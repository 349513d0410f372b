package index

import (
	"context"

	"onrecord/corpus/names"
)

// filter is what a hit must be, whatever the topic.
type filter struct {
	cat   *catalog
	dates dateRange
	kind  Kind

	// docs, when listed, are the only documents that pass: those of the speakers,
	// the outlet, the article. bits are the same as a set, where they are so many
	// that walking the topic is cheaper than walking them.
	listed bool
	docs   []uint32
	bits   []uint64
}

// newFilter looks the query's keys up.
func newFilter(ctx context.Context, ix *Index, q Query) (*filter, error) {
	f := &filter{cat: ix.cat, dates: rangeOf(q.From, q.To), kind: q.Kind}
	if len(q.Speakers) > 0 {
		if err := f.narrow(ctx, ix, fieldSpeaker, q.Speakers...); err != nil {
			return nil, err
		}
	}
	if q.Article != "" {
		if err := f.narrow(ctx, ix, fieldArticle, q.Article); err != nil {
			return nil, err
		}
	}
	if q.Outlet != "" {
		if err := f.narrow(ctx, ix, fieldOutlet, names.Fold(q.Outlet)); err != nil {
			return nil, err
		}
	}
	if f.listed && !f.leads(len(ix.cat.Class)) {
		f.bits = make([]uint64, (len(ix.cat.Class)+63)/64)
		for _, d := range f.docs {
			f.bits[d/64] |= 1 << (d % 64)
		}
	}
	return f, nil
}

// narrow keeps the documents that hold one of the terms.
func (f *filter) narrow(ctx context.Context, ix *Index, field string, terms ...string) error {
	docs, err := ix.postings.docs(ctx, field, terms)
	if err != nil {
		return err
	}
	if f.listed {
		docs = intersect(f.docs, docs)
	}
	f.listed, f.docs = true, docs
	return nil
}

// leads reports whether the filter is narrow enough to be walked itself.
func (f *filter) leads(all int) bool { return f.listed && len(f.docs) <= all/4+64 }

func (f *filter) passes(doc uint32) bool {
	if f.bits != nil && f.bits[doc/64]&(1<<(doc%64)) == 0 {
		return false
	}
	return f.passesColumns(doc)
}

func (f *filter) passesColumns(doc uint32) bool {
	if f.kind != "" && f.kind != kindOf(f.cat.Class[doc]) {
		return false
	}
	return f.dates.open || f.dates.holds(f.cat.when(doc))
}

// each calls visit for every document that passes.
func (f *filter) each(ctx context.Context, visit func(doc uint32)) error {
	n := len(f.cat.Class)
	if f.listed {
		n = len(f.docs)
	}
	for i := range n {
		if i%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		doc := uint32(i)
		if f.listed {
			doc = f.docs[i]
		}
		if f.passesColumns(doc) {
			visit(doc)
		}
	}
	return nil
}

func kindOf(c class) Kind {
	if c == passage {
		return Passage
	}
	return Statement
}

// intersect returns what two ordered lists share.
func intersect(x, y []uint32) []uint32 {
	out := []uint32{}
	for len(x) > 0 && len(y) > 0 {
		switch {
		case x[0] < y[0]:
			x = x[1:]
		case x[0] > y[0]:
			y = y[1:]
		default:
			out = append(out, x[0])
			x, y = x[1:], y[1:]
		}
	}
	return out
}
