package intake

import (
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/clean"
	"onrecord/corpus/draft"
	"onrecord/corpus/intake/unpack"
	"onrecord/corpus/page"
	"onrecord/corpus/text"
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
func (r *reader) table(p input) error {
	head, rest, err := unpack.Stream(p.in)
	if err != nil {
		r.skip(p.label, err)
		return nil
	}
	limit := 6*r.maxText + 64<<10
	source := &bounded{in: rest, left: limit, most: limit}
	in := csv.NewReader(source)
	in.FieldsPerRecord, in.LazyQuotes, in.Comma = -1, true, separator(head)
	names, err := in.Read()
	if err != nil {
		r.skip(p.label, errNoArticles)
		return nil
	}
	fields := make([]string, len(names))
	body := false
	for i, n := range names {
		fields[i] = columns[strings.ReplaceAll(strings.ToLower(text.OneLine(n)), " ", "_")]
		body = body || fields[i] == "text"
	}
	if !body {
		r.skip(p.label, errNoArticles)
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
				r.skip(fmt.Sprintf("%s:%d", p.label, bad.StartLine), errors.New("not a row of a table"))
				continue
			}
			r.skip(p.label, unpack.Cause(err))
			return nil
		}
		n, _ := in.FieldPos(0)
		says := fmt.Sprintf("%s:%d", p.label, n)
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
func rowArticle(fields, row []string, p input, maxText int64) (*corpus.Article, error) {
	d := draft.Draft{Given: p.given}
	id, body := "", ""
	for i, value := range row {
		if i >= len(fields) {
			break
		}
		value = strings.TrimSpace(value)
		switch fields[i] {
		case "id":
			id = text.OneLine(value)
		case "text":
			if body == "" {
				body = value
			}
		case "title":
			d.Title = cmp.Or(d.Title, text.OneLine(page.PlainText(value)))
		case "url":
			d.URL = cmp.Or(d.URL, value)
		case "outlet":
			d.Outlet = cmp.Or(d.Outlet, text.OneLine(value))
		case "author":
			d.Author = cmp.Or(d.Author, text.OneLine(strings.Trim(value, "[]'")))
		case "language":
			d.Language = cmp.Or(d.Language, value)
		case "date":
			d.Dated(draft.InMarkup, value)
		}
	}
	switch {
	case body == "":
		return nil, errors.New("empty text")
	case int64(len(body)) > maxText:
		return nil, fmt.Errorf("too large: text of more than %s", unpack.SizeText(maxText))
	}
	var err error
	if strings.Contains(body, "<p>") || strings.Contains(body, "<br") || strings.Contains(body, "</") {
		body, err = page.ReadFragment(&d, body)
	} else {
		var removed []clean.Removed
		body, removed = clean.Lines(text.Visible(body), false)
		body = d.Cleaned(body, removed)
	}
	switch {
	case err != nil:
		return nil, err
	case body == "":
		return nil, errors.New("no article text in it")
	}
	a := d.Article(body, []byte(strings.Join(row, "\x1f")))
	a.ID = id
	return a, nil
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
		return 0, fmt.Errorf("row too long: more than %s; is a quotation mark not closed?", unpack.SizeText(b.most))
	}
	return n, err
}
