package articles

import (
	"onrecord/index/embedded/internal/textcode"
	"onrecord/index/records"
)

// Again packs and unpacks an article with its records, as a checkpoint does and as a part
// does.
func Again(f *records.Extraction) (packed, coded *records.Extraction, err error) {
	n := len(f.Statements) + len(f.Passages)
	b, err := Pack(f)
	if err != nil {
		return nil, nil, err
	}
	v, err := Unpack(b)
	if err != nil {
		return nil, nil, err
	}
	if packed, err = Decode(v, n); err != nil {
		return nil, nil, err
	}
	c := textcode.NewCoder()
	b = appendCoded(nil, f, c)
	words, err := textcode.Read(c.Vocabulary())
	if err != nil {
		return nil, nil, err
	}
	d, err := openCoded(b, words)
	if err != nil {
		return nil, nil, err
	}
	coded, err = Decode(d, n)
	return packed, coded, err
}

// few has the codes of a few words.
var few = func() *textcode.Coder {
	c := textcode.NewCoder()
	for range 20 {
		c.Append(nil, "The ferry is late. Ada Holm said so.")
	}
	return c
}()

// Coded is how an article is kept in a part.
func Coded(f *records.Extraction) []byte { return appendCoded(nil, f, few) }

// ReadCoded reads everything that a coded article says it has.
func ReadCoded(b []byte) {
	words, err := textcode.Read(few.Vocabulary())
	if err != nil {
		panic(err)
	}
	d, err := openCoded(b, words)
	if err != nil {
		return
	}
	d.Head()
	text, _ := d.Text()
	for n := range min(d.records, 1000) {
		d.Record(n)
		if start, end, err := d.Extent(n); err == nil {
			d.Append(nil, start, end)
		}
	}
	d.Append(nil, 0, len(text)/2)
}
