package objects

import (
	"bytes"
	"encoding/json"
	"strings"
)

// named are the keys of an object that stands where a word could: a person with a
// name, a title with its written form.
var named = []string{"name", "main", "rendered", "title", "full_name", "fullname", "display_name", "#text", "text", "value", "$date", "$oid", "url", "@id", "label", "original"}

// words is a value of one line: a string or a number, what an object is called, or
// the members of a list with commas between them.
func words(raw json.RawMessage) string {
	raw = bytes.TrimSpace(raw)
	if len(raw) == 0 {
		return ""
	}
	switch raw[0] {
	case '"':
		var s string
		_ = json.Unmarshal(raw, &s)
		return s
	case '[':
		var list []json.RawMessage
		_ = json.Unmarshal(raw, &list)
		var all []string
		for _, e := range list {
			if s := strings.TrimSpace(words(e)); s != "" {
				all = append(all, s)
			}
		}
		return strings.Join(all, ", ")
	case '{':
		var o object
		_ = json.Unmarshal(raw, &o)
		for _, key := range named {
			if v := o[key]; len(v) > 0 && v[0] != '{' && v[0] != '[' {
				if s := words(v); s != "" {
					return s
				}
			}
		}
		return ""
	case 't', 'f', 'n':
		return ""
	}
	return string(raw)
}

// unspoken are keys whose values are no words of the text that they stand in.
var unspoken = map[string]bool{
	"type": true, "id": true, "class": true, "tag": true, "tags": true, "style": true, "url": true, "href": true, "kind": true, "attrs": true, "attributes": true, "format": true,
	"lang": true, "language": true, "src": true, "protected": true, "name": true, "date": true, "author": true, "role": true, "caption": true, "credit": true, "alt": true,
}

// paragraphs is a text: a string as it is, or all strings of a list or an object, in
// their order, with an empty line between them.
func paragraphs(raw json.RawMessage) string {
	if len(raw) > 0 && raw[0] == '"' {
		var s string
		_ = json.Unmarshal(raw, &s)
		return s
	}
	if len(raw) == 0 || raw[0] != '[' && raw[0] != '{' {
		return ""
	}
	var all []string
	dec := json.NewDecoder(bytes.NewReader(raw))
	var objects []bool // which of the open brackets are objects'
	key, isKey := "", false
	for {
		token, err := dec.Token()
		if err != nil {
			break
		}
		switch t := token.(type) {
		case json.Delim:
			if t == '{' || t == '[' {
				if key != "" && unspoken[key] {
					skipValue(dec)
					key = ""
					isKey = len(objects) > 0 && objects[len(objects)-1]
					continue
				}
				objects = append(objects, t == '{')
				key, isKey = "", t == '{'
				continue
			}
			objects = objects[:len(objects)-1]
			key, isKey = "", len(objects) > 0 && objects[len(objects)-1]
			continue
		case string:
			switch {
			case isKey:
				key, isKey = strings.ToLower(t), false
				continue
			case !unspoken[key] && strings.TrimSpace(t) != "":
				all = append(all, strings.TrimSpace(t))
			}
		}
		key, isKey = "", len(objects) > 0 && objects[len(objects)-1]
	}
	return strings.Join(all, "\n\n")
}

// skipValue reads on to the end of the list or object that was just opened.
func skipValue(dec *json.Decoder) {
	for depth := 1; depth > 0; {
		token, err := dec.Token()
		if err != nil {
			return
		}
		switch token {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
	}
}
