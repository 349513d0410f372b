package segment

import (
	"slices"

	"onrecord/index/embedded/internal/blocks"
	"onrecord/index/embedded/internal/catalog"
	"onrecord/index/rank"
	"onrecord/index/terms"
)

// TermOf returns a unit as it stands in the postings.
func TermOf(u terms.Unit) Term {
	switch {
	case u.Concept != "":
		return Term{Field: FieldConcept, Key: u.Concept}
	case u.Stem == "":
		return Term{Field: FieldWord, Key: terms.Key("", u.Exact)}
	}
	t := Term{Field: FieldWord, Key: u.Stem}
	if u.Exact != "" {
		t.tail = terms.Key(u.Stem, u.Exact)[len(u.Stem):]
	}
	return t
}

// The fields of a document in bleve. Every query names its field: bleve's
// catch-all field and its query language are never used.
const (
	FieldWord    = "word"
	FieldConcept = "concept"
	FieldSpeaker = "speaker"
	FieldOutlet  = "outlet"
)

// Term is a word or a concept as it is looked for: in any form, and in one.
type Term struct {
	Field, Key, tail string
}

// TermPostings is a term in one segment: its lists of statements and of passages.
type TermPostings struct {
	Lists [2]blocks.List
	Form  int // the number of the form asked for; -1 for none
	Scale [2]float64
}

// LookupTerm finds a term in a segment, and in how many records that count.
func (pc *Reader) LookupTerm(t Term, cat *catalog.Catalog, s *TermPostings) (df int, err error) {
	key := t.key()
	if kept := pc.Blocks.Find(key); kept != nil {
		if s.Lists, s.Form, err = pc.Blocks.Lists(kept, []byte(t.tail)); err != nil {
			return 0, err
		}
		s.Scale = pc.Blocks.Scale
		if err := pc.unpack(cat, s); err != nil {
			return 0, err
		}
	} else if err := pc.buildFromBleve(t, cat, s); err != nil {
		return 0, err
	}
	df = s.Lists[0].N + s.Lists[1].N
	if df > 0 && len(pc.deleted) > 0 {
		df -= pc.deletedIn(string(key), s)
	}
	return df, nil
}

// unpack unpacks the lists that are packed.
func (pc *Reader) unpack(cat *catalog.Catalog, s *TermPostings) error {
	impacts := pc.Blocks.Impacts(cat.Length[pc.Base:pc.End])
	for k := range s.Lists {
		if err := s.Lists[k].Unpack(k, impacts); err != nil {
			return err
		}
	}
	return nil
}

// docFreq returns in how many records of the segment that count a term is.
func (pc *Reader) docFreq(t Term, cat *catalog.Catalog) (int, error) {
	var s TermPostings
	if len(pc.deleted) == 0 {
		if kept := pc.Blocks.Find(t.key()); kept != nil {
			lists, _, err := pc.Blocks.Lists(kept, nil)
			return lists[0].N + lists[1].N, err
		}
	}
	return pc.LookupTerm(t, cat, &s)
}

// key is what the blocks have a term under.
func (t Term) key() []byte { return append(append(make([]byte, 0, 80), t.Field[0]), t.Key...) }

// buildFromBleve makes the lists of a word that has none, of bleve's postings.
func (pc *Reader) buildFromBleve(t Term, cat *catalog.Catalog, s *TermPostings) error {
	r := pc.readers.Get().(*FormReader)
	defer pc.readers.Put(r)
	forms, hits, err := r.word(t.Field, t.Key)
	if err != nil || len(hits) == 0 {
		return err
	}
	w := blocks.ListPair{Kind: pc.Kinds(cat), Add: pc.Saturations(cat, cat.Means)}
	w.Fill(hits)
	s.Lists[0], s.Lists[1] = w.Lists[0].List(), w.Lists[1].List()
	s.Form, s.Scale = slices.Index(forms, t.tail), [2]float64{rank.Slack, rank.Slack}
	return nil
}

// Kinds reports whether a document is a statement, 0, or a passage, 1.
func (pc *Reader) Kinds(cat *catalog.Catalog) func(doc uint32) int {
	return func(doc uint32) int { return rank.KindNumber(cat.Class[pc.Base+doc]) }
}

// Saturations returns what the length of a document adds to frequencies.
func (pc *Reader) Saturations(cat *catalog.Catalog, means [2]float64) func(doc uint32) float64 {
	return func(doc uint32) float64 {
		return rank.Saturation(float64(cat.Length[pc.Base+doc]), means[rank.KindNumber(cat.Class[pc.Base+doc])])
	}
}
