package page

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

	"onrecord/corpus/outlet"
)

// maxParts is how many parts of a web archive are looked at. The page is the
// first one in all that browsers write.
const maxParts = 1000

var errNoPage = errors.New("a web archive without a page in it")

// FromArchive returns the page in a web archive (.mht, .mhtml), as browsers save
// it: a mail message whose first part of the type text/html is the page. Its
// address goes before it in the comment that browsers write into saved pages.
func FromArchive(raw []byte) ([]byte, error) {
	if len(raw) == 0 {
		return nil, errors.New("empty file")
	}
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return nil, errors.New("damaged web archive: no header of a message")
	}
	address := m.Header.Get("Snapshot-Content-Location")
	kind, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	switch {
	case err != nil:
		return nil, errNoPage
	case kind == "text/html":
		return located(m.Body, m.Header.Get("Content-Transfer-Encoding"), params["charset"], address)
	case !strings.HasPrefix(kind, "multipart/") || params["boundary"] == "":
		return nil, errNoPage
	}
	in := multipart.NewReader(m.Body, params["boundary"])
	for range maxParts {
		part, err := in.NextRawPart()
		if err != nil {
			break
		}
		kind, params, err := mime.ParseMediaType(part.Header.Get("Content-Type"))
		if err != nil || kind != "text/html" {
			continue
		}
		if address == "" {
			address = part.Header.Get("Content-Location")
		}
		return located(part, part.Header.Get("Content-Transfer-Encoding"), params["charset"], address)
	}
	return nil, errNoPage
}

// located decodes a part. What was cut off is read as far as it goes.
func located(in io.Reader, coding, charset, address string) ([]byte, error) {
	switch strings.ToLower(strings.TrimSpace(coding)) {
	case "quoted-printable":
		in = quotedprintable.NewReader(in)
	case "base64":
		in = base64.NewDecoder(base64.StdEncoding, in)
	}
	page, err := io.ReadAll(in)
	if err != nil && len(page) == 0 {
		return nil, errors.New("damaged web archive: " + err.Error())
	}
	var head []byte
	if outlet.WebAddress(address) != "" {
		head = []byte("<!-- saved from url=(0000)" + address + " -->\n")
	}
	if charset != "" && !bytes.Contains(bytes.ToLower(page[:min(len(page), 1024)]), []byte("charset=")) {
		head = append(head, "<meta charset="+strings.Trim(charset, `"'<> `)+">\n"...)
	}
	if len(head) == 0 || bytes.HasPrefix(page, []byte("\xff\xfe")) || bytes.HasPrefix(page, []byte("\xfe\xff")) {
		return page, nil
	}
	return append(head, bytes.TrimPrefix(page, []byte("\xef\xbb\xbf"))...), nil
}
