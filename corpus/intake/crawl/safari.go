package crawl

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"strings"
	"unicode/utf16"

	"onrecord/corpus/intake/unpack"
	"onrecord/corpus/outlet"
)

var errSafari = errors.New("damaged web archive: no page in it; save the page again, as HTML")

// Safari returns the page in a .webarchive, with its address before it as browsers
// write it into the pages that they save.
func Safari(raw []byte) (string, error) {
	main := map[string][]byte{}
	if bytes.HasPrefix(raw, []byte("bplist00")) {
		p, err := openPlist(raw)
		if err != nil {
			return "", err
		}
		page, ok := p.dict(p.value(p.top, "WebMainResource"))
		if !ok {
			return "", errSafari
		}
		for key, ref := range page {
			main[key] = p.bytes(ref)
		}
	} else if main = plistXML(raw); main == nil {
		return "", errSafari
	}
	data := main["WebResourceData"]
	if len(data) == 0 {
		return "", errSafari
	}
	body, err := unpack.DecodeAs(data, string(main["WebResourceTextEncodingName"]), true)
	if err != nil {
		return "", err
	}
	if address := string(main["WebResourceURL"]); outlet.WebAddress(address) != "" {
		body = "<!-- saved from url=(0000)" + address + " -->\n" + body
	}
	return body, nil
}

// plist is a binary property list: objects that refer to each other by number. Only
// what is asked for is read, and nothing is copied.
type plist struct {
	raw     []byte
	offsets []byte
	width   int // bytes of an offset
	refs    int // bytes of a reference
	count   int
	top     int
}

// openPlist reads the trailer of 32 bytes.
func openPlist(raw []byte) (*plist, error) {
	if len(raw) < 40 {
		return nil, errSafari
	}
	t := raw[len(raw)-32:]
	count, top, table := binary.BigEndian.Uint64(t[8:]), binary.BigEndian.Uint64(t[16:]), binary.BigEndian.Uint64(t[24:])
	p := &plist{raw: raw, width: int(t[6]), refs: int(t[7])}
	size := uint64(len(raw))
	if p.width == 0 || p.width > 8 || p.refs == 0 || p.refs > 8 || count == 0 || count > size || top >= count || table >= size || count*uint64(p.width) > size-table {
		return nil, errSafari
	}
	p.count, p.top = int(count), int(top)
	p.offsets = raw[table : table+count*uint64(p.width)]
	return p, nil
}

func number(b []byte) int {
	n := 0
	for _, c := range b {
		if n > 1<<40 {
			return -1
		}
		n = n<<8 | int(c)
	}
	return n
}

// object returns an object's type, its length and what follows.
func (p *plist) object(ref int) (kind byte, length int, rest []byte, ok bool) {
	if ref < 0 || ref >= p.count {
		return 0, 0, nil, false
	}
	at := number(p.offsets[ref*p.width : (ref+1)*p.width])
	if at < 0 || at >= len(p.raw) {
		return 0, 0, nil, false
	}
	kind, length, rest = p.raw[at]>>4, int(p.raw[at]&15), p.raw[at+1:]
	if length == 15 {
		if len(rest) == 0 || rest[0]>>4 != 1 {
			return 0, 0, nil, false
		}
		n := 1 << (rest[0] & 15)
		if n > 8 || len(rest) < 1+n {
			return 0, 0, nil, false
		}
		length, rest = number(rest[1:1+n]), rest[1+n:]
	}
	return kind, length, rest, length >= 0 && length <= len(p.raw)
}

// dict returns the references of a dictionary by their keys.
func (p *plist) dict(ref int) (map[string]int, bool) {
	kind, n, rest, ok := p.object(ref)
	if !ok || kind != 0xd || 2*n*p.refs > len(rest) || n > 1000 {
		return nil, false
	}
	out := map[string]int{}
	for i := range n {
		key := number(rest[i*p.refs : (i+1)*p.refs])
		out[string(p.bytes(key))] = number(rest[(n+i)*p.refs : (n+i+1)*p.refs])
	}
	return out, true
}

// value is what a dictionary has under a key, -1 for none.
func (p *plist) value(ref int, key string) int {
	d, _ := p.dict(ref)
	if v, ok := d[key]; ok {
		return v
	}
	return -1
}

// bytes are an object's data, or its words as UTF-8.
func (p *plist) bytes(ref int) []byte {
	kind, n, rest, ok := p.object(ref)
	switch {
	case !ok:
		return nil
	case (kind == 4 || kind == 5) && n <= len(rest):
		return rest[:n]
	case kind == 6 && 2*n <= len(rest):
		units := make([]uint16, n)
		for i := range units {
			units[i] = binary.BigEndian.Uint16(rest[2*i:])
		}
		return []byte(string(utf16.Decode(units)))
	}
	return nil
}

// plistXML reads the first resource of a property list of XML.
func plistXML(raw []byte) map[string][]byte {
	dec := xml.NewDecoder(bytes.NewReader(raw))
	out, key, in := map[string][]byte{}, "", ""
	for {
		token, err := dec.RawToken()
		if err != nil {
			return nil
		}
		switch t := token.(type) {
		case xml.StartElement:
			in = t.Name.Local
		case xml.EndElement:
			in = ""
			if t.Name.Local == "dict" && len(out["WebResourceData"]) > 0 {
				return out
			}
		case xml.CharData:
			switch in {
			case "key":
				key = string(t)
			case "string":
				out[key] = []byte(string(t))
			case "data":
				data, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(string(t)), ""))
				if err == nil && key == "WebResourceData" {
					out[key] = data
				}
			}
		}
	}
}
