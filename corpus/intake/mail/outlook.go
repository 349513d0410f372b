package mail

import (
	"encoding/binary"
	"errors"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	"onrecord/corpus/intake/compound"
	"onrecord/corpus/intake/record"
)

// Properties of a message of Outlook, by their numbers ([MS-OXPROPS]).
const (
	subject   = 0x0037
	sentAt    = 0x0039
	received  = 0x0e06
	sender    = 0x0c1a
	senderAt  = 0x5d01
	mailAt    = 0x0c1f
	plainBody = 0x1000
	htmlBody  = 0x1013
	codePage  = 0x3fde
)

// types of properties
const (
	isText   = "001F" // in UTF-16
	isNarrow = "001E"
	isBytes  = "0102"
)

// properties is the stream with the values of fixed length; a header of 32 bytes
// stands before them in a message ([MS-OXMSG] 2.4.1.1).
const properties = "__properties_version1.0"

// IsOutlook reports whether a compound file is a message.
func IsOutlook(raw []byte) bool {
	f, err := compound.Open(raw)
	return err == nil && f.Has(properties)
}

// ReadOutlook reads a message of Outlook.
func ReadOutlook(raw []byte, sink record.Sink) error {
	f, err := compound.Open(raw)
	if err != nil {
		return err
	}
	if !f.Has(properties) {
		return errors.New("no message of Outlook; save it as .eml or text")
	}
	o := outlookMessage{file: f, fixed: f.Stream(properties)}
	r := &record.Record{}
	from := o.text(sender)
	for _, id := range []int{senderAt, mailAt} {
		if at := o.text(id); strings.Contains(at, "@") {
			from = strconv.Quote(strings.ReplaceAll(from, `"`, "")) + " <" + at + ">"
			break
		}
	}
	day := ""
	for _, id := range []int{sentAt, received} {
		if t, ok := o.time(id); ok {
			day = t.Format(time.DateOnly)
			break
		}
	}
	facts(&r.Draft, o.text(subject), from, day)
	c := content{plain: o.text(plainBody), html: o.text(htmlBody)}
	if html := f.Stream(stream(htmlBody, isBytes)); len(html) > 0 && len(html) <= maxBody {
		c.html = charset(html, o.charset(), true)
	}
	if c.body(r); r.Body == "" {
		return errNoText
	}
	return sink(r)
}

type outlookMessage struct {
	file  *compound.File
	fixed []byte
}

func stream(id int, kind string) string {
	return "__substg1.0_" + strings.ToUpper(strconv.FormatInt(int64(0x10000+id), 16)[1:]) + kind
}

// text is a property of words.
func (o outlookMessage) text(id int) string {
	if raw := o.file.Stream(stream(id, isText)); len(raw) > 1 && len(raw) <= maxBody {
		units := make([]uint16, len(raw)/2)
		for i := range units {
			units[i] = binary.LittleEndian.Uint16(raw[2*i:])
		}
		return strings.TrimRight(string(utf16.Decode(units)), "\x00")
	}
	raw := o.file.Stream(stream(id, isNarrow))
	if len(raw) == 0 || len(raw) > maxBody {
		return ""
	}
	return strings.TrimRight(charset(raw, o.charset(), false), "\x00")
}

// fixedValue is a property of fixed length.
func (o outlookMessage) fixedValue(id int) (uint64, bool) {
	for at := 32; at+16 <= len(o.fixed); at += 16 {
		if int(binary.LittleEndian.Uint16(o.fixed[at+2:])) == id {
			return binary.LittleEndian.Uint64(o.fixed[at+8:]), true
		}
	}
	return 0, false
}

// time is a property of a moment: tenths of microseconds since 1601.
func (o outlookMessage) time(id int) (time.Time, bool) {
	v, ok := o.fixedValue(id)
	if !ok || v == 0 {
		return time.Time{}, false
	}
	t := time.Unix(int64(v/1e7)-11644473600, 0).UTC()
	return t, t.Year() > 1970 && t.Year() < 2200
}

// charset is the name of the encoding of words that are not in UTF-16.
func (o outlookMessage) charset() string {
	switch v, _ := o.fixedValue(codePage); uint32(v) {
	case 0, 65001, 20127:
		return ""
	case 20866:
		return "koi8-r"
	case 28592:
		return "iso-8859-2"
	case 932:
		return "shift_jis"
	case 936:
		return "gbk"
	default:
		return "windows-" + strconv.Itoa(int(uint32(v)))
	}
}
