package corpus

import (
	"bufio"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// columns are the names under which exports keep an article's fields.
var columns = map[string]string{
	"id": "id", "article_id": "id", "guid": "id", "title": "title", "headline": "title", "text": "text", "content": "text", "body": "text",
	"article": "text", "article_text": "text", "full_text": "text", "fulltext": "text", "maintext": "text", "url": "url", "link": "url", "address": "url", "outlet": "outlet", "source": "outlet",
	"publisher": "outlet", "publication": "outlet", "site": "outlet", "newspaper": "outlet", "source_name": "outlet", "author": "author", "authors": "author",
	"byline": "author", "date": "date", "published": "date", "publish_date": "date", "date_publish": "date", "publication_date": "date", "pubdate": "date", "published_at": "date", "language": "language", "lang": "language",
}

// errNoArticles is why a table is passed over: most tables hold no articles.
var errNoArticles = errors.New(`a table without a column "text"; name one, or save the articles as .jsonl`)

// table reads a .csv file with a row an article, as programs export them. The
// first row names the columns, of which only one for the text is required. Text is
// cleaned, as exports hold what stood on the page.
func (r *reader) table(p piece) error {
	head, rest, err := headOf(p.in)
	if err != nil {
		r.skip(p.says, err)
		return nil
	}
	limit := 6*r.maxText + 64<<10
	source := &bounded{in: rest, left: limit, most: limit}
	in := csv.NewReader(source)
	in.FieldsPerRecord, in.LazyQuotes, in.Comma = -1, true, separator(head)
	names, err := in.Read()
	if err != nil {
		r.skip(p.says, errNoArticles)
		return nil
	}
	fields := make([]string, len(names))
	text := false
	for i, n := range names {
		fields[i] = columns[strings.ReplaceAll(strings.ToLower(oneLine(n)), " ", "_")]
		text = text || fields[i] == "text"
	}
	if !text {
		r.skip(p.says, errNoArticles)
		return nil
	}
	for {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		source.left = limit
		row, err := in.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			var bad *csv.ParseError
			if errors.As(err, &bad) {
				r.skip(fmt.Sprintf("%s:%d", p.says, bad.StartLine), errors.New("not a row of a table"))
				continue
			}
			r.skip(p.says, cause(err))
			return nil
		}
		n, _ := in.FieldPos(0)
		says := fmt.Sprintf("%s:%d", p.says, n)
		a, err := rowArticle(fields, row, p, r.maxText)
		if err != nil {
			r.skip(says, err)
			continue
		}
		if a.ID == "" {
			a.ID = p.id + ":" + strconv.Itoa(n)
		}
		a.ID, a.Path = r.unique(a.ID), says
		if err := r.found(a); err != nil {
			return err
		}
	}
}

// rowArticle makes an article of a row.
func rowArticle(fields, row []string, p piece, maxText int64) (*Article, error) {
	d := draft{given: p.given}
	id, text := "", ""
	for i, value := range row {
		if i >= len(fields) {
			break
		}
		value = strings.TrimSpace(value)
		switch fields[i] {
		case "id":
			id = oneLine(value)
		case "text":
			if text == "" {
				text = value
			}
		case "title":
			d.title = cmp.Or(d.title, oneLine(htmlText(value)))
		case "url":
			d.url = cmp.Or(d.url, value)
		case "outlet":
			d.outlet = cmp.Or(d.outlet, oneLine(value))
		case "author":
			d.author = cmp.Or(d.author, oneLine(strings.Trim(value, "[]'")))
		case "language":
			d.language = cmp.Or(d.language, value)
		case "date":
			d.dated(inMarkup, value)
		}
	}
	switch {
	case text == "":
		return nil, errors.New("empty text")
	case int64(len(text)) > maxText:
		return nil, fmt.Errorf("too large: text of more than %s", bytesText(maxText))
	}
	var err error
	if strings.Contains(text, "<p>") || strings.Contains(text, "<br") || strings.Contains(text, "</") {
		text, err = fragment(&d, text)
	} else {
		var removed []Removed
		text, removed = clean(visible(text), false)
		text = d.cleaned(text, removed)
	}
	switch {
	case err != nil:
		return nil, err
	case text == "":
		return nil, errors.New("no article text in it")
	}
	a := d.article(text, []byte(strings.Join(row, "\x1f")))
	a.ID = id
	return a, nil
}

// headOf looks at the head of a table, tells its encoding and returns its first
// line and all of it as UTF-8.
func headOf(in io.Reader) (string, io.Reader, error) {
	b := bufio.NewReaderSize(in, 64<<10)
	raw, err := b.Peek(64 << 10)
	if err != nil && err != io.EOF {
		return "", nil, cause(err)
	}
	var out io.Reader = b
	switch start := string(raw[:min(len(raw), 3)]); {
	case strings.HasPrefix(start, "\xff\xfe"), strings.HasPrefix(start, "\xfe\xff"):
		out = transform.NewReader(b, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder())
	case start == "\xef\xbb\xbf":
		b.Discard(3)
	case binary(raw):
		return "", nil, errBinary
	case !utf8.Valid(raw[:len(raw)-cutRune(raw)]):
		if e := narrow(raw); e == charmap.Windows1251 || e == charmap.KOI8R || e == charmap.Windows1252 {
			out = transform.NewReader(b, e.NewDecoder())
		}
	}
	first := bufio.NewReaderSize(out, 64<<10)
	line, err := first.Peek(32 << 10)
	if err != nil && err != io.EOF && len(line) == 0 {
		return "", nil, cause(err)
	}
	head, _, _ := strings.Cut(string(line), "\n")
	return head, first, nil
}

// cutRune is how many bytes at the end of b may be the head of a character that
// was cut.
func cutRune(b []byte) int {
	for n := 1; n <= min(3, len(b)); n++ {
		if utf8.RuneStart(b[len(b)-n]) {
			if !utf8.FullRune(b[len(b)-n:]) {
				return n
			}
			return 0
		}
	}
	return 0
}

// separator is the sign between the columns: the one of three that stands most
// often in the first line.
func separator(head string) rune {
	best, most := ',', 0
	for _, c := range ",;\t" {
		if n := strings.Count(head, string(c)); n > most {
			best, most = c, n
		}
	}
	return best
}

// bounded ends with an error where a row is longer than it may be: a quotation
// mark that is never closed would make all of the file one row.
type bounded struct {
	in         io.Reader
	left, most int64
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.in.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return 0, fmt.Errorf("row too long: more than %s; is a quotation mark not closed?", bytesText(b.most))
	}
	return n, err
}
