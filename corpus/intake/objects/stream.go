package objects

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"onrecord/corpus/intake/record"
	"onrecord/corpus/intake/unpack"
)

// ErrNoArticles is why a document of JSON is passed over.
var ErrNoArticles = errors.New(`JSON without articles: no list of objects with a "text", and none itself; write one article a line into a .jsonl file`)

// maxDepth is how deep a list of articles may lie.
const maxDepth = 4

// Read reads a document as it comes. maxText is how many bytes a text may have.
func Read(in io.Reader, maxText int64, sink record.Sink) error {
	in = transform.NewReader(in, unicode.BOMOverride(unicode.UTF8.NewDecoder()))
	limit := 6*maxText + 64<<10
	source := &unpack.Bounded{In: in, Left: limit, What: func() error { return tooLong(limit) }}
	r := &reader{dec: json.NewDecoder(source), source: source, limit: limit, maxText: maxText, sink: sink}
	err := r.document()
	var syntax *json.SyntaxError
	switch {
	case r.stop != nil:
		return r.stop
	case err == io.EOF || errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("invalid JSON: it is cut off behind entry %d", r.n)
	case errors.As(err, &syntax):
		return fmt.Errorf("invalid JSON behind entry %d: %w", r.n, err)
	case err != nil:
		return err
	case r.n == 0, !r.good && len(r.waiting) == r.n:
		return r.none()
	}
	return nil
}

// reader carries one document.
type reader struct {
	dec     *json.Decoder
	source  *unpack.Bounded
	limit   int64
	maxText int64
	sink    record.Sink
	chat    *chat
	n       int  // entries so far
	good    bool // one was an article
	waiting []*record.Record
	stop    error // what the sink returned
}

func (r *reader) document() error {
	token, err := r.dec.Token()
	if err != nil {
		return err
	}
	switch token {
	case json.Delim('['):
		err = r.list("")
	case json.Delim('{'):
		err = r.object(0)
	default:
		return ErrNoArticles
	}
	if err == nil {
		err = r.endChat()
	}
	return err
}

// give hands a record over.
func (r *reader) give(rec *record.Record) error {
	if err := r.sink(rec); err != nil {
		r.stop = err
		return err
	}
	return nil
}

// list reads the rest of a list of articles.
func (r *reader) list(place string) error {
	for r.dec.More() {
		r.source.Left = r.limit
		var raw json.RawMessage
		if err := r.dec.Decode(&raw); err != nil {
			return err
		}
		var o object
		if raw[0] != '{' || json.Unmarshal(raw, &o) != nil {
			continue
		}
		r.n++
		if r.isMessage(o) {
			if err := r.message(o); err != nil {
				return err
			}
			continue
		}
		rec, err := article(o, raw, r.maxText)
		if err != nil {
			rec = &record.Record{Bad: err}
		}
		rec.Place = place + "entry " + strconv.Itoa(r.n)
		rec.Key = strconv.Itoa(r.n)
		if err := r.entry(rec); err != nil {
			return err
		}
	}
	_, err := r.dec.Token()
	return err
}

// most is how many entries without a text may stand before the first with one, in a
// list that holds articles at all.
const most = 100

// entry hands a record of a list over. Those without text wait until there is one with
// it: a list of users or channels is no list of articles.
func (r *reader) entry(rec *record.Record) error {
	if rec.Bad != nil && !r.good {
		if r.waiting = append(r.waiting, rec); len(r.waiting) > most {
			return r.none()
		}
		return nil
	}
	if !r.good {
		r.good = true
		for _, w := range r.waiting {
			if err := r.give(w); err != nil {
				return err
			}
		}
		r.waiting = nil
	}
	return r.give(rec)
}

// none is the error of a list of which no entry is an article.
func (r *reader) none() error {
	for _, w := range r.waiting {
		if errors.Is(w.Bad, record.ErrMetadata) {
			return fmt.Errorf("%w, in none of its entries", record.ErrMetadata)
		}
	}
	return ErrNoArticles
}

// object reads the rest of an object: a list of articles in it, or itself as one.
func (r *reader) object(depth int) error {
	own, before := object{}, r.n
	for r.dec.More() {
		r.source.Left = r.limit
		token, err := r.dec.Token()
		if err != nil {
			return err
		}
		key, _ := token.(string)
		lower := strings.ToLower(key)
		next := r.peek()
		switch {
		case next == '[' && isKey("list", lower) && lower != "content" && !own.article():
			if _, err := r.dec.Token(); err != nil {
				return err
			}
			r.beginChat(own)
			if err := r.list(""); err != nil {
				return err
			}
		case next == '{' && isKey("wrap", lower) && depth < maxDepth && !own.article():
			if _, err := r.dec.Token(); err != nil {
				return err
			}
			if err := r.object(depth + 1); err != nil {
				return err
			}
		default:
			var raw json.RawMessage
			if err := r.dec.Decode(&raw); err != nil {
				return err
			}
			own[key] = raw
		}
	}
	if _, err := r.dec.Token(); err != nil {
		return err
	}
	if r.n > before || len(own) == 0 {
		return nil
	}
	for key, raw := range own { // a list that began where what is read ahead ended
		if isKey("list", strings.ToLower(key)) && strings.HasPrefix(strings.ReplaceAll(string(raw[:min(len(raw), 64)]), " ", ""), "[{") && !own.article() {
			r.beginChat(own)
			return r.inside(raw)
		}
	}
	all, _ := json.Marshal(own)
	rec, err := article(own, all, r.maxText)
	switch {
	case errors.Is(err, record.ErrMetadata):
		return err
	case err != nil:
		return nil
	}
	r.n++
	return r.give(rec)
}

// inside reads a list of articles that was read as one value.
func (r *reader) inside(raw json.RawMessage) error {
	outer := r.dec
	defer func() { r.dec = outer }()
	r.dec = json.NewDecoder(bytes.NewReader(raw))
	if _, err := r.dec.Token(); err != nil {
		return err
	}
	return r.list("")
}

// article reports whether what is read of an object so far is an article's.
func (o object) article() bool {
	for key := range o {
		if f, _ := record.FieldOf(key); f == record.Text {
			return true
		}
	}
	return false
}

// peek is the first byte of the value that follows.
func (r *reader) peek() byte {
	b := make([]byte, 1)
	for buffered := r.dec.Buffered(); ; {
		if n, err := buffered.Read(b); n == 0 || err != nil {
			break
		}
		if c := b[0]; c != ':' && c != ' ' && c != '\n' && c != '\r' && c != '\t' {
			return c
		}
	}
	return 0
}
