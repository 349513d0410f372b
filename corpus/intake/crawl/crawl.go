// Package crawl reads the archives in which crawlers and browsers keep pages as they
// came from the web.
//
// [ReadWARC] reads a crawl (ISO 28500) as it comes, a response at a time; of what is
// no page it says nothing. [Safari] returns the page of a .webarchive. [Address]
// reads where a page of a .maff file came from.
package crawl

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/textproto"
	"strconv"
	"strings"

	"onrecord/corpus/intake/record"
	"onrecord/corpus/intake/unpack"
)

// maxHeader is how many bytes the header of a record may have.
const maxHeader = 64 << 10

var errWARC = errors.New("damaged crawl: no WARC record where one should begin")

// ReadWARC reads a crawl. A page may have maxPage bytes.
func ReadWARC(in io.Reader, maxPage int64, sink record.Sink) error {
	b := bufio.NewReaderSize(in, maxHeader)
	pages, empty := 0, 0
	for n := 1; ; n++ {
		h, err := head(b)
		if err == io.EOF {
			if n == 1 {
				return errWARC
			}
			return lost(pages, empty)
		}
		if err != nil {
			return fmt.Errorf("%w, behind record %d", err, n-1)
		}
		length, err := strconv.ParseInt(strings.TrimSpace(h.Get("Content-Length")), 10, 64)
		if err != nil || length < 0 {
			return fmt.Errorf("damaged crawl: record %d does not say how long it is", n)
		}
		block := &io.LimitedReader{R: b, N: length}
		if r := page(h, block, maxPage); r != nil {
			pages++
			r.Place = fmt.Sprintf("record %d", n)
			if r.Bad == nil && strings.TrimSpace(r.Body) == "" {
				empty++
			} else if err := sink(r); err != nil {
				return err
			}
		}
		if _, err := io.Copy(io.Discard, block); err != nil {
			return unpack.Cause(err)
		}
		if block.N > 0 {
			return fmt.Errorf("damaged crawl: record %d is cut off", n)
		}
	}
}

// lost says how many pages had nothing in them.
func lost(pages, empty int) error {
	if empty == 0 {
		return nil
	}
	return fmt.Errorf("%d of %d pages are empty", empty, pages)
}

// head reads the header of a record, and the empty lines before it.
func head(b *bufio.Reader) (textproto.MIMEHeader, error) {
	for blank := 0; ; blank++ {
		line, err := b.ReadSlice('\n')
		if err == io.EOF && len(bytes.TrimSpace(line)) == 0 {
			return nil, io.EOF
		}
		if err != nil || blank > 100 {
			return nil, errWARC
		}
		line = bytes.TrimSpace(line)
		if len(line) == 0 {
			continue
		}
		if !bytes.HasPrefix(line, []byte("WARC/")) {
			return nil, errWARC
		}
		break
	}
	h := textproto.MIMEHeader{}
	for size := 0; ; {
		line, err := b.ReadSlice('\n')
		if size += len(line); err != nil || size > maxHeader {
			return nil, errWARC
		}
		text := string(bytes.TrimRight(line, "\r\n"))
		if text == "" {
			return h, nil
		}
		if key, value, ok := strings.Cut(text, ":"); ok && text[0] != ' ' && text[0] != '\t' {
			h.Add(key, strings.TrimSpace(value))
		}
	}
}

// page is the page of a record, nil for what holds none.
func page(h textproto.MIMEHeader, block io.Reader, maxPage int64) *record.Record {
	r := &record.Record{Form: record.Web}
	r.URL = strings.Trim(h.Get("Warc-Target-Uri"), "<> ")
	r.Key = r.URL
	kind := h.Get("Content-Type")
	switch h.Get("Warc-Type") {
	case "response":
		if !strings.HasPrefix(kind, "application/http") {
			return nil
		}
		resp, err := http.ReadResponse(bufio.NewReader(block), nil)
		if err != nil || resp.StatusCode != http.StatusOK {
			return nil
		}
		defer resp.Body.Close()
		kind, block = resp.Header.Get("Content-Type"), resp.Body
		if !isPage(kind) {
			return nil
		}
		if block, err = inflated(block, resp.Header.Get("Content-Encoding")); err != nil {
			r.Bad = err
			return r
		}
	case "resource":
		if !isPage(kind) {
			return nil
		}
	case "conversion": // Common Crawl's text of a page
		if !strings.HasPrefix(kind, "text/plain") {
			return nil
		}
		r.Form = record.Saved
	default:
		return nil
	}
	raw, err := io.ReadAll(io.LimitReader(block, maxPage+1))
	switch {
	case int64(len(raw)) > maxPage:
		r.Bad = errors.New("too large: a page of more than " + unpack.SizeText(maxPage))
		return r
	case err != nil && (len(raw) == 0 || errors.Is(err, unpack.ErrBomb)):
		r.Bad = fmt.Errorf("damaged page: %w", err)
		return r
	}
	_, params, _ := mime.ParseMediaType(kind)
	body, err := unpack.DecodeAs(raw, params["charset"], r.Form == record.Web)
	if err != nil {
		r.Bad = err
		return r
	}
	if r.Form == record.Web && r.URL != "" { // where browsers write it, so that the page's own goes before it
		body = "<!-- saved from url=(0000)" + r.URL + " -->\n" + body
		r.Draft.URL = ""
	}
	r.Body, r.Raw = body, string(raw)
	return r
}

func isPage(kind string) bool {
	return strings.HasPrefix(kind, "text/html") || strings.HasPrefix(kind, "application/xhtml")
}

// inflated undoes the packing of a response, within the limits.
func inflated(in io.Reader, coding string) (io.Reader, error) {
	counted := &unpack.Counter{In: in}
	packed := func() int64 { return counted.N }
	switch coding = strings.ToLower(strings.TrimSpace(coding)); coding {
	case "", "identity", "none":
		return in, nil
	case "gzip", "x-gzip":
		b := bufio.NewReader(counted)
		if magic, _ := b.Peek(2); string(magic) != "\x1f\x8b" {
			return b, nil // crawlers unpack and leave the header as it was
		}
		z, err := gzip.NewReader(b)
		if err != nil {
			return nil, unpack.Damaged(err)
		}
		return &unpack.Reader{In: z, Packed: packed, Limit: unpack.MaxUnpacked}, nil
	case "deflate":
		return &unpack.Reader{In: flate.NewReader(counted), Packed: packed, Limit: unpack.MaxUnpacked}, nil
	}
	b := bufio.NewReader(in)
	if start, _ := b.Peek(64); bytes.HasPrefix(bytes.TrimSpace(start), []byte("<")) {
		return b, nil
	}
	return nil, fmt.Errorf("a page packed as %q, which is not read; crawl without it", coding)
}
