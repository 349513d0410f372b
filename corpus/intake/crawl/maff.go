package crawl

import (
	"regexp"
	"strings"
)

// original is where a page of a .maff file came from, in the index beside it.
var original = regexp.MustCompile(`(?i)\boriginalurl\s+(?:\w+:)?resource\s*=\s*["']([^"']+)["']`)

// Address returns where a page came from, by the index.rdf beside it, "" where that
// does not say.
func Address(rdf []byte) string {
	m := original.FindSubmatch(rdf)
	if m == nil {
		return ""
	}
	return strings.ReplaceAll(string(m[1]), "&amp;", "&")
}
