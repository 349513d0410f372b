package sidecar

import (
	"encoding/json"
	"strings"
)

// Value is a string in JSON; a number and a list of names are taken as one, and
// anything else as none, since only the text is needed.
type Value string

// UnmarshalJSON reads a string, a number or a list of strings.
func (w *Value) UnmarshalJSON(b []byte) error {
	var s string
	var n json.Number
	var list []string
	switch {
	case json.Unmarshal(b, &s) == nil:
		*w = Value(s)
	case json.Unmarshal(b, &n) == nil:
		*w = Value(n.String())
	case json.Unmarshal(b, &list) == nil:
		*w = Value(strings.Join(list, ", "))
	}
	return nil
}
