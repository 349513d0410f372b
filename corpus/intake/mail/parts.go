package mail

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"

	"golang.org/x/text/encoding/htmlindex"

	"onrecord/corpus/intake/record"
	"onrecord/corpus/intake/unpack"
	"onrecord/corpus/page"
)

// Limits of a message.
const (
	maxParts   = 500
	maxNesting = 10
	maxBody    = 8 << 20 // bytes of a part of text
)

// header gives a header's value by its name.
type header interface{ Get(name string) string }

var _ header = mail.Header{}

// content is the text of a message.
type content struct {
	plain, html string
	parts       int
}

// part reads a part, and what lies in it.
func (c *content) part(h header, in io.Reader, depth int) error {
	if c.parts++; c.parts > maxParts {
		return errors.New("damaged message: too many parts")
	}
	if depth > maxNesting {
		return errors.New("damaged message: parts nested too deeply")
	}
	kind, params, err := mime.ParseMediaType(h.Get("Content-Type"))
	if err != nil {
		kind = "text/plain"
	}
	attached, _, _ := mime.ParseMediaType(h.Get("Content-Disposition"))
	switch {
	case strings.HasPrefix(kind, "multipart/") && params["boundary"] != "":
		parts := multipart.NewReader(in, params["boundary"])
		for {
			p, err := parts.NextRawPart()
			if err != nil {
				return nil // what was cut off is read as far as it goes
			}
			if err := c.part(p.Header, p, depth+1); err != nil {
				return err
			}
		}
	case kind == "message/rfc822" && c.plain == "" && c.html == "":
		m, err := mail.ReadMessage(in)
		if err != nil {
			return nil
		}
		return c.part(m.Header, m.Body, depth+1)
	case attached == "attachment", kind != "text/plain" && kind != "text/html":
		return nil
	}
	raw, err := io.ReadAll(io.LimitReader(decoded(in, h.Get("Content-Transfer-Encoding")), maxBody+1))
	if len(raw) > maxBody {
		return errors.New("too large: a message of more than " + unpack.SizeText(maxBody))
	}
	if err != nil && len(raw) == 0 {
		return nil
	}
	body := charset(raw, params["charset"], kind == "text/html")
	switch {
	case kind == "text/html" && c.html == "":
		c.html = body
	case kind == "text/plain":
		c.plain = strings.TrimSpace(c.plain + "\n\n" + body)
	}
	return nil
}

// decoded undoes the coding for the way.
func decoded(in io.Reader, coding string) io.Reader {
	switch strings.ToLower(strings.TrimSpace(coding)) {
	case "quoted-printable":
		return quotedprintable.NewReader(in)
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, in)
	}
	return in
}

// charset is a text in the encoding that its part names, or that it looks like.
func charset(raw []byte, name string, markup bool) string {
	if e, err := htmlindex.Get(strings.Trim(name, `"' `)); err == nil && name != "" && !bytes.HasPrefix(raw, []byte("\xef\xbb\xbf")) {
		if n := strings.ToLower(name); n != "us-ascii" && n != "utf-8" {
			if out, err := e.NewDecoder().Bytes(raw); err == nil {
				return string(out)
			}
		}
	}
	text, err := unpack.Decode(raw, markup)
	if err != nil {
		return ""
	}
	return text
}

// body chooses the text.
func (c *content) body(r *record.Record) {
	plain := strings.TrimSpace(c.plain)
	r.Body = record.Unwrap(plain)
	if c.html == "" {
		return
	}
	seen := len(strings.Fields(page.PlainText(c.html)))
	if len(strings.Fields(plain)) < max(seen/2, 1) {
		r.Body, r.Form = c.html, record.Fragment
	}
}
