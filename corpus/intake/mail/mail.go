// Package mail reads messages: single ones as mail programs save them (.eml, .emlx),
// boxes of them (.mbox), and those of Outlook (.msg).
//
// # Steps
//
//	mail.go     a message's header and the part that holds its text
//	parts.go    parts in parts, and their encodings
//	mailbox.go  a box is read as it comes, a message at a time
//	outlook.go  Outlook's own form of a message
//	alerts.go   a message of Google Alerts holds a list of articles
//
// # Decisions
//
// The subject is the title, the day on which it was sent the day; the host of the
// sender is the outlet unless anybody can have an address there, and the sender the
// author where the name is a person's. The plain text goes before the markup where
// both are there and say about the same, as newsletters' markup is full of furniture.
// Attachments are not read.
package mail

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/mail"
	"strconv"
	"strings"

	"golang.org/x/text/encoding/htmlindex"

	"onrecord/corpus/byline"
	"onrecord/corpus/draft"
	"onrecord/corpus/furniture"
	"onrecord/corpus/intake/record"
	"onrecord/corpus/outlet"
	"onrecord/corpus/text"
)

// MaxMessage is how many bytes a message that is a file may have, its attachments
// included. Those in a box are read as they come.
const MaxMessage = 25 << 20

var errNoText = errors.New("a message without text; its attachments are not read, save them beside it")

// Read reads a message.
func Read(raw []byte, sink record.Sink) error {
	if line, rest, ok := bytes.Cut(raw, []byte("\n")); ok { // Apple Mail says first how long it is
		if n, err := strconv.Atoi(string(bytes.TrimSpace(line))); err == nil && n > 0 && n <= len(rest) {
			raw = rest[:n]
		}
	}
	records, err := message(bytes.NewReader(raw))
	if err != nil {
		return err
	}
	for _, r := range records {
		if err := sink(r); err != nil {
			return err
		}
	}
	return nil
}

// message makes records of a message: one, but for a list of alerts.
func message(in io.Reader) ([]*record.Record, error) {
	m, err := mail.ReadMessage(in)
	if err != nil {
		return nil, errors.New("damaged message: its header cannot be read")
	}
	c := &content{}
	if err := c.part(header(m.Header), m.Body, 0); err != nil {
		return nil, err
	}
	from := word(m.Header.Get("From"))
	if strings.Contains(from, "googlealerts") {
		if list := alerts(c.plain); len(list) > 0 {
			return list, nil
		}
	}
	r := &record.Record{Key: strings.Trim(m.Header.Get("Message-Id"), "<> ")}
	r.Raw = strings.Join([]string{m.Header.Get("Subject"), m.Header.Get("From"), m.Header.Get("Date"), c.plain, c.html}, "\x00")
	facts(&r.Draft, word(m.Header.Get("Subject")), from, m.Header.Get("Date"))
	if c.body(r); r.Body == "" {
		return nil, errNoText
	}
	return []*record.Record{r}, nil
}

// facts sets what a header says.
func facts(d *draft.Draft, subject, from, date string) {
	for _, mark := range []string{"Fwd:", "FW:", "Fw:", "WG:", "Re:", "RE:", "TR:"} {
		subject = strings.TrimSpace(strings.TrimPrefix(subject, mark))
	}
	d.Title = text.OneLine(subject)
	if t, err := mail.ParseDate(date); err == nil {
		date = t.Format("2006-01-02")
	}
	d.Dated(draft.InMarkup, text.OneLine(date))
	name, address := from, ""
	if a, err := mail.ParseAddress(from); err == nil {
		name, address = a.Name, a.Address
	}
	if name = text.OneLine(strings.Trim(name, `"' `)); person(name) {
		d.Author = name
	}
	if _, host, ok := strings.Cut(address, "@"); ok {
		if known := outlet.Of("https://" + host); !public[strings.ToLower(host)] {
			d.Outlet = known
		}
	}
	if known := outlet.Known(name); known != "" {
		d.Outlet = known
	}
}

// person reports whether a sender's name can be a person's: an outlet's has words that
// people's have not.
func person(name string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(name)) {
		if furniture.Is(w, furniture.OutletWord|furniture.PaperWord) {
			return false
		}
	}
	return byline.IsName(name) && strings.Contains(name, " ") && outlet.Known(name) == ""
}

// public are hosts where anybody can have an address.
var public = hosts("gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk live.com msn.com yahoo.com yahoo.co.uk yahoo.fr yahoo.de ymail.com aol.com icloud.com me.com mac.com " +
	"gmx.de gmx.net gmx.com gmx.at web.de t-online.de freenet.de posteo.de mailbox.org proton.me protonmail.com pm.me tutanota.com tuta.io fastmail.com zoho.com mail.com mail.ru inbox.ru " +
	"list.ru bk.ru yandex.ru yandex.com rambler.ru ukr.net orange.fr free.fr laposte.net wanadoo.fr libero.it qq.com 163.com 126.com naver.com hey.com google.com")

func hosts(list string) map[string]bool {
	out := map[string]bool{}
	for h := range strings.FieldsSeq(list) {
		out[h] = true
	}
	return out
}

// words decodes a header's value (RFC 2047).
var words = mime.WordDecoder{CharsetReader: func(charset string, in io.Reader) (io.Reader, error) {
	e, err := htmlindex.Get(charset)
	if err != nil {
		return nil, fmt.Errorf("charset %s", charset)
	}
	return e.NewDecoder().Reader(in), nil
}}

func word(s string) string {
	out, err := words.DecodeHeader(s)
	if err != nil {
		return s
	}
	return out
}
