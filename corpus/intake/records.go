package intake

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"

	"onrecord/corpus"
	"onrecord/corpus/intake/captions"
	"onrecord/corpus/intake/crawl"
	"onrecord/corpus/intake/kind"
	"onrecord/corpus/intake/mail"
	"onrecord/corpus/intake/newsxml"
	"onrecord/corpus/intake/objects"
	"onrecord/corpus/intake/office"
	"onrecord/corpus/intake/record"
	"onrecord/corpus/intake/table"
	"onrecord/corpus/intake/unpack"
)

// manyReader reads a file that holds many articles, or facts beside the text.
type manyReader func(p input, maxText int64, sink record.Sink) error

// many are the readers of such files, each by its kind.
var many = map[kind.Kind]manyReader{
	kind.CSV: func(p input, maxText int64, sink record.Sink) error {
		return table.ReadCSV(p.in, 6*maxText+64<<10, sink)
	},
	kind.JSON:     func(p input, maxText int64, sink record.Sink) error { return objects.Read(p.in, maxText, sink) },
	kind.WARC:     func(p input, maxText int64, sink record.Sink) error { return crawl.ReadWARC(p.in, 8*maxText, sink) },
	kind.Mailbox:  func(p input, _ int64, sink record.Sink) error { return mail.ReadBox(p.in, sink) },
	kind.Workbook: func(p input, _ int64, sink record.Sink) error { return office.Workbook(p.in, p.size, sink) },
	kind.ODS:      func(p input, _ int64, sink record.Sink) error { return office.ODS(p.in, p.size, sink) },
	kind.Feed:     whole(feedSize, func(raw []byte, _ input, sink record.Sink) error { return readFeed(raw, sink) }),
	kind.NITF:     whole(feedSize, newsXML(kind.NITF)),
	kind.NewsML:   whole(feedSize, newsXML(kind.NewsML)),
	kind.Notes:    whole(unpack.MaxDocument, newsXML(kind.Notes)),
	kind.Mail:     whole(mail.MaxMessage, func(raw []byte, _ input, sink record.Sink) error { return mail.Read(raw, sink) }),
	kind.Outlook:  whole(mail.MaxMessage, func(raw []byte, _ input, sink record.Sink) error { return mail.ReadOutlook(raw, sink) }),
	kind.Captions: whole(feedSize, readCaptions),
}

// feedSize is how many bytes a feed may have, or what is like one.
const feedSize = 8 << 20

func newsXML(k kind.Kind) func([]byte, input, record.Sink) error {
	return func(raw []byte, _ input, sink record.Sink) error { return newsxml.Read(raw, k, sink) }
}

func readCaptions(raw []byte, p input, sink record.Sink) error {
	text, err := unpack.Decode(raw, false)
	if err != nil {
		return err
	}
	if text, err = captions.Read(text); err != nil {
		return err
	}
	return sink(&record.Record{Body: text, Form: record.Exact, Raw: string(raw)})
}

// whole is a reader of files that are read in one piece of at most limit bytes.
func whole(limit int64, read func(raw []byte, p input, sink record.Sink) error) manyReader {
	return func(p input, _ int64, sink record.Sink) error {
		raw, err := p.whole(limit)
		if err != nil {
			return err
		}
		if len(raw) == 0 {
			return errEmpty
		}
		return read(raw, p, sink)
	}
}

// records hands over what a reader finds in a file. What the caller returns, and the
// end of the context, end the walk; an error of the file is named and no more.
func (r *reader) records(p input, read func(record.Sink) error) error {
	var stop error
	err := read(func(rec *record.Record) error {
		if stop = r.ctx.Err(); stop == nil {
			stop = r.record(p, rec)
		}
		return stop
	})
	if stop != nil {
		return stop
	}
	if err != nil {
		r.skip(p.label, err)
	}
	return nil
}

// record makes an article of a record.
func (r *reader) record(p input, rec *record.Record) error {
	says := p.label
	if rec.Place != "" {
		says += ":" + rec.Place
	}
	rec.Given = p.given
	if rec.Place == "" {
		rec.FileName = p.name
	}
	id := rec.ID
	if id == "" {
		id = p.id
		if rec.Place != "" { // the file holds others
			id += ":" + cmp.Or(rec.Key, rec.Place)
		}
	}
	if r.known != nil && rec.Bad == nil {
		if hash := rec.Hash(); r.known(r.free(id), hash) {
			return r.give(&corpus.Article{ID: r.unique(id), Path: says, Hash: hash, Known: true})
		}
	}
	a, err := rec.Article(r.maxText)
	if err != nil {
		r.skip(says, err)
		return nil
	}
	a.ID, a.Path = r.unique(id), says
	return r.give(a)
}

// give hands an article over.
func (r *reader) give(a *corpus.Article) error {
	r.count().Articles++
	return r.found(a)
}

// shortHash tells things apart that have no number which stays.
func shortHash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:6])
}
